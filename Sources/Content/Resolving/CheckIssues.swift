package import Diagnostics

/// Checks the issues and the breaks of a dataset against its rows.
func checkIssues(
  of dataset: Dataset,
  _ names: [IssueNames],
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  checkPeriods(of: dataset, names, into: &diagnostics)
  checkReasons(of: dataset, names, site, into: &diagnostics)
}

/// Reports periods of issues and breaks that no row has: the issue would concern nothing, and the
/// value that it is about would be shown without it.
private func checkPeriods(
  of dataset: Dataset,
  _ names: [IssueNames],
  into diagnostics: inout [Diagnostic]
) {
  // A period may be in the rows that could not be read, or that are unpublished.
  guard !dataset.hasFaultyTable, !dataset.isPartial, !dataset.rows.isEmpty else { return }
  // A period column that does not exist has its own error.
  if let column = dataset.periodColumn, dataset.column(named: column) == nil { return }
  let known = Set(dataset.rows.compactMap(\.period))
  let breaks = dataset.breaks.map { Name(id: $0.period, location: $0.location) }
  for name in names.flatMap({ $0.periods ?? [] }) + breaks where !known.contains(name.id) {
    diagnostics.report(
      .unknownID,
      "the dataset has no period \"\(name.id)\"",
      at: name.location,
      help: suggestion(for: name.id, among: known.sorted(), what: "periods")
    )
  }
}

/// Reports the reasons for missing values that the table has.
private func checkReasons(
  of dataset: Dataset,
  _ names: [IssueNames],
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  guard dataset.issues.contains(where: { $0.effect.missingCode != nil }) else { return }
  let rows = Dictionary(grouping: dataset.rows.indices) { row in
    dataset.rows[row].body.map { site[$0].head.id } ?? ""
  }
  for (issue, written) in zip(dataset.issues, names) {
    guard let code = issue.effect.missingCode else { continue }
    for name in written.bodies ?? [] {
      let own = (rows[name.id] ?? []).lazy.map { dataset.rows[$0] }
      guard let row = own.first(where: { dataset.hasValue($0, against: issue) }) else { continue }
      diagnostics.report(
        .issueDiffers,
        "the issue gives a reason for a missing value (\(code.words)), but \(name.id) has a value"
          + (row.period.map { " in \($0)" } ?? ""),
        at: name.location,
        help: "remove it from the issue, or correct \(row.path), line \(row.line)"
      )
    }
  }
}

extension Dataset {
  /// Whether a row has a number where an issue says that there is none.
  fileprivate func hasValue(_ row: DataRow, against issue: DataIssue) -> Bool {
    guard let body = row.body, issue.concerns(body, row.period ?? "") else { return false }
    return zip(columns, row.cells).contains { column, cell in
      !key.contains(column.name) && issue.columns?.contains(column.name) != false
        && cell.value.number != nil
    }
  }
}

/// The rule about issues that contradict the table.
extension Rule {
  package static let issueRules = [issueDiffers]

  package static let issueDiffers = Rule(
    "issue-differs",
    .error,
    advice: "Remove the body or the period from the issue, or the value from the table.",
    meaning: """
      An issue of a dataset gives a reason why a value is missing, and the table has the value. \
      Readers would see a value beside a note that says there is none.
      """,
    example: RuleExample(
      "content/data/cases/dataset.yml",
      wrong: """
        issues:
          - bodies: [north]
            periods: all
            columns: [decided]
            effect: not-supplied
            stated_by: source
            note: No return was sent.
        """,
      right: """
        issues:
          - bodies: [north]
            periods: all
            columns: [decided]
            effect: caution
            stated_by: source
            note: The return was sent late.
        """
    )
  )
}
