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

  @Test func statedEncodingAndDelimiterAreUsed() throws {
    let options = TextOptions(encoding: .windows1252, delimiter: UInt8(ascii: ":"))
    #expect(try rows(latin("\u{80}:A"), options) == ["1: €|A"])
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
