import TestSupport
import Testing
import Workbooks

struct XLSXTests {
  @Test func sharedAndInlineTextsReadAlike() throws {
    let shared = """
      <sst><si><t>north</t></si><si><r><t>so</t></r><r><t>uth</t></r>
      <rPh><t>sound</t></rPh></si></sst>
      """
    let sheet = """
      <row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>
      <c r='C1' t='inlineStr'><is><r><t>we</t></r><r><t>st</t></r></is></c>
      <c r='D1' t='str'><f>"a"</f><v>ea_x0073_t</v></c></row>
      """
    let bytes = xlsx(sheet, ["xl/sharedStrings.xml": shared])
    #expect(try rows(bytes) == ["1: north|south|west|east"])
  }

  @Test func cellsWithoutAddressFollowEachOther() throws {
    let sheet = """
      <row><c><v>1</v></c><c/><c><v>3</v></c></row><row r='9'><c r='AB9'><v>4</v></c></row>
      """
    let blanks = String(repeating: "|", count: 27)
    #expect(try rows(xlsx(sheet)) == ["1: 1||3", "9: \(blanks)4"])
  }

  @Test func formatsMakeDatesAndPercentages() throws {
    let codes = ["0.0%", "[$-809]d mmm yyyy", "\"days\" 0", "h:mm", "General", "0;0%", "[h]:mm:ss"]
    let formats = codes.enumerated().map { index, code in
      let code = code.replacing("\"", with: "&quot;")
      return "<numFmt numFmtId='\(200 + index)' formatCode=\"\(code)\"/>"
    }
    let styles =
      "<styleSheet><numFmts>\(formats.joined())</numFmts><cellXfs>"
      + codes.indices.map { "<xf numFmtId='\(200 + $0)'/>" }.joined()
      + "<xf numFmtId='14'/><xf numFmtId='10'/></cellXfs></styleSheet>"
    let cells = (0..<9).map { "<c s='\($0)'><v>45383.5</v></c>" }.joined()
    let parts = ["xl/styles.xml": styles]
    var found: [SheetCell] = []
    _ = try readWorkbook(xlsx("<row>\(cells)</row>", parts), where: { _ in true }) {
      found = $0.cells
      return .nextRow
    }
    let (date, number) = (SheetCell.date("2024-04-01T12:00:00"), SheetCell.number("45383.5"))
    let share = SheetCell.percent("45383.5")
    #expect(found == [share, date, number, number, number, number, number, date, share])
  }

  @Test(arguments: [
    ("1", "1900-01-01", "1904-01-02"), ("59", "1900-02-28", "1904-02-29"),
    ("61", "1900-03-01", "1904-03-02"), ("45383", "2024-04-01", "2028-04-02"),
  ])
  func datesCountFrom1900Or1904(serial: String, since1900: String, since1904: String) throws {
    let styles = "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>"
    let sheet = "<row><c s='0'><v>\(serial)</v></c></row>"
    #expect(try rows(xlsx(sheet, ["xl/styles.xml": styles])) == ["1: \(since1900)"])
    let workbook = """
      <workbook xmlns:r='r'><workbookPr date1904='1'/><sheets>
      <sheet name='Piers' r:id='b'/></sheets></workbook>
      """
    let parts = ["xl/styles.xml": styles, "xl/workbook.xml": workbook]
    #expect(try rows(xlsx(sheet, parts)) == ["1: \(since1904)"])
  }

  @Test(arguments: [
    ("12", "12"), ("-3", "-3"), ("12.50", "12.50"), ("0.10000000000000001", "0.1"),
    ("1E-7", "0.0000001"), ("1.5E3", "1500"), ("1.2345678901234567E+19", "12345678901234567000"),
    ("12345678901234567890", "12345678901234567890"), ("-1.5e-2", "-0.015"), ("0.1", "0.1"),
    ("1E-3", "0.001"), ("12345678901234567", "12345678901234567"), ("0", "0"), ("1.50E1", "15.0"),
    ("7.4999999999999997E-2", "0.075"), ("1E2", "100"), ("0.00", "0.00"), (".5", "0.5"),
    ("5.", "5"), ("+5", "5"), ("0.1234567890123456789", "0.1234567890123456789"),
    ("99999999999999.99", "99999999999999.99"), ("1E-300", "0." + zeros(299) + "1"),
    ("1.7976931348623157E+308", "17976931348623157" + zeros(292)),
  ])
  func numbersKeepTheirDigits(written: String, read: String) throws {
    #expect(try rows(xlsx("<row><c><v>\(written)</v></c></row>")) == ["1: \(read)"])
  }

  @Test(arguments: [
    "", ".", "-", "1,5", "1e", "1e5.", "e5", "1 000", "0x10", "inf", "nan", "1E401", "--1", "1.2.3",
  ])
  func otherTextsAreNoNumbers(text: String) { #expect(decimalText(text) == nil) }

  @Test func formulasHaveTheirValues() throws {
    let sheet = """
      <row><c><f>1+1</f><v>2</v></c><c t='str'><f>""</f><v></v></c><c t='b'><f>TRUE</f><v>1</v></c>
      <c t='e'><f>1/0</f><v>#DIV/0!</v></c><c><f t='shared' si='0'/><v>0</v></c></row>
      """
    #expect(try rows(xlsx(sheet)) == ["1: 2||TRUE|#DIV/0!|0"])
  }

  /// Programs that write formulas without calculating them leave 0 as a value.
  @Test func zerosOfUncalculatedFormulasAreNoValues() throws {
    let workbook = """
      <workbook xmlns:r='r'><sheets><sheet name='Piers' r:id='b'/></sheets>
      <calcPr fullCalcOnLoad='1'/></workbook>
      """
    let parts = ["xl/workbook.xml": workbook]
    let found = refusal(xlsx("<row><c><f>1+1</f><v>0</v></c></row>", parts))
    #expect(found == "Piers, cell A1: the formula has no value")
    let others = xlsx("<row><c><v>0</v></c><c><f>1+1</f><v>2</v></c></row>", parts)
    #expect(try rows(others) == ["1: 0|2"])
  }

  @Test func emptyCellsWithAStyleCostNothing() throws {
    var limits = WorkbookLimits()
    limits.cells = 10
    let empty = String(repeating: "<c s='1'/>", count: 16_000)
    let sheet = String(repeating: "<row><c><v>1</v></c>\(empty)</row>", count: 10)
    #expect(try rows(xlsx(sheet), limits: limits).count == 10)
  }

  @Test(arguments: [ZipForm.streamed, .wide])
  func otherFormsOfZipAreRead(form: ZipForm) throws {
    #expect(try rows(xlsx("<row><c><v>1</v></c></row>", form: form)) == ["1: 1"])
  }

  @Test func caseAndBackslashesOfPartNamesDoNotMatter() throws {
    let sheet = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"
    let bytes = xlsx("", ["XL\\Worksheets\\Sheet1.xml": sheet], without: sheetPart)
    #expect(try rows(bytes) == ["1: 1"])
  }

  @Test func otherSheetsAreNotRead() throws {
    #expect(try rows(xlsx("<row><c><v>1</v></c></row>"), of: "Cranes") == [])
  }

  @Test func prefixesOfNamespacesDoNotMatter() throws {
    let sheet = "<x:worksheet xmlns:x='x'><x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row>"
    let parts = ["xl/worksheets/sheet1.xml": sheet + "</x:sheetData></x:worksheet>"]
    #expect(try rows(xlsx("", parts)) == ["1: 5"])
  }
}

private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
