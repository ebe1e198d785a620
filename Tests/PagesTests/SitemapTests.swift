import Content
import Diagnostics
import Exports
import Foundation
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The sitemaps of a site.
///
/// Source of the rules: https://www.sitemaps.org/protocol.html, version 0.9.
struct SitemapTests {
  private let host = "https://inspection.example/a~b/"

  private func built(_ files: [SourceText]) async -> Built {
    await build(edited(files, "content/site.yml") { $0 += "\nbase_url: \(host)\n" })
  }

  @Test func sitemapKeepsTheRules() async throws {
    let built = await built(try realSite())
    let map = try #require(ParsedSitemap(built.files["sitemap.xml"] ?? []))
    #expect(map.root == "urlset")
    #expect(map.namespace == "http://www.sitemaps.org/schemas/sitemap/0.9")
    #expect(map.entries.count > 100 && map.entries.count <= 50_000)
    #expect(Set(map.entries.compactMap { $0["loc"] }).count == map.entries.count)
    for entry in map.entries {
      #expect(Set(entry.keys).isSubset(of: ["loc", "lastmod"]))
      let address = try #require(entry["loc"])
      #expect(address.hasPrefix(host) && address.utf8.count < 2048)
      if let date = entry["lastmod"] { #expect(CalendarDate(date) != nil) }
      let page = address.dropFirst(host.count)
      #expect(built.files["\(page)index.html"] != nil, "\(address)")
    }
    let missing = map.entries.contains { $0["loc"]?.contains("404") == true }
    #expect(!missing)
  }

  /// The sitemap lists exactly the canonical addresses that the pages declare.
  @Test func sitemapHoldsTheCanonicalAddresses() async throws {
    let built = await built(try realSite())
    let map = try #require(ParsedSitemap(built.files["sitemap.xml"] ?? []))
    let pages = built.plan.pages.filter { $0.subject.kind != nil && $0.path.text != "404.html" }
    #expect(Set(map.entries.compactMap { $0["loc"] }) == Set(pages.map { host + $0.path.address }))
    for page in pages {
      let address = (host + page.path.address).replacing("&", with: "&amp;")
      #expect(try built.text(page.path.text).contains("rel=\"canonical\" href=\"\(address)\""))
    }
  }

  @Test func dayOfTheLastChangeComesFromTheRecord() async throws {
    let map = try #require(
      ParsedSitemap(
        await built(
          try base(
            with: """
              -- content/pages/about.md --
              ---
              title: About
              description: About this site.
              updated: 2026-02-03
              ---
              """
          )
        ).files["sitemap.xml"] ?? []
      )
    )
    func date(_ page: String) -> String? {
      map.entries.first { $0["loc"] == host + page }?["lastmod"]
    }
    #expect(date("about/") == "2026-02-03")
    #expect(date("reports/one/findings/wait/") == "2024-08-22")
    #expect(date("findings/") == nil && date("") == nil)
  }

  @Test func whatIsHeldIsInNoSitemap() async throws {
    let unpublished =
      "-- content/pages/soon.md --\n---\ntitle: Soon\ndescription: Soon.\ndraft: true\n---\n"
    let built = await built(try base(with: unpublished))
    #expect(try !built.text("sitemap.xml").contains("/soon/"))
  }

  @Test func siteWithoutAnAddressHasNoSitemap() async throws {
    let built = await build(try baseFiles())
    #expect(built.files["sitemap.xml"] == nil)
    #expect(try built.text("robots.txt") == "User-agent: *\nAllow: /\n")
    let other = await self.built(try baseFiles())
    #expect(try other.text("robots.txt").hasSuffix("\nSitemap: \(host)sitemap.xml\n"))
  }
}

/// A sitemap as a search engine reads it; `nil` if it is not XML.
private final class ParsedSitemap: NSObject, XMLParserDelegate {
  private(set) var root = ""
  private(set) var namespace = ""
  /// The texts of each entry by element name.
  private(set) var entries: [[String: String]] = []
  private var path: [String] = []

  init?(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    path.append(name)
    if path.count == 1 { (root, namespace) = (name, attributes["xmlns"] ?? "") }
    if path.count == 2 { entries.append([:]) }
  }

  func parser(
    _ parser: XMLParser,
    didEndElement name: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    path.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard path.count == 3, let name = path.last else { return }
    entries[entries.count - 1][name, default: ""] += text
  }
}
