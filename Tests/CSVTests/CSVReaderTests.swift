import CSV
import Testing

/// Covers the cases of csv-spectrum and of the CSV tests of Python and Go, with our own inputs.
struct CSVReaderTests {
  private func rows(_ bytes: [UInt8]) throws(CSVError) -> [[String]] {
    var reader = CSVReader(bytes)
    var rows: [[String]] = []
    while try reader.readRow() { rows.append(reader.row.cells.map(reader.text)) }
    return rows
  }

  private func rows(_ text: String) throws(CSVError) -> [[String]] {
    try rows(Array(text.utf8))
  }

  @Test(arguments: [
    "pier,berths\nnorth,12\n",
    "pier,berths\r\nnorth,12\r\n",
    "pier,berths\rnorth,12\r",
    "pier,berths\nnorth,12",
    "pier,berths\r\nnorth,12",
    "pier,berths\nnorth,12\r",
    "pier,berths\r\nnorth,12\n",
    "\u{FEFF}pier,berths\nnorth,12\n",
    "\u{FEFF}\"pier\",\"berths\"\r\n\"north\",\"12\"\r\n",
    "\"pier\",\"berths\"\n\"north\",\"12\"",
    "pier, berths\n  north,\t12\n",
    "\"pier\" , \"berths\"\t\n \"north\", \"12\" \n",
  ])
  func formsOfOneTableReadAlike(text: String) throws {
    #expect(try rows(text) == [["pier", "berths"], ["north", "12"]])
  }

  @Test(arguments: [
    // Empty and nearly empty texts.
    ("", []),
    ("\u{FEFF}", []),
    ("\n", [[""]]),
    ("\r\n", [[""]]),
    ("a", [["a"]]),
    ("\"\"", [[""]]),
    (",", [["", ""]]),
    ("  ", [[""]]),
    // Empty cells, also at the end of a row and of the text.
    ("a,,c\n", [["a", "", "c"]]),
    ("a,b,\n", [["a", "b", ""]]),
    ("a,b,", [["a", "b", ""]]),
    ("a,b, ", [["a", "b", ""]]),
    ("a,\"\",\"\"\n\"\",,d\n", [["a", "", ""], ["", "", "d"]]),
    (",,,\n,,,", [["", "", "", ""], ["", "", "", ""]]),
    // Rows of different lengths, and blank lines.
    ("a\nb,c\n\nd,e,f\n", [["a"], ["b", "c"], [""], ["d", "e", "f"]]),
    ("a\r\n\r\nb\r\n", [["a"], [""], ["b"]]),
    ("a\n\n\n", [["a"], [""], [""]]),
    ("a\n\rb", [["a"], [""], ["b"]]),
    // Commas and line ends between quotes are text.
    ("\"Quay, east\",7\n", [["Quay, east", "7"]]),
    ("1,\",3,\",5\n", [["1", ",3,", "5"]]),
    ("\"two\nlines\",x\n", [["two\nlines", "x"]]),
    ("\"two\r\nlines\",x\r\n", [["two\r\nlines", "x"]]),
    ("\"two\rlines\",x\n", [["two\rlines", "x"]]),
    ("\"\n\n\",\"\n\"\n", [["\n\n", "\n"]]),
    ("\"ends with a line end\n\"\n", [["ends with a line end\n"]]),
    ("\" a \", b \n", [[" a ", "b "]]),
    // Doubled quotes.
    ("\"\"\"\"\n", [["\""]]),
    ("\"\"\"\"\"\"\n", [["\"\""]]),
    ("\"the \"\"Old Mole\"\"\",2\n", [["the \"Old Mole\"", "2"]]),
    ("\"\"\"a\"\"\nb\",\"\"\"\"\n", [["\"a\"\nb", "\""]]),
    (
      "1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [1, 2]}\"\n",
      [["1", "{\"type\": \"Point\", \"at\": [1, 2]}"]]
    ),
    // Other delimiters and quote characters are text.
    ("a;b\tc|d\n", [["a;b\tc|d"]]),
    ("'a,b'\n", [["'a", "b'"]]),
    ("a\\,b\n", [["a\\", "b"]]),
    // Any character is text.
    ("Ynys Môn,ʤ,\u{2028},😀\n", [["Ynys Môn", "ʤ", "\u{2028}", "😀"]]),
    ("\0,\u{7F}\n", [["\0", "\u{7F}"]]),
    ("a\u{FEFF},b\n", [["a\u{FEFF}", "b"]]),
  ])
  func textsReadAsRows(text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test(arguments: [
    ("a,\"b", CSVError.Kind.unterminatedQuote, 2),
    ("a,\"b\n\nc\n", .unterminatedQuote, 2),
    ("a,\"b\"\"\n", .unterminatedQuote, 2),
    ("\"", .unterminatedQuote, 0),
    ("a\n\"\"\"", .unterminatedQuote, 2),
    ("a b\"c\n", .quoteInCell, 3),
    ("5\"\" pipe,1\n", .quoteInCell, 1),
    ("a,b\"\n", .quoteInCell, 3),
    ("\"a\"b\n", .textAfterQuote, 3),
    ("x,\"a\" \"b\"\n", .textAfterQuote, 6),
    ("\"a\"\u{FEFF}\n", .textAfterQuote, 3),
    ("\"a \"word\"\",b\n", .textAfterQuote, 4),
  ])
  func textsThatAreNotCSVAreRefused(text: String, kind: CSVError.Kind, offset: Int) throws {
    let error = try #require(throws: CSVError.self) { try rows(text) }
    #expect(error.kind == kind)
    #expect(error.offset == offset)
  }

  @Test func errorOfACellNamesItsQuoteAndItsLines() throws {
    let error = try #require(throws: CSVError.self) { try rows("a,\"b\nc,\"d\",e\n") }
    #expect(error.kind == .textAfterQuote)
    #expect((error.offset, error.quote, error.lineCount) == (8, 2, 2))
  }

  @Test func rowsBeforeAnErrorAreRead() throws {
    var reader = CSVReader(Array("a,b\nc\"\n".utf8))
    #expect(try reader.readRow())
    #expect(reader.row.cells.map(reader.text) == ["a", "b"])
    #expect(throws: CSVError.self) { try reader.readRow() }
  }

  @Test func bytesThatAreNotUTF8AreNotLineEndsOrCommas() throws {
    let bytes = [0x61, 0xFF, 0x2C, 0xE2, 0x80, 0x0A] as [UInt8]
    #expect(try rows(bytes) == [["a\u{FFFD}", "\u{FFFD}"]])
  }

  @Test func aCellMayBeLong() throws {
    let long = String(repeating: "tide,\"\"\n", count: 20_000)
    let expected = String(repeating: "tide,\"\n", count: 20_000)
    #expect(try rows("1,\"\(long)\"\n2,x\n") == [["1", expected], ["2", "x"]])
  }

  @Test func aRowMayHaveManyCells() throws {
    let row = try #require(try rows(String(repeating: "x,", count: 10_000)).first)
    #expect(row.count == 10_001)
  }
}
