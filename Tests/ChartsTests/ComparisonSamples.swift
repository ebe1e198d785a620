import Charts

let comparisonSamples: [Sample] = [
  comparison("43-rows", allForces),
  comparison("emphasis", emphasised),
  comparison("no-data", chart([])),
  comparison("one-row", chart([row("Durham", 0.1187, 0.1161...0.1213)])),
  comparison("all-equal", chart(["Kent", "Essex", "Surrey"].map { row($0, 0.073, nil) })),
  comparison("zero", chart([row("Kent", 0, 0...0), row("Essex", 0, nil)], benchmark: 0)),
  comparison("n-is-1", chart([row("Durham", 1, 0.2065493144...1)])),
  comparison("missing-kinds", missingKinds),
  comparison("long-names", longNames),
  comparison("count", counts),
  comparison("negative-change", changes),
]

private func row(
  _ name: String,
  _ value: Double,
  _ interval: ClosedRange<Double>?,
  _ emphasis: ComparisonChart.Emphasis = .normal
) -> ComparisonChart.Row {
  let figure = ComparisonChart.Figure.value(value, interval: interval, text: percent(value))
  return .init(name: name, figure: figure, emphasis: emphasis)
}

private func chart(
  _ rows: [ComparisonChart.Row],
  benchmark: Double? = 0.073
) -> ComparisonChart {
  ComparisonChart(
    groups: [.init(heading: nil, rows: rows)],
    benchmark: benchmark.map {
      .init(value: $0, label: "England and Wales \(percent($0))")
    },
    format: .percent(decimals: 0),
    valueName: "Charge rate",
    intervalName: "95% confidence interval",
    emptyWords: "No figures for this period"
  )
}

private let allForces: ComparisonChart = {
  let regions = outcomes.map(\.region).reduce(into: [String]()) { regions, region in
    if regions.last != region { regions.append(region) }
  }
  let charged = outcomes.reduce(0) { $0 + $1.charged }
  let recorded = outcomes.reduce(0) { $0 + $1.recorded }
  var whole = chart([], benchmark: Double(charged) / Double(recorded))
  whole.groups = regions.map { region in
    let rows = outcomes.filter { $0.region == region }.map { outcome in
      let half = (outcome.rate * (1 - outcome.rate) / Double(outcome.recorded)).squareRoot() * 1.96
      return row(outcome.name, outcome.rate, (outcome.rate - half)...(outcome.rate + half))
    }
    return .init(heading: region, rows: rows)
  }
  return whole
}()

private let changes = ComparisonChart(
  groups: [
    .init(
      heading: nil,
      rows: [
        .init(
          name: "Durham",
          figure: .value(0.021, interval: 0.017...0.025, text: "+2.1"),
          emphasis: .normal
        ),
        .init(
          name: "Gwent",
          figure: .value(-0.013, interval: (-0.018)...(-0.008), text: "−1.3"),
          emphasis: .normal
        ),
        .init(
          name: "Kent",
          figure: .value(0, interval: (-0.002)...0.002, text: "0.0"),
          emphasis: .normal
        ),
      ]
    )
  ],
  benchmark: nil,
  format: .points(decimals: 0),
  valueName: "Change in percentage points",
  intervalName: "95% interval",
  emptyWords: "No figures for this period"
)

private let emphasised = chart([
  row("Cleveland", 0.1082, 0.1058...0.1106),
  row("Durham", 0.1187, 0.1161...0.1213, .emphasised),
  row("Northumbria", 0.0935, 0.0921...0.0949),
])

private let missingKinds = chart([
  row("Durham", 0.1187, 0.1161...0.1213),
  .init(
    name: "Leicestershire",
    figure: .missing(mark: "[x]", words: "not available"),
    emphasis: .normal
  ),
  .init(
    name: "Greater Manchester",
    figure: .missing(mark: "[x]", words: "incomplete: April to June only"),
    emphasis: .emphasised
  ),
  .init(
    name: "City of London",
    figure: .missing(mark: "[c]", words: "suppressed"),
    emphasis: .normal
  ),
  row("Not a number", .nan, nil),
])

private let longNames = chart([
  row("His Majesty's Inspectorate of Constabulary and Fire & Rescue Services", 0.1, 0.05...0.15),
  row("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch", 0.02, 0.01...0.04, .emphasised),
  .init(
    name: "Avon and Somerset Constabulary",
    shortName: "Avon & Som.",
    figure: .value(0.0734, interval: nil, text: "about 7.34% of all"),
    emphasis: .normal
  ),
])

private let counts = ComparisonChart(
  groups: [
    .init(
      heading: nil,
      rows: [1, 0, 2].map { count in
        .init(
          name: "Force \(count)",
          figure: .value(Double(count), interval: nil, text: String(count)),
          emphasis: .normal
        )
      }
    )
  ],
  benchmark: nil,
  format: .count,
  valueName: "Recommendations",
  intervalName: nil,
  emptyWords: "None"
)
