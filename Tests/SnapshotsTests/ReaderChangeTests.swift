import Content
import Diagnostics
import Foundation
import Snapshots
import TestSupport
import Testing

/// What changes for readers after an edit of the source.
struct ReaderChangeTests {
  private let finding = "content/reports/one/findings/wait.md"
  private let recommendation = "content/reports/one/recommendations/01.md"

  @Test func changedWordIsMarkedInItsParagraph() async throws {
    let edited = try await snapshot(replacing: "goes out", by: "is put out", in: finding)
    let changes = readerChanges(from: try await snapshot(), to: edited)
    #expect(
      rows(changes) == [
        [
          "text", "/reports/one/findings/wait/", "paragraph",
          "Nobody writes down when the lamp goes out.",
          "Nobody writes down when the lamp is put out.", "",
        ]
      ]
    )
    #expect(changes.first?.anchor?.hasPrefix("p:nobody-writes-down") == true)
    #expect(
      changes.first?.words.map { "\($0.kind.rawValue) \($0.text)" } == [
        "same Nobody writes down when the lamp", "removed goes", "added is put", "same out.",
      ]
    )
  }

  @Test func newStatusComesBeforeTheEvent() async throws {
    let event = """
      findings: [wait]
      history:
        - date: 2025-02-01
          status: accepted
          by: The keeper
          note: From now on.
      """
    let address = "/reports/one/recommendations/1/"
    // The part of the register for the new status is another change.
    let found = try await rows(replacing: "findings: [wait]", by: event, in: recommendation)
      .filter { $0[1] == address }
    #expect(found.count == 2)
    #expect(found.first == ["status", address, "status, acceptance", "No answer", "Accepted", ""])
    #expect(
      found.last?[0] == "event" && found.last?[4] == "1 February 2025, The keeper: From now on."
    )
  }

  @Test(arguments: [
    ("covers: all-bodies", "covers: [durham]", "addressee all"),
    ("closes: true", "closes: false", "status done"),
  ])
  func whatAWordOfTheVocabularyDoesIsSeen(old: String, new: String, label: String) async throws {
    let found = try await rows(replacing: old, by: new, in: "content/vocabulary.yml")
    #expect(found.contains { $0[0] == "label" && $0[2] == label }, "\(found)")
  }

  @Test(arguments: [
    ("content/site.yml", ", group_by: [nation]", "", "bodies are grouped by"),
    ("content/vocabulary.yml", "name: England", "name: Albion", "choice nation/england"),
    ("content/vocabulary.yml", "      - {id: england, name: England}\n", "", "order of entries"),
  ])
  func namesAndGroupsOfBodiesAreSeen(
    path: String,
    old: String,
    new: String,
    subject: String
  ) async throws {
    var files = try siteFiles()
    let index = try #require(files.firstIndex { $0.path == path })
    var text = files[index].text.replacing(old, with: new)
    // The choice that was removed follows the other one.
    if subject == "order of entries" { text += old }
    files[index] = SourceText(path: path, text: text)
    let after = try await snapshot(of: files)
    let found = rows(readerChanges(from: try await snapshot(), to: after))
    #expect(found.contains { $0[2] == subject }, "\(found)")
  }

  @Test(arguments: [
    ("content/pages/about.md", "show: [sources]", ["sources", "glossary"], "show"),
    ("content/forces/durham.md", "nation: england\n", ["cy", "en"], "nation: england\nlanguages"),
  ])
  func orderThatNoPageShowsIsNoChange(
    path: String,
    old: String,
    items: [String],
    key: String
  ) async throws {
    let end = old.hasSuffix("\n") ? "\n" : ""
    let lists = [items, items.reversed()].map { $0.joined(separator: ", ") }
    let first = try await snapshot(replacing: old, by: "\(key): [\(lists[0])]\(end)", in: path)
    let second = try await snapshot(replacing: old, by: "\(key): [\(lists[1])]\(end)", in: path)
    #expect(first == second)
  }

  /// The source of a finding's figure comes first on its page, wherever the list has it.
  @Test func orderOfSourcesIsThatOfThePage() async throws {
    let sources = """
      -- content/sources.yml --
      office: {title: Tables, publisher: Office, url: "https://office.example/tables"}
      books: {title: Books, publisher: Board, url: "https://board.example/books"}
      """
    func files(_ keys: String) throws -> [SourceText] {
      try siteFiles(with: sources).map { file in
        file.path == finding
          ? SourceText(path: finding, text: file.text.replacing("sources: [office]", with: keys))
          : file
      }
    }
    let figure = "figure: {value: \"12\", label: lamps, source: office}\n"
    for (start, isSeen) in [(figure, false), ("", true)] {
      let first = try await snapshot(of: try files(start + "sources: [office, books]"))
      let second = try await snapshot(of: try files(start + "sources: [books, office]"))
      #expect((first != second) == isSeen, "\(start)")
    }
  }

  @Test func kindOfAListIsSeen() async throws {
    let old = "The keeper lights the lamp at dusk."
    let lists = [
      try await snapshot(replacing: old, by: "- Dusk\n- Dawn", in: finding),
      try await snapshot(replacing: old, by: "1. Dusk\n2. Dawn", in: finding),
    ]
    let found = rows(readerChanges(from: lists[0], to: lists[1]))
    #expect(found.map { $0[5] } == ["formatted differently", "formatted differently"])
  }

  @Test func kindAndWordsOfACorrectionAreSeen() async throws {
    let about = "-- content/pages/about.md --\n---\ntitle: About\ndescription: About this site.\n"
    func site(_ more: String) async throws -> SiteSnapshot {
      let change = "changes: [{date: 2025-02-01, note: Counted anew., \(more)}]"
      return try await snapshot(with: "\(about)\(change)\n---\nText.\n")
    }
    let before = try await site("kind: revision, from: 41 days, to: 43 days")
    for other in [
      "kind: update, from: 41 days, to: 43 days", "kind: revision, from: 41 days, to: 44 days",
      "kind: revision, changes_conclusion: true, from: 41 days, to: 43 days",
    ] {
      let found = readerChanges(from: before, to: try await site(other))
      #expect(found.map(\.kind.rawValue) == ["entry"], "\(other): \(changeText(found))")
    }
  }

  @Test func movedDeadlineIsOneChange() async throws {
    let found = try await rows(replacing: "2025-01-31", by: "2025-02-28", in: recommendation)
    let address = "/reports/one/recommendations/1/"
    #expect(
      found == [["deadline", address, "deadline", "31 January 2025", "28 February 2025", ""]]
    )
  }

  @Test func correctedCellChangesTheStatisticsMadeFromIt() async throws {
    let path = "content/data/crime/durham.csv"
    let found = try await rows(replacing: "2000,150", by: "2000,160", in: path)
    let note = "data: Crime (published on 1 July 2024)"
    #expect(
      found == [
        [
          "statistic", "/measures/rate/", "Durham, 2015/16",
          "7.5% (interval 6.4 to 8.7, 150 of 2000)", "8.0% (interval 6.9 to 9.3, 160 of 2000)",
          note,
        ],
        [
          "statistic", "/measures/rate/", "England, 2015/16", "7.5% (150 of 2000)",
          "8.0% (160 of 2000)", note,
        ],
        ["data", "/data/crime/", "Durham, 2015/16: Charged", "150", "160", ""],
      ]
    )
  }

  @Test func newColumnIsReportedOnce() async throws {
    let files = try siteFiles().map { file in
      switch file.path {
      case "content/data/crime/dataset.yml":
        SourceText(
          path: file.path,
          text: file.text.replacing(
            "relations:",
            with: "  - {name: closed, title: Closed, type: count}\nrelations:"
          )
        )
      case "content/data/crime/durham.csv":
        SourceText(
          path: file.path,
          text: "year,recorded,charged,closed\n2014/15,1000,100,7\n2015/16,2000,150,8\n"
        )
      default: file
      }
    }
    let changes = readerChanges(from: try await snapshot(), to: try await snapshot(of: files))
    #expect(
      rows(changes) == [["column", "/data/crime/", "column closed", "", "Closed; count", ""]]
    )
  }

  @Test func newFindingIsOnePage() async throws {
    let address = "/reports/one/findings/dark/"
    let (old, new) = (try await snapshot(), try await snapshot(with: dark))
    #expect(
      rows(readerChanges(from: old, to: new)) == [["page-added", address, "", "", address, ""]]
    )
    #expect(
      rows(readerChanges(from: new, to: old)) == [["page-removed", address, "", address, "", ""]]
    )
  }

  @Test func movedPageKeepsItsHistory() async throws {
    let moved =
      dark.replacing("findings/dark.md", with: "findings/night.md")
      + "\n-- content/redirects.yml --\n/reports/one/findings/dark/: finding:one/night"
    let changes = readerChanges(
      from: try await snapshot(with: dark),
      to: try await snapshot(with: moved.replacing("Text.", with: "Text!"))
    )
    let (old, new) = ("/reports/one/findings/dark/", "/reports/one/findings/night/")
    #expect(
      rows(changes) == [
        ["page-moved", new, "", old, new, ""], ["text", new, "paragraph", "Text.", "Text!", ""],
      ]
    )
  }

  @Test func removedPageSaysWhereItsAddressLeads() async throws {
    let redirect = "-- content/redirects.yml --\n/reports/one/findings/dark/: finding:one/wait"
    let changes = readerChanges(
      from: try await snapshot(with: dark),
      to: try await snapshot(with: redirect)
    )
    let address = "/reports/one/findings/dark/"
    let note = "its address leads to /reports/one/findings/wait/"
    #expect(rows(changes) == [["page-removed", address, "", address, "", note]])
  }

  @Test func withdrawnPageGivesItsReason() async throws {
    let withdrawn = dark.replacing(
      "order: 2",
      with: "order: 2\nwithdrawn: {date: 2026-02-01, reason: It was another coast.}"
    )
    let changes = readerChanges(
      from: try await snapshot(with: dark),
      to: try await snapshot(with: withdrawn)
    )
    let address = "/reports/one/findings/dark/"
    let note = "reason: It was another coast."
    // Only this record used its kind.
    let label = ["label", "", "kind better", "What is better", "", ""]
    #expect(rows(changes) == [["page-withdrawn", address, "", address, "", note], label])
  }

  @Test func movedParagraphIsNeitherRemovedNorAdded() async throws {
    let (one, other) = (
      "The keeper lights the lamp at dusk.", "Nobody writes down when the lamp goes out."
    )
    let found = try await rows(
      replacing: "\(one)\n\n\(other)",
      by: "\(other)\n\n\(one)",
      in: finding
    )
    #expect(found.count == 1)
    #expect(found.first?[0] == "text" && found.first?[5] == "moved")
  }

  @Test func linkToAnotherPageIsAChange() async throws {
    let path = "content/pages/about.md"
    let found = try await rows(replacing: "finding:wait", by: "recommendation:one/1", in: path)
    let note = "links to recommendation:one/1, not to finding:one/wait"
    #expect(
      found == [["text", "/about/", "paragraph", "", "Read the finding, or ask us.", note]]
    )
  }

  @Test func emphasisIsAChangeOfForm() async throws {
    let found = try await rows(replacing: "*dark*", by: "dark", in: finding)
    #expect(found.map { $0[5] } == ["formatted differently"])
    #expect(found.map { $0[2] } == ["row"])
  }

  @Test func renamedStatusIsReportedOnce() async throws {
    let path = "content/vocabulary.yml"
    let found = try await rows(replacing: "No answer", by: "Nothing heard", in: path)
    #expect(
      found == [
        ["label", "", "status no-answer", "No answer; None.", "Nothing heard; None.", ""]
      ]
    )
  }

  @Test func changedTemplateIsAChangeOfTheDesign() async throws {
    let path = "templates/finding.html"
    let found = try await rows(replacing: "<title>", by: "<title>Finding: ", in: path)
    #expect(found == [["design", "", path, "", "", "has changed"]])
  }

  @Test func pagesWithSeriousChangesComeFirst() async throws {
    let files = try siteFiles().map { file in
      switch file.path {
      case "content/pages/about.md":
        SourceText(path: file.path, text: file.text.replacing("lamps", with: "lights"))
      case recommendation:
        SourceText(path: file.path, text: file.text.replacing("2025-01-31", with: "2025-02-28"))
      default: file
      }
    }
    let changes = readerChanges(from: try await snapshot(), to: try await snapshot(of: files))
    #expect(changes.map(\.kind) == [.deadline, .text])
  }

  @Test func nothingChangesForTheSameSite() async throws {
    let shipped = try files(in: repositoryRoot)
    let own = try await snapshot(of: shipped, on: "2026-11-01")
    var generator = SeededGenerator(seed: 9)
    let other = try await snapshot(of: shipped.shuffled(using: &generator), on: "2026-11-01")
    #expect(readerChanges(from: own, to: other).isEmpty)
    #expect(readerChanges(from: own, to: try SiteSnapshot(json: own.json)).isEmpty)
  }

  /// Changes one entry of the shipped site after another: each is noticed, in both directions.
  @Test func eachChangedEntryIsNoticed() async throws {
    let old = try await snapshot(of: try files(in: repositoryRoot), on: "2026-11-01")
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<100 {
      var new = old
      let page = Int.random(in: new.pages.indices, using: &generator)
      guard let entry = new.pages[page].entries.indices.randomElement(using: &generator),
        new.pages[page].entries[entry].part != .release
      else { continue }
      new.pages[page].entries[entry].text += " more"
      let details = new.pages[page].entries[entry].details
      new.pages[page].entries[entry].details = details.map { "\($0)1" }
      if new.pages[page].entries[entry].id != nil { new.pages[page].entries[entry].id = "other" }
      #expect(!readerChanges(from: old, to: new).isEmpty, "\(new.pages[page].entries[entry])")
      #expect(!readerChanges(from: new, to: old).isEmpty, "\(new.pages[page].entries[entry])")
    }
  }
}
