import Charts

let trendSamples: [Sample] = [
  trend("twelve-periods", trendChart([force(durham), nation(englandAndWales)])),
  trend("gaps", trendChart([force(gaps), nation(englandAndWales)])),
  trend("one-series-missing", trendChart([force([]), nation(englandAndWales)])),
  trend("four-series", fourSeries),
  trend("one-period", trendChart([force([0.1187])], periods: ["2024/25"])),
  trend("zero", trendChart([force([0, 0, 0])], periods: ["2022/23", "2023/24", "2024/25"])),
  trend("no-data", trendChart([force([])])),
  trend("all-equal", trendChart([force(level), nation(level)])),
  trend("long-names", longNames),
  trend("break", broken),
  trend("interval", banded),
  trend("left-out-years", leftOut),
  trend("no-periods", trendChart([force(durham)], periods: [])),
]

private let gaps: [Double?] = [
  nil, 0.19, 0.1334, nil, 0.0994, nil, nil, 0.0832, 0.0828, 0.0985, .nan, 0.1048,
]

/// Values of which the last is provisional, as in the latest year.
private func figures(_ values: [Double?]) -> [TrendChart.Figure] {
  values.enumerated().map { index, value in
    guard let value else { return .missing }
    return index == 11
      ? .provisional(value, text: percent(value)) : .final(value, text: percent(value))
  }
}

private func force(_ values: [Double?]) -> TrendChart.Series {
  .init(name: "Durham", figures: figures(values), emphasis: .emphasised)
}

private func nation(_ values: [Double?]) -> TrendChart.Series {
  .init(name: "England and Wales", figures: figures(values), emphasis: .normal)
}

private func trendChart(
  _ series: [TrendChart.Series],
  periods: [String] = years
) -> TrendChart {
  TrendChart(
    periods: periods.map { .init(label: $0, shortLabel: String($0.dropFirst(2))) },
    series: series,
    format: .percent(decimals: 0),
    words: .init(
      missing: "no figure",
      provisional: "provisional, will rise",
      interval: "95% interval",
      band: "shaded: 95% interval",
      empty: "No figures for this measure"
    )
  )
}

private let level: [Double?] = years.map { _ in 0.1 }

private let longNames: TrendChart = {
  var chart = trendChart([force(durham), nation(englandAndWales)])
  chart.series[0].name = "The Combined Constabulary of Avon and Somerset and Gloucestershire"
  return chart
}()

/// A band that ends with the values and is interrupted at a break.
private let banded: TrendChart = {
  var chart = trendChart([force(durham), nation(englandAndWales)])
  chart.breaks = [.init(period: 4, label: "Counting rules changed")]
  chart.series[0].intervals = durham.map { $0 - 0.015...$0 + 0.02 }
  return chart
}()

private let leftOut: TrendChart = {
  let values = Array(durham.prefix(4))
  var chart = trendChart([force(values)], periods: ["2014/15", "2015/16", "2018/19", "2019/20"])
  for (index, time) in [2014.0, 2015, 2018, 2019].enumerated() { chart.periods[index].time = time }
  return chart
}()

private let broken: TrendChart = {
  var chart = trendChart([force(durham), nation(englandAndWales)])
  chart.breaks = [.init(period: 4, label: "Counting rules changed")]
  return chart
}()

private let fourSeries = trendChart([
  force(durham),
  nation(englandAndWales),
  .init(
    name: "Greater Manchester",
    figures: figures(durham.map { $0 * 0.98 }),
    emphasis: .normal
  ),
  .init(
    name: "Avon and Somerset Constabulary, all districts",
    shortName: "Avon and Somerset",
    figures: figures(durham.map { $0 * 0.95 }),
    emphasis: .normal
  ),
])
