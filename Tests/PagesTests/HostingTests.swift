import Content
import Diagnostics
import Exports
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// The files with which any host serves the site safely.
struct HostingTests {
  @Test(arguments: [realSite, harbours])
  func everyPageCarriesThePolicyBeforeItLoadsAnything(
    files: () throws -> [SourceText]
  )
    async throws
  {
    let built = await build(try files(), now: try #require(Instant("2031-09-01")))
    for page in built.plan.pages {
      guard let kind = page.subject.kind else { continue }
      let scripts = built.plan.assets.scripts(of: kind, on: built.plan.site).map(\.name)
      let policy = ContentPolicy.published(running: scripts).forPage
        .replacing("'", with: "&#39;")
      let meta = "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">"
      let text = try built.text(page.path.text)
      #expect(text.contains("<script src=") == !scripts.isEmpty, "\(page.path.text)")
      #expect(
        text.ranges(of: "http-equiv=\"Content-Security-Policy").count == 1,
        "\(page.path.text)"
      )
      let location = try #require(text.firstRange(of: meta)).lowerBound
      let first = try #require(text.firstRange(of: "<link")).lowerBound
      #expect(location < first, "\(page.path.text)")
    }
  }

  /// A browser would block these, so no file may need them.
  @Test(arguments: [realSite, harbours])
  func nothingOnTheSiteIsAgainstThePolicy(files: () throws -> [SourceText]) async throws {
    let built = await build(try files(), now: try #require(Instant("2031-09-01")))
    let refused = try [
      #"<style"#, #"\sstyle\s*="#,
      #"<script(?! type="application/ld\+json">| src="[./]*assets/[a-z]+\.[0-9a-f]{12}\.js" defer><)"#,
      #"\son[a-z]+\s*=\s*["']"#,
      #"<(base|form|iframe|object|embed)\b"#, #"\s(src|srcset|data|poster)="(https?:|//|data:)"#,
      #"url\(\s*["']?(https?:|//|data:)"#, #"href="javascript:"#,
    ].map { try Regex($0) }
    var count = 0
    for (path, bytes) in built.files
    where [".html", ".svg", ".css"].contains(where: path.hasSuffix) {
      let text = String(decoding: bytes, as: UTF8.self)
      for pattern in refused { #expect(!text.contains(pattern), "\(path)") }
      count += 1
    }
    #expect(count > 80)
  }

  /// A host has one policy for all pages; it allows scripts only if the assets contain any.
  @Test func hostAllowsScriptsWhereTheSiteHasSome() async throws {
    let without = try await build(try baseFiles()).text("_headers")
    #expect(!without.contains("script-src"))
    let archive = "-- templates/assets/search.js --\n\n"
    let with = try await build(try base(with: archive)).text("_headers")
    #expect(with.contains(ContentPolicy.published(running: [.search]).forHeader))
  }

  @Test(arguments: ["_headers", ".htaccess", "hosting/nginx.conf", "hosting/Caddyfile"])
  func eachHostIsToldAllHeaders(path: String) async throws {
    let text = try await build(try baseFiles()).text(path)
    for header in securityHeaders(.published) {
      let line = try #require(text.split(separator: "\n").first { $0.contains(header.name) })
      #expect(line.contains(header.value), "\(header.name)")
    }
    // HSTS applies to a whole domain, so the program must not decide on it.
    let promise = text.split(separator: "\n").filter { $0.contains("Strict-Transport-Security") }
    #expect(promise.count == 1 && promise[0].drop { " \t".contains($0) }.hasPrefix("#"))
  }

  @Test func siteInAFolderOfItsHostSaysSo() async throws {
    let base = edited(try baseFiles(), "content/site.yml") { text in
      text += "base_url: https://a.example/b/\n"
    }
    let built = await build(base)
    #expect(try built.text("_headers").contains("\n/b/*\n"))
    #expect(try built.text(".htaccess").contains("ErrorDocument 404 /b/404.html\n"))
    let nginx = try built.text("hosting/nginx.conf")
    #expect(nginx.contains("\nlocation ^~ /b/ {\n"))
    #expect(nginx.contains("\n  error_page 403 404 =404 /b/404.html;\n"))
    let caddy = "@sitegen path /b \"/b/*\"\nroute @sitegen {\n"
    #expect(try built.text("hosting/Caddyfile").contains(caddy))
  }

  /// The address of the site is in the files of five hosts, each with its own special characters.
  @Test(arguments: [
    "https://a.example/b;c", "https://a.example/{b}", "'https://a.example/\"b'",
    "https://a.example/$b",
    "\"https://a.example/b\\nreturn\"", "https://a.example/b'c", "https://a.example/(b)",
    "https://a.example/b?c=d", "https://a.example/b#c", "https://a.example/é",
    "https://a.example/%zz",
    "https://a.example//b", "https://a.example/b/../c", "https://a.example/./b",
    "https://a;b.example/",
    "https://me@a.example/", "https://a.example:80;/", "\"https://a.example/\\u2028b\"",
    "\"https://a.example/\\u202eb\"", "https://a.example/*",
  ])
  func addressOfTheSiteIsPlain(address: String) async throws {
    let built = await build(try baseWith(address))
    #expect(built.diagnostics.map(\.rule) == [.badURL])
    #expect(built.diagnostics.first?.location.path == "content/site.yml")
  }

  @Test(arguments: [
    "https://a.example", "http://a.example:8080/b", "https://a-b.example/b%20c/~d/e_f.g/",
  ])
  func plainAddressIsTaken(address: String) async throws {
    #expect(await build(try baseWith(address)).diagnostics == [])
  }

  private func baseWith(_ address: String) throws -> [SourceText] {
    edited(try baseFiles(), "content/site.yml") { $0 += "base_url: \(address)\n" }
  }

  /// A name can contain a line break, after which a host would read another header.
  @Test func nameOfAFileAddsNoLine() async throws {
    let sheet = SourceText(path: "templates/assets/a\n  X-Own: b.css", text: "p {}")
    let built = await build(try baseFiles() + [sheet])
    for path in ["_headers", ".htaccess", "hosting/nginx.conf", "hosting/Caddyfile"] {
      #expect(try !built.text(path).contains("X-Own"), "\(path)")
    }
  }

  /// Apache escapes the new address itself, and a backreference would start with a per cent sign.
  @Test func apacheReadsThePathWithoutEscapes() async throws {
    let archive = "-- content/redirects.yml --\n/old/: page:about\n"
    let built = await build(laid(site(archive), over: try baseWith("https://a.example/%20b/")))
    #expect(built.diagnostics == [])
    let apache = try built.text(".htaccess")
    #expect(apache.contains("\n  RewriteBase \"/ b/\"\n"))
    #expect(apache.contains("\n  RedirectMatch 301 \"^/\\ b/old/$\" \"/ b/about/\"\n"))
  }
}
