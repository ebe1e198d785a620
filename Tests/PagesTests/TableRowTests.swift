import Content
import Diagnostics
import TestSupport
import Testing

/// Rows that are no data of their own, and texts that nobody has finished.
struct TableRowTests {
  private func found(_ rows: String, draft: Bool = false) async throws -> [Diagnostic] {
    try await surveyDiagnostics(
      body: "name: Sea\nalso_known_as: [Total Sands]",
      column: "{name: note, title: Note, type: text, optional: true}",
      table: "force,year,asked,note\n\(rows)",
      isDraft: draft
    )
  }

  @Test(arguments: [
    ("sea,2014/15,10,\nTotal,,,\n", "Total", 1), ("All forces,2014/15,,\n", "All forces", 1),
    ("England & Wales,2014/15,50,\n", "England & Wales", 1), ("Average,,2,x\n", "Average", 1),
    ("Grand total,2014/15,,\nGrand total,2015/16,,\n", "Grand total", 2),
    ("sea,Total,12,\n", "Total", 1), ("sea,All years,,\n", "All years", 1),
  ])
  func rowOfATotalIsOneErrorThatSaysSo(rows: String, name: String, count: Int) async throws {
    let found = try await found(rows)
    #expect(found.count == 1 && found.first?.rule == .csvRagged, "\(found)")
    #expect(found.first?.message.hasSuffix("total\(count > 1 ? "s" : ""): \"\(name)\"") == true)
    #expect(found.first?.occurrences == count)
    #expect(found.first?.help?.hasPrefix("delete the row: sums are worked out") == true)
  }

  @Test func bodyThatIsCalledLikeATotalIsNoTotal() async throws {
    #expect(try await found("Total Sands,2014/15,10,\n").map(\.rule) == [.csvValue])
    #expect(try await found("sea,2014/15,10,Total\n").isEmpty)
  }

  @Test(arguments: [
    ("TODO", "TODO"), ("tbc", "TBC"), ("See TBC.", "TBC"), ("xxx", "XXX"),
    ("Lorem ipsum dolor", "Lorem ipsum"),
  ])
  func unfinishedTextInAPublicTableIsAnError(text: String, mark: String) async throws {
    let row = "sea,2014/15,10,\(text)\n"
    let found = try await found(row)
    #expect(found.map(\.rule) == [.unfinishedText])
    #expect(found.first?.message == "row 2, column note: the text contains \"\(mark)\"")
    #expect(try await self.found(row, draft: true).isEmpty)
  }

  @Test func otherTextInATableIsFinished() async throws {
    #expect(try await found("sea,2014/15,10,the todo list\nsea,2015/16,9,x\n").isEmpty)
  }
}
