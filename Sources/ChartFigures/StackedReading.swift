import Charts
import Content
import Markup
import Statistics

/// The parts of a whole for each body: shares of one denominator, and the remainder.
struct StackedReading: ChartReading {
  let data: ChartData

  var form: String { "Stacked bars" }

  private var parts: [String] { data.measures.map(\.shortTitle) + ["All others"] }

  /// The shares of the parts and of the remainder; `nil` if any part has no value.
  private func shares(_ body: Reference<Body>) -> [Double]? {
    let found = data.measures.map { $0.figure(of: body, in: data.period) }
    return whole(found.compactMap { $0.share?.rate })
  }

  private func whole(_ rates: [Double]) -> [Double]? {
    let rest = 1 - rates.reduce(0, +)
    guard rates.count == data.measures.count, rest > -1e-9 else { return nil }
    return rates + [max(0, rest)]
  }

  /// The shares of several bodies together, of those whose parts all have a value.
  private func shares(_ bodies: [Reference<Body>]) -> [Double]? {
    let shown = bodies.filter { shares($0) != nil }
    return whole(
      data.measures.compactMap { measure in
        let counts = shown.compactMap { measure.figure(of: $0, in: data.period).counts }
        let all = counts.reduce(0) { $0 + $1.denominator }
        return all > 0 ? Double(counts.reduce(0) { $0 + $1.count }) / Double(all) : nil
      }
    )
  }

  var title: String {
    "\(data.measures.map(\.shortTitle).joined(separator: ", ")): parts of the whole, "
      + data.periodWithState
  }

  var subtitle: String {
    "\(capitalised(data.measure.basis)), \(data.periodWithState). \(sentence(data.scope))"
  }

  var sentences: [String] {
    let shown = data.bodies.count { shares($0) != nil }
    let national = data.measures.compactMap { measure -> String? in
      guard let rate = measure.benchmark(in: data.period)?.rate else { return nil }
      return "\(measure.shortTitle) \(data.words.text(rate))"
    }
    let name = data.measure.benchmarkName ?? ""
    return [
      "The bars of \(groupedText(shown)) of \(groupedText(data.bodies.count)) \(data.plural) are shown.",
      national.isEmpty ? nil : "\(name): \(national.joined(separator: "; ")).",
      data.coverageSentence, data.extremes(data.period), data.provisionalSentence(data.period),
    ].compactMap { $0 }
  }

  var chart: any Chart {
    if data.isOfGroups {
      let rows = data.namedGroups.map { group in
        StackedChart.Row(name: group.name, content: content(of: group.bodies))
      }
      return StackedChart(
        parts: parts,
        groups: [StackedChart.Group(heading: nil, rows: rows)],
        emptyWords: "No value can be shown"
      )
    }
    return StackedChart(
      parts: parts,
      groups: data.groups.map { group in
        StackedChart.Group(heading: group.name, rows: group.bodies.map(row))
      },
      emptyWords: "No value can be shown"
    )
  }

  private func content(of bodies: [Reference<Body>]) -> StackedChart.Content {
    guard let shares = shares(bodies) else {
      return .missing(mark: data.noValue, words: "No value can be shown")
    }
    return .shares(shares, text: data.words.text(shares[0]))
  }

  /// Why a body has no shares: the first part without a value.
  private func missingWords(_ body: Reference<Body>) -> (mark: String, words: String) {
    let figures = data.measures.map { $0.figure(of: body, in: data.period) }
    return figures.first { $0.value.number == nil }.map(data.missingWords) ?? ("", "")
  }

  private func row(_ body: Reference<Body>) -> StackedChart.Row {
    let name = data.site[body].name
    guard let shares = shares(body) else {
      let missing = missingWords(body)
      let content = StackedChart.Content.missing(mark: missing.mark, words: missing.words)
      return StackedChart.Row(name: name, content: content)
    }
    let text = data.words.charted(data.figure(body, data.period))
    return StackedChart.Row(name: name, content: .shares(shares, text: text))
  }

  var table: TableView {
    if data.isOfGroups {
      return data.groupTable(
        "\(capitalised(data.measure.basis)), \(periodWords(data.period))",
        columns: parts,
        cells: { bodies in
          shares(bodies)?.map(data.words.text) ?? parts.map { _ in data.noValue }
        },
        notes: ["The values of a \(data.groupWord) are sums over its \(data.plural)."]
      )
    }
    let singular = data.site.settings.bodies.singular
    let bodies = data.groups.flatMap(\.bodies)
    let figures = bodies.flatMap { body in
      data.measures.map { $0.figure(of: body, in: data.period) }
    }
    return TableView(
      caption: "\(capitalised(data.measure.basis)), \(periodWords(data.period)), by \(singular)",
      columns: [TableView.Column(label: capitalised(singular), isNumeric: false)]
        + parts.map { TableView.Column(label: $0, isNumeric: true) },
      rows: bodies.map { body in
        let shown = data.measures.map { data.words.short($0.figure(of: body, in: data.period)) }
        let rest = shares(body)?.last.map(data.words.text) ?? missingWords(body).mark
        return TableView.Row(
          header: data.site[body].name,
          href: data.href(body),
          cells: (shown + [rest]).map { TableView.Cell(text: $0, isNumeric: true) }
        )
      },
      notes: markNotes(figures, data.words)
    )
  }
}
