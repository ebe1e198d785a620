package import Content
import Markup
package import SiteOutline

/// A file for search engines.
package enum CrawlerFile: Hashable, Sendable {
  case robots
  /// All addresses, if one file is enough.
  case sitemap
  /// The list of the parts, if there are several.
  case sitemapIndex(parts: Int)
  /// Some of the pages, by their indices.
  case sitemapPart(number: Int, pages: Range<Int>)

  package var path: SitePath {
    switch self {
    case .robots: .file("robots.txt")
    case .sitemap, .sitemapIndex: .file("sitemap.xml")
    case .sitemapPart(let number, _): sitemapPartPath(number)
    }
  }
}

private func sitemapPartPath(_ number: Int) -> SitePath { .file("sitemap-\(number).xml") }

/// A page for search engines to index.
package struct SitemapPage: Sendable {
  package var path: SitePath
  package var alternates: [PageAlternate]
  /// The day of its last change.
  package var changed: CalendarDate?

  package init(path: SitePath, alternates: [PageAlternate], changed: CalendarDate?) {
    self.path = path
    self.alternates = alternates
    self.changed = changed
  }
}

/// The limits for one file of a sitemap.
///
/// Source: https://www.sitemaps.org/protocol.html: 50,000 addresses and 50 MB.
package struct SitemapLimits: Sendable {
  package var pages = 50_000
  package var bytes = 50 << 20

  package init() {}
}

/// The files for search engines; without a base address there is no sitemap, which needs absolute
/// addresses.
package func crawlerFiles(_ pages: [SitemapPage], _ settings: SiteSettings) -> [CrawlerFile] {
  guard let base = settings.baseURL else { return [.robots] }
  let lengths = pages.map { page in
    entry(page, base, longestDate).printed(as: .xml).bytes.count
  }
  var limits = SitemapLimits()
  limits.bytes -= urlSet([], inLanguages: true).count - urlSet([]).count
  let parts = sitemapParts(lengths, limits)
  guard parts.count > 1 else { return [.robots, .sitemap] }
  return [.robots, .sitemapIndex(parts: parts.count)]
    + parts.enumerated().map { .sitemapPart(number: $0 + 1, pages: $1) }
}

/// Splits entries of the given lengths, in bytes, so that each part is within the limits.
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

extension CrawlerFile {
  /// The bytes of the file; `pages` are all pages for search engines.
  package func bytes(of pages: [SitemapPage], _ settings: SiteSettings) -> [UInt8] {
    let base = settings.baseURL
    switch self {
    case .robots:
      let map = base.map { "\nSitemap: \($0)\(CrawlerFile.sitemap.path.text)\n" } ?? ""
      return Array("User-agent: *\nAllow: /\n\(map)".utf8)
    case .sitemap: return map(of: pages[...], base ?? "")
    case .sitemapPart(_, let range): return map(of: pages[range], base ?? "")
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

  private func map(of pages: ArraySlice<SitemapPage>, _ base: String) -> [UInt8] {
    let entries = pages.map { entry($0, base, $0.changed?.iso) }
    return urlSet(entries, inLanguages: pages.contains { !$0.alternates.isEmpty })
  }
}

/// The same length as any date.
private let longestDate = "2024-08-22"

private func entry(_ page: SitemapPage, _ base: String, _ changed: String?) -> Markup {
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
