import Diagnostics

/// A table of figures with its contract and its provenance.
package struct Dataset: Sendable {
  package var head: RecordHead
  package var title: String
  package var description: Prose
  package var layout: DatasetLayout
  package var showsOnBodies: Bool
  package var showsTable: Bool
  package var producer: String
  package var licence: Licence
  package var attribution: String?
  package var published: Established<CalendarDate>
  package var retrieved: Established<CalendarDate>
  package var release: String?
  package var columns: [DataColumn]
  package var issues: [DataIssue]
  package var breaks: [SeriesBreak]
  /// In the order of the files and, in each file, of its rows.
  package internal(set) var rows: [DataRow] = []
  package internal(set) var source: Reference<Source>?
  /// Whether a table of it has faults, so that rows may be missing: a fault of their own.
  var hasFaultyTable = false
  /// The columns that name a row once within its file.
  package var key: [String]
  var periodColumn: String?
  var relations: [DataRelation]
  package var suppression: Suppression?
}

extension Dataset: Record {
  package static let kind = RecordKind.dataset
  package static let filePattern: String? = "data/<id>/dataset.yml"
  package static let listID: String? = "data"

  package static func name(in settings: SiteSettings) -> String { "dataset" }
  package static func all(of site: Site) -> [Dataset] { site.datasets }
  package static func change(_ site: inout Site, _ change: (inout [Dataset]) -> Void) {
    change(&site.datasets)
  }

  package var prose: Prose {
    get { description }
    set { description = newValue }
  }

  package var namedSources: [Reference<Source>] { [source].compactMap(\.self) }

  package func published(in site: Site) -> CalendarDate? { published.value }

  package func title(in settings: SiteSettings) -> String { title }
}

/// Which small counts of a dataset are withheld, so that nobody can be recognised by them.
///
/// Withheld are counts under the threshold and, beyond them, as many others as it takes that no sum
/// gives the first ones away.
package struct Suppression: Sendable {
  /// Counts from one up to, and not including, this one are withheld.
  package var threshold: Int
  package var hidesZeros: Bool
  /// To a multiple of what all other counts of the columns are rounded.
  package var roundsTo: Int?
  /// The columns of counts that are protected.
  var columns: [String]
  /// The columns that are worked out from protected ones, and withheld with them.
  var derived: [String]
  /// The sums that readers can know from elsewhere.
  var knownTotals: [KnownTotal]
  var location: SourceLocation
}

/// A sum over rows that is published elsewhere.
enum KnownTotal: String, CaseIterable, Sendable {
  /// Of all bodies in a period.
  case bodies
  /// Of all periods of a body.
  case periods
}

/// How the rows of a dataset are spread over files.
package enum DatasetLayout: String, CaseIterable, Sendable {
  case single
  case filePerBody = "file-per-body"
}

/// One column of a dataset.
package struct DataColumn: Sendable {
  package var name: String
  package var title: String
  package var description: String?
  package var type: ColumnType
  package var unit: String?
  package var missingCodes: [MissingCode]
  package var choices: [String]
  package var isOptional: Bool
  package var minimum: Int?
  package var maximum: Int?
  var location: SourceLocation
}

/// What the cells of a column hold.
package enum ColumnType: String, CaseIterable, Sendable {
  case financialYear = "financial-year"
  case year, date, count, integer, number, percent, text, url, choice, body

  /// Whether the cells can be compared and added.
  package var isNumeric: Bool {
    switch self {
    case .count, .integer, .number, .percent: true
    default: false
    }
  }
}

/// Why a cell holds no value, in the shorthand of the Government Statistical Service.
///
/// Source: "Symbols in tables", https://analysisfunction.civilservice.gov.uk/. It has no letter for what
/// is still to come; `y` is ours.
package enum MissingCode: String, CaseIterable, Sendable {
  case suppressed = "c"
  case notSupplied = "x"
  case notApplicable = "z"
  case notYetAssigned = "y"
  case lowReliability = "u"

  /// The mark as it stands in a table: `[x]`.
  package var mark: String { "[\(rawValue)]" }

  /// What the mark means.
  package var words: String {
    switch self {
    case .suppressed: "withheld: too few, so that nobody can be recognised"
    case .notSupplied: "not supplied"
    case .notApplicable: "not applicable"
    case .notYetAssigned: "not yet assigned"
    case .lowReliability: "too few to be reliable"
    }
  }
}

/// One row; its cells stand in the order of the dataset's columns.
package struct DataRow: Sendable {
  package internal(set) var body: Reference<Body>?
  package var period: String?
  package var cells: [DataCell]
  /// The file and the line in it, counted from 1.
  package var path: String
  package var line: Int
}

/// One cell: its text as published, and what it means.
package struct DataCell: Hashable, Sendable {
  package var text: String
  package var value: CellValue
}

/// The meaning of a cell.
package enum CellValue: Hashable, Sendable {
  case text
  case number(Double)
  case count(Int)
  case missing(MissingCode)
  case blank
}

/// Something that is known to be wrong with the figures of some bodies and periods.
package struct DataIssue: Sendable {
  /// Nil for all bodies.
  package internal(set) var bodies: [Reference<Body>]?
  /// Nil for all periods.
  package internal(set) var periods: [String]?
  package internal(set) var columns: [String]
  package var effect: IssueEffect
  package var statedBy: IssueOrigin
  package var note: String
}

/// What an issue does to a value.
package enum IssueEffect: String, CaseIterable, Sendable {
  /// The value is never shown as a figure.
  case incomplete
  /// The value is shown, with the note beside it.
  case caution
}

/// Who says that something is wrong.
package enum IssueOrigin: String, CaseIterable, Sendable {
  case source, reading
}

/// What holds between columns of each row.
struct DataRelation: Sendable {
  enum Kind: Sendable {
    case atMost, less, sum
  }

  var left: String
  var kind: Kind
  /// One column, or the parts of a sum.
  var right: [String]
  var text: String
  var location: SourceLocation
}

/// A point in time from which on figures are made in another way than before.
package struct SeriesBreak: Hashable, Sendable {
  /// The first period of the new way.
  package var period: String
  package var note: String
  /// The columns that it concerns; nil for all.
  var columns: [String]?
  var location: SourceLocation
}
