import CSV
import Diagnostics

/// A CSV file of a dataset, not yet checked against its contract.
package struct SourceTable: Sendable {
  var source: SourceText
  var dataset: String
  /// The file name without its extension.
  var name: String

  /// Whether the file is text and is not empty; reports a diagnostic if not.
  func isReadable(into diagnostics: inout [Diagnostic]) -> Bool {
    guard isUTF8(source, into: &diagnostics) else { return false }
    if source.bytes.contains(where: { !blankBytes.contains($0) }) { return true }
    diagnostics.report(.csvEmpty, "the file is empty", at: .file(source.path))
    return false
  }
}

private let blankBytes: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]

extension SourceText {
  /// The location of a cell, found without reading anything before its row.
  func location(of cell: CSVCell) -> SourceLocation {
    location(at: cell.range)
  }

  /// The location of the opening quote of a quoted cell.
  func location(ofQuoteOf cell: CSVCell) -> SourceLocation {
    let start = cell.range.lowerBound
    return location(at: start..<start + 1)
  }

  /// The diagnostic for a file that cannot be split into cells.
  ///
  /// If a cell runs over several lines, its opening quote is the likely mistake, wherever the CSV
  /// becomes invalid.
  func diagnostic(for error: CSVError) -> Diagnostic {
    let message =
      switch error.kind {
      case .unterminatedQuote: "unterminated quote"
      case .quoteInCell: "an unquoted cell contains a quotation mark"
      case .textAfterQuote where error.lineCount > 1:
        "quoted cell of \(error.lineCount) lines, with text after its closing quote"
      case .textAfterQuote: "unexpected text after the closing quote"
      }
    let offset = error.lineCount > 1 ? error.quote : error.offset
    return Diagnostic(.csvSyntax, message, at: location(at: offset..<offset + 1))
  }
}
