import Diagnostics

/// A record as its file reads, with the names that `resolve` looks up.
struct Parsed<Kind: ParsableRecord>: ParsedRecord {
  /// The record without what its names refer to.
  var record: Kind
  var sourceNames: [Name]
  var names: Kind.Names
  /// The charts that the open blocks of its text declare, in their order; nil for a block with an
  /// error.
  var charts: [ParsedChart?] = []

  init(_ record: Kind, sources: [Name], names: Kind.Names) {
    self.record = record
    sourceNames = sources
    self.names = names
  }
}

extension Parsed where Kind.Names == NoNames {
  init(_ record: Kind, sources: [Name]) { self.init(record, sources: sources, names: NoNames()) }
}

/// A kind of record that is read from files.
protocol ParsableRecord: Record {
  associatedtype Names: WrittenNames = NoNames

  /// Reads one record.
  ///
  /// The code that reads it is its schema. `prose` is empty for a record that is not a text.
  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<Self>

  /// Whether other records can be checked where only the id of one is known.
  static var othersNeedOnlyID: Bool { get }
}

extension ParsableRecord {
  static var othersNeedOnlyID: Bool { false }
}

/// The names in the front matter of a record.
protocol WrittenNames: Sendable {
  /// The names that are checked from the other side too, so that a change of them concerns other
  /// records.
  var seenByOthers: [[Name]?] { get }
}

/// The names of a record that has none but its sources.
struct NoNames: WrittenNames {
  var seenByOthers: [[Name]?] { [] }
}

/// What is asked of any parsed record, whatever its kind.
protocol ParsedRecord: Sendable {
  associatedtype Kind: ParsableRecord
  var record: Kind { get set }
  var sourceNames: [Name] { get }
  var names: Kind.Names { get }
  var charts: [ParsedChart?] { get set }
}

extension ParsedRecord {
  var kind: RecordKind { Kind.kind }
  var head: RecordHead { record.head }
  var prose: Prose { record.prose }
  var folder: String? { record.folder }
  var fullID: String { record.fullID }
  var sortKey: SortKey { record.sortKey }
  var namesSeenByOthers: [[Name]?] { [sourceNames] + names.seenByOthers }
}

extension RecordKind {
  /// The type of the records of the kind, as far as reading them goes.
  var parsable: any ParsableRecord.Type { parsableTypes[Int(rawValue)] }
}

private let parsableTypes = RecordKind.allCases.map { kind in
  guard let type = kind.type as? any ParsableRecord.Type else {
    preconditionFailure("records of the kind \(kind) cannot be read")
  }
  return type
}
