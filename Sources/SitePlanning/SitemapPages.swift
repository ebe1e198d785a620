package import Content
package import Exports
import SiteOutline

extension PagePlan {
  /// Whether search engines should index it: it is a page with content of its own.
  fileprivate var isForSearch: Bool {
    switch subject {
    case .notFound, .redirect, .withdrawn: false
    default: subject.kind != nil
    }
  }
}

extension SitePlan {
  /// The bytes of a file for search engines.
  package func bytes(of file: CrawlerFile) -> [UInt8] {
    if file == .robots, let robots = audience.robots { return robots }
    let found = file == .robots ? [] : sitemapPages(pages) { register.lastChange(of: $0) }
    return file.bytes(of: found, site.settings)
  }
}

/// The pages for search engines to index.
package func sitemapPages(
  _ pages: [PagePlan],
  lastChange: (PageSubject) -> CalendarDate? = { _ in nil }
) -> [SitemapPage] {
  pages.filter(\.isForSearch).map { page in
    SitemapPage(path: page.path, alternates: page.alternates, changed: lastChange(page.subject))
  }
}

extension Register {
  /// The day of the last change of a page; `nil` for pages without a record.
  fileprivate func lastChange(of subject: PageSubject) -> CalendarDate? {
    switch subject {
    case .record(let record): lastChange(of: record)
    case .wholeReport(let report):
      site.parts(of: report).compactMap { lastChange(of: $0) }.max()
    case .measurePart(let measure, _): lastChange(of: RecordKey(measure))
    default: nil
    }
  }
}
