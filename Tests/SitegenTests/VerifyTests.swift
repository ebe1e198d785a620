import Foundation
import Testing

/// Tests of the output of `sitegen verify` for a built site.
struct VerifyTests {
  private func builtSite(_ options: String...) throws -> SiteFolder {
    let site = try SiteFolder()
    try site.write(
      "---\nname: Gwent\npublish_at: 2026-05-01\n---\n",
      to: "content/forces/gwent.md"
    )
    #expect(try site.sitegen(["build", "--now", "2026-03-02T10:00:00Z"] + options).status == 0)
    return site
  }

  private func lines(_ run: Run) -> [String] {
    run.output.split(separator: "\n").map(String.init)
  }

  @Test func siteAsItWasBuiltHolds() throws {
    let site = try builtSite()
    let run = try site.sitegen("verify")
    #expect(run.status == 0 && run.errors == "")
    #expect(lines(run)[0].hasPrefix("built as of 2026-03-02T10:00:00Z by sitegen 0.1.0 from "))
    #expect(lines(run)[1].hasSuffix(" files: 0 changed, 0 missing, 0 other"))
  }

  @Test func eachDifferenceIsNamed() throws {
    let site = try builtSite()
    try site.write("<p>Other", to: "public/about/index.html")
    try site.write("theirs", to: "public/theirs.txt")
    try FileManager.default.removeItem(at: site.root.appending(path: "public/search/index.html"))
    let run = try site.sitegen("verify", "public")
    #expect(run.status == 1)
    #expect(
      lines(run).prefix(3) == [
        "changed: about/index.html differs from what was built",
        "missing: search/index.html was built but is missing",
        "other: theirs.txt was not built by sitegen",
      ]
    )
    #expect(run.output.contains(" files: 1 changed, 1 missing, 1 other"))
  }

  @Test func filesOfOthersCountOnlyWhenStrict() throws {
    let site = try builtSite()
    try site.write("theirs", to: "public/theirs.txt")
    #expect(try site.sitegen("verify").status == 0)
    #expect(try site.sitegen("verify", "--strict").status == 1)
  }

  @Test(arguments: [[], ["--integrity"], ["--precompress"]])
  func sourceMakesTheSameSiteAgain(options: [String]) throws {
    let site = try SiteFolder()
    _ = try site.sitegen(["build", "--now", "2026-03-02T10:00:00Z"] + options)
    let run = try site.sitegen("verify", "--source", ".")
    #expect(run.status == 0, "\(run.output)")
    #expect(lines(run).last == "the source: 0 inputs changed, 0 files would differ")
  }

  /// A build as of a moment that is still ahead says so, until the site is built for everyone.
  @Test func siteOfTheFutureIsNotPublic() throws {
    let site = try SiteFolder()
    let build = try site.sitegen("build", "--now", "2999-01-01", "--precompress")
    #expect(build.status == 0 && build.output.contains("\nNot public: this copy shows"))
    #expect(site.read("public/about/index.html")?.contains("class=\"not-public\"") == true)
    #expect(try site.sitegen("verify", "--source", ".").status == 0)
    let refused = try site.sitegen("verify", "--public", "public")
    #expect(refused.status == 1)
    #expect(
      lines(refused).suffix(4) == [
        "not public: it was built as of 2999-01-01T09:30:00Z, which is still ahead",
        "not public: its manifest has the option \"not-public:future\"",
        "not public: it contains NOT-PUBLIC.txt",
        "the site must not be published: build it again for the public",
      ]
    )
    #expect(try site.sitegen("build").status == 0)
    let run = try site.sitegen("verify", "--public", "--strict")
    #expect(run.status == 0, "\(run.output)")
    #expect(site.read("public/NOT-PUBLIC.txt") == nil)
  }

  @Test func otherSourceIsToldFromTheSite() throws {
    let site = try builtSite()
    let text = "---\ntitle: About\ndescription: About this site.\n---\nOther.\n"
    try site.write(text, to: "content/pages/about.md")
    let run = try site.sitegen("verify", "--source", ".")
    #expect(run.status == 1)
    #expect(
      run.output.contains("input: content/pages/about.md differs from the input of the build\n")
    )
    #expect(run.output.contains("differs: about/index.html differs from what this source builds\n"))
    #expect(try site.sitegen("verify").status == 0)
  }

  @Test func whatIsHeldIsNotNamed() throws {
    let site = try builtSite()
    #expect(site.read("public/manifest.json")?.contains("durham.md") == true)
    #expect(site.read("public/manifest.json")?.contains("gwent") == false)
    try site.write("---\nname: Gwent\ndraft: true\n---\n", to: "content/forces/gwent.md")
    #expect(try site.sitegen("verify", "--source", ".").status == 0)
  }

  @Test func killedBuildIsUnfinished() throws {
    let site = try builtSite()
    let manifest = try #require(site.read("public/manifest.json"))
    let last = try #require(manifest.range(of: "\n}", options: .backwards))
    let unfinished = ",\n  \"unfinished\": [\"about/index.html\"]"
    try site.write(
      manifest.replacingCharacters(in: last.lowerBound..<last.lowerBound, with: unfinished),
      to: "public/manifest.json"
    )
    let run = try site.sitegen("verify")
    #expect(run.status == 1)
    #expect(run.output.contains("unfinished: the last build did not finish"))
  }

  @Test func folderWithoutAManifestIsNone() throws {
    let site = try SiteFolder()
    try site.write("text", to: "public/index.html")
    let run = try site.sitegen("verify")
    #expect(run.status == 2)
    #expect(run.errors == "sitegen: public has no manifest.json: it was not built by sitegen\n")
    #expect(try site.sitegen("verify", "nowhere").status == 2)
    #expect(try site.sitegen("verify", "--templates", "templates").status == 64)
  }
}
