import Content
import SitePlanning

/// What changes for readers between two snapshots of a site: by page, the most serious first.
///
/// It is empty if readers see the same in both.
package func readerChanges(
  from old: SiteSnapshot,
  to new: SiteSnapshot
) -> [ReaderChange] {
  guard old != new else { return [] }
  let matches = PageMatches(old, new)
  var changes = matches.removals(new) + matches.additions(new)
  for pair in matches.pairs where pair.old != pair.new {
    changes += PageComparison(pair.old, pair.new, matches).changes
  }
  changes += matches.chartValues + matches.redirects(old, new)
  changes += files(old.files, new.files, matches) + design(old.design, new.design)
  return inOrder(changes)
}

/// Changes grouped by page, pages with more serious changes first.
private func inOrder(_ changes: [ReaderChange]) -> [ReaderChange] {
  var worst: [ChangedPage: ReaderChangeKind] = [:]
  for change in changes {
    worst[change.page] = min(change.kind, worst[change.page] ?? change.kind)
  }
  func key(_ change: ReaderChange) -> (ReaderChangeKind, String, String) {
    let page = change.page
    return (worst[page] ?? change.kind, page.address, "\(page.language ?? "") \(page.title)")
  }
  return changes.enumerated().sorted { one, other in
    let (left, right) = (key(one.element), key(other.element))
    if left != right { return left < right }
    return (one.element.kind, one.offset) < (other.element.kind, other.offset)
  }.map(\.element)
}

/// The pages of two snapshots, matched.
struct PageMatches {
  private(set) var pairs: [(old: PageSnapshot, new: PageSnapshot)] = []
  private(set) var removed: [PageSnapshot] = []
  private var added: [PageSnapshot] = []
  /// The new names of records that have moved, by their old ones.
  private var renamed: [String: String] = [:]
  /// The addresses of notices that were not there before.
  private(set) var newNotices: Set<String> = []
  /// The names of records that are only in one of the snapshots.
  private var unmatched: Set<String> = []

  /// The addresses of pages of records that are gone, new or elsewhere.
  private var folders: [String] = []
  /// The addresses of all pages that are gone or new.
  private var unmatchedAddresses: [String] = []

  /// Matches pages by their records, then by the redirects of the new snapshot or their addresses.
  init(_ old: SiteSnapshot, _ new: SiteSnapshot) {
    let oldKeys = Set(old.pages.map(\.key))
    var rest: [String: PageSnapshot] = [:]
    for page in new.pages { rest[page.key] = page }
    let targets = new.redirectTargets
    let newPages = new.pages.filter { !oldKeys.contains($0.key) }
    let byAddress = Dictionary(newPages.map { ($0.address, $0) }) { first, _ in first }
    for page in old.pages {
      if let other = rest.removeValue(forKey: page.key) {
        pairs.append((page, other))
      } else if let other = translation(of: page, in: rest)
        ?? byAddress[targets[page.address] ?? page.address],
        other.kind == page.kind, rest.removeValue(forKey: other.key) != nil
      {
        pairs.append((page, other))
        if let name = page.record, let newName = other.record { renamed[name] = newName }
      } else {
        removed.append(page)
      }
    }
    let ids = newBodyIDs
    if !ids.isEmpty { pairs = pairs.map { ($0.old.renamingRows(ids), $0.new) } }
    added = new.pages.filter { rest[$0.key] != nil }
    newNotices = Set(added.filter { $0.kind == noticeKind }.map(\.address))
    unmatched = Set((removed + added).compactMap { $0.language == nil ? $0.record : nil })
    unmatchedAddresses = (removed + added).filter { !$0.isPart }.map(\.address)
    let whole = (removed + added).filter { $0.record != nil && !$0.isPart }.map(\.address)
    let moved = pairs.filter { $0.old.address != $0.new.address && !$0.new.isPart }
    folders = (whole + moved.flatMap { [$0.old.address, $0.new.address] }).filter { $0 != "/" }
  }

  /// The translation of a record that was renamed; no redirect names its page.
  ///
  /// An original precedes its translations in a snapshot.
  private func translation(
    of page: PageSnapshot,
    in others: [String: PageSnapshot]
  ) -> PageSnapshot? {
    guard page.language != nil, let name = page.record, let newName = renamed[name] else {
      return nil
    }
    var moved = page
    moved.record = newName
    return others[moved.key]
  }

  /// The new ids of bodies, by their old ones.
  private var newBodyIDs: [Substring: Substring] {
    let bodies = pairs.filter { $0.old.kind == PageKind(record: .body).rawValue }
    let ids = bodies.compactMap { old, new -> (Substring, Substring)? in
      guard let id = old.bodyID, let newID = new.bodyID, id != newID else { return nil }
      return (id, newID)
    }
    return Dictionary(ids) { first, _ in first }
  }

  /// The name of a record, or the target of a link to one, in the new snapshot.
  func renamed(_ name: String) -> String {
    guard !renamed.isEmpty else { return name }
    let record = name.prefix { $0 != "#" }
    return renamed[String(record)].map { $0 + name.dropFirst(record.count) } ?? name
  }

  /// Whether a name is that of a record which is only in one of the snapshots; that it is no longer
  /// listed, or is now, is a consequence.
  func isUnmatched(_ name: String) -> Bool { unmatched.contains(name) }

