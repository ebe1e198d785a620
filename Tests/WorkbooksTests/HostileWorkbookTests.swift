import TestSupport
import Testing
import Workbooks

struct HostileWorkbookTests {
  @Test func decompressedBytesHaveALimit() {
    var limits = WorkbookLimits()
    limits.bytes = 1 << 20
    let bomb = String(repeating: "<row/>", count: 1 << 18)
    let found = refusal(xlsx(bomb), limits: limits)
    #expect(found == "the workbook has more than 1 MB when decompressed")
  }

  @Test func sharedTextsHaveALimit() {
    var limits = WorkbookLimits()
    limits.sharedTexts = 1 << 20
    let text = "<si><t>\(String(repeating: "a", count: 1 << 21))</t></si>"
    let parts = ["xl/sharedStrings.xml": "<sst>\(text)</sst>"]
    let found = refusal(xlsx("", parts), limits: limits)
    #expect(found == "the shared texts of the workbook have more than 1 MB")
  }

  @Test func entitiesAreRefused() {
    let bomb = """
      <!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
      <worksheet><sheetData><row><c t='str'><v>&b;</v></c></row></sheetData></worksheet>
      """
    let found = refusal(xlsx("", ["xl/worksheets/sheet1.xml": bomb]))
    #expect(found?.hasSuffix("declares a document type, which workbooks do not have") == true)
  }

  @Test func repeatedCellsAndRowsHaveALimit() {
    let wide = """
      <table:table table:name='P'><table:table-row table:number-rows-repeated='1000000'>
      <table:table-cell table:number-columns-repeated='16000' office:value-type='string'>
      <text:p>a</text:p></table:table-cell></table:table-row></table:table>
      """
    #expect(refusal(ods(wide))?.hasSuffix("sheet P has too many rows") == true)
    let wider = wide.replacing("'16000'", with: "'9999999999'")
    #expect(refusal(ods(wider))?.hasSuffix("sheet P has too many cells") == true)
  }

  @Test func depthHasALimit() {
    let deep = String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)
    let found = refusal(xlsx(deep))
    #expect(found == "the part xl/worksheets/sheet1.xml is nested over 256 levels deep")
  }

  @Test func pathsLeadNowhere() {
    let rels = """
      <Relationships><Relationship Id='b' Type='x/worksheet' Target='../../../etc/passwd'/>
      </Relationships>
      """
    let found = refusal(xlsx("", ["xl/_rels/workbook.xml.rels": rels]))
    #expect(found == "the workbook has no part etc/passwd")
  }

  @Test func formulasNeedValues() {
    let found = refusal(xlsx("<row r='7'><c r='B7'><f>1+1</f></c></row>"))
    #expect(found == "Piers, cell B7: the formula has no value")
  }

  @Test(arguments: refused)
  func whatIsNoWorkbookIsToldOnce(bytes: [UInt8], message: String) {
    #expect(refusal(bytes) == message)
  }

  @Test func damagedPartsAreFound() {
    let sheet = (0..<200).map { "<row><c><v>\($0 * 7919 % 1009)</v></c></row>" }.joined()
    let bytes = xlsx(sheet)
    // No change of a byte may crash the reader or keep it busy.
    for index in stride(from: 0, to: bytes.count, by: 3) {
      var changed = bytes
      changed[index] ^= 0x55
      _ = refusal(changed)
    }
    for end in stride(from: 0, to: bytes.count, by: 17) { _ = refusal(Array(bytes[..<end])) }
  }
}

private let refused: [([UInt8], String)] = [
  (xlsx("", flags: 1), "the workbook is encrypted"),
  (
    ods("", [("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")]),
    "the workbook is encrypted"
  ),
  ([0xD0, 0xCF, 0x11, 0xE0, 0, 0], "this is a workbook of Excel 97 to 2003"),
  (zipArchive([("xl/workbook.bin", "")]), "this is a binary workbook (.xlsb)"),
  (zipArchive([("a.txt", "a")]), "this is a zip archive, but no workbook"),
  (zipArchive([("a", ""), ("a", "")]), "the zip archive has two parts named a"),
  ([0x50, 0x4B, 3, 4], "the file begins like a zip archive, but has no table of contents"),
  (ods(""), "content.xml has no sheets"),
  (bytes(" <html><table></table></html>"), "the file is HTML or XML, not a table"),
  ([0x25, 0x50, 0x44, 0x46, 0, 0xFF], "the file is neither a workbook nor a text"),
  (bytes("a,\"b\n"), "line 1: unterminated quote"),
  (xlsx("<row><c><v>1,5</v></c></row>"), "Piers, cell A1: \"1,5\" is not a number"),
  (xlsx("<row><c t='s'><v>9</v></c></row>"), "Piers, cell A1: there is no shared text 9"),
]

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
