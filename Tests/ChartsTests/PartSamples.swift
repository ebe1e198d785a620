import Charts

let multiplesSamples: [Sample] = [
  sample("multiples-43-forces", multiples(outcomes.map { panel($0.name, series($0.rate)) })),
  sample(
    "multiples-missing-kinds",
    multiples([panel("Durham", gaps), panel("Kent", years.map { _ in nil })])
  ),
  sample("multiples-one-force", multiples([panel("Durham", series(0.1))])),
  sample("multiples-zero", multiples([panel("Durham", years.map { _ in 0 })])),
  sample(
    "multiples-long-names",
    multiples([panel("The Combined Constabulary of Avon and Somerset", series(0.1))])
  ),
  sample("multiples-no-data", multiples([])),
  sample("multiples-all-equal", multiples(["Durham", "Kent"].map { panel($0, level) })),
  sample("multiples-n-is-1", multiples([panel("Durham", [0.1])])),
  sample("multiples-break", brokenMultiples),
]

let stackedSamples: [Sample] = [
  sample(
    "stacked-43-forces",
    stacked(outcomes.map { bar($0.name, [$0.rate, 0.35, 0.65 - $0.rate]) })
  ),
  sample("stacked-missing-kinds", stacked([bar("Durham", [0.1, 0.3, 0.6]), missing])),
  sample("stacked-zero", stacked([bar("Durham", [0, 0, 1]), bar("Kent", [1, 0, 0])])),
  sample("stacked-all-equal", stacked([bar("Durham", [1, 1, 1].map { $0 / 3 })])),
  sample(
    "stacked-long-names",
    stacked([bar("The Combined Constabulary of Avon", [0.1, 0.3, 0.6])])
  ),
  sample("stacked-one-force", stacked([bar("Durham", [0.1, 0.3, 0.6])])),
  sample("stacked-n-is-1", stacked([bar("Durham", [1, 0, 0])])),
  sample("stacked-no-data", stacked([])),
]

let mapSamples: [Sample] = [
  sample("map-43-forces", map(outcomes.indices.map { tile($0, outcomes[$0].name) })),
  sample("map-one-force", map([tile(0, "Durham")])),
  sample("map-long-names", map([tile(0, "The Combined Constabulary of Avon"), tile(1, "Kent")])),
  sample("map-no-data", map([])),
  sample(
    "map-missing-kinds",
    map(
      ["[x]", "[z]", "[y]", "[c]", "[u]"].enumerated().map { index, mark in
        TileMapChart.Tile(column: index + 1, row: 1, lines: ["Kent", mark])
      }
    )
  ),
]

private func series(_ last: Double) -> [Double?] {
  years.indices.map { last + Double(years.count - 1 - $0) * 0.008 }
}

private let level: [Double?] = years.map { _ in 0.1 }

private let gaps: [Double?] = years.indices.map { $0 == 0 || $0 == 4 ? nil : 0.1 }

private func panel(_ name: String, _ values: [Double?]) -> SmallMultiplesChart.Panel {
  SmallMultiplesChart.Panel(
    name: name,
    figures: values.enumerated().map { index, value in
      guard let value else { return .missing }
      let isLast = index == values.count - 1
      return isLast
        ? .provisional(value, text: percent(value)) : .final(value, text: percent(value))
    }
  )
}

private func multiples(_ panels: [SmallMultiplesChart.Panel]) -> SmallMultiplesChart {
  SmallMultiplesChart(
    panels: panels,
    benchmark: series(0.08),
    format: .percent(decimals: 0),
    words: .init(
      line: "2014/15 to 2025/26",
      benchmark: "England and Wales",
      scale: "each panel:",
      missing: "no figure",
      provisional: "provisional",
      seriesBreak: "break in the series",
      empty: "No figures"
    )
  )
}

private let brokenMultiples: SmallMultiplesChart = {
  var chart = multiples([panel("Durham", series(0.1))])
  chart.breaks = [4]
  return chart
}()

private func bar(_ name: String, _ shares: [Double]) -> StackedChart.Row {
  StackedChart.Row(name: name, content: .shares(shares, text: percent(shares[0])))
}

private let missing = StackedChart.Row(
  name: "Kent",
  content: .missing(mark: "[x]", words: "not available")
)

private func stacked(_ rows: [StackedChart.Row]) -> StackedChart {
  StackedChart(
    parts: ["Charged", "Out of court", "Neither"],
    groups: [.init(heading: nil, rows: rows)],
    emptyWords: "No figures"
  )
}

private func tile(_ index: Int, _ name: String) -> TileMapChart.Tile {
  TileMapChart.Tile(
    column: index % 7 + 1,
    row: index / 7 + 1,
    lines: [name, "11.9%", "higher (95%)"]
  )
}

private func map(_ tiles: [TileMapChart.Tile]) -> TileMapChart {
  TileMapChart(tiles: tiles, emptyWords: "No figures")
}
