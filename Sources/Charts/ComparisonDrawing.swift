/// Draws a comparison: key, benchmark label, ticks and rows, from top to bottom.
func comparisonDrawing(_ chart: ComparisonChart, _ layout: ChartLayout) -> Drawing {
  let lanes = chart.lanes
  guard lanes.contains(where: { $0.row != nil }) else {
    return .empty(chart.emptyWords, layout: layout)
  }
  let key = keyMarks(keyItems(chart, layout), layout: layout)
  let frame = Frame(chart, layout, lanes, top: key.height)
  let rows = lanes.indices.flatMap { index in
    frame.marks(of: lanes[index], at: frame.bands.middle(of: index))
  }
  let marks =
    lanes.indices.flatMap { frame.band(behind: lanes[$0], at: frame.bands.middle(of: $0)) }
    + frame.axisMarks() + key.marks + rows
  return Drawing(layout: layout, height: frame.height, marks: marks)
}

/// A band of the chart: a heading or a row.
private enum Lane {
  case heading(String)
  case row(ComparisonChart.Row)

  var row: ComparisonChart.Row? {
    if case .row(let row) = self { row } else { nil }
  }

  /// Whether the row shows text in place of a dot: neither grid nor benchmark is drawn behind it.
  var isMissing: Bool {
    if case .missing = row?.figure { true } else { false }
  }

  var isPlotted: Bool { row != nil && !isMissing }
}

extension ComparisonChart {
  fileprivate var rows: [Row] { groups.flatMap(\.rows) }

  fileprivate var lanes: [Lane] {
    groups.flatMap { group in
      (group.heading.map { [Lane.heading($0)] } ?? []) + group.rows.map(Lane.row)
    }
  }

  fileprivate func ink(of row: Row) -> Ink {
    let someStandOut = rows.contains { $0.emphasis == .emphasised }
    return someStandOut && row.emphasis == .normal ? .muted : .series(0)
  }

  fileprivate var numbers: [Double] {
    let figures = rows.flatMap { row -> [Double] in
      guard case .value(let value, let interval, _) = row.figure else { return [] }
      return [value] + (interval.map { [$0.lowerBound, $0.upperBound] } ?? [])
    }
    return figures + (benchmark.map { [$0.value] } ?? [])
  }
}

extension ComparisonChart.Row {
  fileprivate var isBold: Bool { emphasis == .emphasised }

  /// The text in the column of values.
  fileprivate var valueText: String {
    switch figure {
    case .value(_, _, let text): text
    case .missing(let mark, _): mark
    }
  }

  fileprivate func name(in layout: ChartLayout) -> String {
    layout == .narrow ? shortName ?? name : name
  }
}

/// The key: empty if there are only dots, which the title of the chart explains.
private func keyItems(_ chart: ComparisonChart, _ layout: ChartLayout) -> [KeyItem] {
  guard let name = chart.intervalName else { return [] }
  let hasMuted = chart.rows.contains { chart.ink(of: $0) == .muted }
  let ink = hasMuted ? Ink.muted : .series(0)
  let radius = layout.dotRadius
  let dot = KeyItem(text: chart.valueName, sampleWidth: radius * 2) { place in
    [DotMark(point: Point(place.x + radius, place.y), radius: radius, shape: .circle, ink: ink)]
  }
  let interval = KeyItem(text: name, sampleWidth: 22) { place in
    [IntervalMark(from: Point(place.x + 1, place.y), toX: place.x + 21, capHeight: 8, ink: ink)]
  }
  return [dot, interval]
}

/// The positions of the columns and lines of one drawing.
private struct Frame {
  var chart: ComparisonChart
  var layout: ChartLayout
  var lanes: [Lane]
  var nameWidth: Double
  var benchmarkY: Double
  var ticksY: Double
  var bands: BandScale
  var axis: ValueAxis
  var height: Double

  init(_ chart: ComparisonChart, _ layout: ChartLayout, _ lanes: [Lane], top: Double) {
    self.chart = chart
    self.layout = layout
    self.lanes = lanes
    let size = layout.textSize
    let line = layout.lineHeight
    let longest = chart.rows.map {
      textWidth($0.name(in: layout), size: size, isBold: $0.isBold)
    }.max()
    nameWidth = min(longest ?? 0, layout.width * 0.38)
    let values = chart.rows.map { textWidth($0.valueText, size: size, isBold: $0.isBold) }
    let valueWidth = min(values.max() ?? 0, layout.width * 0.2)
    benchmarkY = top + line / 2
    ticksY = benchmarkY + (chart.benchmark == nil ? 0 : line + 2)
    let plotTop = ticksY + line / 2 + 3
    let plotBottom = plotTop + Double(lanes.count) * layout.rowHeight
    bands = BandScale(count: lanes.count, range: Extent(plotTop, plotBottom))
    // Half a tick label may extend beyond either side.
    let range = Extent(nameWidth + 16, layout.width - valueWidth - 20)
    axis = ValueAxis(
      covering: chart.numbers,
      range: range,
      format: chart.format,
      about: layout.tickCount(over: range, along: .across),
      end: .atData
    )
    height = plotBottom + (lanes.count > 15 ? line + 6 : 4)
  }

