/// The values of one column, by body and period of the measure.
struct ColumnValues {
  /// A value, and what is known about it.
  struct Value {
    /// `nil` if there is no row.
    var cell: CellValue?
    /// Whether a sum lacks a part.
    var isIncomplete = false
    /// The parts of a sum that are not applicable, and add nothing.
    var leftOut: Set<[String]> = []
    var issues: [DataIssue]
    var revisions: [DataRevision] = []
  }

  private struct Key: Hashable {
    var body: Reference<Body>
    var period: String
  }

  private let dataset: Dataset
  private let column: Int
  /// The issues that concern the column.
  private let issues: IssuesByBody
  private let revisions: [Reference<Body>: [DataRevision]]
  private let selection: RowSelection
  /// Whether rows are added.
  private let isSum: Bool
  /// The columns over which rows are added and whose values are known; `nil` for the periods.
  private let listed: [Int?]
  private var rows: [Key: [Int]] = [:]
  /// The periods of the data in each period of the measure.
  private var sources: [String: Set<String>] = [:]
  /// The parts that a sum has, as any body has them, by period of the measure.
  private var parts: [String: Set<[String]>] = [:]
  private let lifetimes: [Lifetime]

  init(_ column: ColumnReference, _ selection: RowSelection, _ site: Site) {
    dataset = site[column.dataset]
    self.column = column.column
    let name = dataset.columns[column.column].name
    issues = IssuesByBody(dataset.issues.filter { $0.columns?.contains(name) != false })
    revisions = Dictionary(grouping: dataset.revisions.filter { $0.column == name }, by: \.body)
    self.selection = selection
    lifetimes = site.bodies.map(\.lifetime)
    let columns = selection.summed.compactMap(dataset.column)
    isSum = !columns.isEmpty || selection.yearType != nil
    listed =
      columns.filter { [dataset] in dataset.columns[$0].type.isListed }
      + (selection.yearType == nil ? [] : [nil])
    for (index, row) in dataset.rows.enumerated() {
      guard let body = row.body, let own = row.period, selection.accepts(row, of: dataset) else {
        continue
      }
      let period = selection.period(with: own)
      rows[Key(body: body, period: period), default: []].append(index)
      sources[period, default: []].insert(own)
      if isSum { parts[period, default: []].insert(part(row)) }
    }
  }

  func at(_ body: Reference<Body>, _ period: String) -> Value {
    let sources = sources[period] ?? [period]
    let issues = issues.concerning(body, in: sources)
    let found = rows[Key(body: body, period: period)] ?? []
    let cells = found.map { dataset.rows[$0].cells[column].value }
    let revisions = revisions[body]?.filter { sources.contains($0.period) } ?? []
    guard isSum, !cells.isEmpty else {
      return Value(cell: cells.last, issues: issues, revisions: revisions)
    }
    let parts = found.map { part(dataset.rows[$0]) }
    let own = Set(parts).union(absentParts(of: body, in: period))
    let leftOut = zip(parts, cells).filter { $1 == .missing(.notApplicable) }.map(\.0)
    return Value(
      cell: sum(cells),
      isIncomplete: !isComplete(own, in: period),
      leftOut: Set(leftOut),
      issues: issues,
      revisions: revisions
    )
  }

  /// The sum of counts; a code if one is missing, except where there can be no value.
  private func sum(_ cells: [CellValue]) -> CellValue? {
    let codes = cells.compactMap { if case .missing(let code) = $0 { code } else { nil } }
    if let code = codes.first(where: { $0 != .notApplicable }) { return .missing(code) }
    let counts = cells.compactMap(\.count)
    return counts.isEmpty ? cells.first : .count(counts.reduce(0, +))
  }

  /// What tells a row from the others of its sum.
  private func part(_ row: DataRow) -> [String] {
    listed.map { column in column.map { row.cells[$0].text } ?? row.period ?? "" }
  }

  /// The parts of a sum that a body cannot have, because it did not exist then.
  private func absentParts(of body: Reference<Body>, in period: String) -> Set<[String]> {
    let lifetime = lifetimes[body.index]
    guard lifetime != Lifetime() else { return [] }
    return (parts[period] ?? []).filter { part in
      zip(listed, part).contains { column, text in
        let isChoice = column.map { dataset.columns[$0].type == .choice } ?? false
        return !isChoice && !lifetime.overlaps(text)
      }
    }
  }

  /// Whether a sum has the parts that other bodies have, each choice, and each month of its period.
  private func isComplete(_ own: Set<[String]>, in period: String) -> Bool {
    guard own.isSuperset(of: parts[period] ?? []) else { return false }
    return listed.indices.allSatisfy { index in
      let found = Set(own.map { $0[index] })
      if let column = listed[index], dataset.columns[column].type == .choice {
        return found.isSuperset(of: dataset.columns[column].choices)
      }
      let months = found.compactMap { CalendarPeriod($0)?.months }
      guard let whole = CalendarPeriod(period)?.months else { return true }
      return months.reduce(0) { $0 + $1.count } == whole.count
        && months.allSatisfy { whole.contains($0.lowerBound) }
    }
  }
}
