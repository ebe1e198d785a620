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

  /// A period of the measure that has rows.
  private struct Period {
    /// The periods of the data in it.
    var sources: Set<String> = []
    /// The parts that a sum has, as any body has them.
    var parts: Set<[String]> = []
    /// The positions of the rows of each body.
    var rows: [[Int]]
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
  private var periods: [Period] = []
  /// The position of each period by its name.
  private var positions: [String: Int] = [:]
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
      let position = position(of: selection.period(with: own))
      periods[position].rows[body.index].append(index)
      periods[position].sources.insert(own)
      if isSum { periods[position].parts.insert(part(row)) }
    }
  }

  private mutating func position(of name: String) -> Int {
    if let position = positions[name] { return position }
    positions[name] = periods.count
    periods.append(Period(rows: Array(repeating: [], count: lifetimes.count)))
    return periods.count - 1
  }

  func at(_ body: Reference<Body>, _ name: String) -> Value {
    guard let position = positions[name] else {
      return Value(
        issues: issues.concerning(body, in: [name]),
        revisions: revisions[body]?.filter { $0.period == name } ?? []
      )
    }
    let sources = periods[position].sources
    let issues = issues.concerning(body, in: sources)
    let found = periods[position].rows[body.index]
    let revisions = revisions[body]?.filter { sources.contains($0.period) } ?? []
    guard isSum, !found.isEmpty else {
      let cell = found.last.map { dataset.rows[$0].cells[column].value }
      return Value(cell: cell, issues: issues, revisions: revisions)
    }
    let cells = found.map { dataset.rows[$0].cells[column].value }
    let parts = found.map { part(dataset.rows[$0]) }
    let all = periods[position].parts
    let own = Set(parts).union(absentParts(of: body, among: all))
    let leftOut = zip(parts, cells).filter { $1 == .missing(.notApplicable) }.map(\.0)
    return Value(
      cell: sum(cells),
      isIncomplete: !isComplete(own, among: all, in: name),
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
  private func absentParts(
    of body: Reference<Body>,
    among parts: Set<[String]>
  ) -> Set<[String]> {
    let lifetime = lifetimes[body.index]
    guard lifetime != Lifetime() else { return [] }
    return parts.filter { part in
      zip(listed, part).contains { column, text in
        let isChoice = column.map { dataset.columns[$0].type == .choice } ?? false
        return !isChoice && !lifetime.overlaps(text)
      }
    }
  }

  /// Whether a sum has the parts that other bodies have, each choice, and each month of its period.
  private func isComplete(
    _ own: Set<[String]>,
    among parts: Set<[String]>,
    in period: String
  ) -> Bool {
    guard own.isSuperset(of: parts) else { return false }
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
