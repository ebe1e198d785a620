/// The order of the rows of a table: the periods of each body, or the bodies of each period, with
/// periods in either direction.
struct RowOrder {
  private var isByPeriod = false
  private var isDescending = false
  private var areBodiesSorted = true
  /// The index of each group's first row, and of the row after its last.
  private var groups: [(name: String, rows: Range<Int>)] = []
  /// The index of each group by its name.
  private var indexes: [String: Int] = [:]
  /// The rows' other names, by index.
  private var members: [String] = []

  init() {}

  /// Finds the order that some rows have; `isPeriodFirst` decides about those that fit both.
  init(_ rows: [(body: String, period: String)], isPeriodFirst: Bool) {
    let (byBody, byPeriod) = (Self.groups(rows.map(\.body)), Self.groups(rows.map(\.period)))
    isByPeriod = byPeriod != nil && (byBody == nil || isPeriodFirst && (byBody ?? []).count > 1)
    groups = (isByPeriod ? byPeriod : byBody) ?? []
    for (index, group) in groups.enumerated() { indexes[group.name] = index }
    members = rows.map { isByPeriod ? $0.body : $0.period }
    let bodies = isByPeriod ? longestGroup : groups.map(\.name)
    let periods = isByPeriod ? groups.map(\.name) : longestGroup
    areBodiesSorted = bodies == bodies.sorted()
    isDescending = periods.count > 1 && periods[0] > periods[periods.count - 1]
  }

  private var longestGroup: [String] {
    groups.max { $0.rows.count < $1.rows.count }.map { Array(members[$0.rows]) } ?? []
  }

  /// The rows of each name, if they are next to each other.
  private static func groups(_ names: [String]) -> [(name: String, rows: Range<Int>)]? {
    var groups: [(name: String, rows: Range<Int>)] = []
    var known: Set<String> = []
    for (index, name) in names.enumerated() {
      if groups.last?.name == name {
        groups[groups.count - 1].rows = groups[groups.count - 1].rows.lowerBound..<index + 1
      } else if known.insert(name).inserted {
        groups.append((name, index..<index + 1))
      } else {
        return nil
      }
    }
    return groups
  }

  /// The index of the row before which a new one belongs; the number of rows for the end.
  func index(_ body: String, _ period: String) -> Int {
    let (group, member) = isByPeriod ? (period, body) : (body, period)
    guard let own = indexes[group].map({ groups[$0] }) else {
      let next = groups.first { isByPeriod ? isLater($0.name, group) : $0.name > group }
      return isByPeriod || areBodiesSorted ? next?.rows.lowerBound ?? members.count : members.count
    }
    let next = own.rows.first {
      isByPeriod ? areBodiesSorted && members[$0] > member : isLater(members[$0], member)
    }
    return next ?? own.rows.upperBound
  }

  /// Whether rows of the period come after those of the other.
  private func isLater(_ period: String, _ other: String) -> Bool {
    isDescending ? period < other : period > other
  }

  /// Whether a new row comes before another in the same place.
  func precedes(
    _ row: (body: String, period: String),
    _ other: (body: String, period: String)
  ) -> Bool {
    if isByPeriod, row.period != other.period { return isLater(other.period, row.period) }
    if row.body != other.body { return row.body < other.body }
    return isLater(other.period, row.period)
  }
}
