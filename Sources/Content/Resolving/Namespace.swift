package import Diagnostics

/// The ids of the records of one kind: public, unpublished and unreadable ones.
struct Namespace<Record>: Sendable {
  /// The name for one record of the kind: "finding".
  let what: String
  private let indexes: [String: Int]
  /// The unpublished records, and those that are withdrawn.
  let unpublished: Set<String>
  let withdrawn: Set<String>
  let unreadable: Set<String>
  /// The ids of the reports to which the records belong, for kinds that are part of reports.
  private let reports: [String]
  /// The id whose references are traced, or the start of such ids.
  private let traced: (id: String?, prefix: String?)
  /// The names and codes of records by which a reference is misspelt, with their ids.
  private let aliases: [Alias]

  init(
    _ what: String,
    ids: [String],
    unpublished: Set<String> = [],
    withdrawn: Set<String> = [],
    unreadable: Set<String> = [],
    reports: [String] = [],
    aliases: [Alias] = [],
    traced: (id: String?, prefix: String?) = (nil, nil)
  ) {
    self.what = what
    self.reports = reports
    self.aliases = aliases
    self.traced = traced
    self.unpublished = unpublished
    self.withdrawn = withdrawn
    self.unreadable = unreadable
    indexes = Dictionary(zip(ids, ids.indices)) { _, last in last }
  }

  /// Creates a namespace of one type with the ids of another.
  init<Other>(_ other: Namespace<Other>) {
    what = other.what
    indexes = other.indexes
    unpublished = other.unpublished
    withdrawn = other.withdrawn
    unreadable = other.unreadable
    reports = other.reports
    aliases = other.aliases
    traced = other.traced
  }

  /// The public record with an id.
  func reference(to id: String) -> Reference<Record>? {
    indexes[id].map { Reference(index: $0) }
  }

  /// The ids of the public records, sorted.
  var ids: [String] { indexes.keys.sorted() }

  /// Finds the record that a name means; a name without a public record is an error.
  ///
  /// `report` is the report of the record if the name leaves it out. The name of a record whose
  /// file cannot be read is not reported: that file has its own error. Neither is that of a
  /// withdrawn one: it is left out, so that a page can be withdrawn without editing others.
  func find(
    _ name: Name,
    below report: String? = nil,
    into diagnostics: inout [Diagnostic]
  ) -> Reference<Record>? {
    let prefix = report.map { "\($0)/" } ?? ""
    let id = prefix + name.id
    if traced.id == id || traced.prefix.map(name.id.hasPrefix) == true {
      diagnostics.trace(name.location)
    }
    if let index = indexes[id] { return Reference(index: index) }
    if unreadable.contains(id) || withdrawn.contains(id) { return nil }
    if unpublished.contains(id) {
      let message = "the \(what) \"\(name.id)\" is unpublished, but this record is published"
      diagnostics.report(.heldReference, message, at: name.location)
      return nil
    }
    let candidates = indexes.keys.filter { $0.hasPrefix(prefix) }.map {
      String($0.dropFirst(prefix.count))
    }
    diagnostics.report(
      .unknownID,
      "unknown \(what) \"\(name.id)\"",
      at: name.location,
      help: suggestion(for: name.id, among: candidates.sorted())
    )
    return nil
  }

  /// A help line that suggests the record with that name or code, or else the nearest id.
  func suggestion(for text: String, among ids: [String]) -> String {
    let named = aliases.filter { $0.means(text) }.map { "\"\($0.id)\"" }
    let unique = Set(named).sorted()
    if !unique.isEmpty, unique.count < 4 {
      return "did you mean \(unique.joined(separator: " or "))?"
    }
    let written = aliases.isEmpty ? text : plainWords(text)
    return Diagnostics.suggestion(for: written, among: ids, what: "ids")
  }

  /// Whether a text is a name or a code of a record, instead of its id.
  func isAlias(_ text: String) -> Bool { aliases.contains { $0.means(text) } }

  /// The report that a name leaves out: the one near which it is written, or the only one with such
  /// a record.
  func report(of name: Name, near report: String?) -> String? {
    if name.id.contains("/") { return nil }
    if let report, isKnown("\(report)/\(name.id)") { return report }
    let owners = reports.filter { isKnown("\($0)/\(name.id)") }
    let only = owners.count == 1 ? owners : reports.count == 1 ? reports : []
    return only.first ?? report
  }

  /// Whether there is a record with an id, public or not.
  func isKnown(_ id: String) -> Bool {
    indexes[id] != nil || unpublished.contains(id) || unreadable.contains(id)
  }

  /// The public records that the names of a list mean.
  ///
  /// A list may name unpublished records: each is left out until it is public.
  func find(
    _ names: [Name],
    below report: String? = nil,
    into diagnostics: inout [Diagnostic]
  ) -> [Reference<Record>] {
    let prefix = report.map { "\($0)/" } ?? ""
    return names.filter { !unpublished.contains(prefix + $0.id) }
      .compactMap { find($0, below: report, into: &diagnostics) }
  }

  func find(
    _ names: Established<[Name]>,
    into diagnostics: inout [Diagnostic]
  ) -> Established<[Reference<Record>]> {
    names.map { find($0, into: &diagnostics) }
  }

  /// The public records that the names of a list mean; not known if all of them are unpublished,
  /// since readers would be told that there are none.
  func findAny(
    _ names: Established<[Name]>,
    below report: String,
    into diagnostics: inout [Diagnostic]
  ) -> Established<[Reference<Record>]> {
    guard case .known(let names) = names else { return .notEstablished }
    let found = find(names, below: report, into: &diagnostics)
    return found.isEmpty && !names.isEmpty ? .notEstablished : .known(found)
  }
}

/// Finds the entry of a list that a name means, for terms of the vocabulary.
func find<Entry>(
  _ name: Name,
  in entries: [Entry],
  id: (Entry) -> String,
  what: String,
  into diagnostics: inout [Diagnostic]
) -> Entry? {
  if let entry = entries.first(where: { id($0) == name.id }) { return entry }
  diagnostics.report(
    .unknownID,
    "unknown \(what) \"\(name.id)\"",
    at: name.location,
    help: suggestion(for: name.id, among: entries.map(id), what: "ids")
  )
  return nil
}

/// Rules about references to records.
extension Rule {
  package static let referenceRules = [unknownID, heldReference]

  package static let unknownID = Rule(
    "unknown-id",
    .error,
    advice: "Correct the id, or add the record.",
    meaning: """
      The reference names an id that no record of that kind has. The page would promise readers \
      something that the site does not contain.
      """,
    example: RuleExample(
      "content/reports/one/findings/wait.md",
      wrong: "theme: pepole",
      right: "theme: people"
    )
  )

  package static let heldReference = Rule(
    "held-reference",
    .error,
    advice: """
      Remove the reference until the other record is public, or leave this record unpublished for \
      as long; a list in the front matter may name it already.
      """,
    meaning: """
      A published record refers to an unpublished one. The reference would lead nowhere, and would \
      reveal something that is not public yet. Lists in the front matter, and redirects, may name \
      unpublished records: these are left out until they are public, without another edit.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "See [this](page:secret).",
      right: "There will be more to see."
    )
  )
}
