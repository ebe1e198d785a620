import Content
import SiteOutline

/// Collects the entries of a page.
struct EntryList {
  private(set) var entries: [SnapshotEntry] = []
  /// How often each key has occurred in its part.
  private var counts: [String: Int] = [:]

  /// Adds an entry; nothing if there is no text.
  ///
  /// A key that occurs again gets a number, except for a text, whose entries have an order.
  mutating func add(
    _ part: SnapshotPart,
    _ key: String,
    _ text: String?,
    id: String? = nil,
    details: [String] = []
  ) {
    guard let text, !text.isEmpty || !details.isEmpty else { return }
    var key = key
    if part != .text {
      let count = counts["\(part) \(key)", default: 0] + 1
      counts["\(part) \(key)"] = count
      if count > 1 { key += " (\(count))" }
    }
    entries.append(SnapshotEntry(part, key, text, id: id, details: details))
  }

  mutating func fact(_ key: String, _ text: String?, id: String? = nil) {
    add(.fact, key, text, id: id)
  }

  mutating func fact(_ key: String, _ date: CalendarDate?) { fact(key, date?.words) }

  mutating func fact(_ key: String, _ date: Established<CalendarDate>) { fact(key, date.words) }

  /// Adds several things in their order, as one entry.
  mutating func named(_ key: String, _ things: [(id: String, text: String)]) {
    let text = things.map(\.text).joined(separator: ", ")
    fact(key, text, id: things.map(\.id).joined(separator: idSeparator))
  }

  /// Adds several things that a record names, in the order in which readers see them.
  mutating func items(_ key: String, _ items: [(id: String, text: String)]) {
    for item in items { add(.item, "\(key) \(item.id)", item.text, id: item.id) }
  }

  /// Adds several things whose order readers do not see.
  mutating func unorderedItems(_ key: String, _ items: [(id: String, text: String)]) {
    self.items(key, items.sorted { $0.id < $1.id })
  }

  /// Adds things that may not be known.
  mutating func items(_ key: String, _ items: Established<[(id: String, text: String)]>) {
    switch items {
    case .known(let known): self.items(key, known)
    case .notEstablished: fact(key, notKnown)
    }
  }

  mutating func texts(_ blocks: [TextBlock]) {
    for block in blocks {
      let marks = block.marks.joined(separator: ", ")
      add(.text, block.anchor, block.text, details: [block.element, marks] + block.links)
    }
  }
}

/// What is between the ids of an entry that names several things.
let idSeparator = ", "

/// The value of a fact that is not known.
let notKnown = Labels.own(.notEstablished)

extension Site {
  /// Records by name and title.
  func named<Kind: Record>(_ references: [Reference<Kind>]) -> [(id: String, text: String)] {
    references.map { (name(of: RecordKey($0)), title(of: $0)) }
  }

  func named(_ sources: [Reference<Source>]) -> [(id: String, text: String)] {
    sources.map { (sourceName($0), self[$0].title) }
  }

  func sourceName(_ source: Reference<Source>) -> String { "source:\(self[source].id)" }
}
