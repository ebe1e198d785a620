import Content
import Diagnostics
import Exports
import HTTPTypes
import NIOCore
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

@testable import PreviewServer

/// Tests of responses to requests, without a socket.
struct RespondTests {
  /// The smallest site with the templates of this repository, and a draft in it.
  private func edition(breaking: Bool = false, number: Int = 1) async throws -> Edition {
    let templates = try files(in: repositoryRoot).filter { $0.path.hasPrefix("templates/") }
    let own = smallSite.map { SourceText(path: $0.key, text: $0.value) }
    let draft = "---\ntitle: Draft\ndescription: A draft.\ndraft: true\n---\nSoon.\n"
    let files = own + templates + [SourceText(path: "content/pages/draft.md", text: draft)]
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(
      now: Instant(seconds: 0),
      threads: 2,
      unpublished: .all,
      delivery: .preview
    )
    let plan = await buildPlan(SourceTree(files), options, into: &diagnostics)
    let fault = Diagnostic(.missingKey, "a key is missing", at: .file("content/index.md"))
    return Edition(
      number: number,
      server: "s1",
      contents: .site(plan),
      diagnostics: breaking ? [fault] : []
    )
  }

  private func request(
    _ target: String,
    method: HTTPRequest.Method = .get,
    host: String? = "localhost",
    knownTags: String? = nil,
    range: String? = nil
  ) -> HTTPRequest {
    var request = HTTPRequest(method: method, scheme: nil, authority: host, path: target)
    request.headerFields[.ifNoneMatch] = knownTags
    request.headerFields[.range] = range
    return request
  }

  private func text(_ response: SiteResponse) -> String {
    String(buffer: response.body)
  }

  @Test(arguments: [
    ("/", 200), ("/index.html", 200), ("/about/", 200), ("/about/?a=b", 200), ("/about", 301),
    ("/assets/charts.css", 200), ("/nothing/", 404), ("/%61bout/", 200), ("/../etc/passwd", 404),
    ("/%2e%2e/%2e%2e/etc/passwd", 404), ("/about/..%2f..%2fetc", 404), ("//", 404), ("/%00", 404),
    ("/a\\b", 404), ("/%zz", 400), ("/%4", 400), ("/%ff", 400), ("", 400), ("*", 400),
    ("http://evil.example/", 400), ("/-/preview.js", 200), ("/-/nothing", 404),
    ("/" + String(repeating: "a", count: 9000), 400), ("/content/index.md", 404),
  ])
  func addressHasItsStatus(target: String, status: Int) async throws {
    let response = respond(to: request(target), from: try await edition())
    #expect(response.status.code == status)
    #expect(response[.xContentTypeOptions] == "nosniff")
    #expect(response[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
  }

  @Test func scriptOfThePreviewMayRunAndNothingInline() async throws {
    let response = respond(to: request("/"), from: try await edition())
    let policies = [response[.contentSecurityPolicy] ?? "", ContentPolicy.preview.forPage]
    for policy in policies {
      #expect(policy.contains("script-src 'self'; connect-src 'self'"))
      #expect(!policy.contains("unsafe"))
    }
    // The page also contains a policy, and a browser enforces both.
    #expect(text(response).contains("script-src &#39;self&#39;; connect-src &#39;self&#39;"))
  }

  @Test func builtFolderIsShownWithTheHeadersOfAHost() throws {
    let preview = Preview(server: "s")
    preview.show(folder: [:])
    let response = respond(to: request("/"), from: preview.edition)
    for header in securityHeaders(.published(running: PageScript.allCases)) {
      let name = try #require(HTTPField.Name(header.name))
      #expect(response[name] == header.value)
    }
  }

