import Diagnostics

/// Reports what reveals withheld counts although no contract declares it: sums that hold in every
/// row, rows that are totals of others, rates beside counts, totals in other datasets.
///
/// The rows are those of the files, before small counts are withheld. What the contract declares,
/// as a sum or as harmless, is not reported.
func checkDisclosure(
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
      + dataset.undeclaredRowTotals(policy, site) + dataset.undeclaredRates(policy)
      + dataset.exactTotals(policy) + dataset.publishedElsewhere(policy, datasets, site)
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
    let found = search.sums()
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
      return Tie(
        text: text,
        message: "\"\(text)\" is true in every row, so withheld counts can be computed",
        help: "add it to `relations`, or say under `harmless` why it reveals nothing"
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

  /// Columns that are calculated from two others, so that each gives away another.
  fileprivate func undeclaredRates(_ policy: Suppression) -> [Tie] {
    let counts = columns.indices.filter { columns[$0].type == .count }
    return columns.indices.flatMap { rate -> [Tie] in
      let column = columns[rate]
      guard column.type == .percent || column.type == .number,
        !policy.derived.contains(column.name)
      else { return [] }
      return counts.flatMap { part in
        counts.compactMap { whole -> Tie? in
          let names = [columns[part].name, columns[whole].name]
          guard part != whole, names.contains(where: policy.columns.contains),
            isRate(rate, of: part, whole)
          else { return nil }
          let text = "\(column.name) = \(names[0]) / \(names[1])"
          return Tie(
            text: text,
            message: "\"\(text)\" is true in every row, so withheld counts can be computed",
            help: "list \"\(column.name)\" under `derived`, so that it is withheld with them"
          )
        }
      }
    }
  }

  /// Whether a column has the ratio of two others in every row, in per cent or another scale.
  private func isRate(_ rate: Int, of part: Int, _ whole: Int) -> Bool {
    [1.0, 100, 1000, 10_000, 100_000, 1_000_000].contains { scale in
      var digits = 0
      var different: Set<String> = []
      for row in rows {
        guard let value = row.cells[rate].value.number, let part = row.cells[part].value.count,
          let whole = row.cells[whole].value.count
        else { continue }
        guard whole > 0 else {
          if value != 0 { return false }
          continue
        }
        let text = row.cells[rate].text
        let decimals = text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
        let half = (0..<decimals).reduce(0.5) { half, _ in half / 10 }
        let difference = (value - scale * Double(part) / Double(whole)).magnitude
        guard difference <= half * (1 + 1e-6) else { return false }
        if value != 0, different.insert(text).inserted {
          digits += text.utf8.count { $0 != UInt8(ascii: ".") }
        }
      }
      return digits >= 4
    }
  }
}

extension ColumnType {
  /// Whether the sum of two cells means something.
  fileprivate var isAdditive: Bool {
    switch self {
    case .count, .integer, .number: true
    default: false
    }
  }
}
