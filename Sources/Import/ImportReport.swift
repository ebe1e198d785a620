package import Diagnostics

/// What an import changes, for the person who decides whether to make it.
package struct ImportReport: Sendable {
  /// One value that differs from the table.
  package struct Revision: Hashable, Sendable {
    package var body: String
    package var period: String
    package var column: String
    package var old: String
    package var new: String

    /// The change in per cent; `nil` if one of the two is no number.
    package var percent: Double? {
      guard let old = Double(old), let new = Double(new), old != 0 else { return nil }
      return (new - old) / old * 100
    }
  }

  /// A sum that the workbooks state, beside that of their rows.
  package struct Total: Hashable, Sendable {
    package var name: String
    package var period: String
    package var column: String
    package var stated: String
    /// `nil` if a part of it is not known.
    package var sum: String?
    package var isEqual: Bool
  }

  /// What a measure still says of the last period before an import that brings a newer one.
  package struct Lag: Hashable, Sendable {
    package var path: String
    /// The key at the top level of the measure.
    package var key: String
    package var old: String
    package var new: String
  }

  package var sheets: [ReadSheet] = []
  /// The sheets whose names no table of the recipe has.
  package var unread: [String] = []
  package var added: [String] = []
  /// The largest first.
  package var revised: [Revision] = []
  /// The rows of the table that the workbooks do not have, though they have the period.
  package var vanished: [String] = []
  /// The bodies of which the workbooks have no row, and those without one of a new period.
  package var bodiesWithoutRow: [String] = []
  package var incomplete: [String] = []
  package var unfinished: [String] = []
  /// Changes from one period to the next of more than the recipe's `jump`.
  package var jumps: [Revision] = []
  /// Rows whose values are all equal to those of another body.
  package var copies: [String] = []
  package var totals: [Total] = []
  /// The texts of the recipe's conditions that no row has.
  package var unmatched: [String] = []
  /// What the contract says of the release after the import.
  package var facts: [String] = []
  package var lags: [Lag] = []
  /// What a check says of the site after the import, and does not say now.
  package var diagnostics: [Diagnostic] = []
  /// What it says besides once the measures are moved on, for instance of a claim about the newest
  /// year.
  package var laterDiagnostics: [Diagnostic] = []
}

extension [ImportReport.Revision] {
  /// The largest changes first; a number that is now a code, or was one, is larger than any.
  mutating func sortBySize() {
    sort {
      (-abs($0.percent ?? .infinity), $0.body, $0.period, $0.column)
        < (-abs($1.percent ?? .infinity), $1.body, $1.period, $1.column)
    }
  }
}
