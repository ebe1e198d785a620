import YAML
import Content
import Diagnostics
import Exports
import Foundation
import Pages
import SitePlanning
import TestSupport
import Testing

/// Old addresses redirect to the current content, on every host.
struct RedirectTests {
  /// The base site with an address and the templates that this repository ships.
  private func built(_ redirects: String, more: String = "") async throws -> Built {
    let templates = try shippedTemplates()
    let files = try base(with: "-- content/redirects.yml --\n\(redirects)\n\(more)")
      .filter { !$0.path.hasPrefix("templates/") }
    let addressed = edited(files, "content/site.yml") { $0 += "base_url: https://a.example/\n" }
    return await build(addressed + templates)
  }

  @Test func oldAddressHasAPageThatLeadsOn() async throws {
    let built = try await built("/reports/first/: report:one\n/old.html: /findings/")
    #expect(textReport(built.diagnostics) == "")
    let page = try built.text("reports/first/index.html")
    #expect(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=../one/\">"))
    #expect(page.contains("<link rel=\"canonical\" href=\"https://a.example/reports/one/\">"))
    #expect(page.contains("It is now here: <a href=\"../one/\">First report</a>"))
    let other = try built.text("old.html")
    #expect(other.contains("content=\"0; url=findings/\""))
    #expect(other.contains("<a href=\"findings/\">Findings</a>"))
    #expect(!page.contains(try Regex(#"<script(?! type="application/ld\+json">)"#)))
  }

