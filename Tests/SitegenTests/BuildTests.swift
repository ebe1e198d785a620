import Foundation
import Testing

struct BuildTests {
  @Test func buildWritesTheSiteAndOneLine() throws {
    let site = try SiteFolder()
    let run = try site.sitegen("build")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.hasPrefix("11 pages, "))
    #expect(run.output.contains("files changed, 0 removed, 0 warnings, "))
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(site.read("public/forces/durham/index.html")?.contains("Durham") == true)
  }

  @Test func secondBuildTouchesNothing() throws {
    let site = try SiteFolder()
    _ = try site.sitegen("build", "--now", "2026-01-01")
    let before =
      try FileManager.default.attributesOfItem(
        atPath: site.root.appending(path: "public/index.html").path
      )[.systemFileNumber] as? Int
    let run = try site.sitegen("build", "--now", "2026-01-01")
    let after =
      try FileManager.default.attributesOfItem(
        atPath: site.root.appending(path: "public/index.html").path
      )[.systemFileNumber] as? Int
    #expect(run.output.contains(" 0 files changed, 0 removed"))
    #expect(before == after)
  }

  @Test func faultInTheContentLeavesTheSiteAsItWas() throws {
    let site = try SiteFolder()
    _ = try site.sitegen("build")
    let before = site.tree("public")
    try site.write("---\ntitle: Changed\n---\nText.\n", to: "content/pages/about.md")
    let run = try site.sitegen("build")
    #expect(run.status == 1)
    #expect(run.errors.contains("content/pages/about.md:2:1: error: the key \"description\""))
    #expect(run.output == "nothing was written: 1 error, 0 warnings\n")
    #expect(site.tree("public") == before)
  }

  @Test func warningCountsOnlyWhenStrict() throws {
    let site = try SiteFolder()
    try site.write("Lost.\n", to: "content/lost.txt")
    let run = try site.sitegen("build")
    #expect(run.status == 0)
    #expect(run.errors.contains("content/lost.txt:1:1: warning: "))
    #expect(run.output.contains("1 warning"))
    #expect(try site.sitegen("build", "--strict").status == 1)
  }

  @Test func strictBuildWithAWarningWritesNothing() throws {
    let site = try SiteFolder()
    try site.write("Lost.\n", to: "content/lost.txt")
    let first = try site.sitegen("build", "--strict")
    #expect(first.status == 1 && first.output == "nothing was written: 1 warning\n")
    #expect(first.errors.contains("content/lost.txt:1:1: warning: "))
    #expect(site.tree("public").isEmpty)
    _ = try site.sitegen("build")
    let before = site.tree("public")
    let page = "---\ntitle: About\ndescription: About this site.\n---\nOther.\n"
    try site.write(page, to: "content/pages/about.md")
    #expect(try site.sitegen("build", "--strict", "--format", "json").status == 1)
    #expect(site.tree("public") == before)
    try FileManager.default.removeItem(at: site.root.appending(path: "content/lost.txt"))
    #expect(try site.sitegen("build", "--strict").status == 0)
    #expect(site.tree("public") != before)
  }

  @Test func changedPageThatIsNoLongerMadeIsAnErrorUntilItIsSettled() throws {
    let site = try SiteFolder()
    _ = try site.sitegen("build")
    let page = "public/forces/durham/index.html"
    try site.write("corrected by hand", to: page)
    try FileManager.default.removeItem(at: site.root.appending(path: "content/forces/durham.md"))
    for _ in 1...2 {
      let run = try site.sitegen("build")
      #expect(run.status == 2 && run.output == "")
      #expect(run.errors.hasPrefix("sitegen: ./\(page) is no longer part of the site, but "))
      #expect(site.read(page) == "corrected by hand")
      let verified = try site.sitegen("verify")
      #expect(verified.status == 1)
      #expect(verified.output.hasPrefix("changed: forces/durham/index.html "))
    }
    try FileManager.default.removeItem(at: site.root.appending(path: page))
    #expect(try site.sitegen("build").output.contains(" 4 removed"))
    #expect(try site.sitegen("verify", "--strict").status == 0)
  }

  @Test func modesAreThoseThatTheMaskGives() throws {
    let site = try SiteFolder()
    let build = "\"$SITEGEN\" build --quiet --now 2026-01-01"
    let secret = try site.shell("umask 077; \(build) && find public -type f ! -perm 600")
    #expect(secret.status == 0 && secret.output == "", "\(secret)")
    let wrong = "find public -type f ! -perm 644; find public/* -type d ! -perm 755"
    let shared = try site.shell("umask 022; \(build) && \(wrong)")
    #expect(shared.status == 0 && shared.output == "", "\(shared)")
  }

  @Test func pageThatIsNoLongerMadeGoesAndForeignFilesStay() throws {
    let site = try SiteFolder()
    _ = try site.sitegen("build")
    try site.write("theirs", to: "public/theirs.txt")
    try FileManager.default.removeItem(at: site.root.appending(path: "content/forces/durham.md"))
    let run = try site.sitegen("build")
    // The page, its feed, and its citation in three formats.
    #expect(run.output.contains("5 removed"))
    #expect(site.read("public/forces/durham/index.html") == nil)
    #expect(site.read("public/theirs.txt") == "theirs")
  }

  @Test func nowHoldsAndPublishes() throws {
    let site = try SiteFolder()
    let page = "---\nname: Gwent\npublish_at: 2026-05-01T09:30:00+01:00\n---\n"
    try site.write(page, to: "content/forces/gwent.md")
    _ = try site.sitegen("build", "--now", "2026-05-01T08:29:59Z")
    #expect(site.read("public/forces/gwent/index.html") == nil)
    let before = ["--now", "2026-05-01T08:29:59Z"]
    let expected = "force  gwent  until 2026-05-01T08:30:00Z  content/forces/gwent.md:2\n"
    for name in ["unpublished", "held"] {
      #expect(try site.sitegen(["list", name] + before).output == expected)
    }
    let next = "2026-05-01T08:30:00Z  embargo-ends  force:gwent  content/forces/gwent.md:2\n"
    #expect(try site.sitegen(["list", "next"] + before).output == next)
    _ = try site.sitegen("build", "--now", "2026-05-01T08:30:00Z")
    #expect(site.read("public/forces/gwent/index.html") != nil)
  }

  @Test func bytesDoNotDependOnTheMachine() throws {
    let site = try SiteFolder()
    let worlds: [[String: String]] = [
      ["TZ": "UTC", "LC_ALL": "C"],
      ["TZ": "Pacific/Auckland", "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"],
      ["TZ": "America/New_York", "SWIFT_DETERMINISTIC_HASHING": "1"],
    ]
    let trees = try worlds.enumerated().map { index, environment in
      let run = try site.sitegen(
        "build",
        "--now",
        "2026-03-01T23:30:00Z",
        "--output",
        "out\(index)",
        "--threads",
        "\(index + 1)",
        environment: environment
      )
      #expect(run.status == 0)
      return site.tree("out\(index)")
    }
    #expect(trees[0] == trees[1])
    #expect(trees[0] == trees[2])
    #expect(trees[0].count > 20)
  }

  @Test func siteCanBeBuiltFromAnotherFolder() throws {
    let site = try SiteFolder()
    let elsewhere = FileManager.default.temporaryDirectory
    let run = try site.sitegen("build", "--source", site.root.path, in: elsewhere)
    #expect(run.status == 0)
    #expect(site.read("public/index.html") != nil)
  }

  @Test(arguments: ["o", "./o", "o/", "content/../o"])
  func outputMayHaveAnyName(name: String) throws {
    let site = try SiteFolder()
    #expect(try site.sitegen("build", "--output", name).status == 0)
    #expect(site.read("o/index.html") != nil)
  }

  @Test func compressedFilesComeAndGoWithTheOption() throws {
    let site = try SiteFolder()
    #expect(try site.sitegen("build", "--now", "2026-01-01").status == 0)
    let plain = site.tree("public")
    #expect(try site.sitegen("build", "--now", "2026-01-01", "--precompress").status == 0)
    let whole = site.tree("public")
    let texts = plain.keys.filter { name in
      [".html", ".css", ".csv", ".js", ".json", ".svg", ".txt", ".xml", ".ics", ".bib", ".ris"]
        .contains(
          where: name.hasSuffix
        )
    }.filter { $0 != "manifest.json" }
    #expect(texts.count > 10 && whole.count == plain.count + 2 * texts.count)
    for name in texts { #expect(whole["\(name).br"] != nil && whole["\(name).gz"] != nil) }
    #expect(whole["_headers.gz"] == nil && whole["hosting/nginx.conf.gz"] == nil)
    let again = try site.sitegen("build", "--now", "2026-01-01", "--precompress")
    #expect(again.output.contains(" 0 files changed, 0 removed"))
    // The manifest lists them, so the next build without the option removes them.
    #expect(
      try site.sitegen("build", "--now", "2026-01-01").output.contains("\(2 * texts.count) removed")
    )
    #expect(Set(site.tree("public").keys) == Set(plain.keys))
  }

  @Test func pagesNameTheHashOfTheirSheetsWhenAsked() throws {
    let site = try SiteFolder()
    _ = try site.sitegen("build")
    #expect(site.read("public/index.html")?.contains("integrity") == false)
    _ = try site.sitegen("build", "--integrity")
    #expect(site.read("public/index.html")?.contains("css\" integrity=\"sha384-") == true)
  }
}
