package import Content

extension Site {
  /// Which values of the measures are shown, provisional or missing for a body, by period; `nil`
  /// without measures.
  package func completenessTable(of body: Reference<Body>) -> TableView? {
    guard !measures.isEmpty else { return nil }
    let figures = measures.map { measure in
      Dictionary(uniqueKeysWithValues: zip(measure.periods, measure.figures.rows[body.index]))
    }
    return TableView(
      caption: "Which figures of \(self[body].name) are shown, by period",
      columns: [TableView.Column(label: "Period", isNumeric: false)]
        + measures.map { TableView.Column(label: $0.title, isNumeric: false) },
      rows: measurePeriods.map { period in
        let cells = zip(measures, figures).map { measure, figures in
          let text = figures[period].map { stateWords($0, measure) } ?? "no such period"
          return TableView.Cell(text: text, isNumeric: false)
        }
        return TableView.Row(header: period, cells: cells)
      }
    )
  }

  private func stateWords(_ figure: Figure, _ measure: Measure) -> String {
    if let missing = ValueText(measure, settings).missing(figure.value) {
      return "\(missing.mark) \(missing.words)"
    }
    return "shown" + (figure.isProvisional ? ", provisional" : "")
      + (figure.issues.isEmpty ? "" : ", with a note")
  }
}
