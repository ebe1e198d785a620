package import Diagnostics

/// Warns of values that are most likely copied from another body or from another dataset.
///
/// The rows are those of the files, before small counts are withheld.
func checkCopies(_ datasets: [Dataset], _ site: Site, into diagnostics: inout [Diagnostic]) {
  for dataset in datasets where !dataset.hasFaultyTable {
    for copy in Copies(in: dataset).pairs {
      report(copy, in: dataset, site, into: &diagnostics)
    }
  }
  checkTables(datasets, into: &diagnostics)
}

/// Two bodies of a dataset with the same values.
private struct Copy {
  var original: Reference<Body>
  var body: Reference<Body>
  /// The row of the copy in each shared period, by index.
  var rows: [Int] = []
  var weight = 0
}

/// The pairs of bodies in a dataset whose values are too much alike to be equal by chance.
private struct Copies {
  let dataset: Dataset
  /// The columns without those that name a body.
  private let columns: [Int]
  private var rowCounts: [Reference<Body>: Int] = [:]
  private var found: [[Reference<Body>]: Copy] = [:]

  init(in dataset: Dataset) {
    self.dataset = dataset
    columns = dataset.columns.indices.filter { dataset.columns[$0].type != .body }
    var first: [Int: Int] = [:]
    var copies: [Int: [Int]] = [:]
    for (index, row) in dataset.rows.enumerated() {
      guard let body = row.body else { continue }
      rowCounts[body, default: 0] += 1
      guard row.weight > 0 else { continue }
      var hasher = Hasher()
      for column in columns { hasher.combine(row.cells[column].text) }
      let hash = hasher.finalize()
      guard let original = first[hash] else {
        first[hash] = index
        continue
      }
      if isEqual(original, index) { copies[hash, default: []].append(index) }
    }
    for (hash, rows) in copies {
      // What most bodies share is a rule, such as a fee, and not a copy.
      let sharing = rows.count + 1
      if sharing > 3, 2 * sharing > rowCounts.count { continue }
      if let original = first[hash] { for row in rows { add(row, copyOf: original) } }
    }
  }

  private func isEqual(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (dataset.rows[one], dataset.rows[other])
    return one.body != other.body
      && columns.allSatisfy { one.cells[$0].text == other.cells[$0].text }
  }

  private mutating func add(_ row: Int, copyOf original: Int) {
    guard let first = dataset.rows[original].body, let body = dataset.rows[row].body else { return }
    var copy = found[[first, body]] ?? Copy(original: first, body: body)
    copy.rows.append(row)
    copy.weight += dataset.rows[row].weight
    found[[first, body]] = copy
  }

  /// In the order of the rows.
  var pairs: [Copy] {
    found.values.compactMap { copy -> Copy? in
      var copy = copy
      if !isWhole(copy) {
        // A few small numbers of many rows are equal by chance.
        copy.rows = copy.rows.filter { dataset.rows[$0].weight >= 6 }
        copy.weight = copy.rows.reduce(0) { $0 + dataset.rows[$1].weight }
      }
      copy.rows.sort()
      let isLikely = copy.weight >= (isWhole(copy) ? leastWeight : 12)
      return isLikely && !isDeclared(copy) ? copy : nil
    }.sorted { ($0.rows[0], $0.original.index) < ($1.rows[0], $1.original.index) }
  }

  private func isWhole(_ copy: Copy) -> Bool {
    copy.rows.count == rowCounts[copy.body] && copy.rows.count == rowCounts[copy.original]
  }

  /// Whether an issue names both bodies.
  private func isDeclared(_ copy: Copy) -> Bool {
    dataset.issues.contains { issue in
      issue.bodies?.contains(copy.body) == true && issue.bodies?.contains(copy.original) == true
    }
  }
}

/// The weight from which equal tables are unlikely to be a coincidence: three numbers of two
/// digits, or eight of one.
private let leastWeight = 8

extension DataRow {
  /// How unlikely it is that another row has the same numbers by chance: about two for each digit.
  fileprivate var weight: Int {
    cells.reduce(0) { sum, cell in
      guard let number = cell.value.number, number != 0 else { return sum }
      return sum + 2 * cell.text.utf8.count { (48...57).contains($0) } - 1
    }
  }
}

private func report(
  _ copy: Copy,
  in dataset: Dataset,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  let rows = copy.rows.map { dataset.rows[$0] }
  let isPart = rows.count < dataset.rows.count { $0.body == copy.body }
  let periods = rows.compactMap(\.period)
  let shown = periods.isEmpty ? "some rows" : periods.prefix(20).joined(separator: ", ")
  let (body, original) = (site.bodies[copy.body.index], site.bodies[copy.original.index])
  diagnostics.report(
    .duplicateData,
    "\(body.head.id) has the same values as \(original.head.id)" + (isPart ? " in \(shown)" : ""),
    at: .file(rows[0].path),
    help: "write the values of \(body.head.id), or name both in an issue if they are equal"
  )
}

/// Warns of tables that are copies of a table of another dataset, once for each two datasets.
private func checkTables(_ datasets: [Dataset], into diagnostics: inout [Diagnostic]) {
  var seen: [Int: (dataset: Int, rows: ArraySlice<DataRow>)] = [:]
  var reported: Set<[Int]> = []
  for (index, dataset) in datasets.enumerated() {
    for rows in tables(of: dataset) where rows.reduce(0, { $0 + $1.weight }) >= leastWeight {
      var hasher = Hasher()
      for column in dataset.columns { hasher.combine(column.name) }
      for cell in rows.lazy.flatMap(\.cells) { hasher.combine(cell.text) }
      let hash = hasher.finalize()
      guard let first = seen[hash] else {
        seen[hash] = (index, rows)
        continue
      }
      guard first.dataset != index, hasSameTexts(first.rows, rows),
        reported.insert([first.dataset, index]).inserted
      else { continue }
      diagnostics.report(
        .duplicateData,
        "the table is equal to \(first.rows[first.rows.startIndex].path)",
        at: .file(rows[rows.startIndex].path),
        help: "put the right table there, or remove one of the two"
      )
    }
  }
}

/// The rows of each file of a dataset.
private func tables(of dataset: Dataset) -> [ArraySlice<DataRow>] {
  let rows = dataset.rows
  let starts = rows.indices.filter { $0 == 0 || rows[$0].path != rows[$0 - 1].path }
  return zip(starts, starts.dropFirst() + [rows.endIndex]).map { rows[$0..<$1] }
}

private func hasSameTexts(_ one: ArraySlice<DataRow>, _ other: ArraySlice<DataRow>) -> Bool {
  one.count == other.count
    && zip(one, other).allSatisfy { $0.cells.map(\.text) == $1.cells.map(\.text) }
}

extension Rule {
  package static let duplicateData = Rule(
    "duplicate-data",
    .warning,
    advice: "Write the right values, or name both bodies in an issue if their values are equal.",
    meaning: """
      Two bodies, or two datasets, have the same numbers, which is unlikely by chance. A file was \
      most likely copied and not filled in, and readers would see the values of another body.
      """,
    example: RuleExample(
      "content/data/cases/west.csv",
      wrong: """
        2014/15,1000,100
        2015/16,2000,150
        """,
      right: """
        2014/15,3000,200
        2015/16,4000,250
        """
    )
  )
}
