/// The positions of the plot, its axes and the names at the ends of the lines in a trend.
struct TrendFrame {
  var chart: TrendChart
  var layout: ChartLayout
  var axis: ValueAxis
  var periods: TimeScale
  /// The row of crosses below the axis, and the row of period labels below it.
  var crossesY: Double
  var periodsY: Double
  var height: Double
  /// The lines of text at the end of each series, the value last.
  var endTexts: [[String]]

  init(_ chart: TrendChart, _ layout: ChartLayout, top: Double) {
    self.chart = chart
    self.layout = layout
    let size = layout.textSize
    let endRoom = layout == .wide ? 170.0 : 84.0
    endTexts = chart.series.indices.map { chart.endText($0, layout, room: endRoom) }
    let widest = zip(chart.series, endTexts).flatMap { series, lines in
      lines.map { textWidth($0, size: size, isBold: series.emphasis == .emphasised) }
    }.max()
    let plotTop = top + layout.lineHeight / 2
    let plotBottom = plotTop + (layout == .wide ? 280 : 220)
    let range = Extent(plotBottom, plotTop)
    let axis = ValueAxis(
      covering: chart.numbers + chart.series.flatMap(\.bounds),
      range: range,
      format: chart.format,
      about: layout.tickCount(over: range, along: .up),
      end: .atTick
    )
    let tickWidths = axis.ticks.map { textWidth($0.text, size: layout.smallSize) }
    let left = (tickWidths.max() ?? 0) + 8
    let right = layout.width - (widest ?? 0) - labelGap - (layout == .wide ? 4 : 2)
    self.axis = axis
    periods = TimeScale(times: chart.periods.map(\.time), range: Extent(left, right))
    crossesY = plotBottom + 10
    periodsY = plotBottom + (chart.hasMissing ? 18 : 4) + layout.lineHeight / 2
    height = periodsY + layout.lineHeight / 2 + 2
  }

  /// The position of a value, or `nil` if it is missing.
  func place(_ seriesIndex: Int, _ period: Int) -> Point? {
    chart.figure(seriesIndex, period).number.map {
      Point(periods.middle(of: period), axis.scale.position(of: $0))
    }
  }

  /// The names at the ends of the lines, with a leader to each line's last point.
  func endMarks() -> [any Mark] {
    let labels = chart.series.indices.map { index in
      EndLabel(
        wanted: lastPlace(index)?.y ?? axis.scale.range.start,
        height: Double(endTexts[index].count) * layout.lineHeight + 4
      )
    }
    let plot = axis.scale.range
    let room = Extent(plot.end - layout.lineHeight / 2, plot.start + 4)
    let placed = separated(labels, in: room)
    return chart.series.indices.flatMap { endMarks($0, placed[$0]) }
  }

  private func endMarks(_ index: Int, _ label: EndLabel) -> [any Mark] {
    let isBold = chart.series[index].emphasis == .emphasised
    let left = periods.range.end + labelGap
    let half = Double(endTexts[index].count - 1) / 2
    let top = label.placed - half * layout.lineHeight
    let texts = endTexts[index].enumerated().map { line, text in
      LabelMark(
        text: text,
        point: Point(left, top + Double(line) * layout.lineHeight),
        size: layout.textSize,
        weight: isBold ? .bold : .regular
      )
    }
    guard let last = lastPlace(index) else { return texts }
    let start = Point(last.x + layout.dotRadius + 3, last.y)
    let end = Point(left - 3, label.placed)
    let isNear = end.x - start.x < 30 && (label.placed - last.y).magnitude <= layout.lineHeight / 2
    guard end.x - start.x > 2, !isNear else { return texts }
    return [RuleMark(lines: [[start, end]], role: .leader)] + texts
  }

  private func lastPlace(_ index: Int) -> Point? {
    chart.periods.indices.reversed().lazy.compactMap { place(index, $0) }.first
  }
}

/// The gap between the end of the plot and the names.
private let labelGap = 6.0

extension TrendChart {
  /// The name of a series in lines that fit, followed by its last value.
  fileprivate func endText(_ index: Int, _ layout: ChartLayout, room: Double) -> [String] {
    let series = series[index]
    let name = layout == .narrow ? series.shortName ?? series.name : series.name
    let isBold = series.emphasis == .emphasised
    let size = layout.textSize
    let last = periods.indices.last { figure(index, $0).number != nil }
    let value = last.flatMap { figure(index, $0).text } ?? words.missing
    let together = "\(name) \(value)"
    guard textWidth(together, size: size, isBold: isBold) > room else { return [together] }
    let lines = wrapped(name, to: room, size: size, isBold: isBold)
    let kept = lines.count > 2 ? [lines[0], lines[1] + " …"] : lines
    return kept.map { shortened($0, to: room, size: size, isBold: isBold) }
      + wrapped(value, to: room, size: size, isBold: isBold)
  }
}
