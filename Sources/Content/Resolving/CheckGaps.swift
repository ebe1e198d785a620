package import Diagnostics

/// Warns of bodies without a row in a dataset, and of bodies that lack a period that most others
/// have, unless an issue says why: a file or a row may have been forgotten.
func checkGaps(of dataset: Dataset, _ site: Site, into diagnostics: inout [Diagnostic]) {
  let folder = dataset.tableFolder
  // Rows may be missing because of an error, which is then the only diagnostic.
  let isFaulty = diagnostics.contains {
    $0.severity == .error && $0.location.path.hasPrefix(folder)
  }
  guard !dataset.hasFaultyTable, !isFaulty else { return }
  guard !dataset.rows.isEmpty else {
    let file = dataset.layout == .single ? "\(folder)data.csv" : dataset.head.path
    return diagnostics.report(.csvEmpty, "the dataset has no row", at: .file(file))
  }
  guard dataset.isByBody else { return }
  let gaps = Gaps(dataset, site)
  reportBodies(gaps.bodiesWithoutRows, of: dataset, site, gaps.bodies.count, into: &diagnostics)
  for (periods, bodies) in gaps.bodiesByMissingPeriods {
    reportPeriods(periods, bodies, of: dataset, site, into: &diagnostics)
  }
}

/// The public bodies without a row, or without a period that most others have.
private struct Gaps {
  let dataset: Dataset
  let bodies: [Reference<Body>]
  private let lifetimes: [Lifetime]
  /// The periods of each body that has rows; in a table without periods, one without a name.
  private var periods: [Reference<Body>: Set<String>] = [:]
  /// The number of bodies with each period.
  private var counts: [String: Int] = [:]

  init(_ dataset: Dataset, _ site: Site) {
    self.dataset = dataset
    lifetimes = site.bodies.map(\.lifetime)
    let unpublished = Set(site.unpublished.map(\.path))
    bodies = site.bodies.references.filter { !unpublished.contains(site[$0].head.path) }
    for row in dataset.rows {
      guard let body = row.body else { continue }
      periods[body, default: []].insert(row.period ?? "")
    }
    for period in bodies.compactMap({ periods[$0] }).joined() { counts[period, default: 0] += 1 }
  }

  /// Empty if the table is one of a few bodies only.
  var bodiesWithoutRows: [Reference<Body>] {
    let missing = bodies.filter { periods[$0] == nil }
    let present = bodies.count - missing.count
    guard dataset.layout == .filePerBody || 2 * present > bodies.count - 1 else { return [] }
    let expected = expectedPeriods(ofOneOfThem: false)
    return missing.filter { body in
      (expected.isEmpty ? [""] : expected).contains { !isExplained(body, $0) }
    }
  }

  /// The bodies that lack the same periods, in the order of the bodies.
  var bodiesByMissingPeriods: [(periods: [String], bodies: [Reference<Body>])] {
    let expected = expectedPeriods(ofOneOfThem: true)
    var found: [(periods: [String], bodies: [Reference<Body>])] = []
    for body in bodies {
      guard let own = periods[body] else { continue }
      let missing = expected.filter { !own.contains($0) && !isExplained(body, $0) }
      if missing.isEmpty { continue }
      if let index = found.firstIndex(where: { $0.periods == missing }) {
        found[index].bodies.append(body)
      } else {
        found.append((missing, [body]))
      }
    }
    return found
  }

  /// The periods that more than half of the bodies with rows have, or of those besides one of them;
  /// bodies that did not exist do not count.
  private func expectedPeriods(ofOneOfThem: Bool) -> [String] {
    counts.filter { period, count in
      let present = bodies.count { periods[$0] != nil && lifetime(of: $0).overlaps(period) }
      return 2 * count > present - (ofOneOfThem ? 1 : 0)
    }.keys.sorted()
  }

  private func lifetime(of body: Reference<Body>) -> Lifetime { lifetimes[body.index] }

  private func isExplained(_ body: Reference<Body>, _ period: String) -> Bool {
    !lifetime(of: body).overlaps(period)
      || dataset.issues.contains { $0.effect != .caution && $0.concerns(body, period) }
  }
}

private func reportBodies(
  _ bodies: [Reference<Body>],
  of dataset: Dataset,
  _ site: Site,
  _ count: Int,
  into diagnostics: inout [Diagnostic]
) {
  guard let first = bodies.first else { return }
  let hasFiles = dataset.layout == .filePerBody
  let file = dataset.tableFolder + (hasFiles ? "\(site[first].head.id).csv" : "data.csv")
  let plural = site.settings.bodies.plural
  diagnostics.report(
    .dataGap,
    "\(bodies.count) of \(count) \(plural) \(bodies.count == 1 ? "has" : "have") no "
      + "\(hasFiles ? "table" : "row"): \(list(bodies.map { site[$0].head.id }))",
    at: dataset.head.location,
    help: hasFiles
      ? "add \(file), or say under `issues` why it is missing"
      : "add the rows to \(file), or say under `issues` why they are missing"
  )
}

private func reportPeriods(
  _ periods: [String],
  _ bodies: [Reference<Body>],
  of dataset: Dataset,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  let row = dataset.rows.first { $0.body == bodies[0] }
  let isOneFile = dataset.layout == .filePerBody && bodies.count == 1
  diagnostics.report(
    .dataGap,
    "\(list(bodies.map { site[$0].head.id })) \(bodies.count == 1 ? "has" : "have") no row for "
      + "\(list(periods)), which most other \(site.settings.bodies.plural) have",
    at: isOneFile ? row.map { .file($0.path) } ?? dataset.head.location : dataset.head.location
  )
}

extension Dataset {
  /// The folder of its tables, with a slash at the end.
  package var tableFolder: String { String(head.path.dropLast("dataset.yml".count)) }

  /// Whether its rows are about bodies, and not about something that has a body.
  fileprivate var isByBody: Bool {
    layout == .filePerBody || columns.contains { $0.type == .body && key.contains($0.name) }
  }
}

/// Names in a row; of very many, the first.
private func list(_ names: [String]) -> String {
  let most = 50
  let rest = names.count - most
  return names.prefix(most).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
}

/// The rule about rows that a dataset lacks.
extension Rule {
  package static let gapRules = [dataGap]

  package static let dataGap = Rule(
    "data-gap",
    .warning,
    advice: "Add the row or the file, or say under `issues` in dataset.yml why it is missing.",
    meaning: """
      A body has no row in the dataset, or none for a period that most others have. A file or a \
      row may have been forgotten; readers see "no data here", and sums leave the body out.
      """,
    example: RuleExample(
      "content/data/cases/north.csv",
      wrong: """
        year,recorded,decided
        2014/15,1000,100
        """,
      right: """
        year,recorded,decided
        2014/15,1000,100
        2015/16,[x],[x]
        """
    )
  )
}