  @Test(arguments: [
    ("localhost", true), ("LOCALHOST:8080", true), ("127.0.0.1:81", true), ("[::1]", true),
    ("[::1]:8080", true), ("evil.example", false), ("localhost.evil.example", false),
    ("127.0.0.1.evil.example:80", false), ("[::1].evil.example", false), ("", false),
  ])
  func onlyNamesOfThisMachineAreAnswered(host: String, isAnswered: Bool) async throws {
    let response = respond(to: request("/", host: host), from: try await edition())
    #expect(response.status.code == (isAnswered ? 200 : 400))
    #expect(
      respond(to: request("/", host: nil), from: try await edition()).status == .badRequest
    )
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "get"])
  func nothingCanBeWritten(method: String) async throws {
    let request = request("/", method: try #require(HTTPRequest.Method(method)))
    let response = respond(to: request, from: try await edition())
    #expect(response.status == .methodNotAllowed)
    #expect(response[.allow] == "GET, HEAD")
  }

  @Test func folderWithoutSlashLeadsToItsPage() async throws {
    let response = respond(to: request("/about"), from: try await edition())
    #expect(response[.location] == "/about/")
  }

  @Test func sameBytesAreNotSentAgain() async throws {
    let edition = try await edition()
    let tag = try #require(respond(to: request("/"), from: edition)[.eTag])
    for known in [tag, "W/\(tag)", "\"a\", \(tag)", "*"] {
      let conditional = request("/", knownTags: known)
      #expect(respond(to: conditional, from: edition).status == .notModified, "\(known)")
    }
    let other = request("/", knownTags: "\"a\"")
    #expect(respond(to: other, from: edition).status == .ok)
  }

  @Test(arguments: [
    ("bytes=0-4", 206, "bytes 0-4/"), ("bytes=-5", 206, "bytes "), ("bytes=3-", 206, "bytes 3-"),
    ("bytes=0-99999999", 206, "bytes 0-"), ("bytes=99999999-", 416, "bytes */"),
    ("bytes=-0", 416, "bytes */"), ("bytes=4-2", 200, nil), ("bytes=0-1,3-4", 200, nil),
    ("lines=1-2", 200, nil), ("bytes=a-b", 200, nil), ("bytes=-", 200, nil),
  ])
  func partOfAFile(range: String, status: Int, content: String?) async throws {
    let edition = try await edition()
    let whole = text(respond(to: request("/assets/site.css"), from: edition))
    let response = respond(to: request("/assets/site.css", range: range), from: edition)
    #expect(response.status.code == status)
    #expect(response[.contentRange]?.hasPrefix(content ?? "") ?? (content == nil))
    if range == "bytes=0-4" { #expect(text(response) == whole.prefix(5)) }
    if range == "bytes=-5" { #expect(text(response) == whole.suffix(5)) }
  }

  @Test func pageCarriesTheScriptAndItsEdition() async throws {
    let page = text(respond(to: request("/about/"), from: try await edition(number: 7)))
    #expect(page.contains("<script src=\"/-/preview.js\" data-edition=\"7\" data-server=\"s1\">"))
    #expect(!page.contains("sitegen-held") && !page.contains("sitegen-diagnostics"))
    let style = text(
      respond(to: request("/assets/site.css"), from: try await edition())
    )
    #expect(!style.contains("/-/preview.js"))
  }

  @Test func pageSaysWhereItComesFrom() async throws {
    let page = text(respond(to: request("/about/"), from: try await edition()))
    #expect(page.contains("<dd><code>content/pages/about.md:2</code></dd>"))
    #expect(page.contains("<dd><code>templates/page.html</code></dd>"))
    #expect(page.contains("Check accessibility"))
    let list = text(respond(to: request("/findings/"), from: try await edition()))
    #expect(list.contains("generated"))
  }

  @Test func pageIsMadeOnceForAnEdition() async throws {
    let edition = try await edition()
    // The page contains its rendering time, so rendering it again would change it.
    let first = respond(to: request("/about/"), from: edition)
    for _ in 0..<20 {
      #expect(respond(to: request("/about/"), from: edition) == first)
    }
  }

  @Test func fullCacheForgetsAndGoesOn() throws {
    let cache = FileCache(capacity: 10)
    let path = try #require(SitePath("a"))
    let other = try #require(SitePath("b"))
    var made = 0
    func file(_ path: SitePath) -> ServedFile? {
      cache.file(at: path) {
        made += 1
        return ServedFile([1, 2, 3, 4, 5, 6])
      }
    }
    for path in [path, path, other, path] { #expect(file(path)?.body.readableBytes == 6) }
    #expect(made == 3)
  }

  @Test func builtFolderIsShownAsItIs() throws {
    let index = try #require(SitePath("index.html"))
    let missing = try #require(SitePath("404.html"))
    let files = [index: Array("<body>Home</body>".utf8), missing: Array("Gone".utf8)]
    let preview = Preview(server: "s")
    preview.show(folder: files)
    let edition = preview.edition
    #expect(text(respond(to: request("/"), from: edition)) == "<body>Home</body>")
    let other = respond(to: request("/other/"), from: edition)
    #expect(other.status == .notFound && text(other) == "Gone")
  }

  @Test(arguments: ["preview.js", "preview.css", "axe.js"])
  func filesOfThePreviewAreInTheProgram(name: String) async throws {
    let response = respond(to: request("/-/\(name)"), from: try await edition())
    #expect(response.status == .ok && response.body.readableBytes > 500)
    if name == "axe.js" { #expect(text(response).hasPrefix("/*! axe v4.12")) }
  }

  @Test func draftSaysThatItIsNotPublished() async throws {
    let page = text(respond(to: request("/draft/"), from: try await edition()))
    #expect(page.contains("Not published: draft"))
  }

  @Test func faultsStandOnEveryPage() async throws {
    let page = text(respond(to: request("/"), from: try await edition(breaking: true)))
    #expect(page.contains("last good version"))
    #expect(page.contains("content/index.md:1:1: error: a key is missing [missing-key]"))
  }

  @Test func warningsStayFoldedAndErrorsStandOpen() async throws {
    let contents = try await edition().contents
    func page(_ rule: Rule) -> String {
      let fault = Diagnostic(rule, "a fault", at: .file("content/index.md"))
      let edition = Edition(number: 1, server: "s", contents: contents, diagnostics: [fault])
      return text(respond(to: request("/"), from: edition))
    }
    #expect(page(.orphan).contains("<details><summary>Warnings (1)"))
    #expect(page(.missingKey).contains("<details open"))
  }

  @Test func siteThatNeverBuiltShowsItsFaults() {
    let fault = Diagnostic(.missingFile, "the site has no <b>", at: .file("content/site.yml"))
    let edition = Edition(number: 1, server: "s", contents: .nothing, diagnostics: [fault])
    let response = respond(to: request("/forces/"), from: edition)
    #expect(response.status == .internalServerError)
    #expect(text(response).contains("has no &lt;b&gt;"))
    #expect(text(response).contains("/-/preview.js"))
  }
}
