import Content
import Exports
import Pages
import SiteOutline
import SitePlanning

/// What readers of the published data files do not know, and what they know about it.
struct PublishedFacts {
  private(set) var unknowns: [Unknown] = []
  private(set) var facts: [Fact] = []
  /// The true value of each withheld count, by its position among the unknowns; only to judge what
  /// is exposed.
  private(set) var truths: [Int: Double] = [:]
  private var tables: [KnownTable] = []
  /// The facts without their reasons.
  private var seen: Set<Fact> = []

  /// Reads the data files of a plan; nothing else, if they withhold nothing.
  init(_ plan: SitePlan, from tree: SourceTree) {
    let site = plan.site
    let pages = Dictionary(plan.pages.map { ($0.path, $0) }) { first, _ in first }
    func file(_ path: SitePath) -> [UInt8] {
      pages[path].map { render($0, of: plan).bytes } ?? []
    }
    for reference in site.datasets.references {
      let csv = PublishedTable(csv: file(site.tablePath(of: reference, as: .csv)))
      let json = PublishedTable(json: file(site.tablePath(of: reference, as: .json)))
      let count = site[reference].rows.count
      guard csv.rows.count == count, json.rows.count == count else { continue }
      tables.append(KnownTable(reference, of: site, csv, json, unknowns: &unknowns))
    }
    guard unknowns.contains(where: \.isWithheld) else { return }
    for table in tables {
      addContract(of: table, TrueNumbers(of: table.dataset, in: tree), site)
      for measure in site.measures where measure.definition.isShare {
        addShare(measure, of: table)
      }
    }
    for page in plan.pages where page.subject.hasFigures {
      if page.path.text.hasSuffix(".csv") {
        addFigures(PublishedTable(csv: render(page, of: plan).bytes), site)
      } else if page.path.text.hasSuffix(".json") {
        addFigures(PublishedTable(json: render(page, of: plan).bytes), site)
      }
    }
  }
}

extension PageSubject {
  /// Whether it is a file with the values of measures.
  fileprivate var hasFigures: Bool {
    switch self {
    case .measureTable, .chartFile: true
    default: false
    }
  }
}

extension PublishedFacts {
  /// A cell of a sum, times a factor.
  private typealias Part = (cell: KnownTable.Knowledge, factor: Double)

  /// Adds a sum of cells, unless readers know all of them, or one has no number.
  private mutating func add(_ reason: String, _ parts: [Part], _ bounds: Bounds) {
    var (known, terms) = (0.0, [Fact.Term]())
    for part in parts {
      switch part.cell {
      case .number(let number): known += part.factor * number
      case .unknown(let unknown): terms.append(Fact.Term(unknown: unknown, factor: part.factor))
      case .nothing: return
      }
    }
    guard !terms.isEmpty else { return }
    let rest = Bounds(lower: bounds.lower - known, upper: bounds.upper - known)
    let fact = Fact(reason: reason, terms: terms, bounds: rest)
    // Several files publish the same values, and measures repeat relations.
    var content = fact
    content.reason = ""
    if seen.insert(content).inserted { facts.append(fact) }
  }

  /// Adds the relations and the totals that the contract of a dataset states.
  private mutating func addContract(of table: KnownTable, _ numbers: TrueNumbers, _ site: Site) {
    let columns = table.dataset.columns
    for (row, cells) in table.cells.enumerated() {
      for (column, cell) in cells.enumerated() {
        if case .unknown(let unknown) = cell, let number = numbers[row, column] {
          truths[unknown] = number
        }
      }
    }
    let relations = table.dataset.sumsOfRelations { row, column in
      if case .nothing = table.cells[row][column] { false } else { true }
    }
    for sum in relations {
      let names = sum.cells.map { columns[$0.column].name }.joined(separator: ", ")
      // One fraction can be less than another by any amount.
      let isWhole = sum.cells.allSatisfy { columns[$0.column].type.isWhole }
      let value = sum.isExact || isWhole ? sum.value ?? 0 : 0
      add("relation of \(names)", sum, of: table, Double(value))
    }
    let totals = table.dataset.sumsOfTotals(in: site) { numbers[$0, $1] != nil }
    for sum in totals where !sum.cells.isEmpty {
      let total = zip(sum.cells, sum.signs).reduce(0.0) { total, part in
        total + Double(part.1) * (numbers[part.0.row, part.0.column] ?? 0)
      }
      add("total of \(columns[sum.cells[0].column].name)", sum, of: table, total)
    }
  }

