/// Draws a trend: key, grid, lines with their gaps, and the names at their ends.
///
/// The key has only what no label beside a mark says.
func trendDrawing(_ chart: TrendChart, _ layout: ChartLayout) -> Drawing {
  guard !chart.numbers.isEmpty, !chart.periods.isEmpty else {
    return .empty(chart.words.empty, layout: layout)
  }
  // Which labels there is room for, and so the height of the key, is not known before.
  let keyless = TrendFrame(chart, layout, top: 0)
  let key = keyMarks(keyItems(keyless), layout: layout)
  let frame = key.marks.isEmpty ? keyless : TrendFrame(chart, layout, top: key.height)
  let drawn = chart.series.indices.reversed().flatMap { frame.seriesMarks($0) }
  let areas = chart.series.indices.flatMap { frame.areaMarks($0) }
  let labels = frame.endMarks() + [frame.missingLabel].compactMap(\.self)
  let marks = frame.axisMarks() + areas + frame.breakMarks() + key.marks + labels + drawn
  return Drawing(layout: layout, height: frame.height, marks: marks)
}

extension TrendChart.Figure {
  /// The number, if it can be drawn.
  var number: Double? {
    switch self {
    case .final(let value, _), .provisional(let value, _): value.isFinite ? value : nil
    case .missing: nil
    }
  }

  var text: String? {
    switch self {
    case .final(_, let text), .provisional(_, let text): text
    case .missing: nil
    }
  }

  var isProvisional: Bool {
    if case .provisional = self { true } else { false }
  }
}

extension TrendChart.Series {
  /// The ends of its intervals.
  var bounds: [Double] {
    intervals.compactMap(\.self).flatMap { [$0.lowerBound, $0.upperBound] }
  }
}

extension TrendChart {
  var numbers: [Double] { series.flatMap(\.figures).compactMap(\.number) }

  /// The value of a series in a period, missing beyond the end of the array.
  func figure(_ seriesIndex: Int, _ period: Int) -> Figure {
    let figures = series[seriesIndex].figures
    return period < figures.count ? figures[period] : .missing
  }

  func contains(where claim: (Figure) -> Bool) -> Bool {
    series.indices.contains { index in periods.indices.contains { claim(figure(index, $0)) } }
  }

  var hasMissing: Bool { contains { $0.number == nil } }
}

/// The notes of breaks, which are sentences and fit beside no line, and the meaning of marks for
/// whose labels there is no room.
private func keyItems(_ frame: TrendFrame) -> [KeyItem] {
  let chart = frame.chart
  let radius = frame.layout.dotRadius
  var items: [KeyItem] = []
  if chart.contains(where: \.isProvisional), !frame.namesProvisional {
    items.append(
      KeyItem(text: chart.words.provisional, sampleWidth: 28) { place in
        let end = Point(place.x + 28 - radius, place.y)
        return [
          LineMark(runs: [[place, end]], ink: .text, width: 2, dash: .dotted),
          DotMark(point: end, radius: radius, shape: .circle, ink: .text, filling: .hollow),
        ]
      }
    )
  }
  if let index = chart.series.firstIndex(where: { !$0.bounds.isEmpty }), !frame.namesBands {
    items.append(
      KeyItem(text: chart.words.interval, sampleWidth: 20) { place in
        let (top, bottom) = ([0.0, 20].map { Point(place.x + $0, place.y - 5) }, place.y + 5)
        return [
          AreaMark(runs: [(top.map { Point($0.x, bottom) }, top)], ink: .series(index))
        ]
      }
    )
  }
  if chart.hasMissing, frame.missingLabel == nil {
    items.append(
      KeyItem(text: chart.words.missing, sampleWidth: 8) { place in
        [CrossMark(point: Point(place.x + 4, place.y), radius: 3.5, ink: .text)]
      }
    )
  }
  let breaks = chart.breaks.filter { chart.periods.indices.contains($0.period) }.map { item in
    KeyItem(text: "\(chart.periods[item.period].label): \(item.label)", sampleWidth: 8) { place in
      [
        RuleMark(
          lines: [[Point(place.x + 4, place.y - 8), Point(place.x + 4, place.y + 8)]],
          role: .seriesBreak
        )
      ]
    }
  }
  return items + breaks
}

extension TrendFrame {
  /// A vertical line at each change of definition, between the two periods.
  fileprivate func breakMarks() -> [any Mark] {
    let lines = chart.breaks.filter { chart.periods.indices.contains($0.period) }.map { item in
      let here = periods.middle(of: item.period)
      let before = item.period > 0 ? periods.middle(of: item.period - 1) : here - periods.step
      let x = here - (here - before) / 2
      return [Point(x, axis.scale.range.start), Point(x, axis.scale.range.end)]
    }
    return lines.isEmpty ? [] : [RuleMark(lines: lines, role: .seriesBreak)]
  }

  fileprivate func axisMarks() -> [any Mark] {
    let left = periods.range.start
    return axis.horizontalGrid(over: periods.range)
      + axis.labelsInColumn(endingAt: left - 6, size: layout.smallSize)
      + periodLabels()
  }

