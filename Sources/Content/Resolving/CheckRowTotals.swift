extension Dataset {
  /// Rows that are totals of other rows over a key column or over bodies: both sexes, a nation, all
  /// years.
  func undeclaredRowTotals(_ policy: Suppression, _ site: Site) -> [Tie] {
    let others = key.compactMap(column).filter { index in
      // Periods of the calendar have no name for a total.
      columns[index].type != .body
        && (columns[index].name != periodColumn || columns[index].type == .choice)
    }
    let ties = others.flatMap { column in
      rowTotals(columns[column].name, leaving: [column], policy) { rows[$0].cells[column].text }
    }
    guard rows.contains(where: { $0.body != nil }) else { return ties }
    let bodies = columns.indices.filter { columns[$0].type == .body }
    return ties
      + rowTotals("bodies", leaving: bodies, policy, guesses: { guesses($0, site) }) { row in
        rows[row].body.map { site[$0].head.id } ?? ""
      }
  }

  private func rowTotals(
    _ over: String,
    leaving: [Int],
    _ policy: Suppression,
    guesses: ([String]) -> [FoundSum] = { _ in [] },
    _ name: (Int) -> String
  ) -> [Tie] {
    let names = Set(rows.indices.map(name)).sorted()
    guard (3...SumSearch.mostColumns).contains(names.count) else { return [] }
    let table = counts(
      of: policy.columns.compactMap(column),
      by: names,
      in: grouped(leaving: leaving, sharesBody: over != "bodies") { _ in "" },
      name
    )
    var search = SumSearch(table, known: known(policy, over, names))
    return search.sums(trying: guesses(names)).compactMap { sum in
      guard sum.constant == 0, let (total, parts) = sum.parts else { return nil }
      let text = "\(over): \(sum.text(names))"
      let list = parts.map { names[$0] }.joined(separator: ", ")
      return Tie(
        text: text,
        message: "\"\(text)\": a row is the total of others, which reveals withheld counts",
        help:
          "add `- {over: \(over), total: \(names[total]), parts: [\(list)]}` to `row_totals`, or"
          + " say under `harmless` why it reveals nothing"
      )
    }
  }

  /// The counts of some columns by the name of their rows, then by group of rows and column.
  private func counts(
    of columns: [Int],
    by names: [String],
    in groups: [[Int]],
    _ name: (Int) -> String
  ) -> [[Int?]] {
    let position = Dictionary(zip(names, 0...)) { first, _ in first }
    var table = [[Int?]](repeating: [], count: names.count)
    for group in groups {
      for column in columns {
        for index in table.indices { table[index].append(nil) }
        for row in group {
          guard let index = position[name(row)] else { continue }
          table[index][table[index].count - 1] = rows[row].cells[column].value.count
        }
      }
    }
    return table
  }

  /// The first choice of a key column whose rows are totals of those of others, as the contract
  /// says or the counts of some columns show; `nil` if there is none.
  func total(
    among column: DataColumn,
    counted: [Int],
    where isUsed: (DataRow) -> Bool
  ) -> (total: String, parts: [String])? {
    let names = column.choices
    if let declared = suppression?.rowTotals.first(where: { $0.over == column.name }) {
      return (declared.total, declared.parts(among: names))
    }
    guard (3...SumSearch.mostColumns).contains(names.count),
      let index = self.column(named: column.name)
    else { return nil }
    let groups = grouped(leaving: [index], sharesBody: true) { isUsed($0) ? "" : nil }
    var search = SumSearch(
      counts(of: counted, by: names, in: groups) { rows[$0].cells[index].text }
    )
    return search.sums().lazy.compactMap(\.parts).first.map { sum in
      (names[sum.total], sum.parts.map { names[$0] })
    }
  }

  /// The declared totals.
  private func known(_ policy: Suppression, _ over: String, _ names: [String]) -> [FoundSum] {
    policy.rowTotals.compactMap { declared in
      let isBody = column(named: declared.over).map { columns[$0].type == .body } ?? true
      guard (isBody ? "bodies" : declared.over) == over else { return nil }
      let signed = [(declared.total, -1)] + declared.parts(among: names).map { ($0, 1) }
      let terms = signed.compactMap { name, sign in names.firstIndex(of: name).map { ($0, sign) } }
      return FoundSum(terms: Dictionary(terms) { $0 + $1 })
    }
  }

  /// Totals over the bodies that share a fact, which can be too many for a search.
  private func guesses(_ names: [String], _ site: Site) -> [FoundSum] {
    let bodies = Dictionary(
      uniqueKeysWithValues: site.bodies.filter { names.contains($0.head.id) }.map { body in
        (body.head.id, body.facts.filter { $0.kind == .choice }.compactMap(\.label))
      }
    )
    let labels = Set(bodies.values.joined()).sorted()
    return labels.flatMap { label in
      let members = names.indices.filter { bodies[names[$0]]?.contains(label) == true }
      return names.indices.compactMap { total -> FoundSum? in
        let parts = members.filter { $0 != total }
        guard parts.count > 1 else { return nil }
        return FoundSum(
          terms: Dictionary(uniqueKeysWithValues: parts.map { ($0, 1) } + [(total, -1)])
        )
      }
    }
  }
}

extension Fact {
  /// What bodies with the same fact share.
  fileprivate var label: String? { value.value.map { "\(id) \($0)" } }
}
