import Content
import Diagnostics
import Formats
import Foundation
import Snapshots
import TestSupport
import Testing

/// What a snapshot contains, and what has no effect on it.
struct SiteSnapshotTests {
  private func entry(
    _ part: SnapshotPart,
    _ key: String,
    of record: String,
    in snapshot: SiteSnapshot
  ) throws -> SnapshotEntry {
    let page = try snapshot.page(record)
    return try #require(page.entries.first { $0.part == part && $0.key == key }, "\(page)")
  }

  @Test func recommendationTellsItsStatusAndItsDeadline() async throws {
    let snapshot = try await snapshot()
    let name = "recommendation:one/1"
    #expect(try snapshot.page(name).address == "/reports/one/recommendations/1/")
    #expect(try snapshot.page(name).title == "Recommendation 1: Wait less")
    #expect(try entry(.deadline, "deadline", of: name, in: snapshot).text == "31 January 2025")
    let status = try entry(.status, "acceptance", of: name, in: snapshot)
    #expect(status.text == "No answer" && status.id == "no-answer")
  }

  @Test func statisticHasItsValueInItsColumn() async throws {
    let snapshot = try await snapshot()
    let columns = try snapshot.page("measure:rate").entries.filter { $0.part == .column }
    let statistic = try entry(.statistic, "durham 2015/16", of: "measure:rate", in: snapshot)
    #expect(statistic.text == "Durham, 2015/16")
    #expect(columns.count == statistic.details.count)
    let values = Dictionary(uniqueKeysWithValues: zip(columns.map(\.key), statistic.details))
    #expect(values["percent"] == "7.5" && values["numerator"] == "150")
    #expect(values["denominator"] == "2000" && values["status"] == "final")
    let release = try entry(.release, "dataset:crime", of: "measure:rate", in: snapshot)
    #expect(release.text == "Crime (published on 1 July 2024)")
  }

  @Test func dataHasItsRows() async throws {
    let row = try entry(.row, "durham 2014/15", of: "dataset:crime", in: try await snapshot())
    #expect(row.text == "Durham, 2014/15" && row.details == ["1000", "100"])
  }

  @Test func textHasABlockForEachParagraphQuotationAndRow() async throws {
    let blocks = try await snapshot().page("finding:one/wait").entries.filter { $0.part == .text }
    #expect(
      blocks.map(\.text) == [
        "The keeper lights the lamp at dusk.", "Nobody writes down when the lamp goes out.",
        "The book is on the shelf.", "Night | Lamp", "Monday | lit", "Tuesday | dark",
      ]
    )
    #expect(blocks[0].key.hasPrefix("p:the-keeper-lights"))
    #expect(blocks.map { $0.details[0] } == ["p", "p", "blockquote", "tr", "tr", "tr"])
    #expect(blocks.last?.details[1] == "em 10, /em 14")
  }

  @Test func linkNamesItsRecord() async throws {
    let blocks = try await snapshot().page("page:about").entries.filter { $0.part == .text }
    #expect(blocks.last?.text == "Read the finding, or ask us.")
    #expect(blocks.last.map { Array($0.details[2...]) } == ["finding:one/wait"])
  }

  @Test func citedSourceAndTermArePartsOfPages() async throws {
    let snapshot = try await snapshot()
    #expect(try snapshot.page("source:office").address == "/about/#source-office")
    #expect(try snapshot.page("term:charge").title == "Charge")
  }

  @Test func orderOfFilesHasNoEffect() async throws {
    let files = try siteFiles()
    var generator = SeededGenerator(seed: 5)
    let first = try await snapshot(of: files)
    for _ in 0..<3 {
      let other = try await snapshot(of: files.shuffled(using: &generator))
      #expect(other == first && other.json == first.json)
    }
  }

  @Test func dayHasNoEffect() async throws {
    let files = try siteFiles()
    let before = try await snapshot(of: files, on: "2025-01-30")
    #expect(try await snapshot(of: files, on: "2025-02-10") == before)
  }

  @Test func draftLeavesNoTrace() async throws {
    let draft =
      "-- content/pages/later.md --\n---\ntitle: Later\ndescription: L.\ndraft: true\n---\nX."
    #expect(try await snapshot(with: draft) == (try await snapshot()))
  }
}

/// Snapshots as JSON.
struct SnapshotJSONTests {
  @Test func snapshotIsReadAgain() async throws {
    let own = try await snapshot()
    let read = try SiteSnapshot(json: own.json)
    #expect(read == own && read.json == own.json)
  }

  @Test func eachEntryHasALine() async throws {
    let own = try await snapshot()
    let lines = String(decoding: own.json, as: UTF8.self).split(separator: "\n")
    let count =
      own.pages.count + own.pages.map(\.entries.count).reduce(0, +) + own.redirects.count
      + own.files.count + own.design.count
    #expect(lines.count == count + 5)
    #expect(lines.contains { $0.hasPrefix(#"["deadline","deadline","31 January 2025"]"#) })
  }

  @Test(arguments: [
    ("", "not JSON: line 1: expected a value"),
    ("{}", "not a snapshot of this version of sitegen"),
    (#"{"format":"sitegen-snapshot-0"}"#, "not a snapshot of this version of sitegen"),
    (#"{"format":"sitegen-snapshot-1"}"#, "the snapshot is damaged: make it again"),
    (
      #"{"format":"sitegen-snapshot-1","pages":[],"redirects":[["/a/"]],"files":[],"design":[]}"#,
      "the snapshot is damaged: make it again"
    ),
    (
      """
      {"format":"sitegen-snapshot-1","pages":[{"address":"/","title":"","kind":"page",\
      "entries":[["unknown","",""]]}],"redirects":[],"files":[],"design":[]}
      """, "the snapshot is damaged: make it again"
    ),
  ])
  func anythingElseIsAnErrorInWords(text: String, message: String) {
    #expect {
      _ = try SiteSnapshot(json: Array(text.utf8))
    } throws: { error in
      "\(error)" == message
    }
  }

  @Test func snapshotOfTheShippedSiteIsSmall() async throws {
    let own = try await snapshot(of: try files(in: repositoryRoot), on: "2026-11-01")
    #expect(own.json.count < 2_000_000, "\(own.json.count) bytes")
    #expect(try SiteSnapshot(json: own.json) == own)
  }
}
