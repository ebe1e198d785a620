import Diagnostics

/// The home page: a page of prose with links to the most important content.
package struct HomePage: Sendable {
  package var page: ProsePage
  package internal(set) var highlights: [Reference<Finding>] = []
  package internal(set) var chart: Reference<Measure>?
}

extension HomePage: Record {
  package static let kind = RecordKind.home
  package static let filePattern: String? = "index.md"
  package static let isTranslatedWhole = true

  package static func name(in settings: SiteSettings) -> String { "home" }
  package static func all(of site: Site) -> [HomePage] { site.home.map { [$0] } ?? [] }
  package static func change(_ site: inout Site, _ change: (inout [HomePage]) -> Void) {
    var pages = all(of: site)
    change(&pages)
    site.home = pages.first
  }

  package var head: RecordHead {
    get { page.head }
    set { page.head = newValue }
  }

  package var prose: Prose {
    get { page.prose }
    set { page.prose = newValue }
  }

  package var sentences: [String] { page.sentences }
  package var seenByOthers: [String] { page.seenByOthers }
  package var namedRecords: [RecordKey] {
    highlights.map { RecordKey($0) } + [chart].compactMap(\.self).map { RecordKey($0) }
  }

  package func title(in settings: SiteSettings) -> String { settings.title }
}
