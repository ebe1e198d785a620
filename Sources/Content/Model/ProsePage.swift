import Diagnostics

/// A page of prose, such as about, methods or accessibility.
package struct ProsePage: Sendable {
  @Boxed package var head: RecordHead
  package var title: String
  package var description: String
  package var lead: String?
  package var prose: Prose
  package var shows: [PageList]
}

/// A list that a page of prose can show after its text.
package enum PageList: String, CaseIterable, Sendable {
  case glossary, contacts, sources, measures, changes, site, languages
}

extension ProsePage: Record {
  package static let kind = RecordKind.page
  package static let filePattern: String? = "pages/<id>.md"
  package static let isTranslatedWhole = true

  package static func name(in settings: SiteSettings) -> String { "page" }
  package static func all(of site: Site) -> [ProsePage] { site.pages }
  package static func change(_ site: inout Site, _ change: (inout [ProsePage]) -> Void) {
    change(&site.pages)
  }

  package var sentences: [String] { [title, description] + [lead].compactMap(\.self) }

  package var seenByOthers: [String] { shows.map(\.rawValue) }

  package func title(in settings: SiteSettings) -> String { title }
}