  func axisMarks() -> [any Mark] {
    let plot = bands.range
    var marks = axis.verticalGrid(over: stretches(where: \.isPlotted))
    marks += benchmarkMarks()
    marks += axis.labelsInLine(at: ticksY, size: layout.smallSize)
    if height - plot.end > layout.lineHeight {
      let y = plot.end + layout.lineHeight / 2 + 3
      marks += axis.labelsInLine(at: y, size: layout.smallSize)
    }
    return marks
  }

  /// The stretches of adjacent bands that satisfy a predicate.
  private func stretches(where claim: (Lane) -> Bool) -> [Extent] {
    var stretches: [Extent] = []
    for (index, lane) in lanes.enumerated() where claim(lane) {
      let start = bands.range.start + Double(index) * bands.step
      if let last = stretches.last, last.end > start - bands.step / 2 {
        stretches[stretches.count - 1].end = start + bands.step
      } else {
        stretches.append(Extent(start, start + bands.step))
      }
    }
    return stretches
  }

  private func benchmarkMarks() -> [any Mark] {
    guard let benchmark = chart.benchmark else { return [] }
    let words = layout == .narrow ? benchmark.shortLabel ?? benchmark.label : benchmark.label
    let size = layout.smallSize
    let text = shortened(words, to: layout.width, size: size, isBold: true)
    let half = textWidth(text, size: size, isBold: true) / 2
    let x = axis.scale.position(of: benchmark.value)
    let middle = min(max(x, half), layout.width - half)
    let top = Extent(benchmarkY + layout.lineHeight / 2, bands.range.start)
    let stretches = [top] + stretches { !$0.isMissing }
    return [
      RuleMark(
        lines: stretches.map { [Point(x, $0.start), Point(x, $0.end)] },
        role: .benchmark
      ),
      LabelMark(
        text: text,
        point: Point(middle, benchmarkY),
        size: size,
        anchor: .middle,
        weight: .bold
      ),
    ]
  }

  func band(behind lane: Lane, at y: Double) -> [any Mark] {
    guard lane.row?.emphasis == .emphasised else { return [] }
    let origin = Point(0, y - bands.step / 2)
    return [BandMark(area: Rectangle(origin: origin, width: layout.width, height: bands.step))]
  }

  func marks(of lane: Lane, at y: Double) -> [any Mark] {
    switch lane {
    case .heading(let heading):
      let text = shortened(heading, to: layout.width, size: layout.textSize, isBold: true)
      let place = Point(0, y + 2)
      return [
        LabelMark(text: text, point: place, size: layout.textSize, weight: .bold, ground: .halo)
      ]
    case .row(let row):
      return texts(of: row, at: y) + figure(of: row, at: y)
    }
  }

  private func texts(of row: ComparisonChart.Row, at y: Double) -> [any Mark] {
    let size = layout.textSize
    let weight: LabelMark.Weight = row.isBold ? .bold : .regular
    let name = shortened(row.name(in: layout), to: nameWidth, size: size, isBold: row.isBold)
    let room = layout.width - axis.scale.range.end
    let value = shortened(row.valueText, to: room, size: size, isBold: row.isBold)
    return [
      LabelMark(text: name, point: Point(0, y), size: size, weight: weight),
      LabelMark(
        text: value,
        point: Point(layout.width, y),
        size: size,
        anchor: .end,
        weight: weight
      ),
    ]
  }

  private func figure(of row: ComparisonChart.Row, at y: Double) -> [any Mark] {
    let range = axis.scale.range
    switch row.figure {
    case .missing(_, let words):
      let text = shortened(words, to: range.length - 6, size: layout.smallSize)
      let place = Point(range.start + 6, y)
      return [LabelMark(text: text, point: place, size: layout.smallSize)]
    case .value(let value, let interval, _):
      // A value that is not finite has no position; its text is still printed.
      guard value.isFinite else { return [] }
      let ink = chart.ink(of: row)
      let scale = axis.scale
      let dot = DotMark(
        point: Point(scale.position(of: value), y),
        radius: layout.dotRadius,
        shape: row.isBold ? .diamond : .circle,
        ink: ink
      )
      guard let interval else { return [dot] }
      let from = Point(scale.position(of: interval.lowerBound), y)
      let toX = scale.position(of: interval.upperBound)
      return [IntervalMark(from: from, toX: toX, capHeight: 8, ink: ink), dot]
    }
  }
}
