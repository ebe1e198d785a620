import CSV
import Content
import Diagnostics
import Formats

/// A table of a dataset while values are merged into it; what does not change keeps its bytes.
struct DataFile {
  let path: String
  private let source: SourceText?
  private(set) var header: [String] = []
  private(set) var rows: [Row] = []
  private var edits: [(range: Range<Int>, text: String)] = []
  private var added: [AddedRow] = []
  private var order = RowOrder()

  struct Row {
    var body: String
    var period: String
    var start: Int
    var cells: [(text: String, range: Range<Int>, isQuoted: Bool)]
  }

  private struct AddedRow {
    var offset: Int
    var place: (body: String, period: String)
    var line: String
  }

  /// Reads the file, or begins one with the header of the contract.
  init(_ path: String, _ tree: SourceTree, _ dataset: Dataset, body: String?) throws(CSVError) {
    self.path = path
    source = tree[path]
    guard let source else {
      header = dataset.columns.map(\.name)
      return
    }
    var reader = CSVReader(source.bytes)
    guard try reader.readRow() else { return }
    header = reader.row.cells.map(reader.text)
    let period = header.firstIndex { $0 == dataset.periodColumn }
    let bodyColumn = dataset.columns.first { $0.type == .body }?.name
    let bodyIndex = header.firstIndex { $0 == bodyColumn }
    while try reader.readRow() {
      let cells = reader.row.cells.map {
        (text: reader.text(of: $0), range: $0.range, isQuoted: $0.isQuoted)
      }
      guard cells.count == header.count, let period else { continue }
      rows.append(
        Row(
          body: bodyIndex.map { cells[$0].text } ?? body ?? "",
          period: cells[period].text,
          start: reader.row.lineStart,
          cells: cells
        )
      )
    }
    let isPeriodFirst = (period ?? 0) < (bodyIndex ?? 0)
    order = RowOrder(rows.map { ($0.body, $0.period) }, isPeriodFirst: isPeriodFirst)
  }

  var isChanged: Bool { !edits.isEmpty || !added.isEmpty }

  /// Writes a text into a cell.
  mutating func replace(_ row: Int, _ column: Int, by text: String) {
    let cell = rows[row].cells[column]
    edits.append((cell.range, cell.isQuoted ? "\"\(text)\"" : csvCell(text)))
  }

  /// Adds a row where it keeps the order of the rows.
  mutating func add(_ cells: [String], body: String, period: String) {
    let index = order.index(body, period)
    let offset = index < rows.count ? rows[index].start : source?.bytes.count ?? 0
    let line = cells.map(csvCell).joined(separator: ",")
    added.append(AddedRow(offset: offset, place: (body, period), line: line))
  }

  /// The file with its changes.
  var text: SourceText {
    let bytes = source?.bytes ?? Array((header.map(csvCell).joined(separator: ",") + "\n").utf8)
    let lineEnd: [UInt8] = bytes.contains(0x0D) ? [0x0D, 0x0A] : [0x0A]
    var changes = edits.map { (range: $0.range, bytes: Array($0.text.utf8)) }
    for row in added.sorted(by: {
      $0.offset == $1.offset ? order.precedes($0.place, $1.place) : $0.offset < $1.offset
    }) {
      let offset = source == nil ? bytes.count : row.offset
      let isUnended =
        offset == bytes.count && offset > 0 && bytes[offset - 1] != 0x0A
        && changes.last?.range.lowerBound != offset
      changes.append(
        (offset..<offset, (isUnended ? lineEnd : []) + Array(row.line.utf8) + lineEnd)
      )
    }
    var (result, end): ([UInt8], Int) = ([], 0)
    // Stable, so that rows that are added in one place keep their order.
    let sorted = changes.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, change) in sorted {
      result += bytes[end..<change.range.lowerBound] + change.bytes
      end = change.range.upperBound
    }
    return SourceText(path: path, bytes: result + bytes[end...])
  }
}
