import Diagnostics
import Formats
import Foundation
import Snapshots
import TestSupport
import Testing

/// Changes as text, as JSON and as a page.
struct ChangeReportTests {
  /// Several changes of different kinds, one with characters that HTML and JSON must escape.
  private func changes() async throws -> [ReaderChange] {
    let edits = [
      ("content/reports/one/recommendations/01.md", "2025-01-31", "2025-02-28"),
      ("content/data/crime/durham.csv", "2000,150", "2000,160"),
      ("content/pages/about.md", "We look after lamps.", "We look after \\<lamps\\> & \"wicks\"."),
      (
        "content/reports/one/findings/wait.md", "Nobody writes down when the lamp goes out.",
        "Nobody writes down when the lamp goes out, and nobody asks."
      ),
    ]
    var files = try siteFiles(with: dark)
    for (path, old, new) in edits {
      files = files.map { file in
        file.path == path
          ? SourceText(path: path, text: file.text.replacing(old, with: new)) : file
      }
    }
    return readerChanges(from: try await snapshot(), to: try await snapshot(of: files))
  }

  @Test func textIsGroupedByPage() async throws {
    try expectGolden(changeText(try await changes()), "changes.txt")
  }

  @Test func pageIsWholeAndEscaped() async throws {
    let page = changePage(try await changes(), from: "v1 <old>", to: "the files in .")
    try expectGolden(String(decoding: page, as: UTF8.self), "changes.html")
    let text = String(decoding: page, as: UTF8.self)
    #expect(text.contains("v1 &lt;old&gt;") && text.contains("&lt;lamps&gt; &amp;"))
    #expect(!text.contains("<lamps>") && !text.contains("<script"))
    #expect(!text.contains("href=\"http") && !text.contains("src="))
    #expect(
      text.components(separatedBy: "<del>").count == text.components(separatedBy: "removed: ").count
    )
  }

  @Test func jsonNamesKindPageAndValues() async throws {
    let changes = try await changes()
    let json = try JSON(parsing: changeJSON(changes).bytes)
    #expect(json == changeJSON(changes))
    let text = json.line
    #expect(
      text.hasPrefix(#"{"changes":[{"kind":"statistic","page":{"address":"/measures/rate/","#)
    )
    #expect(
      text.contains(#""subject":"deadline","old":"31 January 2025","new":"28 February 2025""#)
    )
  }

  @Test func nothingIsSaidInWords() {
    #expect(changeText([]) == "nothing changes for readers\n")
    #expect(changeJSON([]).line == #"{"changes":[]}"#)
    let page = String(decoding: changePage([], from: "a", to: "b"), as: UTF8.self)
    #expect(page.contains("nothing changes for readers"))
  }

  @Test func manyRowsAreCounted() async throws {
    let rows = (1990...2013).map { "\($0)/\(String($0 + 1).suffix(2)),1000,100\n" }.joined()
    let files = try siteFiles().map { file in
      file.path == "content/data/crime/durham.csv"
        ? SourceText(
          path: file.path,
          text: file.text.replacing("2014/15", with: "\(rows)2014/15")
        ) : file
    }
    let changes = readerChanges(from: try await snapshot(), to: try await snapshot(of: files))
    let text = changeText(changes)
    #expect(text.contains("  Durham, 1990/91 added: Recorded 1000, Charged 100\n"))
    #expect(text.contains("  data: 4 more; --format json lists all\n"))
  }
}
