import Content
import Diagnostics
import SiteOutline
import SitePlanning
import TestSupport
import Testing
import YAML

/// Old addresses that no page can have: those that differ in case are left to hosts, and those in
/// the way of a file are errors at their line.
struct OldAddressTests {
  private func built(_ redirects: String, more: String = "") async throws -> Built {
    await build(try base(with: "-- content/redirects.yml --\n\(redirects)\n\(more)"))
  }

  private let quay = """
    -- content/images/Quay.svg --
    <svg xmlns="http://www.w3.org/2000/svg"></svg>
    -- content/pages/about.md --
    ---
    title: About
    description: About this site.
    ---
    ![A quay](../images/Quay.svg)
    -- templates/moved.html --
    {{title}}

    """

  @Test(arguments: [
    "/feed.xml/", "/feed.xml", "/_redirects", "/_headers/", "/manifest.json", "/manifest.json/",
    "/404.html", "/404.html/", "/about/index.html/", "/about/index.html", "/search.json/old/",
    "/robots.txt", "/robots.txt/", "/images/Quay.svg", "/images/Quay.svg/old/", "/.htaccess",
    "/hosting/Caddyfile", "/feed.xml#top", "/robots.txt#top", "/search.json.gz/", "/",
  ])
  func addressOfAFileIsTaken(address: String) async throws {
    let site = try await built("\"\(address)\": report:one", more: quay)
    #expect(site.diagnostics.map(\.rule) == [.redirectTaken], "\(textReport(site.diagnostics))")
    #expect(site.diagnostics.first?.location.line == 1)
    #expect(site.diagnostics.first?.location.path == "content/redirects.yml")
  }

  /// No disk has to tell such a page from the one that exists.
  @Test(arguments: [
    "/About/", "/ABOUT", "/Reports/first/", "/reports/One/", "/images/quay.svg", "/Images/old.html",
  ])
  func addressThatDiffersInCaseIsLeftToHosts(address: String) async throws {
    let site = try await built("\(address): report:one", more: quay)
    #expect(site.diagnostics == [], "\(textReport(site.diagnostics))")
    #expect(!site.plan.pages.contains { if case .redirect = $0.subject { true } else { false } })
    #expect(try site.text("_redirects").contains("\n\(address) /reports/one/ 301\n"))
    #expect(try site.text("hosting/nginx.conf").contains("location = \(address) { return 301 "))
  }

  /// Caddy compares the paths of `redir` without regard to case.
  @Test func caddyRedirectsTheCapitalsAlone() async throws {
    let caddy = try await built("/About/: page:about\n/old.html: page:about", more: quay)
      .text("hosting/Caddyfile")
    let lines = caddy.split(separator: "\n").map { $0.drop { $0 == "\t" } }
    #expect(lines.contains("@old1 path_regexp `^/About/$`"))
    #expect(lines.contains("redir @old1 \"/about/{sitegen_query}\" 301"))
    #expect(lines.contains("@old2 path_regexp `^/About$`"))
    #expect(lines.contains("redir /old.html \"/about/{sitegen_query}\" 301"))
  }

  @Test func oldAddressesThatDifferInCaseHaveOnePage() async throws {
    let site = try await built("/Old/: report:one\n/old/: page:about", more: quay)
    #expect(site.diagnostics == [], "\(textReport(site.diagnostics))")
    #expect(site.files["Old/index.html"] != nil && site.files["old/index.html"] == nil)
    let caddy = try site.text("hosting/Caddyfile")
    #expect(!caddy.contains("redir /"))
    #expect(caddy.contains("`^/Old/$`") && caddy.contains("`^/old/$`"))
  }

  /// A file cannot be a folder as well, and each host has one rule for an address.
  @Test(arguments: [
    "/old.html/: page:about\n/old.html: report:one",
    "/old.html: report:one\n/old.html/: page:about",
  ])
  func oldAddressBelowAnotherIsLeftToHosts(lines: String) async throws {
    let site = try await built(lines, more: quay)
    #expect(site.diagnostics == [], "\(textReport(site.diagnostics))")
    let pages = site.plan.pages.filter { if case .redirect = $0.subject { true } else { false } }
    #expect(pages.count == 1)
    let rules = try site.text("hosting/nginx.conf").split(separator: "\n").filter {
      $0.hasPrefix("location = /old.html {")
    }
    #expect(rules == [#"location = /old.html { return 301 "/reports/one/$is_args$args"; }"#])
  }

