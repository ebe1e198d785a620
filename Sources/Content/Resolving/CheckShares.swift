package import Diagnostics

/// Reports shares above one, at their rows: the data or the definition of the measure is wrong.
///
/// Many of them have one cause, so they are one diagnostic.
func checkShares(of measure: Measure, _ site: Site, into diagnostics: inout [Diagnostic]) {
  guard measure.definition.isShare, let column = measure.numerator else { return }
  var found = RepeatedDiagnostic()
  for body in site.bodies.references {
    for (period, figure) in zip(measure.periods, measure.figures.rows[body.index]) {
      guard let numerator = figure.numerator else { continue }
      let whole: String
      if let denominator = figure.denominator, numerator > denominator {
        whole = "\(denominator)"
      } else if let settled = figure.settled, numerator > settled {
        whole = "\(settled) settled"
      } else {
        continue
      }
      let message =
        "\(site[body].name), \(period): \(numerator) of \(whole) is more than the whole"
        + " in \"\(measure.head.id)\""
      found.add(
        Diagnostic(
          .shareAboveOne,
          message,
          at: site.location(of: column, behind: measure, body, in: period)
        )
      )
    }
  }
  if let diagnostic = found.diagnostic { diagnostics.append(diagnostic) }
}

/// A fault of many rows, which have one cause: the first, and how many more there are.
struct RepeatedDiagnostic {
  private var first: Diagnostic?

  /// Adds a diagnostic; only the first three are made, since to locate one takes time.
  mutating func add(_ diagnostic: @autoclosure () -> Diagnostic) {
    guard var first else {
      self.first = diagnostic()
      return
    }
    first.occurrences += 1
    if first.otherLocations.count < 2 { first.otherLocations.append(diagnostic().location) }
    self.first = first
  }

  /// All of them as one; `nil` if there are none.
  var diagnostic: Diagnostic? {
    guard var first, first.occurrences > 1 else { return first }
    first.message += ", and \(first.occurrences - 1) more"
    return first
  }
}

extension Site {
  /// The location of the first cell of a column behind a value of a measure.
  func location(
    of column: ColumnReference,
    behind measure: Measure,
    _ body: Reference<Body>,
    in period: String
  ) -> SourceLocation {
    let rows = rows(of: column.dataset, behind: measure, body, in: period)
    return rows.first.map { $0.location(ofColumn: column.column) } ?? measure.head.location
  }
}

extension DataRow {
  /// The location of a cell in its file; that of the row if a cell before it may be quoted.
  func location(ofColumn column: Int) -> SourceLocation {
    let source = SourceText(path: path, bytes: [])
    let before = cells[..<column].map(\.text)
    if before.contains(where: { text in text.contains { ",\"\r\n".contains($0) } }) {
      return source.location(line: line, column: 1)
    }
    let start = before.reduce(1) { $0 + $1.unicodeScalars.count + 1 }
    let length = cells[column].text.unicodeScalars.count
    return source.location(line: line, column: start, length: length)
  }
}

/// The rule about shares that cannot be.
extension Rule {
  package static let shareRules = [shareAboveOne]

  package static let shareAboveOne = Rule(
    "share-above-one",
    .error,
    advice: """
      Correct the counts. If the data is known to be wrong, declare it under `issues` of the \
      dataset with `effect: incomplete`; another effect still shows the share. If the counts are \
      of different things, write `definition: assigned-in-period` in the measure.
      """,
    meaning: """
      The numerator of a share is more than its denominator. A part cannot be more than the whole, \
      so one of the counts is wrong, or the measure is not a share.
      """,
    example: RuleExample(
      "content/data/cases/north.csv",
      wrong: "2015/16,2000,2150",
      right: "2015/16,2000,150"
    )
  )
}
