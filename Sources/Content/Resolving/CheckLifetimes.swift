package import Diagnostics

/// Checks when a body existed, and what took over from it.
func checkLifetime(
  of reference: Reference<Body>,
  _ parsed: Parsed<Body>,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  let body = site[reference]
  let (from, until) = (body.lifetime.from, body.lifetime.until)
  let location = body.head.location(ofDate: "until")
  if let from, let until, body.lifetime.isContradictory {
    diagnostics.report(
      .bodyLifetime,
      "the body exists until \(until.iso), but from \(from.iso)",
      at: location,
      help: "correct one of the two dates"
    )
  }
  guard let name = parsed.names.successor, let successor = body.successor else { return }
  guard let until else {
    return diagnostics.report(
      .bodyLifetime,
      "the body has a successor, \"\(name.id)\", but no last day",
      at: name.location,
      help: "add `until`, the last day on which it existed"
    )
  }
  if let end = site[successor].lifetime.until, end <= until {
    diagnostics.report(
      .bodyLifetime,
      "the successor \"\(name.id)\" exists until \(end.iso), not longer than the body itself",
      at: name.location,
      help: "name the body that took over on the day after \(until.iso)"
    )
  }
}

/// Reports values of bodies for periods in which they did not exist, once for each body.
func checkLifetimes(of dataset: Dataset, _ site: Site, into diagnostics: inout [Diagnostic]) {
  var reported: Set<Reference<Body>> = []
  for row in dataset.rows {
    guard let body = row.body, let period = row.period, !site[body].lifetime.overlaps(period),
      !site[body].lifetime.isContradictory, let column = dataset.valueColumn(of: row),
      reported.insert(body).inserted
    else { continue }
    let (record, lifetime) = (site[body], site[body].lifetime)
    let ends = [
      lifetime.from.map { "from \($0.iso)" }, lifetime.until.map { "until \($0.iso)" },
    ]
    diagnostics.report(
      .bodyLifetime,
      "\(record.head.id) has a value in \(period), but existed"
        + " \(ends.compactMap(\.self).joined(separator: " "))",
      at: row.location(ofColumn: column),
      help: "delete the row or write \(MissingCode.notApplicable.mark), or correct the dates in"
        + " \(record.head.path)"
    )
  }
}

extension Dataset {
  /// The first column with a number that does not belong to the key.
  fileprivate func valueColumn(of row: DataRow) -> Int? {
    columns.indices.first { !key.contains(columns[$0].name) && row.cells[$0].value.number != nil }
  }
}

/// The rule about bodies that begin or end.
extension Rule {
  package static let lifetimeRules = [bodyLifetime]

  package static let bodyLifetime = Rule(
    "body-lifetime",
    .error,
    advice: "Correct `from`, `until` or `successor` of the body, or the row of the table.",
    meaning: """
      The dates on which a body began and ended contradict each other, its successor, or a table \
      with values from a time when it did not exist. Sums would leave out such a value.
      """,
    example: RuleExample(
      "content/data/cases/north.csv",
      wrong: """
        2015/16,2000,150
        2016/17,2100,160
        """,
      right: "2015/16,2000,150"
    )
  )
}
