import Content
import Markup

/// A file that tells search engines what there is.
package enum CrawlerFile: Hashable, Sendable {
  case robots
  /// Every address, where one file holds them all.
  case sitemap
  /// Names the parts, where there are several.
  case sitemapIndex(parts: Int)
  /// Some of the pages, by their place among all.
  case sitemapPart(number: Int, pages: Range<Int>)

  var path: SitePath {
    switch self {
    case .robots: .file("robots.txt")
    case .sitemap, .sitemapIndex: .file("sitemap.xml")
    case .sitemapPart(let number, _): sitemapPartPath(number)
    }
  }
}

private func sitemapPartPath(_ number: Int) -> SitePath { .file("sitemap-\(number).xml") }

/// What one file of a sitemap may hold.
///
/// Source: https://www.sitemaps.org/protocol.html: 50,000 addresses and 50 MB.
package struct SitemapLimits: Sendable {
  package var pages = 50_000
  package var bytes = 50 << 20

  package init() {}
}

/// The files for search engines; a site that claims no address of its own has no sitemap, which needs
/// whole addresses.
func crawlerFiles(_ pages: [PagePlan], _ settings: SiteSettings) -> [CrawlerFile] {
  guard let base = settings.baseURL else { return [.robots] }
  let lengths = pages.filter(\.isForSearch).map { page in
    entry((base + page.path.address, longestDate)).printed(as: .xml).bytes.count
  }
  let parts = sitemapParts(lengths, SitemapLimits())
  guard parts.count > 1 else { return [.robots, .sitemap] }
  return [.robots, .sitemapIndex(parts: parts.count)]
    + parts.enumerated().map { .sitemapPart(number: $0 + 1, pages: $1) }
}

/// Where to split entries of some lengths, in bytes, so that each part keeps within the limits.
package func sitemapParts(_ lengths: [Int], _ limits: SitemapLimits) -> [Range<Int>] {
  let frame = urlSet([]).count
  var parts: [Range<Int>] = []
  var start = 0
  var size = frame
  for (index, length) in lengths.enumerated() {
    if index - start == limits.pages || size + length > limits.bytes {
      parts.append(start..<index)
      start = index
      size = frame
    }
    size += length
  }
  return parts + [start..<lengths.count]
}

extension PagePlan {
  /// Whether search engines should know of it: a page that says something.
  fileprivate var isForSearch: Bool {
    switch subject {
    case .notFound, .moved: false
    default: subject.kind != nil
    }
  }
}

extension SitePlan {
  /// The bytes of a file for search engines.
  func bytes(of file: CrawlerFile) -> [UInt8] {
    let base = site.settings.baseURL
    switch file {
    case .robots:
      let map = base.map { "\nSitemap: \($0)\(CrawlerFile.sitemap.path.text)\n" } ?? ""
      return Array("User-agent: *\nAllow: /\n\(map)".utf8)
    case .sitemap: return urlSet(entries(pages.filter(\.isForSearch)[...]))
    case .sitemapPart(_, let range): return urlSet(entries(pages.filter(\.isForSearch)[range]))
    case .sitemapIndex(let parts):
      let entries = (1...parts).map { number in
        Markup.element(
          "sitemap",
          [:],
          [.element("loc", text: (base ?? "") + sitemapPartPath(number).text)]
        )
      }
      return document("sitemapindex", entries)
    }
  }

  private func entries(_ pages: ArraySlice<PagePlan>) -> [Markup] {
    let base = site.settings.baseURL ?? ""
    return pages.map { entry((base + $0.path.address, site.lastChange(of: $0.subject)?.iso)) }
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
    head(of: record)?.updated ?? published(record)
  }

  private func published(_ record: RecordKey) -> CalendarDate? {
    switch record {
    case .report(let report): self[report].published
    case .finding(let finding): self[self[finding].report].published
    case .recommendation(let recommendation): self[self[recommendation].report].published
    case .dataset(let dataset): self[dataset].published.value
    case .home, .page, .body, .measure, .term: nil
    }
  }
}

/// As long as any date.
private let longestDate = "2024-08-22"

private func entry(_ page: (address: String, changed: String?)) -> Markup {
  let changed = page.changed.map { [Markup.element("lastmod", text: $0)] } ?? []
  return .fragment([
    .element("url", [:], [.element("loc", text: page.address)] + changed), .text("\n"),
  ])
}

private func urlSet(_ entries: [Markup]) -> [UInt8] { document("urlset", entries) }

private func document(_ root: String, _ content: [Markup]) -> [UInt8] {
  let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
  let markup = Markup.element(root, ["xmlns": namespace], ["\n"] + content)
  return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    + markup.printed(as: .xml).bytes + [UInt8(ascii: "\n")]
}
