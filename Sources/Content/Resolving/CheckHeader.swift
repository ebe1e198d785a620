import CSV
import Diagnostics

extension TableCheck {
  /// The error of a table whose cells are not separated by commas; everything else about it follows
  /// from that.
  var otherSeparator: Diagnostic? {
    let columns = Set(dataset.columns.map { $0.name.lowercased() })
    func parts(_ line: ArraySlice<UInt8>, _ separator: UInt8) -> [String] {
      line.split(separator: separator, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self).lowercased().filter { !" \"\u{FEFF}\r".contains($0) }
      }
    }
    let lines = source.bytes.prefix(1 << 16).split(maxSplits: rowsSearchedForHeader) {
      $0 == lineFeed || $0 == carriageReturn
    }
    for (index, line) in lines.prefix(rowsSearchedForHeader).enumerated() {
      let isHeader = parts(line, comma).contains(where: columns.contains)
      if isHeader { return nil }
      for (separator, name) in separators {
        let names = parts(line, separator)
        let isFirst = index == 0 && !line.contains(comma) && names.count >= dataset.columns.count
        guard names.count > 1, isFirst || names.count(where: columns.contains) > 1 else { continue }
        return Diagnostic(
          .csvHeader,
          "expected cells separated by commas, found \"\(name)\"",
          at: source.location(at: line.startIndex..<line.endIndex),
          help: "save the table as CSV with commas between its cells, and a point in decimals: 12.5"
        )
      }
    }
    return nil
  }

  /// Moves on to the header if there are other rows above it; they are an error.
  mutating func passRowsAboveHeader() throws(CSVError) {
    let first = reader.row
    guard !isHeader(first) else { return }
    var ahead = reader
    var count = 0
    while count < rowsSearchedForHeader, try ahead.readRow() {
      count += 1
      guard isHeader(ahead.row) else { continue }
      reader = ahead
      let diagnostic = RowDiagnostic(
        rule: .csvHeader,
        cause: "rows above",
        row: 1,
        location: source.location(of: first.cells.first { $0.range.count > 0 } ?? first.cells[0])
      )
      let rows = count == 1 ? "row 1 is" : "rows 1 to \(count) are"
      report.add(diagnostic, help: "delete \(count == 1 ? "it" : "them"); \(noteHelp)") { _ in
        "\(rows) above the header, which has to be the first row"
      }
      return
    }
  }

  /// Whether most cells of a row are names of columns.
  private func isHeader(_ row: CSVRow) -> Bool {
    let names = Set(dataset.columns.map { $0.name.lowercased() })
    let cells = row.cells.map { reader.text(of: $0).lowercased() }.filter { !$0.isEmpty }
    return !cells.isEmpty && cells.count(where: names.contains) * 2 >= cells.count
  }

  /// Whether the cells of the header are the columns; cells without a name at its end are an error
  /// that does not prevent the rows from being read.
  mutating func checkHeader(_ row: CSVRow) -> Bool {
    var header = row.cells.map(reader.text)
    let expected = dataset.columns.map(\.name)
    let names = expected.joined(separator: ",")
    if row.isBlank {
      reportHeader("the header is blank", row, 0, help: "write \(names)")
      return false
    }
    while header.count > 1, header.last?.isEmpty == true { header.removeLast() }
    let unnamed = row.cells.count - header.count
    if unnamed > 0 { reportUnnamed(header.count..<row.cells.count, row, header) }
    if header == expected {
      unnamedColumns = unnamed
      return true
    }
    let filled = header.filter { !$0.isEmpty }
    if filled.count == 1, expected.count > 1, !expected.contains(filled[0]) {
      let help = "write \(names) in the first row; \(noteHelp)"
      reportHeader("expected the header, found one cell: \"\(filled[0])\"", row, 0, help: help)
    } else if let index = header.firstIndex(of: "") {
      let help = filled == expected ? "delete the column" : "write \(names)"
      reportHeader("column \(index + 1) has no name", row, index, help: help)
    } else if let index = header.firstIndex(where: { !expected.contains($0) }) {
      let message = "dataset.yml declares no column \"\(header[index])\""
      reportHeader(message, row, index, help: columnHelp(for: header[index]))
    } else {
      let missing = expected.first { !header.contains($0) }
      let message =
        missing.map { "the header has no column \"\($0)\"" }
        ?? "the columns are out of order or duplicated"
      reportHeader(message, row, 0, help: "write \(names)")
    }
    return false
  }

  /// The column that a name in the header means, also by its title.
  private func columnHelp(for name: String) -> String {
    let titled = dataset.columns.filter { plainWords($0.title) == plainWords(name) }
    if titled.count == 1 { return "did you mean \"\(titled[0].name)\"?" }
    return Diagnostics.suggestion(
      for: name,
      among: dataset.columns.map(\.name),
      what: "columns"
    )
  }

  private mutating func reportUnnamed(_ columns: Range<Int>, _ row: CSVRow, _ header: [String]) {
    let (first, last) = (columns.lowerBound + 1, columns.upperBound)
    let message =
      first == last ? "column \(first) has no name" : "columns \(first) to \(last) have no name"
    let commas = first == last ? "the comma" : "the \(columns.count) commas"
    let help = "delete \(commas) at the end of this row, and of the other rows if nothing follows"
    reportHeader(message, row, columns.lowerBound, help: help)
  }

  private mutating func reportHeader(
    _ message: String,
    _ row: CSVRow,
    _ index: Int,
    help: String
  ) {
    let diagnostic = RowDiagnostic(
      rule: .csvHeader,
      cause: message,
      row: row.index + 1,
      location: source.location(of: row.cells[index])
    )
    report.add(diagnostic, help: help) { _ in message }
  }
}

/// Where a note has its place, for a help line.
let noteHelp = "a note belongs in `description` in dataset.yml"

/// More rows than notes above a table have.
private let rowsSearchedForHeader = 40

private let comma = UInt8(ascii: ",")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let separators: [(UInt8, String)] = [
  (UInt8(ascii: ";"), ";"), (UInt8(ascii: "\t"), "tab"), (UInt8(ascii: "|"), "|"),
]
