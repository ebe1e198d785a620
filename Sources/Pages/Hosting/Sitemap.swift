import Content
import Markup
import SiteOutline

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
    entry(page, base, longestDate).printed(as: .xml).bytes.count
  }
  var limits = SitemapLimits()
  limits.bytes -= urlSet([], inLanguages: true).count - urlSet([]).count
  let parts = sitemapParts(lengths, limits)
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
    case .notFound, .redirect: false
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
    case .sitemap: return map(of: pages.filter(\.isForSearch)[...])
    case .sitemapPart(_, let range): return map(of: pages.filter(\.isForSearch)[range])
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

  private func map(of pages: ArraySlice<PagePlan>) -> [UInt8] {
    let base = site.settings.baseURL ?? ""
    let entries = pages.map { entry($0, base, site.lastChange(of: $0.subject)?.iso) }
    return urlSet(entries, inLanguages: pages.contains { !$0.alternates.isEmpty })
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

private func entry(_ page: PagePlan, _ base: String, _ changed: String?) -> Markup {
  let address = Markup.element("loc", text: base + page.path.address)
  let changed = changed.map { [Markup.element("lastmod", text: $0)] } ?? []
  // Source: https://developers.google.com/search/docs/specialty/international/localized-versions
  let languages = page.alternates.map { other in
    Markup.element(
      "xhtml:link",
      ["rel": "alternate", "hreflang": other.language, "href": base + other.path.address],
      []
    )
  }
  return .fragment([.element("url", [:], [address] + changed + languages), .text("\n")])
}

private func urlSet(_ entries: [Markup], inLanguages: Bool = false) -> [UInt8] {
  document("urlset", entries, inLanguages: inLanguages)
}

private func document(
  _ root: String,
  _ content: [Markup],
  inLanguages: Bool = false
) -> [UInt8] {
  let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
  let xhtml = inLanguages ? "http://www.w3.org/1999/xhtml" : nil
  let markup = Markup.element(
    root,
    ["xmlns": namespace, "xmlns:xhtml": xhtml],
    ["\n"] + content
  )
  return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    + markup.printed(as: .xml).bytes + [UInt8(ascii: "\n")]
}
