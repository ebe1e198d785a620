/// Compares the blocks of a text: those added, removed, moved and changed.
func compareTexts(
  _ old: [SnapshotEntry],
  _ new: [SnapshotEntry],
  on page: PageSnapshot
) -> [ReaderChange] {
  var removed: [Int] = []
  var inserted: [Int] = []
  var moved: [Int] = []
  for change in new.difference(from: old).inferringMoves() {
    switch change {
    case .remove(let offset, _, nil): removed.append(offset)
    case .insert(let offset, _, nil): inserted.append(offset)
    case .insert(let offset, _, _?): moved.append(offset)
    case .remove: break
    }
  }
  removed.sort()
  inserted.sort()
  var changes: [(position: Int, change: ReaderChange)] = moved.map { index in
    var change = remark(on: new[index], of: page)
    change.note = "moved"
    return (index, change)
  }
  let pairs = pairs(removed.map { old[$0] }, inserted.map { new[$0] })
  for pair in pairs {
    // A removed block is listed where its neighbours are, as far as these are still there.
    let position = pair.new.map { inserted[$0] } ?? removed[pair.old ?? 0]
    let before = pair.old.map { old[removed[$0]] }
    let after = pair.new.map { new[inserted[$0]] }
    changes.append((position, change(before, after, on: page)))
  }
  return changes.enumerated().sorted {
    ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
  }.map(\.element.change)
}

private func change(
  _ old: SnapshotEntry?,
  _ new: SnapshotEntry?,
  on page: PageSnapshot
) -> ReaderChange {
  guard let before = old, let after = new, before.text == after.text else {
    let entry = new ?? old
    return ReaderChange(
      .text,
      of: page,
      entry.map(name) ?? "",
      anchor: entry?.anchor,
      old: old?.text,
      new: new?.text
    )
  }
  var change = remark(on: after, of: page)
  let links = [before, after].map { Array($0.details.dropFirst(2)) }
  if links[0] == links[1] {
    change.note = "formatted differently"
  } else {
    let targets = links.map { $0.isEmpty ? "nothing" : $0.joined(separator: ", ") }
    change.note = "links to \(targets[1]), not to \(targets[0])"
  }
  return change
}

/// A change that leaves the words of a block as they were; its note says what has changed.
private func remark(on entry: SnapshotEntry, of page: PageSnapshot) -> ReaderChange {
  ReaderChange(.text, of: page, name(entry), anchor: entry.anchor, new: entry.text)
}

extension SnapshotEntry {
  /// The anchor of a block; `nil` if it has none.
  fileprivate var anchor: String? { key.isEmpty ? nil : key }
}

/// What a block is, for people.
private func name(_ entry: SnapshotEntry) -> String {
  let element = entry.details.first ?? ""
  return switch element {
  case "li": "item"
  case "tr": "row"
  case "pre": "code"
  case "blockquote": "quotation"
  case "figure": "chart"
  case _ where element.hasPrefix("h"): "heading"
  default: "paragraph"
  }
}

/// Matches removed blocks with the inserted ones that are most like them.
private func pairs(
  _ removed: [SnapshotEntry],
  _ inserted: [SnapshotEntry]
) -> [(old: Int?, new: Int?)] {
  let (before, after) = (removed.map { words(of: $0.text) }, inserted.map { words(of: $0.text) })
  var rest = Set(inserted.indices)
  var pairs: [(old: Int?, new: Int?)] = []
  for index in removed.indices {
    // Comparing each block with each other one would take too long for a text that is replaced.
    let candidates = removed.count * inserted.count > 40_000 ? rest.filter { $0 == index } : rest
    let best = candidates.map { other in
      let isSameAnchor = !removed[index].key.isEmpty && removed[index].key == inserted[other].key
      return (
        index: other, likeness: similarity(before[index], after[other]) + (isSameAnchor ? 1 : 0)
      )
    }.min { ($1.likeness, $0.index) < ($0.likeness, $1.index) }
    guard let best, best.likeness >= 0.5 else {
      pairs.append((index, nil))
      continue
    }
    rest.remove(best.index)
    pairs.append((index, best.index))
  }
  return pairs + rest.sorted().map { (nil, $0) }
}