  /// Every label, or every second or third, counted back from the last, which is always shown.
  private func periodLabels() -> [any Mark] {
    let texts = chart.periods.map { layout == .narrow ? $0.shortLabel ?? $0.label : $0.label }
    let size = layout.smallSize
    let widest = texts.map { textWidth($0, size: size) }.max() ?? 0
    let every = max(1, Int(((widest + 10) / periods.step).rounded(.up)))
    let shown = texts.indices.filter { (texts.count - 1 - $0) % every == 0 }
    let ticks = shown.map { index in
      let x = periods.middle(of: index)
      return [Point(x, axis.scale.range.start), Point(x, axis.scale.range.start + 4)]
    }
    let labels = shown.map { index in
      let half = textWidth(texts[index], size: size) / 2
      let x = min(max(periods.middle(of: index), half), layout.width - half)
      return LabelMark(
        text: texts[index],
        point: Point(x, periodsY),
        size: size,
        anchor: .middle
      )
    }
    return [RuleMark(lines: ticks, role: .axis)] + labels
  }

  /// The periods before which a line is interrupted: the definition changed, or a year is skipped.
  private var stops: Set<Int> {
    let gaps = chart.periods.indices.dropFirst().filter { !periods.followsAtOnce($0) }
    return Set(gaps).union(chart.breaks.map(\.period))
  }

  /// The band of a series: the intervals of its values, joined wherever the line is; that of an
  /// isolated value is a little wider than its dot.
  fileprivate func areaMarks(_ index: Int) -> [any Mark] {
    let intervals = chart.series[index].intervals
    func edge(_ end: (ClosedRange<Double>) -> Double) -> [[Point]] {
      let points = chart.periods.indices.map { period -> Point? in
        guard period < intervals.count, let interval = intervals[period],
          place(index, period) != nil
        else { return nil }
        return Point(periods.middle(of: period), axis.scale.position(of: end(interval)))
      }
      let half = min(layout.dotRadius + 2, periods.step / 2)
      return runs(points, breaks: stops, atLeast: 1).map { run in
        guard run.count == 1, let point = run.first else { return run }
        return [Point(point.x - half, point.y), Point(point.x + half, point.y)]
      }
    }
    let areas = zip(edge(\.lowerBound), edge(\.upperBound)).map { (lower: $0, upper: $1) }
    return areas.isEmpty ? [] : [AreaMark(runs: areas, ink: .series(index))]
  }

  /// The lines and dots of a series, and a cross for each missing value.
  fileprivate func seriesMarks(_ index: Int) -> [any Mark] {
    let isEmphasised = chart.series[index].emphasis == .emphasised
    let ink = Ink.series(index)
    let width = isEmphasised ? 3.0 : 2.0
    let dash: Dash = [.solid, .long, .dashDot, .short][index % 4]
    let (final, provisional) = links(index)
    let lines: [any Mark] =
      (final.isEmpty ? [] : [LineMark(runs: final, ink: ink, width: width, dash: dash)])
      + (provisional.isEmpty
        ? [] : [LineMark(runs: provisional, ink: ink, width: width, dash: .dotted)])
    let points = chart.periods.indices.map { period -> any Mark in
      guard let place = place(index, period) else {
        return CrossMark(point: crossPlace(index, period), radius: 3.5, ink: ink)
      }
      return DotMark(
        point: place,
        radius: layout.dotRadius - (isEmphasised ? 0 : 0.5),
        shape: .ofSeries(index),
        ink: ink,
        filling: chart.figure(index, period).isProvisional ? .hollow : .solid
      )
    }
    return lines + points
  }

  /// Runs of adjacent final values, and single segments with a provisional end.
  private func links(_ index: Int) -> (final: [[Point]], provisional: [[Point]]) {
    var final: [[Point]] = []
    var provisional: [[Point]] = []
    var run: [Point] = []
    for period in chart.periods.indices {
      let here = place(index, period)
      let isProvisional = chart.figure(index, period).isProvisional
      let isBreak = stops.contains(period)
      let before = period > 0 && !isBreak ? place(index, period - 1) : nil
      if isBreak {
        if run.count > 1 { final.append(run) }
        run = []
      }
      if isProvisional, let here, let before { provisional.append([before, here]) }
      guard let here, !isProvisional else {
        if run.count > 1 { final.append(run) }
        run = []
        continue
      }
      if let before, period > 0, chart.figure(index, period - 1).isProvisional {
        provisional.append([before, here])
      }
      run.append(here)
    }
    if run.count > 1 { final.append(run) }
    return (final, provisional)
  }

  /// The position of a cross; crosses of several series in one period are side by side.
  func crossPlace(_ index: Int, _ period: Int) -> Point {
    let missing = chart.series.indices.filter { chart.figure($0, period).number == nil }
    let position = Double(missing.firstIndex(of: index) ?? 0)
    let shift = (position - Double(missing.count - 1) / 2) * min(9, periods.step / 4)
    return Point(periods.middle(of: period) + shift, crossesY)
  }
}
