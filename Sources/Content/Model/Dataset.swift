import Diagnostics

/// A table of statistics with its contract and its provenance.
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
  /// In the order of the files, then of the rows in each file.
  package internal(set) var rows: [DataRow] = []
  /// The positions of the rows of each body, once the rows are final.
  private(set) var rowsByBody: [Reference<Body>: [Int]] = [:]
  package internal(set) var source: Reference<Source>?
  /// Whether one of its tables has errors, which are reported separately, so that rows may be
  /// missing.
  var hasFaultyTable = false
  /// Whether rows of unpublished bodies are left out.
  var isPartial = false
  /// The columns that identify a row uniquely within its file.
  package var key: [String]
  package var periodColumn: String?
  var relations: [DataRelation]
  package var suppression: Suppression?
  package var completeness: [CompletenessRule] = []
  /// The workbooks that an import has read.
  package var imports: [ImportedFile] = []
  /// The values that differ from what was published first, oldest change first.
  package internal(set) var revisions: [DataRevision] = []
}

extension Dataset {
  /// Replaces the rows by those that are published.
  mutating func publish(_ published: [DataRow]) {
    rows = published
    rowsByBody = [:]
    for (index, row) in published.enumerated() {
      if let body = row.body { rowsByBody[body, default: []].append(index) }
    }
  }

  /// The published rows of a body.
  package func rows(of body: Reference<Body>) -> [DataRow] {
    (rowsByBody[body] ?? []).map { rows[$0] }
  }

  /// Whether a body has published rows.
  package func hasRows(of body: Reference<Body>) -> Bool { rowsByBody[body] != nil }
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

/// How the rows of a dataset are divided into files.
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
  /// The decimals of its numbers, which pages print; `nil` for those of each cell.
  package var decimals: Int?
  var location: SourceLocation
}

/// The type of the cells of a column.
package enum ColumnType: String, CaseIterable, Sendable {
  case financialYear = "financial-year"
  case financialQuarter = "financial-quarter"
  case year, quarter, month, date, count, integer, number, percent, text, url, choice, body

  /// Whether the cells can be compared and added.
  package var isNumeric: Bool {
    switch self {
    case .count, .integer, .number, .percent: true
    default: false
    }
  }

  /// Whether the cells are numbers without a fraction.
  package var isWhole: Bool { self == .count || self == .integer }
}

/// Why a cell has no value, in the shorthand of the Government Statistical Service.
///
/// Source: "Symbols in tables", https://analysisfunction.civilservice.gov.uk/. It has no letter for
/// values that are not yet available, or that are missing for a reason that nobody has stated; `y`
/// and `n` are ours.
package enum MissingCode: String, CaseIterable, Sendable {
  case suppressed = "c"
  case notSupplied = "x"
  case noData = "n"
  case notApplicable = "z"
  case notYetAssigned = "y"
  case lowReliability = "u"
  case roundsToZero = "low"

  /// The mark as written in a table: `[x]`.
  package var mark: String { "[\(rawValue)]" }

  /// What the mark means.
  package var words: String {
    switch self {
    case .suppressed: "withheld: the number is small and could identify someone"
    case .notSupplied: "not supplied"
    case .noData: "no data here"
    case .notApplicable: "not applicable"
    case .notYetAssigned: "not yet assigned"
    case .lowReliability: "too few to be reliable"
    case .roundsToZero: "not zero, but rounds to zero"
    }
  }
}

/// One row; its cells are in the order of the dataset's columns.
package struct DataRow: Sendable {
  package internal(set) var body: Reference<Body>?
  package var period: String?
  package var cells: [DataCell]
  /// The path of its file, in which `line` counts from 1.
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

/// A known error or gap in the values of some bodies and periods.
package struct DataIssue: Sendable {
  /// `nil` for all bodies.
  package internal(set) var bodies: [Reference<Body>]?
  /// `nil` for all periods.
  package internal(set) var periods: [String]?
  /// `nil` for all columns.
  package internal(set) var columns: [String]?
  package var effect: IssueEffect
  package var statedBy: IssueOrigin
  package var note: String
  var location: SourceLocation
}

/// The effect of an issue on a value.
package enum IssueEffect: String, CaseIterable, Sendable {
  /// The value is never shown.
  case incomplete
  /// The producer did not supply the value.
  case notSupplied = "not-supplied"
  /// There cannot be a value, for instance before a body existed.
  case notApplicable = "not-applicable"
  /// The value is left out on purpose, or nobody knows why it is missing.
  case noData = "no-data"
  /// The value is shown with the note beside it.
  case caution
}

extension CellValue {
  /// The code, if the value is missing.
  package var missingCode: MissingCode? {
    if case .missing(let code) = self { code } else { nil }
  }
}

extension IssueEffect {
  /// The reason why the data has no value; `nil` for an effect on a value.
  package var missingCode: MissingCode? {
    switch self {
    case .notSupplied: .notSupplied
    case .notApplicable: .notApplicable
    case .noData: .noData
    case .incomplete, .caution: nil
    }
  }
}

extension DataIssue {
  func concerns(_ body: Reference<Body>, _ period: String) -> Bool {
    bodies?.contains(body) != false && periods?.contains(period) != false
  }
}

/// Who reported the issue.
package enum IssueOrigin: String, CaseIterable, Sendable {
  case source, reading
}

/// A point in time at which the method behind the values changes.
package struct SeriesBreak: Hashable, Sendable {
  /// The first period of the new method.
  package var period: String
  package var note: String
  /// The columns affected; `nil` for all.
  var columns: [String]?
  var location: SourceLocation
}
