/// One row of a CSV text: the positions of its cells, not their text.
package struct CSVRow: Sendable {
  /// The number of rows before it; -1 before the first one is read.
  package internal(set) var index = -1
  /// The line on which it starts, counted from 1; lines end at line feeds.
  package internal(set) var line = 1
  /// The offset at which that line starts.
  package internal(set) var lineStart = 0
  package internal(set) var cells: [CSVCell] = []

  /// Whether all cells are empty.
  package var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
}

/// One cell of a CSV text, as offsets into its bytes.
package struct CSVCell: Hashable, Sendable {
  /// The range of the cell including its quotes, without blanks beside it.
  package internal(set) var range: Range<Int>
  package internal(set) var isQuoted = false
  /// Whether the text contains quotes, each written twice.
  var hasDoubledQuotes = false
  /// The number of lines it spans; more than one only between quotes.
  package internal(set) var lineCount = 1

  /// Whether its text is empty.
  package var isEmpty: Bool { content.isEmpty }

  /// The range between the quotes, or the whole cell.
  var content: Range<Int> {
    isQuoted ? range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound - 1) : range
  }
}

/// Why a text cannot be split into rows and cells.
package struct CSVError: Error, Hashable, Sendable {
  /// The kind of an error.
  package enum Kind: Sendable {
    /// A quoted cell has no closing quote.
    case unterminatedQuote
    /// A quoted cell is followed by something other than a comma or a line end.
    case textAfterQuote
    /// An unquoted cell contains a quote.
    case quoteInCell
  }

  package var kind: Kind
  /// The offset at which the text stops being CSV.
  package var offset: Int
  /// The offset at which the faulty quoted cell starts.
  package var quote: Int
  /// The number of lines that the quoted cell spans.
  package var lineCount: Int

  init(_ kind: Kind, at offset: Int, of cell: CSVCell? = nil) {
    self.kind = kind
    self.offset = offset
    quote = cell?.range.lowerBound ?? offset
    lineCount = cell?.lineCount ?? 1
  }
}
