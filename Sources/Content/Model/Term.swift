import Diagnostics

/// A glossary term and its meaning.
package struct Term: Sendable {
  package var head: RecordHead
  package var term: String
  package var meaning: Prose
}

extension Term: Record {
  package static let kind = RecordKind.term
  package static let filePattern: String? = nil
  package static let sharedFile: String? = "glossary.yml"
  package static let pageList: PageList? = .glossary

  package static func name(in settings: SiteSettings) -> String { "term" }
  package static func all(of site: Site) -> [Term] { site.terms }
  package static func change(_ site: inout Site, _ change: (inout [Term]) -> Void) {
    change(&site.terms)
  }

  package var prose: Prose {
    get { meaning }
    set { meaning = newValue }
  }

  package var sortKey: SortKey { SortKey(text: term.lowercased(), id: head.id) }

  package func title(in settings: SiteSettings) -> String { term }
}
