import TestSupport
import Testing
import Workbooks

/// Files that someone made to do harm.
struct HostileWorkbookTests {
  @Test func decompressedBytesHaveALimit() {
    var limits = WorkbookLimits()
    limits.bytes = 1 << 20
    let bomb = String(repeating: "<row/>", count: 1 << 18)
    let found = refusal(xlsx(bomb), limits: limits)
    #expect(found == "\(sheetPart): the workbook has more than 1 MB when decompressed")
  }

  @Test func sharedTextsHaveALimit() {
    var limits = WorkbookLimits()
    limits.sharedTexts = 1 << 20
    let text = "<si><t>\(String(repeating: "a", count: 1 << 21))</t></si>"
    let parts = ["xl/sharedStrings.xml": "<sst>\(text)</sst>"]
    let found = refusal(xlsx("", parts), limits: limits)
    #expect(found == "the shared texts of the workbook have more than 1 MB")
  }

  @Test(arguments: [
    "<!ENTITY a \"aaaa\"><!ENTITY x \"&a;&a;&a;&a;&a;&a;&a;&a;\">",
    "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
    "<!ENTITY % y SYSTEM \"https://example.org/evil.dtd\"> %y;",
    "",
  ])
  func entitiesAreRefused(declarations: String) {
    let sheet = """
      <!DOCTYPE worksheet [\(declarations)]><worksheet><sheetData><row><c t='str'><v>&x;</v></c>
      </row></sheetData></worksheet>
      """
    let problem = "the part declares a document type, which workbooks do not have"
    #expect(refusal(xlsx("", [sheetPart: sheet])) == "\(sheetPart): \(problem)")
    #expect(refusal(xlsx("", ["xl/styles.xml": sheet])) == "xl/styles.xml: \(problem)")
    #expect(refusal(zipArchive([("content.xml", sheet)])) == "content.xml: \(problem)")
  }

  @Test func repeatedCellsAndRowsHaveALimit() {
    let wide = """
      <table:table table:name='P'><table:table-row table:number-rows-repeated='1000000'>
      <table:table-cell table:number-columns-repeated='16000' office:value-type='string'>
      <text:p>a</text:p></table:table-cell></table:table-row></table:table>
      """
    #expect(refusal(ods(wide)) == "P, cell WQK1: the workbook has over 64 million cells")
    let wider = wide.replacing("'16000'", with: "'999999999'")
    let beyond = "the cell is beyond the last column of a sheet, XFD"
    #expect(refusal(ods(wider)) == "P, cell A1: \(beyond)")
    let longer = wide.replacing("'16000'", with: "'1'").replacing("'1000000'", with: "'1048577'")
    let last = "the row is beyond the last of a sheet, 1048576"
    #expect(refusal(ods(longer)) == "P, row 1048577: \(last)")
  }

  @Test(arguments: ["0", "-1", "x", "99999999999999999999"])
  func repetitionsAreNumbers(count: String) {
    let table = """
      <table:table table:name='P'><table:table-row table:number-rows-repeated='\(count)'>\
      <table:table-cell/></table:table-row></table:table>
      """
    #expect(refusal(ods(table)) == "P, cell A1: \"\(count)\" is not a number of repetitions")
  }

  @Test func depthHasALimit() {
    let deep = String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)
    #expect(refusal(xlsx(deep)) == "\(sheetPart): elements are nested over 256 levels deep")
  }

  @Test func tagsCommentsAndNamesHaveALimit() {
    let long = String(repeating: "a", count: 2 << 20)
    let found = "\(sheetPart): a tag or a comment has more than 1024 KB"
    #expect(refusal(xlsx("<row r='\(long)'/>")) == found)
    #expect(refusal(xlsx("<!--\(long)-->")) == found)
    let problem = "\(sheetPart): elements have more than 10000 different names"
    #expect(refusal(xlsx((0..<10_001).map { "<a\($0)/>" }.joined())) == problem)
    #expect(refusal(xlsx((0..<10_001).map { "<a b\($0)=''/>" }.joined())) == problem)
  }

  @Test func pathsLeadNowhere() {
    let rels = """
      <Relationships><Relationship Id='b' Type='x/worksheet' Target='../../../etc/passwd'/>
      </Relationships>
      """
    let found = refusal(xlsx("", ["xl/_rels/workbook.xml.rels": rels]))
    #expect(found == "etc/passwd: the workbook lacks this part")
    #expect(refusal(xlsx("", ["../../evil.sh": "rm -r ."])) == nil)
  }

  /// No change of a byte may crash the reader or keep it busy.
  @Test(arguments: [ZipForm.plain, .streamed, .wide])
  func damageIsSurvived(form: ZipForm) {
    let sheet = (0..<20).map { "<row><c><v>\($0 * 7919 % 1009)</v></c></row>" }.joined()
    let bytes = xlsx(sheet, form: form)
    for index in stride(from: 0, to: bytes.count, by: 3) {
      var changed = bytes
      changed[index] ^= 0x55
      _ = refusal(changed)
    }
    for end in stride(from: 0, to: bytes.count, by: 17) { _ = refusal(Array(bytes[..<end])) }
  }
}