  /// Adds that what a measure shows as a share of something is a part of it.
  private mutating func addShare(_ measure: Measure, of table: KnownTable) {
    guard let part = measure.numerator, let whole = measure.denominator,
      [part.dataset, whole.dataset].allSatisfy({ $0 == table.reference })
    else { return }
    for cells in table.cells {
      let parts = [(cells[part.column], -1.0), (cells[whole.column], 1.0)]
      add("share of \(measure.head.id)", parts, Bounds(lower: 0))
    }
  }

  private mutating func add(
    _ reason: String,
    _ sum: StatedSum,
    of table: KnownTable,
    _ value: Double
  ) {
    let parts = zip(sum.cells, sum.signs).map { cell, sign -> Part in
      (table.cells[cell.row][cell.column], Double(sign))
    }
    add(reason, parts, Bounds(lower: value, upper: sum.isExact ? value : .infinity))
  }

  /// Adds the counts, the rates and the sums that a file states for bodies and periods.
  private mutating func addFigures(_ file: PublishedTable, _ site: Site) {
    guard file.columns["measure"] != nil else { return }
    var listed: [String: Set<String>] = [:]
    var shown: [String: [String]] = [:]
    for row in file.rows.indices {
      guard let measure = file.text(row, "measure"), let body = file.text(row, "id"),
        body != "benchmark"
      else { continue }
      listed[measure, default: []].insert(body)
      let value = file.text(row, "percent") ?? file.text(row, "value")
      guard value.flatMap({ Double($0) }) != nil else { continue }
      shown["\(measure) \(file.text(row, "period") ?? "")", default: []].append(body)
    }
    let measures = Dictionary(site.measures.map { ($0.head.id, $0) }) { first, _ in first }
    for row in file.rows.indices {
      guard let id = file.text(row, "measure"), let body = file.text(row, "id"),
        let period = file.text(row, "period"), let measure = measures[id]
      else { continue }
      let isSum = body == "benchmark"
      let bodies = isSum ? shown["\(id) \(period)"] ?? [] : [body]
      if isSum {
        // A chart of some bodies states the sum over all.
        guard (listed[id] ?? []).count == site.bodies.count else { continue }
      } else {
        addRate(file.text(row, "percent"), of: measure, body, period)
      }
      let part = file.text(row, "numerator") ?? file.text(row, "count")
      addCount(part, measure.numerator, bodies, row: (id, period))
      addCount(file.text(row, "denominator"), measure.denominator, bodies, row: (id, period))
    }
  }

  /// Adds what a file states as the sum of a column over some bodies, or as the count of one.
  private mutating func addCount(
    _ text: String?,
    _ column: ColumnReference?,
    _ bodies: [String],
    row: (measure: String, period: String)
  ) {
    guard let column, let number = text.flatMap({ Double($0) }) else { return }
    let cells = bodies.compactMap { cell(column, $0, row.period) }
    guard cells.count == bodies.count else { return }
    let bounds = Bounds(lower: number, upper: number)
    add("measure \(row.measure)", cells.map { ($0, 1) }, bounds)
  }

  /// Adds what the printed decimals of a percentage say about its two counts.
  private mutating func addRate(
    _ text: String?,
    of measure: Measure,
    _ body: String,
    _ period: String
  ) {
    guard let text, let percent = Double(text), let numerator = measure.numerator,
      let denominator = measure.denominator, let part = cell(numerator, body, period),
      let whole = cell(denominator, body, period)
    else { return }
    let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
    let half = (0..<decimals).reduce(0.005) { half, _ in half / 10 }
    let (least, most) = (percent / 100 - half, percent / 100 + half)
    add("rate of \(measure.head.id)", [(part, 1), (whole, -least)], Bounds(lower: 0))
    add("rate of \(measure.head.id)", [(part, 1), (whole, -most)], Bounds(upper: 0))
  }

  /// The cell of a column for a body and a period; `nil` if it is rounded, since then a measure is
  /// calculated from the rounded count and says nothing more.
  private func cell(
    _ column: ColumnReference,
    _ body: String,
    _ period: String
  ) -> KnownTable.Knowledge? {
    guard let table = tables.first(where: { $0.reference == column.dataset }),
      table.dataset.rounding(of: column.column) == nil, let row = table.row(of: body, period)
    else { return nil }
    return table.cells[row][column.column]
  }
}
