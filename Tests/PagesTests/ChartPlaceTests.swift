import Content
import Diagnostics
import Exports
import Pages
import SitePlanning
import Testing

/// An error in a chart has the location where the editor wrote it, whatever Markdown surrounds the
/// block.
struct ChartPlaceTests {
  @Test(arguments: [
    ("```chart\nid: a\nrecipe: dts\n```\n", 8, 9),
    ("- list\n\n  ```chart\n  recipe: dts\n  ```\n", 9, 11),
    ("> > ```chart\n> > recipe: dts\n> > ```\n", 7, 13),
    ("```chart\r\nid: a\r\nrecipe: dts\r\n```\r\n", 8, 9),
    // In Markdown, a carriage return also ends a line; editors show these lines as one.
    ("```chart\nid: a\rrecipe: dts\n```\n", 7, 15), ("```chart\rid: é\rrecipe: dts\r```\r", 6, 24),
  ])
  func recipeIsMarked(text: String, line: Int, column: Int) async throws {
    let path = "content/pages/charts.md"
    let start = "---\ntitle: Charts\ndescription: Charts.\n---\n\n"
    let files = try baseFiles() + [SourceText(path: path, text: start + text)]
    let fault = try #require(await diagnostics(of: files).first { $0.rule == .unknownChoice })
    #expect(
      (fault.location.path, fault.location.line, fault.location.column) == (path, line, column)
    )
    let marked = fault.location.lineText.unicodeScalars.dropFirst(column - 1).prefix(
      fault.location.length
    )
    #expect(String(String.UnicodeScalarView(marked)) == "dts")
  }
}
