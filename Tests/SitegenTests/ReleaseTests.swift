import Foundation
import Testing

/// Tests of `sitegen release`, and of what it protects afterwards.
struct ReleaseTests {
  private let addresses = "content/addresses.txt"
  private let releases = "content/releases.yml"
  private let snapshot = "content/release.json"

  /// A site with a body of which readers may keep two addresses.
  private func folder() throws -> SiteFolder {
    let folder = try SiteFolder()
    try folder.write(
      "---\nname: Rutland\n---\n\n## Its work\n\nText.\n",
      to: "content/forces/rutland.md"
    )
    return folder
  }

  private func rename(in folder: SiteFolder) throws {
    try FileManager.default.moveItem(
      at: folder.root.appending(path: "content/forces/rutland.md"),
      to: folder.root.appending(path: "content/forces/oakham.md")
    )
  }

  @Test func releaseIsRecordedOnce() throws {
    let folder = try folder()
    let first = try folder.sitegen("release", "--now", "2024-06-01", "--notes", "The first: \"it\"")
    #expect(first.status == 0, "\(first.errors)")
    let written = "\(addresses)\n\(snapshot)\n\(releases)\n"
    #expect(first.output.hasPrefix("\(written)release \"2024-06-01\": "))
    let lines = try #require(folder.read(addresses)).split(separator: "\n").map(String.init)
    #expect(
      lines.first?.hasPrefix("# ") == true
        && lines.dropFirst().elementsEqual(lines.dropFirst().sorted())
    )
    #expect(Set(lines).isSuperset(of: ["/", "/about/", "/forces/rutland/#its-work", "/feed.xml"]))
    let text = try #require(folder.read(releases))
    #expect(text.contains("\n- name: \"2024-06-01\"\n  date: 2024-06-01T08:30:00Z\n  pages: "))
    #expect(text.hasSuffix("\n  notes: \"The first: \\\"it\\\"\"\n"))
    #expect(try folder.sitegen("check", "--strict").status == 0)
    let files = [folder.read(addresses), folder.read(releases)]
    let second = try folder.sitegen("release", "--now", "2024-07-01", "--name", "Again")
    #expect(second.status == 0)
    #expect(second.output == "nothing has changed since the release \"2024-06-01\"\n")
    #expect(files == [folder.read(addresses), folder.read(releases)])
  }

  @Test func changeMakesANewRelease() throws {
    let folder = try folder()
    _ = try folder.sitegen("release", "--now", "2024-06-01")
    let old = try #require(folder.read(releases))
    try folder.write(
      "---\nname: Rutland\nchanges: [{date: 2024-06-01, note: We say more.}]\n---\n\n"
        + "## Its work\n\nMore.\n",
      to: "content/forces/rutland.md"
    )
    let next = try folder.sitegen("release", "--now", "2024-06-01T12:00:00Z")
    #expect(next.output.contains("release \"2024-06-01-2\": "), "\(next.errors)")
    #expect(next.output.contains(", 1 new address, manifest "))
    let new = try #require(folder.read(releases))
    #expect(new.hasPrefix(old) && new.contains("\n- name: \"2024-06-01-2\"\n"))
  }

  @Test func changedSentenceNeedsAnEntryBeforeTheNextRelease() throws {
    let folder = try folder()
    _ = try folder.sitegen("release", "--now", "2024-06-01")
    try folder.write(
      "---\nname: Rutland\n---\n\n## Its work\n\nMore.\n",
      to: "content/forces/rutland.md"
    )
    let check = try folder.sitegen("check", "--now", "2024-06-02")
    #expect(check.status == 0 && check.errors.contains("[change-unexplained]"), "\(check.errors)")
    #expect(check.errors.contains("changes: [{date: 2024-06-02, kind: correction, note: "))
    #expect(try folder.sitegen("build", "--strict", "--now", "2024-06-02").status == 1)
    let refused = try folder.sitegen("release", "--now", "2024-06-02")
    #expect(refused.status == 1 && refused.output == "nothing was released: 1 warning\n")
  }

  @Test func whatIsNewIsNamedAndExpected() throws {
    let folder = try folder()
    let first = try folder.sitegen("release", "--now", "2024-06-01")
    #expect(!first.output.contains("new to the public"))
    try folder.write("---\nname: Oakham\n---\n\nText.\n", to: "content/forces/oakham.md")
    let check = try folder.sitegen("check", "--now", "2024-06-02", "--first-published", "new.json")
    let summary = "new to the public since the release \"2024-06-01\": 1 record, "
    #expect(check.status == 0 && check.output.hasPrefix(summary), "\(check.output)")
    #expect(try #require(folder.read("new.json")).contains("\"name\": \"force:oakham\""))
    let list = try folder.sitegen("list", "new", "--now", "2024-06-02")
    #expect(list.status == 0 && list.output.contains("  force:oakham"))
    try folder.write("# Approved\nforce:oakham\nforce:whissendine\n", to: "names.txt")
    let names = try folder.sitegen("release", "--now", "2024-06-02", "--expect", "names.txt")
    #expect(names.status == 1 && names.output.contains("\nnothing was released: "))
    #expect(names.errors.contains("expected, but not new to the public: force:whissendine\n"))
    #expect(names.errors.contains("new to the public, but not expected: /forces/oakham/"))
    let missing = try folder.sitegen("release", "--now", "2024-06-02", "--expect", "none.txt")
    #expect(missing.status == 2 && missing.errors.contains("cannot read none.txt"))
    let released = try folder.sitegen("release", "--now", "2024-06-02", "--expect", "new.json")
    #expect(released.status == 0 && released.output.hasPrefix(summary), "\(released.errors)")
    #expect(try folder.sitegen("list", "new", "--now", "2024-06-03").output == "")
  }

  @Test func releaseOfAnEarlierVersionOfTheProgramGetsItsSnapshot() throws {
    let folder = try folder()
    _ = try folder.sitegen("release", "--now", "2024-06-01")
    let text = try #require(folder.read(snapshot))
    try FileManager.default.removeItem(at: folder.root.appending(path: snapshot))
    let again = try folder.sitegen("release", "--now", "2024-06-02")
    #expect(again.status == 0 && again.output.hasPrefix("nothing has changed since"))
    #expect(folder.read(snapshot) == text)
  }

  @Test func whatIsNotComparedWithAReleaseIsSaid() throws {
    let folder = try folder()
    _ = try folder.sitegen("release", "--now", "2024-06-01")
    let before = try folder.sitegen("check", "--now", "2024-05-31")
    #expect(before.status == 0 && before.errors.contains("[before-release]"), "\(before.errors)")
    try FileManager.default.removeItem(at: folder.root.appending(path: snapshot))
    try folder.write(
      "---\nname: Rutland\n---\n\n## Its work\n\nMore.\n",
      to: "content/forces/rutland.md"
    )
    let check = try folder.sitegen("check", "--strict", "--now", "2024-06-02")
    #expect(check.status == 1 && check.errors.contains("[release-snapshot]"), "\(check.errors)")
    let released = try folder.sitegen("release", "--now", "2024-06-02")
    #expect(released.status == 0 && released.errors.contains("there is no \(snapshot), so "))
    #expect(folder.read(snapshot) != nil)
  }

  /// The date is on pages, but does not make them another version.
  @Test func manifestDoesNotDependOnTheDay() throws {
    let manifests = try ["2024-06-01", "2025-01-15"].map { day in
      let folder = try folder()
      _ = try folder.sitegen("release", "--now", day)
      let lines = try #require(folder.read(releases)).split(separator: "\n")
      return try #require(lines.first { $0.hasPrefix("  manifest: ") })
    }
    #expect(manifests[0] == manifests[1] && manifests[0].count == "  manifest: ".count + 64)
  }

  @Test func renamedRecordNeedsARedirect() throws {
    let folder = try folder()
    _ = try folder.sitegen("release", "--now", "2024-06-01")
    try rename(in: folder)
    let check = try folder.sitegen("check", "--now", "2024-06-02")
    #expect(check.status == 1 && check.errors.contains("[lost-address]"))
    #expect(
      check.errors.contains("add to content/redirects.yml: /forces/rutland/: /forces/oakham/")
    )
    let refused = try folder.sitegen("release", "--now", "2024-06-02")
    #expect(refused.status == 1 && refused.output == "nothing was released: 1 error, 0 warnings\n")
    #expect(try folder.sitegen("check", "--now", "2024-05-31").status == 0)
    let list = try folder.sitegen("list", "lost")
    #expect(list.status == 0 && list.output.hasPrefix("/forces/rutland/: /forces/oakham/\n"))
    try folder.write(list.output, to: "content/redirects.yml")
    let mended = try folder.sitegen("check", "--strict", "--now", "2024-06-02")
    #expect(mended.status == 0, "\(mended.errors)")
    let released = try folder.sitegen("release", "--now", "2024-06-02")
    #expect(released.status == 0, "\(released.errors)")
    let lines = Set(try #require(folder.read(addresses)).split(separator: "\n").map(String.init))
    #expect(lines.isSuperset(of: ["/forces/rutland/", "/forces/oakham/#its-work"]))
    // The redirect is needed from now on.
    try folder.write("", to: "content/redirects.yml")
    #expect(try folder.sitegen("check").errors.contains("/forces/rutland/"))
  }

  @Test func recordThatIsADraftAgainIsNamed() throws {
    let folder = try folder()
    _ = try folder.sitegen("release", "--now", "2024-06-01")
    try folder.write("---\nname: Rutland\ndraft: true\n---\n", to: "content/forces/rutland.md")
    let check = try folder.sitegen("check")
    #expect(check.status == 1)
    #expect(check.errors.contains("content/forces/rutland.md was published and is now unpublished"))
  }

  @Test func nothingIsReleasedWithAWarning() throws {
    let folder = try folder()
    try folder.write("Lost.", to: "content/report/one.md")
    let run = try folder.sitegen("release", "--now", "2024-06-01")
    #expect(run.status == 1 && run.output == "nothing was released: 1 warning\n")
    #expect(folder.read(addresses) == nil && folder.read(releases) == nil)
  }

  @Test(arguments: [
    (["--now", "2999-01-01"], "--now is in the future"),
    (["--now", "2024-05-01"], "the release \"First\" is of 2024-06-01T08:30:00Z, which is later"),
    (["--now", "2024-07-01", "--name", "First"], "already a release \"First\""),
    (["--now", "2024-07-01", "--name", " "], "--name must be one line of text"),
    (["--now", "2024-07-01", "--notes", "one\ntwo"], "--notes must be one line of text"),
    (["--now", "2024-07-01", "--notes", "see [here](about)"], "the release cannot be recorded"),
  ])
  func impossibleReleaseIsRefused(options: [String], message: String) throws {
    let folder = try folder()
    _ = try folder.sitegen("release", "--now", "2024-06-01", "--name", "First")
    let text = folder.read(releases)
    try folder.write(
      "---\nname: Rutland\n---\n\nText.\n\n## Its work\n",
      to: "content/forces/rutland.md"
    )
    let run = try folder.sitegen(["release"] + options)
    #expect(run.status == 64 && run.errors.contains(message), "\(run.errors)")
    #expect(folder.read(releases) == text && text != nil)
  }
}
