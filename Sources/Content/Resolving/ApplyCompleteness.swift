import Diagnostics

extension Dataset {
  /// The issues that follow from its rules of completeness, from the rows as they are published.
  ///
  /// A row with a number that a declared issue calls incomplete has no share, and gets no other
  /// note.
  func completenessIssues(into diagnostics: inout [Diagnostic]) -> [DataIssue] {
    if completeness.isEmpty { return [] }
    let incomplete = incompleteColumns
    return completeness.flatMap { rule -> [DataIssue] in
      checkLastPeriod(of: rule, into: &diagnostics)
      guard let part = columns.firstIndex(where: { $0.name == rule.counted }),
        let whole = columns.firstIndex(where: { $0.name == rule.whole })
      else { return [] }
      let judged = Set(periods.between(nil, rule.lastPeriod))
      return zip(rows, incomplete).compactMap { row, incomplete in
        guard let body = row.body, let period = row.period, judged.contains(period),
          let counted = row.cells[part].value.count, let all = row.cells[whole].value.count,
          let (effect, note) = rule.effect(counted, of: all),
          !incomplete.contains(rule.counted), !incomplete.contains(rule.whole)
        else { return nil }
        return DataIssue(
          bodies: [body],
          periods: [period],
          columns: rule.columns,
          effect: effect,
          statedBy: .reading,
          note: note,
          location: rule.location
        )
      }
    }
  }

  private func checkLastPeriod(
    of rule: CompletenessRule,
    into diagnostics: inout [Diagnostic]
  ) {
    let periods = Set(rows.compactMap(\.period))
    guard let last = rule.lastPeriod, !hasFaultyTable, !periods.contains(last) else { return }
    diagnostics.report(
      .completenessUnfit,
      "the data has no period \"\(last)\"",
      at: rule.location,
      help: suggestion(for: last, among: periods.sorted(), what: "periods")
    )
  }
}
