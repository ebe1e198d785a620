package import Content
package import Exports
import SiteOutline

extension PagePlan {
  /// Whether search engines should know of it: a page that says something.
  fileprivate var isForSearch: Bool {
    switch subject {
    case .notFound, .redirect: false
    default: subject.kind != nil
    }
  }
}

extension SitePlan {
  /// The bytes of a file for search engines.
  package func bytes(of file: CrawlerFile) -> [UInt8] {
    let found = file == .robots ? [] : sitemapPages(pages) { site.lastChange(of: $0) }
    return file.bytes(of: found, site.settings)
  }
}

/// The pages that search engines should know of.
package func sitemapPages(
  _ pages: [PagePlan],
  lastChange: (PageSubject) -> CalendarDate? = { _ in nil }
) -> [SitemapPage] {
  pages.filter(\.isForSearch).map { page in
    SitemapPage(path: page.path, alternates: page.alternates, changed: lastChange(page.subject))
  }
}

extension Site {
  /// When a page was last changed, as far as its record says; nil for what has no record of its own.
  fileprivate func lastChange(of subject: PageSubject) -> CalendarDate? {
    switch subject {
    case .record(let record): lastChange(of: record)
    case .wholeReport(let report): parts(of: report).compactMap(lastChange).max()
    case .measurePart(let measure, _): self[measure].head.updated
    default: nil
    }
  }

  private func lastChange(of record: RecordKey) -> CalendarDate? {
    let record = self[record]
    return record.head.updated ?? record.published(in: self)
  }
}
