package import Content
import Diagnostics
import Formats

/// A list as a table, to print with aligned columns or as JSON.
package struct ListTable: Hashable, Sendable {
  /// The names of the columns, which are those of the members in JSON.
  private var columns: [String]
  private var rows: [[ListCell]]

  init(_ columns: [String], _ rows: [[ListCell]]) {
    self.columns = columns
    self.rows = rows
  }
}

/// A value in a list.
enum ListCell: Hashable, Sendable {
  case text(String)
  case number(Int)
  case names([String])
  /// What no source says.
  case unknown
  /// A file and a line, whatever the name of the column.
  case location(SourceLocation)
}

extension ListTable {
  /// One line for each row, without a head; the last column is not padded.
  package var text: String {
    let rows = rows.map { $0.map(\.words) }
    let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - text.count)
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  /// The list for other programs; `version` is incremented when a member is renamed or removed.
  package func json(of listing: Listing, asOf now: Instant? = nil) -> String {
    let members: [JSON.Member?] = [
      .init("version", .integer(1)), .init("list", .string(listing.rawValue)),
      now.map { .init("as_of", .string($0.iso)) },
      .init("entries", .array(rows.map { .object(self.members(of: $0)) })),
    ]
    return JSON.object(members.compactMap(\.self)).text
  }

  private func members(of row: [ListCell]) -> [JSON.Member] {
    zip(columns, row).flatMap { column, cell -> [JSON.Member] in
      switch cell {
      case .text(let text): [.init(column, .string(text))]
      case .number(let number): [.init(column, .integer(number))]
      case .names(let names): [.init(column, .array(names.map { .string($0) }))]
      case .unknown: [.init(column, .null)]
      case .location(let location):
        [.init("file", .string(location.path)), .init("line", .integer(location.line))]
      }
    }
  }
}

extension ListCell {
  /// The value in a line of text, which no line end in a title may break.
  fileprivate var words: String {
    switch self {
    case .text(let text): onOneLine(text)
    case .number(let number): String(number)
    case .names(let names): names.isEmpty ? "-" : names.joined(separator: ",")
    case .unknown: "-"
    case .location(let location): "\(location.path):\(location.line)"
    }
  }
}
