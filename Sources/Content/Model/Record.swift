package import Diagnostics

/// A kind of record, declared once: what the program needs to know of any record, whatever its
/// kind.
///
/// What reading, resolving and showing need from a kind is declared beside their code, in protocols
/// that refine this one.
package protocol Record: Sendable {
  static var kind: RecordKind { get }

  /// The name for one record of the kind, unique among the kinds.
  static func name(in settings: SiteSettings) -> String

  /// The path of a record's file below `content/`, with `<id>`, `<report>` for the id of its
  /// report, and `<bodies>` for the folder that the site names; `nil` for records that share a
  /// file.
  static var filePattern: String? { get }

  /// The file below `content/` in which the records of a kind without files of their own are: a
  /// mapping from their ids.
  static var sharedFile: String? { get }

  /// The list of a page of prose on which the records of a kind without pages of their own are.
  static var pageList: PageList? { get }

  /// The id of the page that lists the records of the kind, for the menu; `nil` if there is none.
  static var listID: String? { get }

  /// Whether a site without records of the kind has no such page unless its menu names it.
  static var listIsOptional: Bool { get }

  /// Whether each translation has that page, because all its texts come from templates and names.
  static var listIsTranslated: Bool { get }

  /// Whether the text of a record is translated, and not only what lists show of it.
  static var isTranslatedWhole: Bool { get }

  /// Whether the paragraphs of such records are numbered, so that each has an address.
  static var numbersParagraphs: Bool { get }

  /// Whether a published record must name at least one source.
  static var needsSources: Bool { get }

  /// All records of the kind on a site.
  static func all(of site: Site) -> [Self]

  /// Changes the records of the kind on a site.
  static func change(_ site: inout Site, _ change: (inout [Self]) -> Void)

  var head: RecordHead { get set }
  var prose: Prose { get set }

  /// The name of the record, shown by a link without text.
  func title(in settings: SiteSettings) -> String

  /// The id of the report in whose folder the record is filed.
  var folder: String? { get }

  /// The id of the record, unique within its kind, or within its report if it has one.
  var ownID: String { get }

  /// Its position among the records of its kind.
  var sortKey: SortKey { get }

  /// The sentences of the record outside its text.
  var sentences: [String] { get }

  /// The texts of the record that lists show.
  var listTexts: [String] { get }

  /// The report to which the record belongs.
  var owner: Reference<Report>? { get }

  /// The records that its front matter names.
  var namedRecords: [RecordKey] { get }

  /// The sources that its front matter names in addition to those of its head.
  var namedSources: [Reference<Source>] { get }

  /// The facts by which other records list it or are checked against it.
  var seenByOthers: [String] { get }

  /// The date on which the subject of the record was published.
  func published(in site: Site) -> CalendarDate?

  /// The events that the record reports, with the locations of their dates.
  var events: [(date: CalendarDate?, location: SourceLocation)] { get }

  /// The ids of these events on the page of the record.
  var eventAnchors: [String] { get }

  // Requested very often, for one record by its index, without copying the record.
  static func head(_ index: Int, in site: Site) -> RecordHead
  static func prose(_ index: Int, in site: Site) -> Prose
  static func title(_ index: Int, in site: Site) -> String
  static func identity(_ index: Int, in site: Site) -> RecordIdentity
  static func owner(_ index: Int, in site: Site) -> Reference<Report>?
}

/// The parts of a record's address.
package struct RecordIdentity: Hashable, Sendable {
  /// The id of the report in whose folder the record is filed.
  package var folder: String?
  package var id: String
}

/// Defaults that suit most kinds.
extension Record {
  package static var sharedFile: String? { nil }
  package static var pageList: PageList? { nil }
  package static var listID: String? { nil }
  package static var listIsOptional: Bool { false }
  package static var listIsTranslated: Bool { false }
  package static var isTranslatedWhole: Bool { false }
  package static var numbersParagraphs: Bool { false }
  package static var needsSources: Bool { false }
  package var folder: String? { nil }
  package var ownID: String { head.id }
  package var sortKey: SortKey { SortKey(id: head.id) }
  package var sentences: [String] { [] }
  package var listTexts: [String] { sentences }
  package var owner: Reference<Report>? { nil }
  package var namedRecords: [RecordKey] { [] }
  package var namedSources: [Reference<Source>] { [] }
  package var seenByOthers: [String] { [] }
  package var events: [(date: CalendarDate?, location: SourceLocation)] { [] }
  package var eventAnchors: [String] { [] }

  package func published(in site: Site) -> CalendarDate? { owner.flatMap { site[$0].published } }
}

extension Record {
  /// The id, unique among all records of the kind: `soteria-2024/bail`.
  package var fullID: String { folder.map { "\($0)/\(ownID)" } ?? ownID }

  /// The ids on the page of the record that the program makes: of its events and of its changes.
  package var programAnchors: [String] {
    eventAnchors + head.changes.compactMap(\.date).map(changeAnchor)
  }

  /// The id of a record on the page that shows the list of its kind.
  package static func anchor(of id: String) -> String { "\(kind)-\(id)" }

  /// Whether the records of the kind are Markdown files.
  package static var isText: Bool { filePattern?.hasSuffix(".md") == true }

  package static func head(_ index: Int, in site: Site) -> RecordHead { all(of: site)[index].head }
  package static func prose(_ index: Int, in site: Site) -> Prose { all(of: site)[index].prose }
  package static func title(_ index: Int, in site: Site) -> String {
    all(of: site)[index].title(in: site.settings)
  }
  package static func identity(_ index: Int, in site: Site) -> RecordIdentity {
    let record = all(of: site)[index]
    return RecordIdentity(folder: record.folder, id: record.ownID)
  }
  package static func owner(_ index: Int, in site: Site) -> Reference<Report>? {
    all(of: site)[index].owner
  }
  static func record(_ index: Int, in site: Site) -> any Record { all(of: site)[index] }
  static func changeProse(_ index: Int, in site: inout Site, _ change: (inout Prose) -> Void) {
    Self.change(&site) { change(&$0[index].prose) }
  }
  /// The keys of all records of the kind.
  package static func keys(of site: Site) -> [RecordKey] {
    all(of: site).indices.map { RecordKey(kind, index: $0) }
  }
}

/// The sort key of a record within its kind: a text, then a number, then the id.
package struct SortKey: Comparable, Sendable {
  var text = ""
  var number = 0
  var id: String

  package static func < (left: SortKey, right: SortKey) -> Bool {
    (left.text, left.number, left.id) < (right.text, right.number, right.id)
  }
}
