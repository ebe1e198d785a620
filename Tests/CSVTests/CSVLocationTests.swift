import CSV
import Testing

/// Tests of the positions of rows and cells.
struct CSVLocationTests {
  private func rows(_ text: String) throws -> [CSVRow] {
    var reader = CSVReader(Array(text.utf8))
    var rows: [CSVRow] = []
    while try reader.readRow() { rows.append(reader.row) }
    return rows
  }

  @Test func rowsKnowTheirIndexAndLine() throws {
    let rows = try rows("a,b\r\n\"c\nd\",\"\n\"\n\ne\n")
    #expect(rows.map(\.index) == [0, 1, 2, 3])
    #expect(rows.map(\.line) == [1, 2, 5, 6])
    #expect(rows.map(\.lineStart) == [0, 5, 15, 16])
  }

  @Test func carriageReturnAloneEndsARowButNoLine() throws {
    let rows = try rows("a\rb\r\nc")
    #expect(rows.map(\.line) == [1, 1, 2])
    #expect(rows.map(\.lineStart) == [0, 0, 5])
  }

  @Test func cellsKnowTheirBytes() throws {
    let row = try #require(try rows("\u{FEFF}é, x ,\"a,\"\"b\" ,,\n").first)
    #expect(row.cells.map(\.range) == [3..<5, 7..<9, 10..<17, 19..<19, 20..<20])
    #expect(row.cells.map(\.isQuoted) == [false, false, true, false, false])
  }

  @Test func cellsKnowOnHowManyLinesTheyAre() throws {
    let row = try #require(try rows("a,\"b\",\"c\n\",\"d\r\ne\rf\"\n").first)
    #expect(row.cells.map(\.lineCount) == [1, 1, 2, 3])
  }

  @Test(arguments: [("", true), (",,", true), ("\"\", ,", true), ("\" \"", false), ("0", false)])
  func blankRowsHaveOnlyEmptyCells(text: String, isBlank: Bool) throws {
    #expect(try rows(text + "\n").first?.isBlank == isBlank)
  }
}
