/// Compares two versions of a page.
struct PageComparison {
  private let old: PageSnapshot
  private let new: PageSnapshot
  private let matches: PageMatches
  /// What explains changed statistics: the releases of their data, old and new if they differ.
  private let releases: String?

  init(_ old: PageSnapshot, _ new: PageSnapshot, _ matches: PageMatches) {
    self.old = old
    self.new = new
    self.matches = matches
    var texts = [old, new].compactMap(\.releases)
    if texts.first == texts.last { texts = Array(texts.prefix(1)) }
    releases = texts.isEmpty ? nil : "data: \(texts.joined(separator: " → "))"
  }

  var changes: [ReaderChange] {
    var changes: [ReaderChange] = []
    if old.address != new.address && !new.isPart {
      changes.append(ReaderChange(.pageMoved, of: new, old: old.address, new: new.address))
    }
    if old.title != new.title {
      changes.append(ReaderChange(titleKind, of: new, "title", old: old.title, new: new.title))
    }
    if old.kind != new.kind {
      changes.append(ReaderChange(.fact, of: new, "kind of page", old: old.kind, new: new.kind))
    }
    changes += entryChanges
    for part in [SnapshotPart.statistic, .row] {
      changes += rowChanges(old.table(part), new.table(part), releases: releases)
    }
    return changes + textChanges
  }

  private var isChart: Bool { new.kind == "chart-page" }

  private var titleKind: ReaderChangeKind { isChart ? .chart : .title }

  /// The changes of the entries that have keys of their own.
  private var entryChanges: [ReaderChange] {
    let (before, after) = (old.keyed(matches.renamed), new.keyed { $0 })
    let keys = before.order + after.order.filter { before.entries[$0] == nil }
    return orderChanges(before.order, after.order, "entries")
      + keys.compactMap { key in
        let (one, other) = (before.entries[key], after.entries[key])
        if let one, let other, isSame(one, other) { return nil }
        guard let entry = other ?? one, let kind = kind(of: entry) else { return nil }
        if entry.part == .item, one == nil || other == nil {
          guard let id = entry.id, !matches.isUnmatched(id) else { return nil }
        }
        return ReaderChange(
          kind,
          of: new,
          entry.subject,
          old: one?.shownText,
          new: other?.shownText
        )
      }
  }

  /// A change if the keys that are in both lists have another order.
  private func orderChanges(_ old: [String], _ new: [String], _ what: String) -> [ReaderChange] {
    let shared = Set(old).intersection(new)
    guard old.filter(shared.contains) != new.filter(shared.contains) else { return [] }
    return [ReaderChange(.fact, of: self.new, "order of \(what)", note: "has changed")]
  }

  private func isSame(_ old: SnapshotEntry, _ new: SnapshotEntry) -> Bool {
    guard old.details == new.details else { return false }
    if let id = old.id, let other = new.id {
      let names = id.split(separator: idSeparator).map { matches.renamed(String($0)) }
      return names.joined(separator: idSeparator) == other
    }
    return old.text == new.text
  }

  /// `nil` for an entry whose change is reported elsewhere: that of a release on its dataset.
  private func kind(of entry: SnapshotEntry) -> ReaderChangeKind? {
    switch entry.part {
    case .status: .status
    case .deadline: .deadline
    case .event: .event
    case .grade: .grade
    case .response: .response
    case .column: .column
    case .fact, .item: isChart ? .chart : .fact
    case .change: .entry
    case .label: .label
    case .release, .statistic, .row, .text: nil
    }
  }

  /// The changes of the cells and rows of a table.
  private func rowChanges(_ old: Table, _ new: Table, releases: String?) -> [ReaderChange] {
    let keys = old.rows.map(\.key) + new.rows.map(\.key).filter { old.indices[$0] == nil }
    let order = orderChanges(old.rows.map(\.key), new.rows.map(\.key), "rows")
    return order
      + keys.flatMap { key -> [ReaderChange] in
        let (one, other) = (old.row(key), new.row(key))
        guard let one, let other else {
          return [
            added(one.map(old.text), other.map(new.text), (other ?? one)?.text ?? key, new.part)
          ]
        }
        let names = new.columns.map(\.key).filter { name in
          guard let before = old.cell(name, of: one), let after = new.cell(name, of: other) else {
            return false
          }
          return before != after
        }
        guard !names.isEmpty else { return [] }
        if new.part == .statistic {
          return [
            ReaderChange(
              .statistic,
              of: self.new,
              other.text,
              old: old.statistic(one, showing: names),
              new: new.statistic(other, showing: names),
              note: releases
            )
          ]
        }
        return names.map { name in
          ReaderChange(
            .data,
            of: self.new,
            "\(other.text): \(new.title(of: name))",
            old: old.cell(name, of: one),
            new: new.cell(name, of: other)
          )
        }
      }
  }

  private func added(
    _ old: String?,
    _ new: String?,
    _ subject: String,
    _ part: SnapshotPart
  ) -> ReaderChange {
    ReaderChange(
      part == .statistic ? .statistic : .data,
      of: self.new,
      subject,
      old: old,
      new: new,
      note: part == .statistic ? releases : nil
    )
  }

  private var textChanges: [ReaderChange] {
    let before = old.entries.filter { $0.part == .text }.map { entry in
      var entry = entry
      entry.details = entry.details.map(matches.renamed)
      return entry
    }
    return compareTexts(before, new.entries.filter { $0.part == .text }, on: new)
  }
}

extension PageSnapshot {
  /// The releases of the data from which its statistics are calculated.
  fileprivate var releases: String? {
    let texts = entries.filter { $0.part == .release }.map(\.text)
    return texts.isEmpty ? nil : texts.joined(separator: "; ")
  }

  /// The entries that are compared by key, in their order; the names of records in keys are
  /// translated.
  fileprivate func keyed(
    _ renamed: (String) -> String
  ) -> (order: [String], entries: [String: SnapshotEntry]) {
    var (order, found): ([String], [String: SnapshotEntry]) = ([], [:])
    for entry in entries where ![.text, .statistic, .row].contains(entry.part) {
      var name = entry.key
      if entry.part == .item, let id = entry.id { name = "\(entry.subject) \(renamed(id))" }
      let key = "\(entry.part.rawValue) \(name)"
      if found.updateValue(entry, forKey: key) == nil { order.append(key) }
    }
    return (order, found)
  }
}

extension SnapshotEntry {
  /// What the entry is about, for people.
  var subject: String {
    let words = key.replacing("_", with: " ")
    switch part {
    case .status: return "status, \(words)"
    case .event: return "history"
    case .grade: return "grade of \(words)"
    case .response: return "response for \(words)"
    case .column: return "column \(key)"
    case .change: return "list of changes, \(key)"
    case .item:
      guard let id, key.hasSuffix(" \(id)") else { return words }
      return String(key.dropLast(id.count + 1)).replacing("_", with: " ")
    default: return words
    }
  }

  /// The text and the details, for people; after a sentence, these are in brackets.
  fileprivate var shownText: String {
    let rest = details.filter { !$0.isEmpty }.joined(separator: "; ")
    guard !rest.isEmpty else { return text }
    return text.hasSuffix(".") ? "\(text) (\(rest))" : "\(text); \(rest)"
  }
}
