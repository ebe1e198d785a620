import Charts

let funnelSamples: [Sample] = [
  sample("funnel-43-forces", funnel(outcomes.map { point($0) })),
  sample("funnel-one-named", funnel(outcomes.map { point($0, isNamed: $0.name == "Durham") })),
  sample("funnel-one-force", funnel([point(outcomes[0])])),
  sample(
    "funnel-n-is-1",
    funnel([.init(name: "Isle", size: 1, value: 1, comparison: .inLine, isNamed: true)])
  ),
  sample("funnel-all-equal", funnel(outcomes.prefix(5).map { point($0, value: theta) })),
  sample("funnel-zero", funnel(outcomes.prefix(5).map { point($0, value: 0) }, around: 0)),
  sample("funnel-long-names", funnel(longNames)),
  sample("funnel-no-data", funnel([])),
]

private let theta: Double = {
  let charged = outcomes.reduce(0) { $0 + $1.charged }
  let recorded = outcomes.reduce(0) { $0 + $1.recorded }
  return Double(charged) / Double(recorded)
}()

private func limits(_ theta: Double, _ size: Double, _ z: Double) -> ClosedRange<Double> {
  let reach = z * (theta * (1 - theta) / size + 0.0002).squareRoot()
  return max(0, theta - reach)...min(1, theta + reach)
}

private func point(
  _ outcome: Outcome,
  isNamed: Bool = false,
  value: Double? = nil
) -> FunnelChart.Point {
  let size = Double(outcome.recorded)
  let value = value ?? outcome.rate
  let comparison: FunnelChart.Comparison
  switch (limits(theta, size, 1.96), limits(theta, size, 3.09)) {
  case (let near, _) where near.contains(value): comparison = .inLine
  case (_, let far):
    comparison =
      value > theta
      ? .higher(isFar: !far.contains(value)) : .lower(isFar: !far.contains(value))
  }
  return FunnelChart.Point(
    name: outcome.name,
    size: size,
    value: value,
    comparison: comparison,
    isNamed: isNamed
  )
}

private let longNames = outcomes.prefix(6).map { outcome in
  var point = point(outcome, isNamed: true)
  point.name = "The Combined Constabulary of \(outcome.name) and its Islands"
  return point
}

private func funnel(_ points: [FunnelChart.Point], around theta: Double = theta) -> FunnelChart {
  FunnelChart(
    points: points,
    benchmark: .init(value: theta, label: "England and Wales \(percent(theta))"),
    limits: [
      .init(name: "95% limits", isWide: false) { limits(theta, $0, 1.96) },
      .init(name: "99.8% limits", isWide: true) { limits(theta, $0, 3.09) },
    ],
    format: .percent(decimals: 0),
    valueName: "Charge rate",
    sizeName: "Crimes recorded in the year (square-root scale)",
    words: .init(
      inLine: "in line",
      higher: "higher than expected",
      lower: "lower than expected",
      bodies: "forces",
      empty: "No figures for this period"
    )
  )
}
