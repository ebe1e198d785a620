import Testing
import Workbooks

struct TextTableTests {
  @Test(arguments: texts)
  func encodingAndDelimiterAreDetected(bytes: [UInt8], format: String) throws {
    var found: [[String]] = []
    let summary = try readWorkbook(bytes, where: { _ in true }) {
      found.append($0.cells.map(\.text))
      return .nextRow
    }
    #expect(found == [["pier", "größe"], ["north", "1,5"]])
    #expect(summary.format == format)
  }

  /// Commas are in numbers and sentences, too.
  @Test(arguments: [
    ("a;b\n1,5;2,5\n1,6;2,6\n", "semicolon"), ("1,5;2,5\n1,6;2,6\n", "semicolon"),
    ("one, two, and three;b\nfour, five, and six;1\n", "semicolon"),
    ("A title, with commas, and more\n\na;b\n1;2\n3;4\n", "semicolon"),
    ("a,b\n\"x;y;z\",1\n\"x;y;z\",2\n", "comma"), ("a,b;c\n1,2\n3,4\n", "comma"),
    ("PK,b\n1,2\n", "comma"), ("a\n1\n", "comma"), ("", "comma"),
  ])
  func theDelimiterIsTheSameOnEachLine(text: String, delimiter: String) throws {
    let summary = try readWorkbook(Array(text.utf8), where: { _ in true }) { _ in .nextRow }
    #expect(summary.format == "csv, utf-8, \(delimiter)")
  }

  @Test func rowsAreNumberedByLine() throws {
    #expect(try rows(bytes("a\n\n\"b\nc\"\nd\n")) == ["1: a", "3: b\nc", "5: d"])
    #expect(try rows(bytes("a\rb\rc")) == ["1: a", "2: b", "3: c"])
  }

  @Test func charactersMayCrossPieces() throws {
    for count in 0..<4 {
      let text = String(repeating: "a", count: (1 << 20) - count) + "€,\u{1F642}"
      #expect(try rows(Array(text.utf8)) == ["1: " + text.replacing(",", with: "|")])
    }
  }

  @Test func statedEncodingAgreesWithTheMark() {
    let options = TextOptions(encoding: .windows1252)
    #expect(throws: WorkbookError.self) { try rows(bytes("\u{FEFF}a,b\n"), options) }
  }

  @Test func statedEncodingAndDelimiterAreUsed() throws {
    let options = TextOptions(encoding: .windows1252, delimiter: UInt8(ascii: ":"))
    #expect(try rows(latin("\u{80}:A"), options) == ["1: €|A"])
    #expect(TextOptions.delimiter(statedAs: "vertical bar") == UInt8(ascii: "|"))
    #expect(TextOptions.delimiter(statedAs: "^") == UInt8(ascii: "^"))
    for text in ["", "\"", ";;", "€", "bar"] {
      #expect(TextOptions.delimiter(statedAs: text) == nil)
    }
  }
}

private let texts: [([UInt8], String)] = [
  (bytes("pier,größe\nnorth,\"1,5\"\n"), "csv, utf-8, comma"),
  (bytes("\u{FEFF}pier;größe\nnorth;1,5\n"), "csv, utf-8, semicolon"),
  (bytes("pier\tgröße\r\nnorth\t1,5\r\n"), "csv, utf-8, tab"),
  (units("\u{FEFF}pier|größe\nnorth|1,5\n", low: 0), "csv, utf-16le, vertical bar"),
  (units("\u{FEFF}pier;größe\nnorth;1,5\n", low: 1), "csv, utf-16be, semicolon"),
  (units("pier;größe\nnorth;1,5\n", low: 0), "csv, utf-16le, semicolon"),
  (latin("pier;größe\nnorth;1,5\n"), "csv, windows-1252, semicolon"),
]

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

private func units(_ text: String, low: Int) -> [UInt8] {
  text.utf16.flatMap { unit in
    let bytes: [UInt8] = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    return [bytes[low], bytes[1 - low]]
  }
}

private func latin(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { UInt8($0.value) }
}