  @Test func longNameIsLeftToHosts() async throws {
    let name = String(repeating: "n", count: 256)
    let site = try await built("/\(name)/: report:one", more: quay)
    #expect(site.diagnostics == [])
    #expect(site.files["\(name)/index.html"] == nil)
    #expect(try site.text("_redirects").contains("/\(name)/ /reports/one/ 301\n"))
  }

  @Test(arguments: ["/About/#team", "/old.csv#rows"])
  func partOfWhatIsNoPageIsAnError(address: String) async throws {
    let site = try await built("\(address): report:one", more: quay)
    #expect(site.diagnostics.map(\.rule) == [.redirectAddress])
  }

  @Test(arguments: [
    ("/our%20work/", "our work", "/our%20work/", #""/our work/""#, #"^/our\ work/$"#),
    ("/caf\u{E9}/", "caf\u{E9}", "/caf%C3%A9/", "\"/caf\u{E9}/\"", "^/caf\u{E9}/$"),
    ("/cafe%CC%81/", "caf\u{E9}", "/caf%C3%A9/", "\"/caf\u{E9}/\"", "^/caf\u{E9}/$"),
    ("/q&a(1)/", "q&a(1)", "/q%26a%281%29/", #""/q&a(1)/""#, #"^/q\&a\(1\)/$"#),
  ])
  func escapesAndAccentsAreUnderstood(
    address: String,
    folder: String,
    encoded: String,
    quoted: String,
    pattern: String
  ) async throws {
    let site = try await built("\(address): report:one", more: quay)
    #expect(site.diagnostics == [], "\(textReport(site.diagnostics))")
    let file = site.files.keys.first { $0.utf8.elementsEqual("\(folder)/index.html".utf8) }
    #expect(file != nil)
    #expect(try site.text("_redirects").contains("\n\(encoded) /reports/one/ 301\n"))
    #expect(try site.text("hosting/nginx.conf").contains("location = \(quoted) { return 301 "))
    #expect(try site.text("hosting/Caddyfile").contains("redir \(quoted) \"/reports/one/"))
    #expect(try site.text(".htaccess").contains("\n  RedirectMatch 301 \"\(pattern)\" "))
  }

  @Test func oneNormalFormIsOneAddress() async throws {
    let site = try await built("/caf\u{E9}/: report:one\n/cafe%CC%81/: page:about", more: quay)
    #expect(site.diagnostics.map(\.rule) == [.duplicateKey])
  }

  @Test(arguments: [
    ("/a.aspx?", "has nothing after the ?"), ("/a?id=$1", "contains the character \"$\""),
    ("/a?id=%zz", "contains an invalid escape"), ("/a%2Fb/", "contains the character \"/\""),
    ("/a%00/", "contains an invisible character"), ("/a%zz/", "contains an invalid escape"),
    ("/a%ff/", "contains an invalid escape"), ("/a/%2E%2e/b/", "contains the name \"..\""),
    ("/a/../b/", "contains the name \"..\""), ("/a//b/", "contains two slashes in a row"),
    ("//a.example/b/", "contains two slashes in a row"), ("/a%22b/", "contains the character"),
    ("/a%0Ab/", "contains an invisible character"), ("/a$b/", "contains the character \"$\""),
    ("/a;b/", "contains the character \";\""), ("/{a}/", "contains the character \"{\""),
    ("/a%25b/", "contains the character \"%\""), ("/a%E2%80%AEb/", "contains an invisible"),
    ("/a\\\\b/", "contains the character"), ("/a b/", "contains a blank"),
    ("a/", "does not start with a slash"), ("/a/#", "has nothing after the #"),
    ("/a/#b c", "contains a blank"), ("/a/#b%20c", "contains an invisible character"),
  ])
  func reasonIsNamed(address: String, reason: String) async throws {
    let site = try await built("\"\(address)\": report:one", more: quay)
    #expect(site.diagnostics.map(\.rule) == [.redirectAddress], "\(address)")
    let message = site.diagnostics.first?.message ?? ""
    #expect(message.contains(": it \(reason)"), "\(message)")
  }

  @Test func targetOnAnotherSiteIsTheSameForAllRequests() async throws {
    let url = "https://archive.example/2020/caf%C3%A9?a=1&b=2#top"
    let site = try await built("/archive/: \(url)\n/archive.csv: \(url)", more: quay)
    #expect(site.diagnostics == [], "\(textReport(site.diagnostics))")
    let page = try #require(site.plan.pages.first { $0.path.text == "archive/index.html" })
    #expect(page.subject.kind == .redirect)
    #expect(try site.text("_redirects").contains("\n/archive.csv \(url) 301\n"))
    let nginx = try site.text("hosting/nginx.conf")
    #expect(nginx.contains("location = /archive { return 301 \"\(url)\"; }"))
    #expect(try site.text("hosting/Caddyfile").contains("redir /archive/ \"\(url)\" 301\n"))
    let escaped = url.replacing("%", with: "\\%")
    #expect(
      try site.text(".htaccess").contains(
        "RewriteRule \"^archive/$\" \"\(escaped)\" [R=301,NE,QSD,L]"
      )
    )
  }

  @Test(arguments: [
    ("https://a.example/moved/", "is on this site"), ("http://A.example/", "is on this site"),
    ("https://me@b.example/", "host that is not a plain name"),
    ("https://b\u{E9}.example/", "host that is not a plain name"),
    ("https://b.example/$1", "contains the character \"$\""),
    ("https://b.example/caf\u{E9}", "contains the character"),
    ("https://b.example/%zz", "contains an invalid escape"),
  ])
  func targetOnAnotherSiteIsPlain(url: String, reason: String) async throws {
    let redirects = try base(with: "-- content/redirects.yml --\n/old/: \(url)\n")
    let files = edited(redirects, "content/site.yml") { $0 += "base_url: https://a.example/\n" }
    let found = await diagnostics(of: files)
    #expect(found.map(\.rule) == [.redirectAddress], "\(textReport(found))")
    #expect(found.first?.message.contains(reason) == true, "\(textReport(found))")
  }

  /// Static pages cannot tell queries apart; hosts can.
  @Test func addressWithAQueryIsLeftToHosts() async throws {
    let lines = "/news.php?id=3&l=en: report:one\n/?p=12: page:about\n/news.php: /findings/"
    let site = try await built(lines, more: quay)
    #expect(site.diagnostics == [], "\(textReport(site.diagnostics))")
    #expect(site.plan.redirectPlan.pages.map(\.path.text) == ["news.php"])
    let path = "/news.php"
    #expect(
      try site.text("_redirects").hasSuffix(
        """
        \(path) id=3 l=en /reports/one/ 301!
        / p=12 /about/ 301!
        \(path) /findings/ 301

        """
      )
    )
    let nginx = try site.text("hosting/nginx.conf")
    let asked = "if ($args = \"id=3&l=en\") { return 301 \"/reports/one/\"; }"
    let others = "return 301 \"/findings/$is_args$args\";"
    #expect(nginx.contains("location = \(path) { \(asked) \(others) }\n"))
    #expect(
      nginx.contains("location = / { if ($args = \"p=12\") { return 301 \"/about/\"; } }\n")
    )
    let apache = try site.text(".htaccess")
    let condition = "  RewriteCond \"%{QUERY_STRING}\" \"^p\\=12$\""
    #expect(apache.contains("\(condition)\n  RewriteRule \"^$\" \"sitegen-old/2\" [QSD,L]\n"))
    #expect(apache.contains("RedirectMatch 301 \"^/sitegen-old/2$\" \"/about/\"\n"))
    let caddy = try site.text("hosting/Caddyfile")
    #expect(caddy.contains("\texpression `{query} == \"id=3&l=en\"`\n"))
    #expect(caddy.contains("\tredir @old1 \"/reports/one/\" 301\n"))
    #expect(caddy.contains("\tredir /news.php \"/findings/{sitegen_query}\" 301\n"))
  }

  @Test(arguments: [
    ("/a?b=c: /a?b=c", [Rule.redirectLoop]), ("/a?b=c: /d/\n/d/: /findings/", [.redirectChain]),
    ("/a/: /d/\n/d/: https://b.example/", [.redirectChain]),
    ("/a?b=c#d: /about/", [.redirectAddress]),
    ("/a?b=c: /about/\n/a?b=c: /findings/", [.duplicateKey]), ("/about/?b=c: /about/", []),
    ("/a/: /search/?q=bail", []),
  ])
  func queriesAreCheckedAsPathsAre(lines: String, rules: [Rule]) async throws {
    let site = try await built(lines, more: quay)
    #expect(site.diagnostics.map(\.rule) == rules, "\(textReport(site.diagnostics))")
  }
}
