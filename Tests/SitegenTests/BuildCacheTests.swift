import Foundation
import Testing

/// Tests that a build is skipped if, and only if, it would make the same site again.
struct BuildCacheTests {
  /// The small site, built, with an impossible page count in the build cache: a run that prints it
  /// has rendered nothing.
  private func builtSite() throws -> SiteFolder {
    let site = try SiteFolder()
    #expect(try site.sitegen("build", "--now", day).status == 0)
    try mark(site)
    return site
  }

  private let day = "2026-03-02T10:00:00Z"

  private func mark(_ site: SiteFolder) throws {
    let folder = site.root.appending(path: ".caches/sitegen")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let name = try #require(names.first)
    #expect(names.count == 1)
    let text = try #require(site.read(".caches/sitegen/\(name)"))
    let pages = try #require(text.range(of: #""pages":[0-9]+"#, options: .regularExpression))
    try site.write(
      text.replacingCharacters(in: pages, with: #""pages":4711"#),
      to: ".caches/sitegen/\(name)"
    )
  }

  private func isRemembered(_ run: Run) -> Bool {
    run.output.hasPrefix("4711 pages, 0 files changed")
  }

  @Test func nothingIsRenderedWhereNothingHasChanged() throws {
    let site = try builtSite()
    let before = site.tree("public")
    let run = try site.sitegen("build", "--now", "2026-03-02T18:00:00Z")
    #expect(run.status == 0 && isRemembered(run))
    #expect(site.tree("public") == before)
    let report = try site.sitegen("build", "--now", day, "--format", "json")
    #expect(report.output.contains("[]"))
  }

  /// The pages of a site that is not public name the instant, not only the day.
  @Test func otherInstantOfADayAheadIsBuilt() throws {
    let site = try SiteFolder()
    _ = try site.sitegen("build", "--now", "2999-03-02T10:00:00Z")
    try mark(site)
    #expect(try isRemembered(site.sitegen("build", "--now", "2999-03-02T10:00:00Z")))
    #expect(try !isRemembered(site.sitegen("build", "--now", "2999-03-02T11:00:00Z")))
    #expect(site.read("public/about/index.html")?.contains("2999-03-02T11:00:00Z") == true)
  }

  @Test(arguments: [
    ["--now", "2026-03-03T10:00:00Z"],
    ["--now", "2026-03-02T09:59:59Z"],
    ["--now", "2026-03-02T10:00:00Z", "--integrity"],
    ["--now", "2026-03-02T10:00:00Z", "--precompress"],
    ["--now", "2026-03-02T10:00:00Z", "--output", "elsewhere"],
  ])
  func otherMomentsAndOptionsAreBuilt(arguments: [String]) throws {
    let site = try builtSite()
    let run = try site.sitegen(["build"] + arguments)
    #expect(run.status == 0 && !isRemembered(run))
  }

  @Test(arguments: [
    ("content/pages/about.md", "---\ntitle: About\ndescription: About this site.\n---\nOther.\n"),
    ("content/pages/more.md", "---\ntitle: More\ndescription: More of this site.\n---\nText.\n"),
    ("templates/page.html", "{{<base}}{{$main}}{{{body}}}{{/main}}{{/base}}"),
    ("public/about/index.html", "Someone else's"),
  ])
  func changedFilesAreBuilt(path: String, text: String) throws {
    let site = try builtSite()
    try site.write(text, to: path)
    #expect(try !isRemembered(site.sitegen("build", "--now", day)))
  }

  @Test func fileThatIsGoneIsBuiltAgain() throws {
    let site = try builtSite()
    let page = site.read("public/about/index.html")
    try FileManager.default.removeItem(at: site.root.appending(path: "public/about/index.html"))
    #expect(try !isRemembered(site.sitegen("build", "--now", day)))
    #expect(site.read("public/about/index.html") == page)
  }

  /// The bytes, the length and the settable modification time of the file stay the same.
  @Test func changeThatHidesItsTimeIsFound() throws {
    let site = try builtSite()
    let file = site.root.appending(path: "public/about/index.html").path
    let moment = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate]
    let page = try #require(site.read("public/about/index.html"))
    try Data(page.replacing("About", with: "aBOUT").utf8).write(to: URL(filePath: file))
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(moment)],
      ofItemAtPath: file
    )
    #expect(try !isRemembered(site.sitegen("build", "--now", day)))
    #expect(site.read("public/about/index.html") == page)
  }

  @Test func whatIsHeldComesOutOnItsDay() throws {
    let site = try SiteFolder()
    let page = "---\nname: Gwent\npublish_at: 2026-03-02T12:00:00Z\n---\n"
    try site.write(page, to: "content/forces/gwent.md")
    _ = try site.sitegen("build", "--now", day)
    try mark(site)
    #expect(try isRemembered(site.sitegen("build", "--now", "2026-03-02T11:59:59Z")))
    _ = try site.sitegen("build", "--now", "2026-03-02T12:00:00Z")
    #expect(site.read("public/forces/gwent/index.html") != nil)
  }

  @Test func warningsAreToldAgain() throws {
    let site = try SiteFolder()
    try site.write("Lost.\n", to: "content/lost.txt")
    for _ in 1...2 {
      let run = try site.sitegen("build", "--now", day)
      #expect(run.errors.contains("content/lost.txt:1:1: warning: "))
    }
  }

  @Test func whatWasKeptMayBeLostOrBroken() throws {
    let site = try builtSite()
    let folder = site.root.appending(path: ".caches/sitegen")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try site.write("{", to: ".caches/sitegen/\(name)")
    }
    #expect(try site.sitegen("build", "--now", day).output.contains(" 0 files changed"))
    try FileManager.default.removeItem(at: folder)
    try site.write("no folder", to: ".caches/sitegen")
    #expect(try site.sitegen("build", "--now", day).output.contains(" 0 files changed"))
  }
}
