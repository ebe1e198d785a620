import TestSupport
import Testing
import Workbooks

/// Files that are no workbook, or a damaged one: each has one error.
struct RefusedWorkbookTests {
  @Test(arguments: notRead)
  func otherFilesAreNamed(bytes: [UInt8], problem: String) {
    #expect(refusal(bytes) == problem)
  }

  @Test(arguments: cells)
  func faultyCellsAreLocated(sheet: String, problem: String) {
    #expect(refusal(xlsx(sheet)) == problem)
  }

  @Test(arguments: odsCells)
  func faultyCellsOfODSAreLocated(cell: String, problem: String) {
    let row = "<table:table-row><table:table-cell/><table:table-cell \(cell)</table:table-row>"
    let found = refusal(ods("<table:table table:name='P'>\(row)</table:table>"))
    #expect(found == "P, cell B1: \(problem)")
  }

  @Test(arguments: ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", sheetPart])
  func missingPartsAreNamed(part: String) {
    let problem =
      part == "_rels/.rels"
      ? "this is a zip archive, but no workbook" : "\(part): the workbook lacks this part"
    #expect(refusal(xlsx("", without: part)) == problem)
  }

  @Test func sheetsNeedAPart() {
    let workbook = """
      <workbook xmlns:r='r'><sheets><sheet name='Piers' r:id='b'/><sheet name='Lost' r:id='z'/>
      </sheets></workbook>
      """
    let found = refusal(xlsx("", ["xl/workbook.xml": workbook]))
    #expect(found == "Lost: the workbook names no part for the sheet")
    let chart = refusal(xlsx("", [sheetPart: "<chart/>"]))
    #expect(chart == "\(sheetPart): the part is not a worksheet")
  }

  @Test func partsDifferingFromTheirChecksumOrSizeAreDamaged() {
    let bytes = xlsx("<row><c><v>1</v></c></row>")
    let problem = "\(sheetPart): the part is damaged: it differs from its checksum or its size"
    var other = bytes
    other.replace(Array("<v>1<".utf8), with: Array("<v>2<".utf8))
    #expect(refusal(other) == problem)
    #expect(refusal(changed(bytes, at: 16, to: [0, 0, 0, 0])) == problem)
    #expect(refusal(changed(bytes, at: 24, to: [20, 0, 0, 0])) == problem)
    #expect(refusal(changed(bytes, at: 24, to: [0, 0, 1, 0])) == problem)
    #expect(refusal(changed(bytes, at: 20, to: [0, 0, 0, 1])) == problem)
    let method = "\(sheetPart): the part is compressed by method 12, not by deflate"
    #expect(refusal(changed(bytes, at: 10, to: [12, 0])) == method)
  }

  @Test func truncatedFilesHaveNoTableOfContents() {
    let bytes = xlsx("<row><c><v>1</v></c></row>")
    for end in [4, 30, bytes.count / 2, bytes.count - 22] {
      #expect(refusal(Array(bytes[..<end])) == noContents)
    }
    let cut = "<worksheet><sheetData><row><c><v>1</v></c></row>"
    let problem = "\(sheetPart), line 1: the part is not well-formed XML: no element found"
    #expect(refusal(xlsx("", [sheetPart: cut])) == problem)
  }

  /// The sheet's part of an archive with other bytes in the table of contents.
  private func changed(_ bytes: [UInt8], at offset: Int, to new: [UInt8]) -> [UInt8] {
    let name = Array(sheetPart.utf8)
    let starts = bytes.indices.filter { bytes[$0...].starts(with: name) }
    var bytes = bytes
    guard let entry = starts.last.map({ $0 - 46 + offset }) else { return bytes }
    bytes.replaceSubrange(entry..<entry + new.count, with: new)
    return bytes
  }
}

private let noContents =
  "the file begins like a zip archive, but has no table of contents"
private let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
private let markup = "line 1: the file is HTML or XML, not a table"
private let isNoTable = "the file is neither a workbook nor a text"

private let notRead: [([UInt8], String)] = [
  (xlsx("", flags: 1), "the workbook is encrypted"),
  (
    ods("", [("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")]),
    "the workbook is encrypted"
  ),
  (zipArchive([("encrypted-package", "")]), "the workbook is encrypted"),
  (
    compound + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] },
    "the workbook is encrypted"
  ),
  (compound + [0, 0], "this is a file of Excel 97 to 2003 (.xls)"),
  ([9, 4, 6, 0, 0, 0, 16, 0], isNoTable),
  (zipArchive([("xl/workbook.bin", "")]), "this is a binary workbook (.xlsb)"),
  (zipArchive([("a.txt", "a")]), "this is a zip archive, but no workbook"),
  (zipArchive([("a", ""), ("A", "")]), "A: the zip archive has two parts of this name"),
  (zipArchive([]), noContents),
  (xlsx("", ["xl/workbook.xml": "<document/>"]), "this is a file of Office, but no workbook"),
  (
    xlsx("", ["xl/workbook.xml": "<workbook/>"]), "xl/workbook.xml: the workbook has no sheets"
  ),
  (
    ods("<table:table table:name='P'/><table:table table:name='P'/>"),
    "P: the workbook has two sheets of this name"
  ),
  (
    xlsx("", ["xl/workbook.xml": "<workbook><sheet name='P'/><sheet name='P'/></workbook>"]),
    "P: the workbook has two sheets of this name"
  ),
  (ods("<office:text/>"), "this is an OpenDocument file, but no spreadsheet"),
  (ods(""), "content.xml: the workbook has no sheets"),
  (
    zipArchive([("content.xml", "<a/>")]),
    "content.xml: the part does not declare the namespaces office, table and text"
  ),
  (bytes("\u{FEFF} <html><table></table></html>"), markup),
  (bytes("<?xml version='1.0'?><Workbook/>"), markup),
  (bytes("<html>").flatMap { [$0, 0] }, markup),
  ([0x89, 0x50, 0x4E, 0x47, 0, 0], isNoTable),
  ([0x25, 0x50, 0x44, 0x46, 0, 0xFF], isNoTable),
  ([0x61, 0x81], "the file is not windows-1252"),
  ([0xFF, 0xFE, 0x61], "the file is not utf-16le"),
  (bytes("a,\"b\n"), "line 1: unterminated quote"),
  (bytes("a\n\"b\"c\n"), "line 2: unexpected text after the closing quote"),
  (bytes(String(repeating: ",", count: 20_000)), "line 1: the file has too many cells"),
]

