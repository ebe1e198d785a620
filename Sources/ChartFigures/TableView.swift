/// A table of values: a header for each column and each row.
package struct TableView: Sendable {
  package var caption: String
  package var columns: [Column]
  package var rows: [Row]
  /// The meanings of the marks in the cells.
  package var notes: [String]

  package init(caption: String, columns: [Column], rows: [Row], notes: [String] = []) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }

  /// The header of a column.
  package struct Column: Sendable {
    package var label: String
    package var isNumeric: Bool

    package init(label: String, isNumeric: Bool) {
      self.label = label
      self.isNumeric = isNumeric
    }
  }

  /// A row with its own header.
  package struct Row: Sendable {
    package var header: String
    package var href: String?
    /// One cell for each column after the first.
    package var cells: [Cell]
    package var isEmphasised: Bool

    package init(header: String, href: String? = nil, cells: [Cell], isEmphasised: Bool = false) {
      self.header = header
      self.href = href
      self.cells = cells
      self.isEmphasised = isEmphasised
    }
  }

  /// A value, or the mark in place of one.
  package struct Cell: Sendable {
    package var text: String
    package var isNumeric: Bool
    package var href: String?
    /// The header of its column, in a table whose rows become blocks where it is narrow.
    package var label: String?

    package init(text: String, isNumeric: Bool, href: String? = nil, label: String? = nil) {
      self.text = text
      self.isNumeric = isNumeric
      self.href = href
      self.label = label
    }
  }
}
