import CSV
import Formats

/// A published data file as any reader has it: rows of texts under the names of columns.
struct PublishedTable {
  private(set) var columns: [String: Int] = [:]
  private(set) var rows: [[String]] = []

  /// Reads a CSV file; the rows after one that is not CSV are missing.
  init(csv bytes: [UInt8]) {
    var reader = CSVReader(bytes)
    var lines: [[String]] = []
    while (try? reader.readRow()) == true {
      lines.append(reader.row.cells.map { reader.text(of: $0) })
    }
    guard let header = lines.first else { return }
    columns = Dictionary(zip(header, 0...)) { first, _ in first }
    rows = Array(lines.dropFirst())
  }

  /// Reads the rows of a JSON file; a value that is missing is an empty text.
  init(json bytes: [UInt8]) {
    guard let file = try? JSON(parsing: bytes), let named = file["columns"]?.items else { return }
    for column in named { columns[(column["name"] ?? column).cellText] = columns.count }
    let lists = file["figures"]?.items ?? file["records"]?.items.compactMap { $0["values"] } ?? []
    rows = lists.map { $0.items.map(\.cellText) }
  }

  /// The text of a cell; `nil` without such a column, or in a short row.
  func text(_ row: Int, _ column: String) -> String? {
    guard let index = columns[column], rows[row].indices.contains(index) else { return nil }
    return rows[row][index]
  }
}

extension JSON {
  fileprivate subscript(key: String) -> JSON? { members.first { $0.key == key }?.value }

  fileprivate var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  fileprivate var items: [JSON] {
    if case .array(let items) = self { items } else { [] }
  }

  fileprivate var cellText: String {
    switch self {
    case .integer(let number): String(number)
    case .number(let text), .string(let text): text
    case .null, .bool, .array, .object, .compact: ""
    }
  }
}
