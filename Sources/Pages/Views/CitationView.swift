import Content
import Exports
import SiteOutline
import SitePlanning
import Templates

/// How to cite a page: the citation as text, and files for reference managers.
struct CitationView: Sendable {
  var citation: Citation
  var record: RecordKey
  var context: PageContext

  fileprivate func href(_ format: CitationFormat) -> String {
    context.href(context.site.path(of: format, record))
  }
}

let citationSchema = ViewSchema<CitationView>(
  "citation",
  [
    .text("reference", "the reference as text") { $0.citation.text },
    .text("bib_href", "address of the reference for BibTeX") { $0.href(.bib) },
    .text("ris_href", "address of the reference as RIS") { $0.href(.ris) },
    .text("json_href", "address of the reference as CSL-JSON") { $0.href(.json) },
  ]
)

extension FrameView {
  /// How to cite the page; `nil` for pages that are not a source in their own right.
  var citation: CitationView? {
    guard context.language.translation == nil, let record,
      let citation = context.register.citation(of: record)
    else { return nil }
    return CitationView(citation: citation, record: record, context: context)
  }
}
