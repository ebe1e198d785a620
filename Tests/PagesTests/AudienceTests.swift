import Content
import Diagnostics
import Exports
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// The marks of a site that is not public.
struct AudienceTests {
  private let banner =
    "<aside class=\"not-public\" aria-label=\"Not public\" lang=\"en\"><p>Not public: "
  private let rule = "<meta name=\"robots\" content=\"noindex, nofollow\">"

  @Test func momentAheadOfTheClockIsForNobodyYet() {
    let clock = testNow
    let later = Instant(seconds: clock.seconds + 1)
    #expect(Audience(asOf: clock, clock: clock) == .everyone)
    #expect(Audience(asOf: later, clock: clock) == .nobody(before: later))
  }

  @Test func optionInTheManifestTellsTheAudience() throws {
    let audience = Audience.nobody(before: testNow)
    let option = try #require(audience.options.first)
    #expect(Audience.isMark(option) && Audience.everyone.options == [])
    #expect(Audience(asOf: testNow, options: ["integrity", option]) == audience)
    #expect(Audience(asOf: testNow, options: ["integrity", "precompress"]) == .everyone)
    // A mark of a later version is known as one.
    #expect(Audience.isMark("not-public:anything") && !Audience.isMark("precompress"))
  }

  @Test(arguments: [(realSite, "2026-12-24"), (harbours, "2031-09-01")])
  func everyPageHasTheMarkOnce(files: () throws -> [SourceText], day: String) async throws {
    let now = try #require(Instant(day))
    let built = await build(try files(), now: now, audience: .nobody(before: now))
    #expect(!built.diagnostics.hasErrors)
    for page in built.plan.pages where page.subject.kind != nil {
      let path = page.path.text
      let text = try built.text(path)
      #expect(text.ranges(of: rule).count == 1 && text.ranges(of: banner).count == 1, "\(path)")
      let head = try #require(text.firstRange(of: rule)).upperBound
      let rest = text[head...]
      #expect(rest.hasPrefix("</head>\n<body>\(banner)this copy shows the site as of \(day)T"))
    }
  }

  /// Everything but the marks is as it will be published.
  @Test func siteForEveryoneHasNoMark() async throws {
    let now = try #require(Instant("2026-12-24"))
    let published = await build(try realSite(), now: now)
    let marked = await build(try realSite(), now: now, audience: .nobody(before: now))
    #expect(published.files["NOT-PUBLIC.txt"] == nil)
    var differing: Set<String> = []
    for (path, bytes) in marked.files where published.files[path] != bytes {
      guard !path.hasSuffix(".html") else { continue }
      differing.insert(path)
    }
    #expect(
      differing == [
        "NOT-PUBLIC.txt", "robots.txt", "_headers", ".htaccess", "hosting/nginx.conf",
        "hosting/Caddyfile",
      ]
    )
    for page in published.plan.pages where page.subject.kind != nil {
      let text = try published.text(page.path.text)
      #expect(!text.contains("noindex") && !text.contains("not-public"), "\(page.path.text)")
      let without = try marked.text(page.path.text).replacing(rule, with: "")
        .replacing(/<aside class="not-public".*?<\/aside>/, with: "")
      #expect(without == text, "\(page.path.text)")
    }
  }

  @Test func searchEnginesAndHostsAreToldToLeaveIt() async throws {
    let built = await build(try baseFiles(), audience: .nobody(before: testNow))
    #expect(try built.text("robots.txt") == "User-agent: *\nDisallow: /\n")
    for file in HostFile.allCases where file != .redirects {
      let text = try built.text(file.path.text)
      #expect(text.contains("X-Robots-Tag") && text.contains("noindex, nofollow"))
    }
    #expect(try built.text("NOT-PUBLIC.txt").hasPrefix("Not public: "))
    #expect(built.plan.page(at: markerPath) != nil)
  }

  /// Templates of a site need not know of the mark, nor have the elements that it is put into.
  @Test(arguments: [
    ("<title>A</title>", "<title>A</title>META ASIDE"),
    (
      "<head><title>A</title></head><body class=\"b\">B</body>",
      "<head><title>A</title>META</head><body class=\"b\">ASIDEB</body>"
    ),
    ("<body>B", "<body>META ASIDEB"), ("", "META ASIDE"),
  ])
  func noTemplateCanLeaveOutTheMark(page: String, marked: String) {
    let audience = Audience.nobody(before: testNow)
    let text = String(decoding: audience.marking(Array(page.utf8)), as: UTF8.self)
    let short = text.replacing(rule, with: "META")
      .replacing(/<aside class="not-public".*?<\/aside>/, with: "ASIDE")
    #expect(short == marked.replacing("META ", with: "META"))
  }
}
