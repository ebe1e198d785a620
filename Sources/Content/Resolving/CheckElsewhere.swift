import Diagnostics

extension Dataset {
  /// Totals of protected counts, or these themselves, that another dataset publishes.
  func publishedElsewhere(
    _ policy: Suppression,
    _ datasets: [Dataset],
    _ site: Site
  ) -> [Tie] {
    let sums = policy.columns.compactMap(column).flatMap { knowableSums($0, policy, site) }
    return datasets.filter { $0.head.id != head.id && !$0.hasFaultyTable }.flatMap { other in
      other.columns.indices.filter { other.columns[$0].type.isWhole }.flatMap { column in
        let name = "\(other.head.id).\(other.columns[column].name)"
        let published = other.seriesByKey(column, site)
        let tries = sums.count * published.count
        return sums.filter { sum in
          published.contains { sum.isEqual($0, tries: tries) }
        }.map { $0.tie(with: name) }
      }
    }
  }

  /// Wholes in other datasets of which a measure shows a protected count as a share, if all but a
  /// few are in it: 39 of 40.
  func smallRests(_ policy: Suppression, _ datasets: [Dataset], _ parsed: ParsedSite) -> [Tie] {
    parsed.shares.compactMap { share -> Tie? in
      guard share.part[0] == head.id, share.whole[0] != head.id,
        policy.columns.contains(share.part[1]), let part = column(named: share.part[1]),
        let other = datasets.first(where: { $0.head.id == share.whole[0] }),
        let whole = other.column(named: share.whole[1])
      else { return nil }
      let body = { (row: DataRow) in row.body.map { String($0.index) } }
      let wholes = other.series(whole, by: body)
      let small = (policy.hidesZeros ? 0 : 1)..<policy.threshold
      let isRevealing = series(part, by: body).contains { body, periods in
        periods.contains { period, count in
          count >= policy.threshold
            && wholes[body]?[period].map { small.contains($0 - count) } == true
        }
      }
      guard isRevealing else { return nil }
      let names = [share.part, share.whole].map { $0.joined(separator: ".") }
      let text = "\(names[0]) of \(names[1])"
      return Tie(
        text: text,
        message: "\"\(text)\": what a measure leaves of the whole is small somewhere",
        help: "put both columns in one dataset, where such counts are withheld"
      )
    }
  }

  /// The sums of a column that other publications may contain and that the contract does not
  /// declare to be known.
  private func knowableSums(_ column: Int, _ policy: Suppression, _ site: Site) -> [KnowableSum] {
    let name = columns[column].name
    let keys = key.filter { id in
      id != periodColumn && columns.contains { $0.name == id && $0.type != .body }
    }
    let undeclared = keys.filter { !policy.knownTotals.contains(.named($0)) }
    var sums = sumsOverPeriods(column, policy, site, undeclared)
    let hasBodies = rows.contains { $0.body != nil }
    if hasBodies, keys.isEmpty || !undeclared.isEmpty {
      let values = series(column) { row in row.body.map { site[$0].head.id } }
      sums.append(KnowableSum(column: name, over: undeclared, values: values))
    }
    if hasBodies, !policy.knownTotals.contains(.bodies) || !undeclared.isEmpty {
      let values = series(column) { _ in "" }
      sums.append(KnowableSum(column: name, over: ["bodies"] + undeclared, values: values))
    }
    for fact in site.vocabulary.facts where fact.kind == .choice && hasBodies {
      if policy.knownTotals.contains(.named(fact.id)) && undeclared.isEmpty { continue }
      let values = series(column) { row in
        row.body.flatMap { site[$0].facts.first { $0.id == fact.id }?.value.value }
      }
      // One group alone can be published, without the others.
      for (label, value) in values.sorted(by: { $0.key < $1.key }) {
        let sum = KnowableSum(column: name, over: [fact.id] + undeclared, values: ["": value])
        if values.count > 1 { sums.append(sum.named(label)) }
      }
    }
    return sums
  }