  @Test func hostsGetTheSameAsRules() async throws {
    let built = try await built(
      "/reports/first/: report:one\n/old.html: /findings/\n/old.csv: /findings/"
    )
    let lines = try built.text("_redirects")
    #expect(
      lines.hasSuffix(
        """
        /old.csv /findings/ 301
        /old.html /findings/ 301
        /reports/first/ /reports/one/ 301
        /reports/first /reports/one/ 301

        """
      )
    )
    #expect(try built.text("hosting/nginx.conf").contains("location = /old.html { return 301 \""))
    #expect(
      try built.text(".htaccess").contains(
        #"\#n  RedirectMatch 301 "^/old\.html(\.(br|gz))?$" "/findings/"\#n"#
      )
    )
    let caddy = "redir /old.html \"/findings/{sitegen_query}\" 301\n"
    #expect(try built.text("hosting/Caddyfile").contains(caddy))
    // A page must not be served where a table is expected.
    #expect(built.files["old.csv"] == nil)
  }

  @Test func partsOfAPageAreTold() async throws {
    let built = try await built(
      """
      /first/: report:one
      /first/#waiting: finding:wait
      /about/#history: report:one
      /gone/#a: finding:wait
      """
    )
    #expect(textReport(built.diagnostics) == "")
    let gone = try built.text("first/index.html")
    // A refresh would take readers of an old part away from the link to its new location.
    #expect(!gone.contains("http-equiv=\"refresh\""))
    #expect(gone.contains("<li id=\"waiting\"><a href=\"../reports/one/findings/wait/\">"))
    let page = try built.text("about/index.html")
    #expect(page.contains("<p class=\"moved\" id=\"history\">"))
    let partsOnly = try built.text("gone/index.html")
    #expect(partsOnly.contains("id=\"a\"") && !partsOnly.contains("It is now here"))
    #expect(try !built.text("_redirects").contains("first"))
  }

  @Test func movedPagesAreInNoSitemap() async throws {
    let built = try await built("/reports/first/: report:one")
    #expect(try !built.text("sitemap.xml").contains("reports/first"))
  }

  @Test(arguments: ["page:soon", "/soon/", "/soon/more/"])
  func redirectToAnUnpublishedPageIsLeftOut(target: String) async throws {
    let unpublished =
      "-- content/pages/soon.md --\n---\ntitle: Soon\ndescription: Soon.\ndraft: true\n---\n"
    let built = try await built("/later/: \(target)\n/old/: page:about", more: unpublished)
    #expect(textReport(built.diagnostics) == "")
    #expect(built.files["old/index.html"] != nil && built.files["later/index.html"] == nil)
    #expect(try !built.text("_redirects").contains("later"))
    #expect(!built.publicInputs.contains { $0.path == "content/redirects.yml" })
  }

  @Test(arguments: [
    ("/a/: report:two", Rule.unknownID), ("/a/: nothing:two", .brokenLink),
    ("/a/: https://b.example/", nil), ("/a/: about", .redirectAddress),
    ("/a/: [report:one]", .wrongType), ("/a/:", .wrongType), ("[/a/]", .wrongType),
    ("a/: report:one", .redirectAddress), ("/a//b/: report:one", .redirectAddress),
    ("/../a/: report:one", .redirectAddress), ("/a/?b=c: report:one", nil),
    ("https://a.example/b/: report:one", .redirectAddress), ("/a/#: report:one", .redirectAddress),
    ("/a b/: report:one", .redirectAddress), ("/a/: report:one\n/a: report:one", .duplicateKey),
    ("/a/: report:one\n/a/: report:one", .duplicateKey), ("/about: report:one", .redirectTaken),
    ("/index.html: report:one", .redirectTaken), ("/a/: page:about#nothing", .brokenAnchor),
    ("/a/: /about/index.html", nil), ("/a/: /about", nil), ("/a/#b: /findings/#c", nil),
    ("/a/: /about/#nothing", .redirectTarget), ("/a/: /reports/one/#findings", nil),
    ("/a/: /reports/one/whole/#finding:no", .redirectTarget),
    ("/a/: /reports/one/whole/#finding:wait", nil),
    ("/a/: /b/\n/b/: /c/", .redirectChain), ("/a/: /a/", .redirectLoop),
    ("/a/: /b/\n/b/: /c/\n/c/: /a/", .redirectLoop),
    ("/a/#b: /c/#d\n/c/: /findings/", .redirectChain),
    ("/about/#b: /about/#c\n/about/#c: /findings/", .redirectChain), ("", nil),
    ("/a/: /d/#e\n/d/: /findings/", .redirectChain), ("/a/: /d/#e\n/d/: /a/#f", .redirectLoop),
    ("/about/#b: /about/#c\n/about/#c: /about/#b", .redirectLoop),
  ])
  func wrongLineIsAFaultAndOneOnly(lines: String, rule: Rule?) async throws {
    let built = try await built(lines)
    let found = built.diagnostics.map(\.rule)
    #expect(found.first == rule, "\(textReport(built.diagnostics))")
    // A redirect to a redirect that leads nowhere has an error of its own.
    #expect(found.count <= 1 || lines.contains("/b/: /c/"), "\(textReport(built.diagnostics))")
  }

  @Test(arguments: ["/glossary/#term-charge", "/forces/durham/#rate", "/about/#change:2025-02-01"])
  func partThatIsThereIsNoOldPart(address: String) async throws {
    let pages = """
      -- content/pages/glossary.md --
      ---
      title: Terms
      description: What terms mean.
      show: [glossary]
      ---
      -- content/pages/about.md --
      ---
      title: About
      description: See the other page.
      changes: [{date: 2025-02-01, note: A word.}]
      ---
      [Terms](page:glossary)
      """
    let built = try await built("\(address): report:one", more: pages)
    #expect(built.diagnostics.map(\.rule) == [.redirectTaken])
  }

  @Test func redirectToATranslationWaitsForItsPage() async throws {
    let soon = """
      -- content/redirects.yml --
      /later/: /cy/soon/
      -- content/pages/soon.md --
      ---
      title: Soon
      description: Soon.
      draft: true
      ---
      """
    let built = await build(laid(site(soon), over: try TranslationTests.files()))
    #expect(built.diagnostics == [], "\(textReport(built.diagnostics))")
    #expect(built.files["_redirects"] == nil && built.files["later/index.html"] == nil)
    #expect(!built.publicInputs.contains { $0.path == "content/redirects.yml" })
  }

  @Test func headingThatIsThereIsNoOldPart() async throws {
    let about =
      "-- content/pages/about.md --\n---\ntitle: About\ndescription: A.\n---\n## Our past\n"
    let built = try await built("/about/#our-past: report:one", more: about)
    #expect(built.diagnostics.map(\.rule) == [.redirectTaken])
  }
}