  /// Whether the address of a file is below that of a page which is gone, new or elsewhere.
  func isConsequence(file: String) -> Bool {
    isConsequence(file) || unmatchedAddresses.contains { file.hasPrefix($0) && $0 != "/" }
  }

  /// Whether an address is below that of a page which is gone, new or elsewhere.
  func isConsequence(_ address: String) -> Bool {
    folders.contains { address.hasPrefix($0) && address != $0 }
  }
}

extension PageSnapshot {
  /// The id in the name of a body: `durham` in `force:durham`.
  fileprivate var bodyID: Substring? { record?.split(separator: ":").last }

  /// The page with new ids of bodies in the keys of its rows.
  fileprivate func renamingRows(_ newIDs: [Substring: Substring]) -> PageSnapshot {
    var page = self
    for (index, entry) in entries.enumerated() where [.row, .statistic].contains(entry.part) {
      let parts = entry.key.split(separator: " ", omittingEmptySubsequences: false)
      page.entries[index].key = parts.map { String(newIDs[$0] ?? $0) }.joined(separator: " ")
    }
    return page
  }
}

extension PageMatches {
  /// The pages that are gone, with what is at their addresses now.
  func removals(_ new: SiteSnapshot) -> [ReaderChange] {
    let targets = new.redirectTargets
    let notices = Set(added.filter { $0.record == nil }.map(\.address))
    let reasons = Dictionary(
      new.pages.filter { $0.kind == noticeKind }.map { ($0.address, $0.entries.first?.text) }
    ) { first, _ in first }
    return shown(removed).flatMap { page -> [ReaderChange] in
      if page.isPart { return partChanges(page, isNew: false) }
      if let reason = reasons[targets[page.address] ?? page.address] {
        let note = reason.map { "reason: \($0)" }
        return [ReaderChange(.pageWithdrawn, of: page, old: page.address, note: note)]
      }
      var note = targets[page.address].map { "its address leads to \($0)" }
      if notices.contains(page.address) { note = "a notice is at its address" }
      return [ReaderChange(.pageRemoved, of: page, old: page.address, note: note)]
    }
  }

  /// The pages that are new.
  func additions(_ new: SiteSnapshot) -> [ReaderChange] {
    let targets = new.redirectTargets
    // A notice belongs to the page that is gone, which may have had another address.
    let gone = Set(removed.map(\.address))
      .union(newNotices.intersection(removed.compactMap { targets[$0.address] }))
    return shown(added).flatMap { page -> [ReaderChange] in
      if page.isPart { return partChanges(page, isNew: true) }
      return gone.contains(page.address)
        ? [] : [ReaderChange(.pageAdded, of: page, new: page.address)]
    }
  }

  /// Pages without those that follow from others: translations of their records, additional pages.
  private func shown(_ pages: [PageSnapshot]) -> [PageSnapshot] {
    let originals = Set(pages.compactMap { $0.language == nil ? $0.record : nil })
    return pages.filter { page in
      if page.language != nil, let record = page.record { return !originals.contains(record) }
      return page.record != nil || page.language != nil || !isConsequence(page.address)
    }
  }

  /// The changes for a part of a page: for a term or a source one, for names each.
  private func partChanges(_ page: PageSnapshot, isNew: Bool) -> [ReaderChange] {
    guard page.address.contains("#") else {
      var empty = page
      empty.entries = []
      return PageComparison(isNew ? empty : page, isNew ? page : empty, self).changes
    }
    let text = ([page.title] + page.entries.filter { $0.part == .text }.map(\.text))
      .joined(separator: ": ")
    return [
      ReaderChange(.fact, of: page, page.kind, old: isNew ? nil : text, new: isNew ? text : nil)
    ]
  }
}

/// The files that are gone, new or changed, apart from those of pages of which this is true.
private func files(
  _ old: [FileSnapshot],
  _ new: [FileSnapshot],
  _ matches: PageMatches
) -> [ReaderChange] {
  differences(old, new).compactMap { name, before, after in
    guard !matches.isConsequence(file: name) else { return nil }
    let page = PageSnapshot(address: name, title: "", kind: "")
    let (gone, there) = (before.map { _ in name }, after.map { _ in name })
    let isChanged = before != nil && after != nil
    return ReaderChange(
      .file,
      of: page,
      "file",
      old: isChanged ? nil : gone,
      new: isChanged ? nil : there,
      note: isChanged ? "its content has changed" : nil
    )
  }
}

/// The templates and the files loaded by pages that differ.
private func design(_ old: [FileSnapshot], _ new: [FileSnapshot]) -> [ReaderChange] {
  let page = PageSnapshot(address: "", title: "The design of the pages", kind: "")
  return differences(old, new).map { name, before, after in
    let note = before == nil ? "is new" : after == nil ? "is gone" : "has changed"
    return ReaderChange(.design, of: page, name, note: note)
  }
}

private func differences(
  _ old: [FileSnapshot],
  _ new: [FileSnapshot]
) -> [(name: String, old: String?, new: String?)] {
  let before = Dictionary(old.map { ($0.name, $0.digest) }) { first, _ in first }
  let after = Dictionary(new.map { ($0.name, $0.digest) }) { first, _ in first }
  return Set(before.keys).union(after.keys).sorted().compactMap { name in
    before[name] == after[name] ? nil : (name, before[name], after[name])
  }
}