  /// The sums over all periods, and over those of each year if they are shorter.
  private func sumsOverPeriods(
    _ column: Int,
    _ policy: Suppression,
    _ site: Site,
    _ undeclared: [String]
  ) -> [KnowableSum] {
    guard periodColumn != nil else { return [] }
    let ofBodies = series(column) { row in row.body.map { site[$0].head.id } }
    let ofAll = series(column) { _ in "" }
    let spans = ["periods"] + KnownTotal.yearNames
    return [([], ofBodies), (["bodies"], ofAll)].flatMap { bodies, series -> [KnowableSum] in
      spans.compactMap { span -> KnowableSum? in
        let over = bodies + [span]
        // A sum follows from those that it is a sum of.
        if undeclared.isEmpty, over.contains(where: { policy.knownTotals.contains(.init($0)) }) {
          return nil
        }
        let values = series.mapValues { counts in
          span == "periods"
            ? ["": counts.values.reduce(0, +)] : yearly(counts, KnownTotal(span))
        }
        return KnowableSum(
          column: columns[column].name,
          over: over + undeclared,
          values: values
        )
      }
    }
  }

  /// The sums of the years of which all months are there.
  private func yearly(_ counts: [String: Int], _ total: KnownTotal) -> [String: Int] {
    guard case .years(let type) = total else { return [:] }
    var (sums, months) = ([String: Int](), [String: Int]())
    for (period, count) in counts {
      guard let span = CalendarPeriod(period), span.months.count < 12,
        let year = type.year(of: period)
      else { continue }
      sums[year, default: 0] += count
      months[year, default: 0] += span.months.count
    }
    return sums.filter { months[$0.key] == 12 }
  }

  /// The sum of a column in each period, by what the rows have in common; without periods in which
  /// a value is missing.
  private func series(
    _ column: Int,
    of rows: [DataRow]? = nil,
    by label: (DataRow) -> String?
  ) -> [String: [String: Int]] {
    var sums: [String: [String: Int?]] = [:]
    for row in rows ?? self.rows {
      guard let label = label(row) else { continue }
      let period = row.period ?? ""
      let value = row.cells[column].value.number.map { Int($0.rounded()) }
      let before = sums[label, default: [:]][period] ?? .some(0)
      sums[label, default: [:]][period] = .some(before.flatMap { sum in value.map { sum + $0 } })
    }
    return sums.mapValues { $0.compactMapValues { $0 } }
  }

  /// The values of a column: those of the bodies for each value of the other keys, and each series
  /// on its own.
  fileprivate func seriesByKey(_ column: Int, _ site: Site) -> [[String: [String: Int]]] {
    let keys = key.compactMap(self.column).filter { index in
      columns[index].type != .body && columns[index].name != periodColumn
    }
    func body(_ row: DataRow) -> String? { row.body.map { site[$0].head.id } }
    let parts = Dictionary(grouping: rows) { row in keys.map { row.cells[$0].text } }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    return parts.flatMap { rows in
      let single = series(column, of: rows) { body($0) ?? "" }.sorted { $0.key < $1.key }
      return [series(column, of: rows, by: body)] + single.map { ["": $0.value] }
    }
  }
}

/// A sum of a protected column that may be published elsewhere, by body or for all rows, and by
/// period.
private struct KnowableSum {
  var column: String
  /// What it is a sum over.
  var over: [String]
  var values: [String: [String: Int]]
  /// The fact that its bodies share.
  var label: String?

  func named(_ label: String) -> KnowableSum {
    var sum = self
    sum.label = label
    return sum
  }

  /// Whether other values are the same wherever both exist, and enough of them to be no accident.
  func isEqual(_ other: [String: [String: Int]], tries: Int) -> Bool {
    var different: Set<Int> = []
    // One of them can be the series of a single body.
    let (fewer, more) = values.count < other.count ? (values, other) : (other, values)
    for (label, periods) in fewer {
      guard let series = more[label] else { continue }
      for (period, value) in periods {
        guard let second = series[period] else { continue }
        if second != value { return false }
        different.insert(value)
      }
    }
    let bits = different.reduce(0) { $0 + Int.bitWidth - $1.magnitude.leadingZeroBitCount }
    return bits >= 8 + Int.bitWidth - tries.leadingZeroBitCount
  }

  func tie(with other: String) -> Tie {
    guard !over.isEmpty else {
      let text = "\(other) = \(column)"
      return Tie(
        text: text,
        message: "\"\(text)\": another dataset has the same counts",
        help: "protect both in the same way, or remove one of the columns"
      )
    }
    let sum = "\(column) over \(over.joined(separator: ", "))" + (label.map { " (\($0))" } ?? "")
    let text = "\(other) = \(sum)"
    return Tie(
      text: text,
      message: "\"\(text)\": another dataset has these sums, which reveal withheld counts",
      help: "add \(over.joined(separator: " and ")) to `totals`, or say under `harmless` why they"
        + " reveal nothing"
    )
  }
}
