import CSV
import Diagnostics

extension TableCheck {
  /// Whether the cells of a row can be matched to the columns.
  ///
  /// Empty cells at the end of a row are an error after which the row can still be read, unless one
  /// of its numbers may have been split at a comma.
  mutating func checkWidth(_ row: CSVRow) -> Bool {
    let (count, expected) = (row.cells.count, dataset.columns.count)
    if count == expected { return true }
    let surplus = row.cells.dropFirst(expected)
    let isEmpty = count > expected && surplus.allSatisfy(\.isEmpty)
    // The columns without a name have their error in the header.
    if isEmpty, count == expected + unnamedColumns { return true }
    if isEmpty, !mayHaveSplitNumber(row) {
      if count < expected + unnamedColumns { return true }
      let cells = surplus.count == 1 ? "an empty cell" : "\(surplus.count) empty cells"
      let commas = surplus.count == 1 ? "the comma" : "the \(surplus.count) commas"
      let diagnostic = rowDiagnostic("empty \(surplus.count)", row, at: expected)
      if report.repeats(diagnostic) { return true }
      report.add(diagnostic, help: "delete \(commas) at the end of the row") {
        "\($0) \($0.verb("has", "have")) \(cells) too many"
      }
      return true
    }
    let split = count > expected ? splitCell(of: row) : nil
    if split == nil, !isEmpty, count > expected, count <= expected + unnamedColumns {
      reportUnnamedValue(row)
      return true
    }
    let diagnostic = rowDiagnostic(
      "\(count) cells",
      found: split ?? "",
      row,
      at: min(count, expected) - 1
    )
    if report.repeats(diagnostic) { return false }
    report.add(diagnostic, help: split ?? widthHelp(for: row)) {
      "\($0) \($0.verb("has", "have")) \(count) \(count == 1 ? "cell" : "cells"),"
        + " the header has \(expected)"
    }
    return false
  }

  private mutating func reportUnnamedValue(_ row: CSVRow) {
    let columns = dataset.columns.count..<row.cells.count
    let index = columns.first { !row.cells[$0].isEmpty } ?? dataset.columns.count
    let diagnostic = rowDiagnostic("unnamed", row, at: index)
    if report.repeats(diagnostic) { return }
    let help = "delete the value, or name column \(index + 1) and declare it in dataset.yml"
    report.add(diagnostic, help: help) {
      "\($0) \($0.verb("has", "have")) a value in a column without a name"
    }
  }

  private func widthHelp(for row: CSVRow) -> String? {
    if row.cells.count > dataset.columns.count {
      return "write numbers without thousands separators, and quote a text that contains a comma"
    }
    return isSeparatedOtherwise(row) ? "separate the cells by commas" : nil
  }

  /// Whether the only cell of a row would be all its cells with another separator.
  func isSeparatedOtherwise(_ row: CSVRow) -> Bool {
    guard row.cells.count == 1 else { return false }
    let text = reader.text(of: row.cells[0])
    return ";\t|".contains { separator in
      text.count { $0 == separator } == dataset.columns.count - 1
    }
  }

  func rowDiagnostic(
    _ cause: String,
    found: String = "",
    _ row: CSVRow,
    at index: Int
  ) -> RowDiagnostic {
    RowDiagnostic(
      rule: .csvRagged,
      cause: cause,
      found: found,
      row: row.index + 1,
      location: source.location(of: row.cells[index])
    )
  }
}

extension TableCheck {
  /// Whether two neighbouring cells look like a number with a thousands separator.
  private func mayHaveSplitNumber(_ row: CSVRow) -> Bool {
    let texts = row.cells.map(reader.text)
    return zip(dataset.columns, zip(texts, texts.dropFirst())).contains { column, pair in
      column.type.isNumeric && areGroups(pair.0, pair.1)
    }
  }

  /// What to write if exactly one cell can have been split at its commas; all other cells have to
  /// fit their columns.
  private func splitCell(of row: CSVRow) -> String? {
    let (columns, texts) = (dataset.columns, row.cells.map(reader.text))
    let surplus = texts.count - columns.count
    var fitsBefore = [true]
    for (column, text) in zip(columns, texts) {
      fitsBefore.append(fitsBefore.last == true && fits(text, column))
    }
    var fitsAfter = [true]
    for (column, text) in zip(columns.reversed(), texts.reversed()) {
      fitsAfter.append(fitsAfter.last == true && fits(text, column))
    }
    var found: [String] = []
    for (index, column) in columns.enumerated()
    where fitsBefore[index] && fitsAfter[columns.count - index - 1] {
      let parts = Array(texts[index...index + surplus])
      if let help = joined(parts, column) { found.append(help) }
    }
    return found.count == 1 ? found[0] : nil
  }

  private func joined(_ parts: [String], _ column: DataColumn) -> String? {
    if parts.contains("") { return nil }
    if column.type == .text { return "quote the text that contains a comma" }
    let written = parts.joined(separator: ",")
    guard column.type.isNumeric, let slip = numberSlip(in: written, of: column) else { return nil }
    return slip.isCorrection ? slip.help : nil
  }

  private func areGroups(_ first: String, _ second: String) -> Bool {
    (1...3).contains(first.count) && second.count == 3 && digits(of: first) != nil
      && digits(of: second) != nil
  }
}
