import Diagnostics

/// A diagnostic in one row of a table.
struct RowDiagnostic {
  var rule: Rule
  /// What rows have in common, besides the rule, if they are reported together.
  var column = ""
  var cause = ""
  /// What the author wrote; a few texts are told apart, the others share one diagnostic.
  var found = ""
  /// The row, counted from 1.
  var row: Int
  var location: SourceLocation
}

/// The diagnostics of one table; the same diagnostic in many rows is one diagnostic.
///
/// Its size does not depend on the number of rows, only on the columns and the causes.
struct TableReport {
  private var entries: [Entry] = []
  private var indices: [Key: Int] = [:]
  /// The number of texts told apart for each cause.
  private var textCounts: [Key: Int] = [:]

  /// Counts a diagnostic in the diagnostic of its like; returns false if there is none yet, in which
  /// case `add` has to follow.
  ///
  /// At most `limit` texts of a cause are told apart.
  mutating func repeats(_ diagnostic: RowDiagnostic, limit: Int = 5) -> Bool {
    guard let index = indices[Key(diagnostic)] ?? indices[key(of: diagnostic, limit)] else {
      return false
    }
    entries[index].rows.add(diagnostic.row)
    if entries[index].locations.count < TableRows.shown {
      entries[index].locations.append(diagnostic.location)
    }
    return true
  }

  /// Adds a diagnostic; `message` makes its text once all its rows are known.
  mutating func add(
    _ diagnostic: RowDiagnostic,
    limit: Int = 5,
    help: String? = nil,
    message: @escaping (TableRows) -> String
  ) {
    let key = key(of: diagnostic, limit)
    textCounts[Key(diagnostic, found: nil), default: 0] += 1
    let rows = TableRows(diagnostic.row, isRest: key.found == nil)
    add(
      Entry(
        key: key,
        rule: diagnostic.rule,
        rows: rows,
        locations: [diagnostic.location],
        help: help,
        message: message
      )
    )
  }

  /// Adds the diagnostics of later rows.
  mutating func add(_ other: TableReport) {
    for entry in other.entries {
      guard let index = indices[entry.key] else {
        add(entry)
        continue
      }
      entries[index].rows.add(entry.rows)
      let free = TableRows.shown - entries[index].locations.count
      entries[index].locations += entry.locations.prefix(max(0, free))
    }
  }

  private mutating func add(_ entry: Entry) {
    indices[entry.key] = entries.count
    entries.append(entry)
  }

  private func key(of diagnostic: RowDiagnostic, _ limit: Int) -> Key {
    let rest = Key(diagnostic, found: nil)
    return textCounts[rest, default: 0] < limit ? Key(diagnostic) : rest
  }

  var isEmpty: Bool { entries.isEmpty }

  /// In the order in which the first of each was found.
  var diagnostics: [Diagnostic] { entries.map(\.diagnostic) }
}

/// What the faults in one diagnostic have in common; `found` is `nil` for the texts beyond the
/// limit.
private struct Key: Hashable {
  var rule: Rule
  var column, cause: String
  var found: String?

  init(_ diagnostic: RowDiagnostic, found: String?) {
    (rule, column, cause) = (diagnostic.rule, diagnostic.column, diagnostic.cause)
    self.found = found
  }

  init(_ diagnostic: RowDiagnostic) {
    self.init(diagnostic, found: diagnostic.found)
  }
}

private struct Entry {
  var key: Key
  var rule: Rule
  var rows: TableRows
  var locations: [SourceLocation]
  var help: String?
  var message: (TableRows) -> String

  var diagnostic: Diagnostic {
    // A diagnostic of several texts quotes the first of them.
    let isExample = rows.isRest && rows.count > 1
    var diagnostic = Diagnostic(
      rule,
      message(rows) + (isExample ? ", for instance" : ""),
      at: locations[0],
      help: help.map { isExample ? "\($0) (and the others in the same way)" : $0 }
    )
    diagnostic.occurrences = rows.count
    diagnostic.otherLocations = Array(locations.dropFirst())
    return diagnostic
  }
}

/// The rows of a diagnostic, as the subject of its message: `60 rows (2, 3, 4, …)`.
struct TableRows: CustomStringConvertible {
  /// How many rows are named.
  static let shown = 3

  private var first: [Int]
  private(set) var count = 1
  /// Whether other rows with the same cause are reported separately.
  let isRest: Bool

  init(_ row: Int, isRest: Bool) {
    first = [row]
    self.isRest = isRest
  }

  fileprivate mutating func add(_ row: Int) {
    count += 1
    if first.count < Self.shown { first.append(row) }
  }

  fileprivate mutating func add(_ others: TableRows) {
    count += others.count
    first += others.first.prefix(Self.shown - first.count)
  }

  var description: String {
    if count == 1 { return "row \(first[0])" }
    let list = first.map(String.init).joined(separator: ", ")
    return "\(count)\(isRest ? " more" : "") rows (\(list)\(count > Self.shown ? ", …" : ""))"
  }

  /// The verb form that agrees with the rows.
  func verb(_ one: String, _ several: String) -> String { count == 1 ? one : several }
}
