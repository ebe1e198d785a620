import Diagnostics

/// The small counts of a dataset to withhold, so that nobody can be recognised by them.
///
/// Counts under the threshold are withheld, and as many others as are needed so that no sum reveals
/// them.
package struct Suppression: Sendable {
  /// Counts from one up to, but not including, this one are withheld.
  package var threshold: Int
  package var hidesZeros: Bool
  /// The multiple to which all other counts of the columns are rounded.
  package var roundsTo: Int?
  /// The protected count columns.
  var columns: [String]
  /// The columns calculated from protected ones, and withheld with them.
  var derived: [String]
  /// The sums that readers may know from elsewhere.
  var knownTotals: [KnownTotal]
  /// The rows that are sums of others.
  var rowTotals: [RowTotal]
  /// What the program finds in the values and the editor knows to reveal nothing.
  var harmless: [HarmlessTie]
  var location: SourceLocation
}

/// A sum over rows that is published elsewhere.
enum KnownTotal: Hashable, Sendable {
  /// Over all bodies in a period.
  case bodies
  /// Over all periods of a body.
  case periods
  /// Over the quarters or months of each year, by the calendar or of finance.
  case years(ColumnType)
  /// Over the values of a key column, or over the bodies that share a fact.
  case named(String)

  init(_ name: String) {
    switch name {
    case "bodies": self = .bodies
    case "periods": self = .periods
    case "years": self = .years(.year)
    case "financial-years": self = .years(.financialYear)
    default: self = .named(name)
    }
  }

  static let yearNames = ["years", "financial-years"]
}

/// Rows that are sums of others: those of both sexes, of a nation.
struct RowTotal: Sendable {
  /// A key column, or `bodies`.
  var over: String
  /// The value of the rows that are totals.
  var total: String
  /// The values of their parts; all others if it is empty.
  var parts: [String]

  /// The values of its parts, of all that the column has.
  func parts(among values: [String]) -> [String] {
    parts.isEmpty ? values.filter { $0 != total } : parts
  }
}

/// Something by which values seem to reveal each other, and why they do not.
struct HarmlessTie: Sendable {
  /// As the error about it quotes it.
  var tie: String
  var location: SourceLocation
}

/// A relation between columns that every row must satisfy.
struct DataRelation: Sendable {
  enum Kind: Sendable {
    case atMost, less, sum
  }

  var left: String
  var kind: Kind
  /// One column, or the terms of a sum.
  var right: [String]
  /// Whether each column on the right is added (1) or subtracted (-1).
  var signs: [Int]
  /// What the numbers on the right add up to.
  var constant = 0
  /// The right side as written.
  var rightText: String
  var text: String
  var location: SourceLocation
}

extension DataRelation {
  /// The value of the right side, given those of its columns.
  func right(_ numbers: some Sequence<Double>) -> Double {
    zip(signs, numbers).reduce(Double(constant)) { $0 + Double($1.0) * $1.1 }
  }
}
