import TestSupport
import Testing
import Workbooks

/// The part of the sheet in `xlsx`.
let sheetPart = "xl/worksheets/sheet1.xml"

/// An xlsx with the content of one sheet, and of parts that replace or add to the usual ones.
func xlsx(
  _ sheet: String,
  _ others: [String: String] = [:],
  without missing: String? = nil,
  flags: UInt16 = 0,
  form: ZipForm = .plain
) -> [UInt8] {
  let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  func relationship(_ id: String, _ type: String, _ target: String) -> String {
    "<Relationship Id='\(id)' Type='\(types)\(type)' Target='\(target)'/>"
  }
  var parts = [
    "_rels/.rels": "<Relationships>\(relationship("a", "officeDocument", "xl/workbook.xml"))"
      + "</Relationships>",
    "xl/workbook.xml": """
    <workbook xmlns:r='\(types)'><sheets>
    <sheet name='Piers' sheetId='1' r:id='b'/></sheets></workbook>
    """,
    "xl/_rels/workbook.xml.rels": "<Relationships>"
      + relationship("b", "worksheet", "worksheets/sheet1.xml")
      + relationship("c", "sharedStrings", "sharedStrings.xml")
      + relationship("d", "styles", "/xl/styles.xml") + "</Relationships>",
    sheetPart: "<worksheet><sheetData>\(sheet)</sheetData></worksheet>",
  ]
  parts.merge(others) { $1 }
  let sorted = parts.filter { $0.key != missing }.sorted { $0.key < $1.key }
  return zipArchive(sorted.map { ($0.key, $0.value) }, flags: flags, form: form)
}

/// An ods with the content of its spreadsheet.
func ods(_ content: String, _ others: [(name: String, text: String)] = []) -> [UInt8] {
  let namespaces = ["office", "table", "text"].map {
    "xmlns:\($0)='urn:oasis:names:tc:opendocument:xmlns:\($0):1.0'"
  }
  return zipArchive(
    [
      (
        "content.xml",
        "<office:document-content \(namespaces.joined(separator: " "))><office:body>"
          + "<office:spreadsheet>\(content)</office:spreadsheet></office:body>"
          + "</office:document-content>"
      )
    ] + others
  )
}

/// The rows of a workbook as texts: `1: a|b`.
func rows(
  _ bytes: [UInt8],
  _ options: TextOptions = TextOptions(),
  limits: WorkbookLimits = WorkbookLimits(),
  of sheet: String? = nil
) throws(WorkbookError) -> [String] {
  var rows: [String] = []
  _ = try readWorkbook(bytes, options, limits: limits, where: { sheet == nil || $0 == sheet }) {
    rows.append("\($0.number): " + $0.cells.map(\.text).joined(separator: "|"))
    return .nextRow
  }
  return rows
}

/// The location and the message of the error of a workbook; `nil` if there is none.
func refusal(_ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()) -> String? {
  do throws(WorkbookError) {
    _ = try rows(bytes, limits: limits)
    return nil
  } catch {
    #expect(!error.help.isEmpty)
    return [error.location, error.message].compactMap(\.self).joined(separator: ": ")
  }
}
