import Content
import Diagnostics
import Exports
import Foundation
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// Citations of a page, in the formats of reference managers.
struct CitationTests {
  private let folder = "reports/one/findings/wait"

  private struct Item: Decodable {
    struct Name: Decodable { var literal: String }
    struct Dates: Decodable {
      var parts: [[Int]]

      enum CodingKeys: String, CodingKey { case parts = "date-parts" }
    }

    var id: String
    var type: String
    var title: String
    var author: [Name]
    /// `nil` if no day of a change is known.
    var issued: Dates?
    var URL: String?
    var note: String
  }

  private func item(_ path: String, _ built: Built) throws -> Item {
    let bytes = try #require(built.files["\(path)/cite.json"])
    return try #require(try JSONDecoder().decode([Item].self, from: Data(bytes)).first)
  }

  @Test func authorIsThePublisherOfTheSiteAndTheReportItsSource() async throws {
    let built = await build(try baseFiles())
    let item = try item(folder, built)
    #expect(item.author.map(\.literal) == ["Nobody"])
    #expect(item.title == "People wait")
    #expect(item.type == "webpage")
    #expect(
      item.note
        == "Based on: Inspectorate, “First report”, 22 August 2024, https://inspectorate.example/one"
    )
    // The site has no address, and the page is as old as its report.
    #expect(item.URL == nil)
    #expect(item.issued?.parts == [[2024, 8, 22]])
    #expect(try built.text("\(folder)/cite.bib").contains("Version of 22 August 2024."))
  }

  /// Changes of other records than the finding, each with the version of its page that follows.
  @Test(arguments: [
    ("recommendations/01.md", "due:", "updated: 2025-04-01\ndue:", "1 April 2025"),
    (
      "recommendations/01.md", "due:",
      "history: [{date: 2025-05-02, status: accepted, by: A force, note: Yes.}]\ndue:",
      "2 May 2025"
    ),
    (
      "findings/wait.md", "order: 1", "order: 1\npublish_at: 2025-06-03T09:30:00+01:00",
      "3 June 2025"
    ),
    ("one/index.md", "sources:", "publish_at: 2025-07-04T23:30:00Z\nsources:", "5 July 2025"),
    ("one/index.md", "sources:", "updated: 2025-08-06\nsources:", "22 August 2024"),
  ])
  func versionIsTheDayOfTheLastChangeOnThePage(
    file: String,
    key: String,
    replacement: String,
    version: String
  ) async throws {
    let built = await build(try changing(file, key, to: replacement))
    #expect(built.diagnostics.filter { $0.severity == .error } == [])
    let bib = try built.text("\(folder)/cite.bib")
    #expect(bib.contains("Version of \(version)."), "\(bib)")
  }

  /// A body's page shows the data, the recommendations to all bodies and the findings about it.
  @Test(arguments: [
    ("durham.md", "nation: england", "nation: england", "22 August 2024"),
    ("dataset.yml", "retrieved: not-established", "retrieved: 2025-02-01", "1 February 2025"),
    ("recommendations/01.md", "due:", "updated: 2025-04-01\ndue:", "1 April 2025"),
    (
      "findings/wait.md", "order: 1", "order: 1\nforces: [durham]\nupdated: 2025-03-01",
      "1 March 2025"
    ),
    ("findings/wait.md", "order: 1", "order: 1\nupdated: 2025-03-01", "22 August 2024"),
  ])
  func pageOfABodyChangesWithWhatItShows(
    file: String,
    key: String,
    replacement: String,
    version: String
  ) async throws {
    let built = await build(try changing(file, key, to: replacement))
    #expect(built.diagnostics.filter { $0.severity == .error } == [])
    let bib = try built.text("forces/durham/cite.bib")
    #expect(bib.contains("Version of \(version)."), "\(bib)")
  }

  @Test func pageWithoutAKnownDayHasNoVersion() async throws {
    let built = await build(
      try changing("dataset.yml", "published: 2024-07-01", to: "published: not-established")
    )
    let text = try built.text("data/crime/cite.ris")
    #expect(!text.contains("DA  -") && !text.contains("ET  -") && !text.contains("PY  -"))
    #expect(try item("data/crime", built).issued == nil)
  }

  /// The base site with a text replaced in the file whose path ends with `name`.
  private func changing(_ name: String, _ text: String, to other: String) throws -> [SourceText] {
    try baseFiles().map { file in
      file.path.hasSuffix(name)
        ? SourceText(path: file.path, text: file.text.replacing(text, with: other)) : file
    }
  }

  @Test func addressAndDateOfThePageAreNamedWhereTheyAreKnown() async throws {
    var files = try baseFiles()
    for (index, file) in files.enumerated() {
      var text = file.text
      if file.path == "content/site.yml" { text += "base_url: https://site.example/a_b/\n" }
      if file.path.hasSuffix("wait.md") {
        text = text.replacing("order: 1", with: "order: 1\nupdated: 2025-05-03")
      }
      files[index] = SourceText(path: file.path, text: text)
    }
    let built = await build(files)
    #expect(built.diagnostics == [])
    let address = "https://site.example/a_b/reports/one/findings/wait/"
    #expect(try item(folder, built).URL == address)
    #expect(try item(folder, built).issued?.parts == [[2025, 5, 3]])
    let bib = try built.text("\(folder)/cite.bib")
    #expect(bib.contains("url = {\(address)}") && bib.contains("year = {2025}"))
    let ris = try built.text("\(folder)/cite.ris")
    #expect(ris.contains("UR  - \(address)\r\n") && ris.contains("DA  - 2025/05/03/\r\n"))
  }

  @Test func everyRecordToReferToHasItsFiles() async throws {
    let built = await build(try realSite())
    let pages = built.plan.pages.filter { page in
      let cited: [RecordKind] = [.report, .finding, .recommendation, .measure, .dataset, .body]
      guard case .record(let record) = page.subject else { return false }
      return cited.contains(record.kind) && page.language == nil
    }
    #expect(pages.count > 80)
    for page in pages {
      let folder = page.path.text.replacing("/index.html", with: "")
      let item = try item(folder, built)
      #expect(!item.title.isEmpty && item.note.hasPrefix("Based on: "))
      #expect(try built.text("\(folder)/cite.bib").hasPrefix("@misc{\(item.id),\n"))
      #expect(try built.text("\(folder)/cite.ris").hasSuffix("ER  - \r\n"))
      let text = try built.text(page.path.text)
      for format in ["bib", "ris", "json"] { #expect(text.contains("href=\"cite.\(format)\"")) }
    }
    #expect(built.files["about/cite.bib"] == nil && built.files["cite.bib"] == nil)
  }

  /// A title with every character that is special in some format, and a line that looks like a RIS
  /// field.
  private let hostile =
    #"}, note = {x} @misc{y, \input{z} 50% & #1_$2 ~^ \"<script>\"\nER  - \nTY  - X"#

  @Test func hostileTitlesStayTitles() async throws {
    var files = try baseFiles()
    let index = try #require(files.firstIndex { $0.path.hasSuffix("findings/wait.md") })
    let text = files[index].text.replacing("title: People wait", with: "title: \"\(escaped)\"")
    files[index] = SourceText(path: files[index].path, text: text)
    let built = await build(files)
    #expect(built.diagnostics.filter { $0.severity == .error } == [])
    let bib = try built.text("\(folder)/cite.bib")
    #expect(bracesMatch(bib))
    #expect(bib.components(separatedBy: "\n  note = ").count == 2)
    #expect(
      bib.contains(
        "{\\textbackslash}input{\\textbraceleft}z{\\textbraceright} 50\\% \\& \\#1\\_\\$2"
      )
    )
    let ris = try built.text("\(folder)/cite.ris")
    let tags = ris.components(separatedBy: "\r\n").map { String($0.prefix(6)) }
    #expect(tags.count { $0 == "TY  - " } == 1 && tags.count { $0 == "ER  - " } == 1)
    #expect(tags.dropLast().allSatisfy { $0.hasSuffix("  - ") })
    #expect(try item(folder, built).title.contains("\nER  - \nTY  - X"))
    #expect(!(try built.text("\(folder)/index.html")).contains("<script>"))
  }

  /// The title as a quoted YAML scalar.
  private var escaped: String {
    hostile.replacing(#"\input"#, with: #"\\input"#)
  }

  /// Whether all braces are balanced as BibTeX counts them: a backslash before one has no effect.
  private func bracesMatch(_ text: String) -> Bool {
    var depth = 0
    for character in text {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}
