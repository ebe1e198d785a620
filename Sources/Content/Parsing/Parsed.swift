import Diagnostics

/// A record as written in its file, with the names that `resolve` looks up.
struct Parsed<Kind: ParsableRecord>: ParsedRecord {
  /// The record, with its names not yet resolved.
  var record: Kind
  var sourceNames: [Name]
  var names: Kind.Names
  /// The charts that the open blocks of its text declare, in order; `nil` for a block with an
  /// error.
  var charts: [ParsedChart?] = []
  /// The errors in its texts that are still to be written; they count once the record is public.
  var unfinished: [Diagnostic] = []

  init(_ record: Kind, sources: [Name], names: Kind.Names) {
    self.record = record
    sourceNames = sources
    self.names = names
  }
}

extension Parsed {
  func namedItems(_ names: Namespaces) -> [SiteItem] { Kind.items(namedBy: self, names) }

  var head: RecordHead { record.head }
  var prose: Prose { record.prose }
  var folder: String? { record.folder }
  var fullID: String { record.fullID }
  var sortKey: SortKey { record.sortKey }
}

extension Parsed where Kind.Names == NoNames {
  init(_ record: Kind, sources: [Name]) { self.init(record, sources: sources, names: NoNames()) }
}

/// A kind of record that is parsed from files.
protocol ParsableRecord: Record {
  associatedtype Names: WrittenNames = NoNames

  /// Parses one record.
  ///
  /// The code that parses it is its schema. `prose` is empty for a record that is not a text.
  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<Self>

  /// Whether other records can be checked if only the record's id is known.
  static var othersNeedOnlyID: Bool { get }

  /// The items that the front matter of a record names, besides its sources.
  static func items(namedBy parsed: Parsed<Self>, _ names: Namespaces) -> [SiteItem]

  /// Whether a record is unpublished if only unpublished ones use it.
  static var isShared: Bool { get }
}

extension ParsableRecord {
  static var othersNeedOnlyID: Bool { false }
  static func items(namedBy parsed: Parsed<Self>, _ names: Namespaces) -> [SiteItem] { [] }
  static var isShared: Bool { false }
}

/// The names in the front matter of a record.
protocol WrittenNames: Sendable {
  /// The names that other records are checked against as well, so that a change of them affects
  /// other records.
  var seenByOthers: [[Name]?] { get }
}

/// The names of a record that names only its sources.
struct NoNames: WrittenNames {
  var seenByOthers: [[Name]?] { [] }
}

/// Access to a parsed record of any kind.
protocol ParsedRecord: Sendable {
  associatedtype Kind: ParsableRecord
  var record: Kind { get set }
  var sourceNames: [Name] { get }
  var names: Kind.Names { get }
  var charts: [ParsedChart?] { get set }
  var unfinished: [Diagnostic] { get set }

  /// The items that its front matter names, besides its sources.
  func namedItems(_ names: Namespaces) -> [SiteItem]

  // Requirements, because an existential, or an extension of this protocol, would copy the whole
  // record to read one of them.
  var head: RecordHead { get }
  var prose: Prose { get }
  var folder: String? { get }
  var fullID: String { get }
  var sortKey: SortKey { get }
}

extension ParsedRecord {
  var kind: RecordKind { Kind.kind }
  var namesSeenByOthers: [[Name]?] { [sourceNames] + names.seenByOthers }
}

extension RecordKind {
  /// The type of the kind's records, for parsing them.
  var parsable: any ParsableRecord.Type { parsableTypes[Int(rawValue)] }
}

private let parsableTypes = RecordKind.types(as: (any ParsableRecord.Type).self)
