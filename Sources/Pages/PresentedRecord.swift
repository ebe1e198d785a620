import Markdown
import Content
import Exports
import Search
import SiteOutline
import Templates

/// A kind of record as readers see it: its page, its list, its entry in the search.
protocol PresentedRecord: ExportedRecord {
  /// What the template of its page may name; `nil` for a kind without pages.
  static var shape: ViewShape? { get }

  /// The page that lists all records of the kind.
  static var list: RecordList? { get }

  static func frame(of reference: Reference<Self>, _ context: PageContext) -> FrameView

  static func view(
    of reference: Reference<Self>,
    _ frame: FrameView,
    _ context: PageContext
  ) -> View?

  /// Whether its page says where its data comes from.
  static var showsOriginOfData: Bool { get }

  /// The kind of the record in one or two words, for search results.
  static func searchLabel(in settings: SiteSettings) -> String

  /// A summary of the record in a line or two, for search results.
  func searchSummary(in settings: SiteSettings) -> String

  /// Other names by which readers look for it, as the A to Z shows them.
  var alternativeNames: [String] { get }

  /// Adds further texts to search in, besides the title and the text of the record.
  func addSearchTexts(to texts: inout SearchTexts)
}

/// The page that lists all records of a kind.
struct RecordList: Sendable {
  /// Its label in the menu, which is also its title.
  var label: @Sendable (PageContext) -> String
  var description: @Sendable (PageContext) -> String
  var shape: ViewShape
  var view: @Sendable (FrameView) -> View
}

extension PresentedRecord {
  static var shape: ViewShape? { nil }
  static var list: RecordList? { nil }

  static func view(
    of reference: Reference<Self>,
    _ frame: FrameView,
    _ context: PageContext
  ) -> View? {
    nil
  }

  static var showsOriginOfData: Bool { false }

  func searchSummary(in settings: SiteSettings) -> String { prose.document.firstParagraph }

  var alternativeNames: [String] { [] }

  func addSearchTexts(to texts: inout SearchTexts) {}

  static func frame(of key: RecordKey, _ context: PageContext) -> FrameView {
    frame(of: Reference<Self>(key), context)
  }

  static func view(of key: RecordKey, _ context: PageContext) -> View? {
    view(of: Reference<Self>(key), context.frame(of: key), context)
  }
}

extension RecordKind {
  /// The type of this kind of record as readers see it.
  var presented: any PresentedRecord.Type { presentedTypes[Int(rawValue)] }
}

private let presentedTypes = RecordKind.types(as: (any PresentedRecord.Type).self)

extension Site {
  /// A record as readers see it.
  func presented(_ key: RecordKey) -> any PresentedRecord {
    key.kind.presented.presented(key.index, in: self)
  }
}

extension PresentedRecord {
  fileprivate static func presented(_ index: Int, in site: Site) -> any PresentedRecord {
    all(of: site)[index]
  }
}
