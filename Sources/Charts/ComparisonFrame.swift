/// The positions of the columns and lines of one drawing.
struct ComparisonFrame {
  var chart: ComparisonChart
  var layout: ChartLayout
  var lanes: [ComparisonLane]
  var nameWidth: Double
  /// The middle of the heading of the values, and of the lines below it.
  var headingY: Double
  var benchmarkY: Double
  var ticksY: Double
  var bands: BandScale
  var axis: ValueAxis
  var height: Double

  init(_ chart: ComparisonChart, _ layout: ChartLayout, _ lanes: [ComparisonLane], top: Double) {
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
    headingY = top + line / 2
    // Without intervals, the title of the chart is heading enough.
    benchmarkY = headingY + (chart.intervalName == nil ? 0 : line)
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

  /// The meaning of the values, above their column.
  func headingMarks() -> [any Mark] {
    guard chart.intervalName != nil else { return [] }
    return [
      LabelMark(
        text: shortened(chart.valueName, to: layout.width, size: layout.smallSize),
        point: Point(layout.width, headingY),
        size: layout.smallSize,
        anchor: .end
      )
    ]
  }

  /// The stretches of adjacent bands that satisfy a predicate.
  private func stretches(where claim: (ComparisonLane) -> Bool) -> [Extent] {
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
}

/// A band of the chart: a heading or a row.
enum ComparisonLane {
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
  var rows: [Row] { groups.flatMap(\.rows) }

  var lanes: [ComparisonLane] {
    groups.flatMap { group in
      (group.heading.map { [.heading($0)] } ?? []) + group.rows.map(ComparisonLane.row)
    }
  }

  func ink(of row: Row) -> Ink {
    let someStandOut = rows.contains { $0.emphasis == .emphasised }
    return someStandOut && row.emphasis == .normal ? .muted : .series(0)
  }

  var numbers: [Double] {
    let figures = rows.flatMap { row -> [Double] in
      guard case .value(let value, let interval, _) = row.figure else { return [] }
      return [value] + (interval.map { [$0.lowerBound, $0.upperBound] } ?? [])
    }
    return figures + (benchmark.map { [$0.value] } ?? [])
  }
}

extension ComparisonChart.Row {
  var isBold: Bool { emphasis == .emphasised }

  /// The text in the column of values.
  var valueText: String {
    switch figure {
    case .value(_, _, let text): text
    case .missing(let mark, _): mark
    }
  }

  func name(in layout: ChartLayout) -> String {
    layout == .narrow ? shortName ?? name : name
  }
}
