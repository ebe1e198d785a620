import Diagnostics
import Formats
/// What the current cell needs to know about its table.
struct TableState {
  /// The number of tables so far, in the document and under the last heading.
  var count = 0
  var countUnderHeading = 0
  var isHeader = false
  /// The number of cells of the header.
  var columns = 0
  var hasBody = false
  var column = 0
  /// The bold text that makes its cell a row header, and so prints without a tag.
  var rowHeader: Node?
  var endTag = ""
}

extension DocumentBuilder {
  mutating func enterTable(_ node: Node) {
    enterBlock(node)
    table.count += 1
    table.countUnderHeading += 1
    table.hasBody = false
    startLine("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
    appendSlot(.label)
    document.body.bytes.append(escaping: tableLabel)
    append("\">\n<table>\n")
  }

  /// The label of a table, made from the heading above it; labels of regions on a page must be
  /// unique.
  private var tableLabel: String {
    guard let heading = outline.text else {
      return "\(options.words.table) \(table.count)"
    }
    let label = "\(options.words.table): \(heading)"
    return table.countUnderHeading > 1 ? "\(label) (\(table.countUnderHeading))" : label
  }

  /// Reports the first cell of a row that has no column: the library drops it.
  private mutating func checkCells(_ row: Node) {
    if table.isHeader {
      table.columns = 0
      var cell = row.firstChild
      while let next = cell { (table.columns, cell) = (table.columns + 1, next.next) }
      return
    }
    let line = reporter.search.restOfLine(line: row.firstLine, column: 1)
    let bytes = reporter.search.source.bytes
    if table.columns > 1, !bytes[line].contains(UInt8(ascii: "|")) {
      let message = "this line is a row of the table above it; expected an empty line between"
      return reporter.report(.literalMarkup, message, at: line)
    }
    let cells = cells(in: bytes[line])
    guard cells.count > table.columns,
      let lost = cells[table.columns...].first(where: { !$0.isEmpty })
    else { return }
    let message = "this row has \(cells.count) cells, the header has \(table.columns)"
    reporter.report(.lostText, message, at: lost)
    reportedLines.insert(row.firstLine)
  }

  mutating func exitTable() {
    if table.hasBody { startLine("</tbody>\n") }
    startLine("</table>\n</div>\n")
  }

  mutating func enterRow(_ node: Node) {
    reporter.search.advance(toLine: node.firstLine)
    table.column = 0
    table.isHeader = node.isHeaderRow
    checkCells(node)
    if table.isHeader {
      startLine("<thead>\n")
    } else if !table.hasBody {
      startLine("<tbody>\n")
      table.hasBody = true
    }
    startLine("<tr>")
  }

  mutating func exitRow(_ node: Node) {
    startLine(table.isHeader ? "</tr>\n</thead>\n" : "</tr>\n")
    words.endBlock()
  }

  mutating func enterCell(_ node: Node) {
    table.rowHeader = table.isHeader || table.column > 0 ? nil : onlyStrong(in: node)
    // A cell without text names no column, so it is not a header.
    let isColumnHeader = table.isHeader && node.firstChild != nil
    if isColumnHeader {
      startLine("<th scope=\"col\"")
    } else {
      startLine(table.rowHeader == nil ? "<td" : "<th scope=\"row\"")
    }
    table.endTag = isColumnHeader || table.rowHeader != nil ? "</th>" : "</td>"
    switch node.parent?.parent?.alignment(ofColumn: table.column) {
    case UInt8(ascii: "l"): append(" class=\"align-left\">")
    case UInt8(ascii: "c"): append(" class=\"align-center\">")
    case UInt8(ascii: "r"): append(" class=\"align-right\">")
    default: append(">")
    }
    table.column += 1
  }

  mutating func exitCell() {
    append(table.endTag)
    words.endWord()
  }

  private func onlyStrong(in cell: Node) -> Node? {
    guard let child = cell.firstChild, child.kind == .strong, child.next == nil else { return nil }
    return child
  }

  mutating func visitStrong(_ node: Node, isEntering: Bool) {
    if node == table.rowHeader { return }
    append(isEntering ? "<strong>" : "</strong>")
  }
}

/// The cells of a row as written, without spaces around them.
private func cells(in line: ArraySlice<UInt8>) -> [Range<Int>] {
  let pipe = UInt8(ascii: "|")
  func isOpening(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: ">")
  }
  var text = line.drop(while: isOpening)
  if text.first == pipe { text.removeFirst() }
  while let last = text.last, isOpening(last) { text.removeLast() }
  if text.last == pipe, text.dropLast().last != UInt8(ascii: "\\") { text.removeLast() }
  var cells: [Range<Int>] = []
  var start = text.startIndex
  func end(_ index: Int) {
    let cell = line[start..<index].drop { $0 == 0x20 }
    cells.append(
      cell.startIndex..<(cell.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? cell.startIndex)
    )
    start = index + 1
  }
  for index in text.indices where text[index] == pipe {
    if index == text.startIndex || text[index - 1] != UInt8(ascii: "\\") { end(index) }
  }
  end(text.endIndex)
  return cells
}
