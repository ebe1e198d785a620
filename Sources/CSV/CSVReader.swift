/// Reads CSV as defined by RFC 4180, one row at a time, in linear time.
///
/// A row ends at a line feed, a carriage return or both. A byte order mark is not part of the first
/// cell. Blanks before a cell and after its closing quote are skipped, since people align columns
/// with them. Other delimiters than a comma are for files that others have made.
///
/// Source: https://www.rfc-editor.org/rfc/rfc4180
package struct CSVReader: Sendable {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var offset = 0
  /// The line of `offset`, counted from 1, and its start below; lines end at line feeds.
  private var line = 1
  private var lineStart = 0
  /// The row read last; empty before the first one.
  package private(set) var row = CSVRow()

  package init(_ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) {
    (self.bytes, self.delimiter) = (bytes, delimiter)
    if bytes.starts(with: byteOrderMark) { offset = byteOrderMark.count }
  }

  /// Reads the next row into `row`; returns false at the end of the text.
  ///
  /// A blank line is a row with one empty cell. After an error nothing more can be read.
  package mutating func readRow() throws(CSVError) -> Bool {
    row.cells.removeAll(keepingCapacity: true)
    guard offset < bytes.count else { return false }
    (row.line, row.lineStart) = (line, lineStart)
    row.index += 1
    while true {
      row.cells.append(try readCell())
      guard offset < bytes.count, bytes[offset] == delimiter else { break }
      offset += 1
    }
    if offset < bytes.count { passLineEnd() }
    return true
  }

  /// The text of a cell without the quotes around it.
  package func text(of cell: CSVCell) -> String {
    let content = bytes[cell.content]
    guard cell.hasDoubledQuotes else { return String(decoding: content, as: UTF8.self) }
    var text: [UInt8] = []
    text.reserveCapacity(content.count)
    var isSecond = false
    for byte in content {
      isSecond = byte == quote && !isSecond
      if byte != quote || isSecond { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension CSVReader {
  private mutating func readCell() throws(CSVError) -> CSVCell {
    passBlanks()
    let start = offset
    if start < bytes.count, bytes[start] == quote { return try readQuotedCell() }
    while offset < bytes.count, !endsCell(bytes[offset]) {
      if bytes[offset] == quote { throw CSVError(.quoteInCell, at: offset) }
      offset += 1
    }
    return CSVCell(range: start..<offset)
  }

  private mutating func readQuotedCell() throws(CSVError) -> CSVCell {
    var cell = CSVCell(range: offset..<offset, isQuoted: true)
    offset += 1
    while offset < bytes.count {
      switch bytes[offset] {
      case quote where offset + 1 < bytes.count && bytes[offset + 1] == quote:
        cell.hasDoubledQuotes = true
        offset += 2
      case quote:
        offset += 1
        cell.range = cell.range.lowerBound..<offset
        passBlanks()
        guard offset < bytes.count, !endsCell(bytes[offset]) else { return cell }
        throw CSVError(.textAfterQuote, at: offset, of: cell)
      case lineFeed, carriageReturn:
        passLineEnd()
        cell.lineCount += 1
      default:
        offset += 1
      }
    }
    throw CSVError(.unterminatedQuote, at: cell.range.lowerBound, of: cell)
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == lineFeed || byte == carriageReturn
  }

  private mutating func passBlanks() {
    while offset < bytes.count, isBlank(bytes[offset]) { offset += 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") && byte != delimiter
  }

  /// Skips a line feed, a carriage return or both.
  private mutating func passLineEnd() {
    if bytes[offset] == carriageReturn {
      offset += 1
      guard offset < bytes.count, bytes[offset] == lineFeed else { return }
    }
    offset += 1
    (line, lineStart) = (line + 1, offset)
  }
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
