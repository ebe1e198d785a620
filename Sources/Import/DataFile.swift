import CSV
import Content
import Diagnostics

/// A table of a dataset while values are merged into it; what does not change keeps its bytes.
struct DataFile {
  let path: String
  private let source: SourceText?
  private(set) var header: [String] = []
  private(set) var rows: [Row] = []
  private var edits: [(range: Range<Int>, text: String)] = []
  private var added: [(offset: Int, period: String, cells: [String])] = []

  struct Row {
    var body: String
    var period: String
    var start: Int
    var cells: [(text: String, range: Range<Int>)]
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
      let cells = reader.row.cells.map { (text: reader.text(of: $0), range: $0.range) }
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
  }

  var isChanged: Bool { !edits.isEmpty || !added.isEmpty }

  /// Writes a text into a cell.
  mutating func replace(_ row: Int, _ column: Int, by text: String) {
    edits.append((rows[row].cells[column].range, text))
  }

  /// Adds a row where it keeps the order of the periods of its body.
  mutating func add(_ cells: [String], body: String, period: String) {
    let own = rows.filter { $0.body == body }
    let isDescending = own.count > 1 && own[0].period > own[own.count - 1].period
    let next = own.first { isDescending ? $0.period < period : $0.period > period }
    let last = own.last.flatMap { last in rows.first { $0.start > last.start } }
    let end = source?.bytes.count ?? 0
    added.append((next?.start ?? last?.start ?? end, period, cells))
  }

  /// The file with its changes.
  var text: SourceText {
    let bytes = source?.bytes ?? Array((header.joined(separator: ",") + "\n").utf8)
    let lineEnd: [UInt8] = bytes.contains(0x0D) ? [0x0D, 0x0A] : [0x0A]
    var changes = edits.map { (range: $0.range, bytes: Array($0.text.utf8)) }
    let ordered = added.sorted { ($0.offset, $0.period) < ($1.offset, $1.period) }
    for row in ordered {
      let offset = source == nil ? bytes.count : row.offset
      let line = Array(row.cells.joined(separator: ",").utf8) + lineEnd
      let isUnended =
        offset == bytes.count && offset > 0 && bytes[offset - 1] != 0x0A
        && changes.last?.range.lowerBound != offset
      changes.append((offset..<offset, (isUnended ? lineEnd : []) + line))
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
