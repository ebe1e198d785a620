import Content
import Statistics

/// The figures of a measure for all bodies and periods as rows of a file, the header first.
///
/// One row for each body and period. A value that may not be shown is its mark, as in every table.
func measureTable(_ reference: Reference<Measure>, _ site: Site) -> [[String]] {
  let measure = site[reference]
  var rows = [tableHeader(measure, firstColumns: ["id", site.settings.bodies.id])]
  for (body, figures) in zip(site.bodies, measure.figures.rows) {
    for (period, figure) in zip(measure.periods, figures) {
      rows.append([body.head.id, body.name] + cells(period, figure, measure, site))
    }
  }
  return rows
}

/// The figures of a measure for one body, with the benchmark of each period.
func measureTable(
  _ reference: Reference<Measure>,
  for body: Reference<Body>,
  _ site: Site
) -> [[String]] {
  let measure = site[reference]
  let words = FigureWords(measure, site.settings)
  let hasBenchmark = measure.benchmarkName != nil
  let benchmarkColumn = hasBenchmark ? ["benchmark_percent"] : []
  var rows = [tableHeader(measure, firstColumns: []) + benchmarkColumn]
  for (index, period) in measure.periods.enumerated() {
    let figure = measure.figures.rows[body.index][index]
    var row = cells(period, figure, measure, site)
    if hasBenchmark {
      let rate = measure.figures.benchmarks[index]?.rate
      row.append(rate.map { bare(words.percent($0)) } ?? "[x]")
    }
    rows.append(row)
  }
  return rows
}

private func tableHeader(_ measure: Measure, firstColumns: [String]) -> [String] {
  let values =
    measure.definition == .count
    ? ["count"] : ["percent", "lower_95", "upper_95", "numerator", "denominator"]
  return firstColumns + ["period"] + values + ["status", "note"]
}

private func cells(
  _ period: String,
  _ figure: Figure,
  _ measure: Measure,
  _ site: Site
) -> [String] {
  let words = FigureWords(measure, site.settings)
  let missing = words.missing(figure.value)
  let status = missing?.words ?? (figure.isProvisional ? "provisional" : "final")
  var values: [String]
  switch figure.value {
  case .rate(let proportion, let interval):
    let ends = interval.map { [$0.lowerBound, $0.upperBound] }
    values = [bare(words.percent(proportion.rate))]
    values += ends?.map { bare(words.percent($0)) } ?? ["[z]", "[z]"]
  case .ratio(let ratio): values = [bare(words.percent(ratio)), "[z]", "[z]"]
  case .count(let count): values = [String(count)]
  default:
    let mark = missing?.mark ?? ""
    values = measure.definition == .count ? [mark] : [mark, mark, mark]
  }
  if measure.definition != .count {
    values += [figure.numerator, figure.denominator].map { $0.map(String.init) ?? "[x]" }
  }
  return [period] + values + [status, noteText(figure)]
}

/// A percentage without its sign, as a program wants it.
private func bare(_ percent: String) -> String { String(percent.dropLast()) }
