import Diagnostics

/// Reports what reveals withheld counts although no contract declares it: sums that hold in every
/// row, rows that are totals of others, rates beside counts, totals in other datasets.
///
/// The rows are those of the files, before small counts are withheld. What the contract declares,
/// as a sum or as harmless, is not reported.
func checkTies(
  _ datasets: [Dataset],
  _ parsed: ParsedSite,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  for dataset in datasets where !dataset.hasFaultyTable {
    dataset.reportMarksThatSumsReveal(into: &diagnostics)
    guard let policy = dataset.suppression, policy.threshold > 1 else { continue }
    let ties =
      dataset.impossibleChoices(policy) + dataset.undeclaredSums(policy)
      + dataset.undeclaredChanges(policy) + dataset.undeclaredRowTotals(policy, site)
      + dataset.undeclaredRates(policy) + dataset.exactTotals(policy)
      + dataset.publishedElsewhere(policy, datasets, site)
      + dataset.smallRests(policy, datasets, parsed)
    for tie in ties where !policy.harmless.contains(where: { $0.tie == tie.text }) {
      diagnostics.report(.disclosure, tie.message, at: policy.location, help: tie.help)
    }
    for harmless in policy.harmless where !ties.contains(where: { $0.text == harmless.tie }) {
      diagnostics.report(
        .suppressionUnfit,
        "the values do not say \"\(harmless.tie)\"",
        at: harmless.location,
        help: "quote what the error `disclosure` says, or remove the entry"
      )
    }
  }
}

extension Dataset {
  /// Reports counts that their source withheld, as `[c]`, where a declared sum reveals them.
  fileprivate func reportMarksThatSumsReveal(into diagnostics: inout [Diagnostic]) {
    for relation in relations where relation.kind == .sum {
      let terms = ([relation.left] + relation.right).compactMap(column(named:))
      let row = rows.first { row in
        let hidden = terms.filter { row.cells[$0].value == .missing(.suppressed) }
        return hidden.count == 1
          && terms.count { row.cells[$0].value.number != nil } + 1 == terms.count
      }
      guard let row, terms.count == relation.right.count + 1 else { continue }
      diagnostics.report(
        .disclosure,
        "\"\(relation.text)\" reveals the value that [c] stands for",
        at: SourceLocation.file(row.path),
        help: "write [c] for a second value in each such row, as in line \(row.line)"
      )
    }
  }

  /// Columns whose small counts can only be one number, which the mark then states.
  fileprivate func impossibleChoices(_ policy: Suppression) -> [Tie] {
    columns.filter { policy.columns.contains($0.name) }.compactMap { column in
      let least = max(policy.hidesZeros ? 0 : 1, column.minimum ?? 0)
      guard least == min(policy.threshold - 1, column.maximum ?? Int.max) else { return nil }
      return Tie(
        text: "\(column.name) = \(least)",
        message: "\"\(column.name) = \(least)\" is true of every small count, so [c] states it",
        help: "raise `below`, or remove the `minimum` or `maximum` of the column"
      )
    }
  }

  /// Sums of columns that hold in every row.
  fileprivate func undeclaredSums(_ policy: Suppression) -> [Tie] {
    let numbers = columns.indices.filter { columns[$0].type.isAdditive }
    let names = numbers.map { columns[$0].name }
    let isWhole = rows.allSatisfy { row in
      numbers.allSatisfy { row.cells[$0].value.number.map { $0 == $0.rounded() } ?? true }
    }
    let table = numbers.map { column in
      rows.map { $0.cells[column].value.number.map { Int(($0 * (isWhole ? 1 : 1e4)).rounded()) } }
    }
    let known = relations.filter { $0.kind == .sum }.compactMap { relation -> FoundSum? in
      let signed = [(relation.left, -1)] + zip(relation.right, relation.signs)
      let terms = signed.compactMap { name, sign in names.firstIndex(of: name).map { ($0, sign) } }
      guard terms.count == signed.count else { return nil }
      let constant = -relation.constant * (isWhole ? 1 : 10_000)
      return FoundSum(terms: Dictionary(terms) { $0 + $1 }, constant: constant)
    }
    var search = SumSearch(table, known: known)
    var found = search.sums()
    let sparse = table.indices.filter { !search.isUsed($0) }
    for column in sparse where table.count <= SumSearch.mostColumns {
      // Where it has values.
      let filled = table[column].indices.filter { table[column][$0] != nil }
      let rows = table.map { values in filled.map { values[$0] } }
      var search = SumSearch(rows, known: known + found, oneOf: sparse.count + 1)
      found += search.sums().filter { $0.terms[column] != nil }
    }
    var tied = Set(names.indices.filter { policy.columns.contains(names[$0]) })
    for _ in found + known {
      for sum in found + known where !tied.isDisjoint(with: sum.terms.keys) {
        tied.formUnion(sum.terms.keys)
      }
    }
    return found.filter { sum in
      !tied.isDisjoint(with: sum.terms.keys) && (isWhole || sum.constant == 0)
    }.map { sum in
      let text = sum.text(names)
      let remedy = sum.isPlain ? "add it to `relations`" : "remove one of the columns"
      return Tie(
        text: text,
        message: "\"\(text)\" is true in every row, so withheld counts can be computed",
        help: "\(remedy), or say under `harmless` why it reveals nothing"
      )
    }
  }

  /// Totals that are exact, beside rounded parts.
  fileprivate func exactTotals(_ policy: Suppression) -> [Tie] {
    guard policy.roundsTo != nil else { return [] }
    return relations.flatMap { relation -> [Tie] in
      let names = [relation.left] + relation.right
      guard names.contains(where: policy.columns.contains) else { return [] }
      return names.filter { name in
        !policy.columns.contains(name) && columns.contains { $0.name == name && $0.type == .count }
      }.map { name in
        Tie(
          text: "\(name) is exact",
          message: "\"\(name) is exact\", but in \"\(relation.text)\" other columns are rounded",
          help: "add \"\(name)\" to the protected `columns`, so that it is rounded too"
        )
      }
    }
  }
}

extension ColumnType {
  /// Whether the sum of two cells means something.
  var isAdditive: Bool {
    switch self {
    case .count, .integer, .number: true
    default: false
    }
  }
}
