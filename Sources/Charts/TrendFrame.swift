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
  /// What the marks of each series mean, in lines below its text; none if they do not all fit.
  var endNotes: [[String]]

  init(_ chart: TrendChart, _ layout: ChartLayout, top: Double) {
    self.chart = chart
    self.layout = layout
    let size = layout.textSize
    let endRoom = layout == .wide ? 170.0 : 84.0
    let plotTop = top + layout.lineHeight / 2
    let plotBottom = plotTop + (layout == .wide ? 280 : 220)
    let texts = chart.series.indices.map { chart.endText($0, layout, room: endRoom) }
    let notes = chart.series.indices.map { chart.endNotes($0, layout, room: endRoom) }
    let lineCount = Double(texts.joined().count + notes.joined().count)
    let needed = lineCount * layout.lineHeight + Double(texts.count) * endPadding
    let endNotes = needed <= plotBottom + endPadding - top ? notes : texts.map { _ in [] }
    let widths = zip(chart.series, texts).flatMap { series, lines in
      lines.map { textWidth($0, size: size, isBold: series.emphasis == .emphasised) }
    }
    let widest = (widths + endNotes.joined().map { textWidth($0, size: size) }).max()
    endTexts = texts
    self.endNotes = endNotes
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

  /// Whether a label says what hollow dots are.
  var namesProvisional: Bool {
    chart.series.indices.contains { !endNotes[$0].isEmpty && chart.endsProvisionally($0) }
  }

  /// Whether a label says what bands are.
  var namesBands: Bool {
    chart.series.indices.contains { !endNotes[$0].isEmpty && !chart.series[$0].bounds.isEmpty }
  }

  /// The meaning of crosses, after the last that has room beside it, or before the first; `nil` if
  /// there is no room, or no cross.
  var missingLabel: LabelMark? {
    guard chart.hasMissing else { return nil }
    let crosses = chart.series.indices.flatMap { index in
      chart.periods.indices.filter { place(index, $0) == nil }.map { crossPlace(index, $0).x }
    }.sorted()
    let width = textWidth(chart.words.missing, size: layout.smallSize)
    func label(_ x: Double, _ anchor: LabelMark.Anchor) -> LabelMark {
      LabelMark(
        text: chart.words.missing,
        point: Point(x, crossesY),
        size: layout.smallSize,
        anchor: anchor
      )
    }
    let ends = crosses.dropFirst().map { $0 - crossGap } + [layout.width]
    if let index = crosses.indices.last(where: { crosses[$0] + crossGap + width <= ends[$0] }) {
      return label(crosses[index] + crossGap, .start)
    }
    guard let first = crosses.first, first - crossGap - width >= periods.range.start else {
      return nil
    }
    return label(first - crossGap, .end)
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
        height: Double(endTexts[index].count + endNotes[index].count) * layout.lineHeight
          + endPadding
      )
    }
    let plot = axis.scale.range
    let room = Extent(plot.end - layout.lineHeight / 2, plot.start + endPadding)
    let placed = separated(labels, in: room)
    return chart.series.indices.flatMap { endMarks($0, placed[$0]) }
  }

  private func endMarks(_ index: Int, _ label: EndLabel) -> [any Mark] {
    let isBold = chart.series[index].emphasis == .emphasised
    let left = periods.range.end + labelGap
    let lines = endTexts[index] + endNotes[index]
    let half = Double(lines.count - 1) / 2
    let top = label.placed - half * layout.lineHeight
    let texts = lines.enumerated().map { line, text in
      LabelMark(
        text: text,
        point: Point(left, top + Double(line) * layout.lineHeight),
        size: layout.textSize,
        weight: isBold && line < endTexts[index].count ? .bold : .regular
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

/// The distance between the names of two series, beyond that of their lines.
private let endPadding = 4.0

/// The distance between the middle of a cross and its label.
private let crossGap = 9.0

extension TrendChart {
  /// Whether the last value of a series is provisional.
  fileprivate func endsProvisionally(_ index: Int) -> Bool {
    periods.indices.last { figure(index, $0).number != nil }.map { figure(index, $0).isProvisional }
      ?? false
  }

  /// What the hollow dot at the end of a series means, and the band behind it, in lines that fit.
  fileprivate func endNotes(_ index: Int, _ layout: ChartLayout, room: Double) -> [String] {
    let notes =
      (endsProvisionally(index) ? [words.provisional] : [])
      + (series[index].bounds.isEmpty ? [] : [words.band])
    return notes.flatMap { wrapped($0, to: room, size: layout.textSize) }
  }

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
