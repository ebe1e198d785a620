package import Diagnostics

/// A kind of record, declared once: what the program asks of any record without knowing its kind.
///
/// What it asks of a kind when it reads, resolves or shows records is declared beside that code, in
/// protocols of its own that refine this one.
package protocol Record: Sendable {
  static var kind: RecordKind { get }

  /// The word for one record, unique among the kinds.
  static func name(in settings: SiteSettings) -> String

  /// The path of a record's file below `content/`, with `<id>`, `<report>` for the id of its report,
  /// and `<bodies>` for the folder that the site names; nil for records that share a file.
  static var filePattern: String? { get }

  /// The id of the page that lists the records of the kind, for the menu; nil where no page does.
  static var listID: String? { get }

  /// Whether each translation has that page: all its texts are those of templates and of names.
  static var listIsTranslated: Bool { get }

  /// Whether the text of a record is translated, and not only what lists show of it.
  static var isTranslatedWhole: Bool { get }

  /// The paragraphs of such records are numbered, so that each has an address.
  static var numbersParagraphs: Bool { get }

  /// The records of the kind on a site.
  static func all(of site: Site) -> [Self]

  /// Gives the site other records of the kind.
  static func change(_ site: inout Site, _ change: (inout [Self]) -> Void)

  var head: RecordHead { get set }
  var prose: Prose { get set }

  /// Its name, as a link without words shows it.
  func title(in settings: SiteSettings) -> String

  /// The id of the report in whose folder the record is filed.
  var folder: String? { get }

  /// What distinguishes it among the records of its kind, within its report where it has one.
  var ownID: String { get }

  /// Its position among the records of its kind.
  var sortKey: SortKey { get }

  /// The sentences of a record outside its text.
  var sentences: [String] { get }

  /// What lists show of a record.
  var listTexts: [String] { get }

  /// The report to which it belongs.
  var owner: Reference<Report>? { get }

  /// The records that its front matter names.
  var namedRecords: [RecordKey] { get }

  /// The sources that its front matter names beyond those of its head.
  var namedSources: [Reference<Source>] { get }

  /// The facts that other records are checked against or list it by.
  var seenByOthers: [String] { get }

  /// When what the record is about was published.
  func published(in site: Site) -> CalendarDate?

  /// What the record says has happened, with the locations of the dates.
  var events: [(date: CalendarDate?, location: SourceLocation)] { get }

  // What is asked for very often, of one record by its index, without a copy of the record.
  static func head(_ index: Int, in site: Site) -> RecordHead
  static func prose(_ index: Int, in site: Site) -> Prose
  static func title(_ index: Int, in site: Site) -> String
  static func identity(_ index: Int, in site: Site) -> RecordIdentity
}

/// What the address of a record is made of.
package struct RecordIdentity: Hashable, Sendable {
  /// The id of the report in whose folder the record is filed.
  package var folder: String?
  package var id: String
}

/// Defaults: what most kinds have in common.
extension Record {
  package static var listID: String? { nil }
  package static var listIsTranslated: Bool { false }
  package static var isTranslatedWhole: Bool { false }
  package static var numbersParagraphs: Bool { false }
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

  package func published(in site: Site) -> CalendarDate? { owner.flatMap { site[$0].published } }
}

extension Record {
  /// The id among all records of the kind: `soteria-2024/bail`.
  package var fullID: String { folder.map { "\($0)/\(ownID)" } ?? ownID }

  /// The file of a record that has been given a Markdown text.
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
  static func record(_ index: Int, in site: Site) -> any Record { all(of: site)[index] }
  static func changeProse(_ index: Int, in site: inout Site, _ change: (inout Prose) -> Void) {
    Self.change(&site) { change(&$0[index].prose) }
  }
  static func keys(of site: Site) -> [RecordKey] { all(of: site).references.map { RecordKey($0) } }
}

/// The order of records of one kind: by a text, then by a number, then by id.
package struct SortKey: Comparable, Sendable {
  var text = ""
  var number = 0
  var id: String

  package static func < (left: SortKey, right: SortKey) -> Bool {
    (left.text, left.number, left.id) < (right.text, right.number, right.id)
  }
}