private let cells: [(String, String)] = [
  ("<row><c><v>1,5</v></c></row>", "Piers, cell A1: \"1,5\" is not a number"),
  ("<row><c t='d'><v>1 May</v></c></row>", "Piers, cell A1: \"1 May\" is not a date"),
  ("<row><c t='s'><v>9</v></c></row>", "Piers, cell A1: there is no shared text 9"),
  ("<row><c t='s'><v>-1</v></c></row>", "Piers, cell A1: there is no shared text -1"),
  ("<row r='7'><c r='B7'><f>1+1</f></c></row>", withoutValue),
  ("<row r='7'><c r='B7'><f>1+1</f><v></v></c></row>", withoutValue),
  (
    "<row><c r='XFE1'><v>1</v></c></row>",
    "Piers, cell XFE1: the cell is beyond the last column of a sheet, XFD"
  ),
  (
    "<row r='1048577'/>",
    "Piers, row 1048577: the row is beyond the last of a sheet, 1048576"
  ),
  ("<row r='3'/><row r='2'/>", "Piers, row 2: the row comes after row 3"),
  ("<row r='3'/><row r='3'/>", "Piers, row 3: the row is there twice"),
  ("<row r='0'/>", "Piers, after row 0: \"0\" is not the number of a row"),
  ("<row/><row r='1e3'/>", "Piers, after row 1: \"1e3\" is not the number of a row"),
  ("<row><c r='A1'/><c r='A1'/></row>", "Piers, cell A1: the cell is there twice"),
  ("<row><c r='C1'/><c r='B1'/></row>", "Piers, cell B1: the cell comes after cell C1"),
  ("<row><c r='A2'/></row>", "Piers, row 1: \"A2\" is not a cell of the row"),
  ("<row><c r='1'/></row>", "Piers, row 1: \"1\" is not a cell of the row"),
  (
    "<row><c><v>&x;</v></c></row>",
    "\(sheetPart), line 1: the part is not well-formed XML: undefined entity"
  ),
]

private let withoutValue = "Piers, cell B7: the formula has no value"

private let odsCells: [(String, String)] = [
  ("table:formula='of:=1+1'/>", "the formula has no value"),
  ("office:value-type='float' office:value='1,5'/>", "\"1,5\" is not a number"),
  ("office:value-type='float'/>", "\"\" is not a number"),
  ("office:value-type='date' office:date-value='1 May'/>", "\"1 May\" is not a date"),
]

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
