package import Content
import Markdown
import SiteOutline

extension PageSubject {
  /// The report that the page shows as a whole.
  package var wholeReport: Reference<Report>? {
    if case .wholeReport(let report) = self { report } else { nil }
  }
}

extension Site {
  /// The terms that a page explains: those that its texts use, in the order of their first use.
  package func terms(explainedOn subject: PageSubject) -> [Reference<Term>] {
    let records: [RecordKey]
    switch subject {
    case .wholeReport(let report): records = parts(of: report)
    case .record(let record):
      let page = record.reference(to: ProsePage.self)
      if page.map({ self[$0].shows.contains(.glossary) }) == true { return [] }
      records = [record]
    default: return []
    }
    var seen: Set<Reference<Term>> = []
    return records.flatMap { prose(of: $0).targets }.compactMap { target in
      guard case .record(let record, nil) = target, let term = record.reference(to: Term.self),
        seen.insert(term).inserted
      else { return nil }
      return term
    }
  }
}
