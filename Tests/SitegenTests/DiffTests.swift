import Foundation
import Testing

/// Tests of `sitegen diff`, between folders, snapshots and revisions of a repository.
struct DiffTests {
  private let now = ["--now", "2026-03-02T10:00:00Z"]

  private func diff(_ site: SiteFolder, _ arguments: String...) throws -> Run {
    try site.sitegen(["diff"] + arguments + now)
  }

  /// Commits all files of the site.
  private func commit(_ site: SiteFolder, _ tag: String) throws {
    let git = "git -c user.name=Editor -c user.email=editor@example.org"
    let run = try site.shell(
      "git init -q . && git add content templates && \(git) commit -q -m \(tag) && git tag \(tag)"
    )
    #expect(run.status == 0, "\(run.errors)")
  }

  private func about(_ text: String, title: String = "About") -> String {
    "---\ntitle: \(title)\ndescription: About this site.\n---\n\(text)\n"
  }

  private let page = "content/pages/about.md"

  /// What is not public yet is marked in every format.
  @Test(arguments: ["text", "json", "html"])
  func changesThatAreNotPublicAreMarked(format: String) throws {
    let site = try SiteFolder()
    try commit(site, "v1")
    let draft = about("Words.").replacing("title:", with: "draft: true\ntitle:")
    try site.write(draft, to: "content/pages/later.md")
    let all = try diff(site, "v1", "--include-unpublished", "--format", format)
    #expect(all.status == 1 && all.output.contains("Not public: "), "\(all.output)")
    let own = try diff(site, "v1", "--format", format)
    #expect(own.status == 0 && !own.output.contains("Not public: "))
    let later = try site.sitegen(["diff", "v1", "--format", format, "--now", "2999-01-01"])
    #expect(later.output.contains("Not public: "))
  }

  @Test func revisionIsComparedWithTheFilesOfToday() throws {
    let site = try SiteFolder()
    try commit(site, "v1")
    let equal = try diff(site, "v1")
    #expect(equal.status == 0 && equal.output == "nothing changes for readers\n", "\(equal.errors)")
    try site.write(about("Words."), to: page)
    let changed = try diff(site, "HEAD")
    #expect(changed.status == 1 && changed.errors == "")
    #expect(
      changed.output == """
        About (/about/)
          paragraph removed: Text.
          paragraph added: Words.

        2 changes on 1 page

        """
    )
  }

  @Test func twoRevisionsAndTwoFoldersAreCompared() throws {
    let site = try SiteFolder()
    try commit(site, "v1")
    try site.write(about("Text."), to: "other/\(page)")
    for path in ["content/site.yml", "content/vocabulary.yml", "content/index.md"] {
      try site.write(try #require(site.read(path)), to: "other/\(path)")
    }
    try site.write(about("Text.", title: "About us"), to: page)
    try commit(site, "v2")
    let expected = "About us (/about/)\n  title: About → About us\n"
    #expect(try diff(site, "v1", "v2").output.hasPrefix(expected))
    #expect(try diff(site, "v2", "v2").status == 0)
    let folders = try diff(site, "other", ".", "--templates", "templates")
    #expect(folders.status == 1 && folders.output.contains("title: About → About us"))
  }

  @Test func formatsAreJSONAndOnePage() throws {
    let site = try SiteFolder()
    try commit(site, "v1")
    try site.write(about("Text.", title: "A & B"), to: page)
    let json = try diff(site, "v1", "--format", "json")
    #expect(json.status == 1)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.output.utf8)) }
    let html = try diff(site, "v1", "--format", "html", "--output", "changes.html")
    #expect(html.status == 1 && html.output == "1 change on 1 page\n")
    let text = try #require(site.read("changes.html"))
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">") && text.contains("A &amp; B"))
  }

  @Test func unpublishedRecordIsComparedOnRequestAlone() throws {
    let site = try SiteFolder()
    try commit(site, "v1")
    try site.write(
      "---\ntitle: Later\ndescription: Later.\ndraft: true\n---\nText.\n",
      to: "content/pages/later.md"
    )
    #expect(try diff(site, "v1").status == 0)
    let all = try diff(site, "v1", "--include-unpublished")
    #expect(all.status == 1)
    #expect(all.output.contains("records that are not published.\n\nLater (/later/)\n  page added"))
  }

  @Test func versionWithErrorsIsNamed() throws {
    let site = try SiteFolder()
    try commit(site, "v1")
    try site.write("---\ntitel: About\n---\n", to: page)
    let run = try diff(site, "v1")
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors.contains("[unknown-key]"))
    #expect(run.errors.hasSuffix("sitegen: \".\" cannot be compared: its content has errors\n"))
  }

  @Test(arguments: ["nowhere", "HEAD~99"])
  func unknownVersionIsAnErrorInWords(name: String) throws {
    let site = try SiteFolder()
    try commit(site, "v1")
    let run = try diff(site, name)
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors.hasPrefix("sitegen: \"\(name)\" is not a folder, a file, or a revision"))
  }

  /// The name of a revision cannot be an option of git.
  @Test func nameOfARevisionIsNoOption() throws {
    let site = try SiteFolder()
    try commit(site, "v1")
    let run = try site.sitegen(["diff"] + now + ["--", "--output=evil.tar"])
    #expect(run.status == 2)
    #expect(site.read("evil.tar") == nil)
  }

  @Test func fileThatIsNotASnapshotIsAnErrorInWords() throws {
    let site = try SiteFolder()
    try site.write("{}", to: "release.json")
    let run = try diff(site, "release.json")
    #expect(run.status == 2)
    #expect(
      run.errors
        == "sitegen: release.json is not a snapshot: not a snapshot of this version of sitegen\n"
    )
  }
}
