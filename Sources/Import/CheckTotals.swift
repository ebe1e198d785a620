import Content

extension TableReader {
  /// The sums that the workbooks state as totals, with those of their rows.
  func totals() -> [ImportReport.Total] {
    let tolerance = ExactSum(recipe.tolerance) ?? ExactSum()
    let found = sums.compactMap { key, stated -> ImportReport.Total? in
      let (name, sum): (String, ExactSum?)
      if key.isTotal {
        // A row that is a sum over all bodies is checked once.
        if isTotal(key.body) { return nil }
        let own = ValueKey(body: key.body, period: key.period, column: key.column)
        (name, sum) = (key.body, isKnown(own) ? sums[own, default: ExactSum()] : nil)
      } else {
        guard let total = recipe.totals.first(where: { totalKey($0.key) == key.body }) else {
          return nil
        }
        (name, sum) = (total.key, sumOverBodies(key, and: total.value))
      }
      return ImportReport.Total(
        name: name,
        period: key.period,
        column: key.column,
        stated: stated.text,
        sum: sum?.text,
        isEqual: sum.map { $0.isWithin(tolerance, of: stated) } ?? false
      )
    }
    return found.sorted { ($0.name, $0.period, $0.column) < ($1.name, $1.period, $1.column) }
  }

  /// The sum over all bodies and some names that are left out; `nil` if a part is not known.
  private func sumOverBodies(_ key: ValueKey, and included: [String]) -> ExactSum? {
    let others = Set(included.map(totalKey))
    var total = ExactSum()
    for (part, sum) in sums
    where part.period == key.period && part.column == key.column && !part.isTotal
      && (!isTotal(part.body) || others.contains(part.body))
    {
      guard isKnown(part), total.add(sum) else { return nil }
    }
    let missing = codes.keys.contains {
      $0.period == key.period && $0.column == key.column && !isTotal($0.body)
    }
    return missing ? nil : total
  }

  /// Whether no part of a sum is missing.
  private func isKnown(_ key: ValueKey) -> Bool {
    codes[key] == nil
      && recipe.tables.indices.allSatisfy { index in
        let place = TablePeriod(table: index, body: key.body, period: key.period)
        return coverage[place]?.isWhole != false
      }
  }

  /// The texts of conditions that no row has, by table and column.
  func unmatchedTexts() -> [String] {
    recipe.tables.enumerated().flatMap { index, table in
      let conditions =
        table.conditions + table.values.flatMap { $0.conditions + $0.total }
      var lines: [String] = []
      for condition in conditions {
        let column = FilterColumn(table: index, name: condition.column)
        guard let found = texts[column] else { continue }
        for text in condition.texts where !found.contains(text) {
          let line = "\(table.name), \(condition.column): \(text)"
          if !lines.contains(line) { lines.append(line) }
        }
      }
      return lines
    }
  }
}

/// Whether the key of a row is that of a total, rather than the id of a body.
func isTotal(_ body: String) -> Bool { body.hasPrefix("=") }
