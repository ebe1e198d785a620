import Markup

/// Draws a histogram: label of the benchmark, grid, bars, benchmark, ticks and titles.
func histogramDrawing(_ chart: HistogramChart, _ layout: ChartLayout) -> Drawing {
  guard !chart.values.isEmpty else { return .empty(chart.emptyWords, layout: layout) }
  let frame = HistogramFrame(chart, layout)
  return Drawing(layout: layout, height: frame.height, marks: frame.marks)
}

/// The positions of the bars and axes.
private struct HistogramFrame {
  var chart: HistogramChart
  var layout: ChartLayout
  var values: ValueAxis
  var counts: ValueAxis
  /// The lower end of the axis of values, and the width of a bar on it.
  var start: Double
  var step: Double
  var bars: [Int]
  var plot: Rectangle
  var benchmarkY: Double

  var height: Double { plot.origin.y + plot.height + layout.lineHeight * 2 + 10 }

  init(_ chart: HistogramChart, _ layout: ChartLayout) {
    self.chart = chart
    self.layout = layout
    let line = layout.lineHeight
    // The title of the axis of numbers is above the plot, then the label of the benchmark.
    benchmarkY = line * 1.5
    let top = line * (chart.benchmark == nil ? 1.5 : 2.5)
    let bottom = top + (layout == .wide ? 260 : 200)
    let left = layout == .wide ? 56.0 : 44
    let range = Extent(left, layout.width - 16)
    values = ValueAxis(
      covering: chart.values + (chart.benchmark.map { [$0.value] } ?? []),
      range: range,
      format: chart.format,
      about: layout.tickCount(over: range, along: .across),
      end: .atTick
    )
    let domain = values.scale.domain
    // Four bars from tick to tick, so that bars meet at the ticks.
    let number = max(1, values.ticks.count - 1) * 4
    start = domain.lower
    step = domain.length.magnitude / Double(number)
    var bars = Array(repeating: 0, count: number)
    for value in chart.values where value.isFinite {
      // A value where two bars meet is in the upper one, whichever way its quotient was rounded.
      let index = Int((value - domain.lower) / step + 1e-9)
      bars[min(max(0, index), number - 1)] += 1
    }
    self.bars = bars
    let upright = Extent(bottom, top)
    counts = ValueAxis(
      covering: bars.map(Double.init),
      range: upright,
      format: .count,
      about: layout.tickCount(over: upright, along: .up),
      end: .atTick
    )
    plot = Rectangle(origin: Point(left, top), width: range.length, height: bottom - top)
  }

  var marks: [any Mark] {
    let (left, right) = (plot.origin.x, plot.origin.x + plot.width)
    let bottom = plot.origin.y + plot.height
    let tickY = bottom + layout.lineHeight / 2 + 4
    let titles = [
      LabelMark(
        text: shortened(chart.countName, to: layout.width, size: layout.smallSize),
        point: Point(0, layout.lineHeight / 2),
        size: layout.smallSize
      ),
      LabelMark(
        text: shortened(chart.valueName, to: layout.width, size: layout.smallSize),
        point: Point(right, tickY + layout.lineHeight),
        size: layout.smallSize,
        anchor: .end
      ),
    ]
    let ticks = RuleMark(
      lines: values.ticks.map { tick in
        let x = values.scale.position(of: tick.value)
        return [Point(x, bottom), Point(x, bottom + 4)]
      },
      role: .axis
    )
    return counts.horizontalGrid(over: Extent(left, right))
      + counts.labelsInColumn(endingAt: left - 6, size: layout.smallSize)
      + [HistogramBars(areas: areas), ticks]
      + values.labelsInLine(at: tickY, size: layout.smallSize) + benchmarkMarks + titles
  }

  /// The bars that are not empty; a gap of a pixel keeps neighbours apart.
  private var areas: [Rectangle] {
    let bottom = plot.origin.y + plot.height
    return bars.enumerated().compactMap { index, count in
      guard count > 0 else { return nil }
      let left = values.scale.position(of: start + Double(index) * step)
      let right = values.scale.position(of: start + Double(index + 1) * step)
      let top = counts.scale.position(of: Double(count))
      return Rectangle(
        origin: Point(left + 0.5, top),
        width: right - left - 1,
        height: bottom - top
      )
    }
  }

  private var benchmarkMarks: [any Mark] {
    guard let benchmark = chart.benchmark else { return [] }
    let x = values.scale.position(of: benchmark.value)
    let size = layout.smallSize
    let text = layout == .narrow ? benchmark.shortLabel ?? benchmark.label : benchmark.label
    let label = shortened(text, to: layout.width, size: size, isBold: true)
    let half = textWidth(label, size: size, isBold: true) / 2
    let middle = min(max(x, half), layout.width - half)
    return [
      RuleMark(
        lines: [[Point(x, benchmarkY + size / 2 + 2), Point(x, plot.origin.y + plot.height)]],
        role: .benchmark
      ),
      LabelMark(
        text: label,
        point: Point(middle, benchmarkY),
        size: size,
        anchor: .middle,
        weight: .bold
      ),
    ]
  }
}

/// The bars of a histogram, as one path.
private struct HistogramBars: Mark {
  var areas: [Rectangle]

  var markup: Markup {
    let ink = Ink.series(0)
    return .element(
      "path",
      [
        "d": areas.map(\.path).joined(),
        "class": "dot \(ink.className)",
        "fill": ink.colour,
        "stroke": ink.colour,
        "stroke-width": "0",
      ]
    )
  }
}
