import Testing
import Workbooks

struct ODSTests {
  @Test func repeatedCellsAndRowsAreRead() throws {
    let bytes = ods(
      """
      <table:table table:name='Piers'><table:table-row table:number-rows-repeated='2'>
      <table:table-cell table:number-columns-repeated='2'/>
      <table:table-cell table:number-columns-repeated='2' office:value-type='float'
        office:value='7.50'><text:p>8</text:p></table:table-cell>
      <table:table-cell table:number-columns-repeated='16000'/></table:table-row>
      <table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>
      <table:table-row><table:covered-table-cell office:value-type='string'><text:p>end</text:p>
      </table:covered-table-cell></table:table-row>
      <table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row>
      </table:table>
      """
    )
    #expect(try rows(bytes) == ["1: ||7.50|7.50", "2: ||7.50|7.50", "6: end"])
  }

  @Test func typesOfCellsAreRead() throws {
    let cells = [
      "office:value-type='percentage' office:value='0.25'><text:p>25 %</text:p>",
      "office:value-type='date' office:date-value='2031-04-01'><text:p>1 April</text:p>",
      "office:value-type='boolean' office:boolean-value='true'>",
      "office:value-type='currency' office:value='3'>",
      """
      office:value-type='string'><text:p>a<text:s text:c='2'/><text:span>b</text:span></text:p>\
      <text:p>c</text:p><office:annotation><text:p>a note</text:p></office:annotation>
      """,
    ]
    let row = cells.map { "<table:table-cell \($0)</table:table-cell>" }.joined()
    let table = """
      <table:table table:name='P'><table:table-row>\(row)</table:table-row></table:table>
      """
    var found: [SheetCell] = []
    _ = try readWorkbook(ods(table), where: { _ in true }) {
      found = $0.cells
      return .nextRow
    }
    #expect(
      found == [
        .percent("0.25"), .date("2031-04-01"), .boolean(true), .number("3"), .text("a  b\nc"),
      ]
    )
  }

  @Test func datesNumbersAndErrorsAreNormalized() throws {
    let cells = [
      "office:value-type='date' office:date-value='2031-04-01T00:00:00'/>",
      "office:value-type='date' office:date-value='2031-04-01T12:30:00'/>",
      "office:value-type='float' office:value='1E-3'/>",
      "office:value-type='float' office:value='12345678901234567'/>",
      "table:formula='of:=2' office:value-type='float' office:value='2'/>",
      "table:formula='of:=&quot;&quot;' office:value-type='string' office:string-value=''/>",
      """
      table:formula='of:=1/0' office:value-type='string' calcext:value-type='error'>\
      <text:p>#DIV/0!</text:p></table:table-cell>
      """,
      """
      table:formula='of:=1/0' office:value-type='float' office:value='0'>\
      <text:p>Err:502</text:p></table:table-cell>
      """,
    ]
    let read = [
      "2031-04-01", "2031-04-01T12:30:00", "0.001", "12345678901234567", "2", "", "#DIV/0!",
      "Err:502",
    ]
    #expect(try rows(ods(sheet(cells))) == ["1: " + read.joined(separator: "|")])
  }

  /// As a reader of the document does: the layout of the file is not part of its texts.
  @Test func whiteSpaceIsOneBlank() throws {
    let cell = """
      office:value-type='string'>
        <text:p>
          north <text:span>pier</text:span>
          of<text:s/><text:s text:c='2'/>stone<text:line-break/><text:sheet-name>P</text:sheet-name>
        </text:p>
        <text:p> east</text:p>
        <draw:frame><text:p>a picture</text:p></draw:frame>
      </table:table-cell>
      """
    #expect(try rows(ods(sheet([cell]))) == ["1: north pier of   stone\nP\neast"])
  }

  @Test func tablesOfChangesAndLinksAreNoSheets() throws {
    let row = "<table:table-row><table:table-cell office:value-type='float' office:value='1'/>"
    let other = "<table:table table:name='Old'>\(row)</table:table-row></table:table>"
    let content = """
      <table:tracked-changes>\(other)</table:tracked-changes>
      <table:table table:name='P'><table:table-row-group>\(row)\
      <table:table-cell>\(other)</table:table-cell></table:table-row></table:table-row-group>\
      </table:table><table:dde-links>\(other)</table:dde-links>
      """
    let summary = try readWorkbook(ods(content), where: { _ in true }) { _ in .nextSheet }
    #expect(summary.sheets == ["P"])
    #expect(try rows(ods(content)) == ["1: 1"])
  }

  @Test func onlyWantedSheetsAreRead() throws {
    let sheets = ["2031_32", "2032_33"].map {
      """
      <table:table table:name='\($0)'><table:table-row>\
      <table:table-cell office:value-type='string'><text:p>\($0)</text:p></table:table-cell>\
      </table:table-row></table:table>
      """
    }
    #expect(try rows(ods(sheets.joined()), of: "2032_33") == ["1: 2032_33"])
    let summary = try readWorkbook(ods(sheets.joined()), where: { _ in true }) { _ in .nextSheet }
    #expect(summary.sheets == ["2031_32", "2032_33"])
  }
}

/// A sheet with one row of cells.
private func sheet(_ cells: [String]) -> String {
  let row = cells.map { "<table:table-cell \($0)" }.joined()
  return "<table:table table:name='P'><table:table-row>\(row)</table:table-row></table:table>"
}
