/// One row of a CSV text: where its cells are, not what they say.
package struct CSVRow: Sendable {
  /// How many rows there are before it; -1 before the first one was read.
  package internal(set) var index = -1
  /// The line on which it starts, counted from 1, where lines end at line feeds.
  package internal(set) var line = 1
  /// The offset at which that line starts.
  package internal(set) var lineStart = 0
  package internal(set) var cells: [CSVCell] = []

  /// Whether all its cells are empty.
  package var isBlank: Bool { cells.allSatisfy(\.content.isEmpty) }
}

/// One cell of a CSV text, as offsets into its bytes.
package struct CSVCell: Hashable, Sendable {
  /// The cell with the quotes around it, without the blanks beside it.
  package internal(set) var range: Range<Int>
  package internal(set) var isQuoted = false
  /// Whether its text has quotes, each written twice.
  var hasDoubledQuotes = false
  /// On how many lines it is written; more than one only between quotes.
  package internal(set) var lineCount = 1

  /// What is between the quotes, or the whole cell.
  var content: Range<Int> {
    isQuoted ? range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound - 1) : range
  }
}

/// Why a text cannot be split into rows and cells.
package struct CSVError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Sendable {
    /// A quoted cell has no closing quote.
    case unterminatedQuote
    /// A quoted cell is followed by something other than a comma or a line end.
    case textAfterQuote
    /// A cell without quotes around it has one in its text.
    case quoteInCell
  }

  package var kind: Kind
  /// Where the text stops being CSV.
  package var offset: Int
  /// Where the quoted cell starts that is at fault.
  package var quote: Int
  /// On how many lines the quoted cell is written.
  package var lineCount: Int

  init(_ kind: Kind, at offset: Int, of cell: CSVCell? = nil) {
    self.kind = kind
    self.offset = offset
    quote = cell?.range.lowerBound ?? offset
    lineCount = cell?.lineCount ?? 1
  }
}
