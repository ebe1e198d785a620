import Markup

/// Draws a funnel: key, grid, limits, benchmark, bodies, and names if there is room.
func funnelDrawing(_ chart: FunnelChart, _ layout: ChartLayout) -> Drawing {
  guard !chart.points.isEmpty else { return .empty(chart.words.empty, layout: layout) }
  let key = keyMarks(keyItems(chart, layout), layout: layout)
  let frame = FunnelFrame(chart, layout, top: key.height)
  // Points in line come first, so that outliers are drawn on top.
  let order = chart.points.sorted { $0.rank < $1.rank }
  let marks =
    frame.axisMarks() + frame.limitMarks() + frame.benchmarkMarks() + key.marks
    + order.map(frame.dot) + frame.nameMarks()
  return Drawing(layout: layout, height: frame.height, marks: marks)
}

extension FunnelChart.Point {
  fileprivate var rank: Int {
    switch comparison {
    case .inLine: isNamed ? 3 : 0
    case .higher(let isFar), .lower(let isFar): isNamed ? 3 : isFar ? 2 : 1
    }
  }

  fileprivate var isLabelled: Bool { rank >= 2 }

  fileprivate func dot(at place: Point, _ layout: ChartLayout) -> DotMark {
    let radius = layout.dotRadius + (isNamed ? 2 : 0)
    let (shape, ink, isSolid): (Shape, Ink, Bool) =
      switch comparison {
      case .inLine: (.circle, .muted, true)
      case .higher(let isFar): (.triangle, .series(2), isFar)
      case .lower(let isFar): (.triangleDown, .series(3), isFar)
      }
    return DotMark(
      point: place,
      radius: radius,
      shape: shape,
      ink: isNamed ? .series(0) : ink,
      filling: isSolid ? .solid : .hollow
    )
  }
}

extension FunnelChart.Limits {
  fileprivate func line(_ runs: [[Point]]) -> LineMark {
    LineMark(
      runs: runs,
      ink: isMain ? .text : .muted,
      width: isMain ? 1.5 : 1,
      dash: isWide ? .solid : .long
    )
  }
}

private func keyItems(_ chart: FunnelChart, _ layout: ChartLayout) -> [KeyItem] {
  func dot(_ words: String, _ comparison: FunnelChart.Comparison) -> KeyItem {
    let point = FunnelChart.Point(
      name: "",
      size: 1,
      value: 0,
      comparison: comparison,
      isNamed: false
    )
    let radius = layout.dotRadius
    return KeyItem(text: words, sampleWidth: radius * 2 + 2) { place in
      [point.dot(at: Point(place.x + radius + 1, place.y), layout)]
    }
  }
  let comparisons = Set(chart.points.map(\.comparison))
  let words = chart.words
  let outside: [(FunnelChart.Comparison, String)] = [
    (.higher(isFar: true), "\(words.higher), \(words.far)"),
    (.higher(isFar: false), "\(words.higher), \(words.near)"),
    (.lower(isFar: false), "\(words.lower), \(words.near)"),
    (.lower(isFar: true), "\(words.lower), \(words.far)"),
  ]
  return [dot(words.inLine, .inLine)]
    + outside.filter { comparisons.contains($0.0) }.map { dot($0.1, $0.0) }
    + chart.limits.map { limits in
      KeyItem(text: limits.name, sampleWidth: 26) { place in
        [limits.line([[place, Point(place.x + 26, place.y)]])]
      }
    }
}

/// The positions of the plot and its axes.
private struct FunnelFrame {
  var chart: FunnelChart
  var layout: ChartLayout
  var values: ValueAxis
  var sizes: SquareRootScale
  var plot: (left: Double, top: Double, right: Double, bottom: Double)
  var height: Double

  init(_ chart: FunnelChart, _ layout: ChartLayout, top: Double) {
    self.chart = chart
    self.layout = layout
    let plotTop = top + layout.lineHeight / 2
    let plotBottom = plotTop + (layout == .wide ? 340 : 280)
    let range = Extent(plotBottom, plotTop)
    values = ValueAxis(
      covering: chart.points.map(\.value) + [chart.benchmark.value],
      range: range,
      format: chart.format,
      about: layout.tickCount(over: range, along: .up),
      end: .atTick
    )
    let widest = values.ticks.map { textWidth($0.text, size: layout.smallSize) }.max() ?? 0
    let left = widest + 8
    let right = layout.width - 16
    let largest = chart.points.map(\.size).max() ?? 1
    sizes = SquareRootScale(upper: largest * 1.08, range: Extent(left, right))
    plot = (left, plotTop, right, plotBottom)
    height = plotBottom + layout.lineHeight * 2 + 8
  }

  func place(_ point: FunnelChart.Point) -> Point {
    Point(sizes.position(of: point.size), values.scale.position(of: point.value))
  }

  func dot(_ point: FunnelChart.Point) -> any Mark { point.dot(at: place(point), layout) }

  func axisMarks() -> [any Mark] {
    let y = plot.bottom + layout.lineHeight / 2 + 4
    let ticks = sizes.ticks(spacing: layout == .wide ? 84 : 64)
    let labels = ticks.map { tick -> any Mark in
      let text = groupedText(Int(tick))
      let half = textWidth(text, size: layout.smallSize) / 2
      let x = min(sizes.position(of: tick), layout.width - half)
      return LabelMark(text: text, point: Point(x, y), size: layout.smallSize, anchor: .middle)
    }
    let lines = ticks.map { tick in
      let x = sizes.position(of: tick)
      return [Point(x, plot.bottom), Point(x, plot.bottom + 4)]
    }
    let name = shortened(chart.sizeName, to: layout.width - plot.left, size: layout.smallSize)
    let title = LabelMark(
      text: name,
      point: Point(plot.right, y + layout.lineHeight),
      size: layout.smallSize,
      anchor: .end
    )
    return values.horizontalGrid(over: Extent(plot.left, plot.right))
      + values.labelsInColumn(endingAt: plot.left - 6, size: layout.smallSize)
      + [RuleMark(lines: lines, role: .axis)] + labels + [title]
  }

  /// Each limit as a line over the sizes for which it is inside the plot.
  func limitMarks() -> [any Mark] {
    let steps = 80
    let domain = values.scale.domain
    return chart.limits.sorted { !$0.isMain && $1.isMain }.map { limits in
      var lower: [Point] = []
      var upper: [Point] = []
      for step in 1...steps {
        let size = sizes.value(atShare: Double(step) / Double(steps))
        let range = limits.range(size)
        let x = sizes.position(of: size)
        if range.lowerBound > 0 {
          lower.append(Point(x, values.scale.position(of: range.lowerBound)))
        }
        if range.upperBound <= domain.upper {
          upper.append(Point(x, values.scale.position(of: range.upperBound)))
        }
      }
      return limits.line([lower, upper].filter { $0.count > 1 })
    }
  }

  func benchmarkMarks() -> [any Mark] {
    let y = values.scale.position(of: chart.benchmark.value)
    return [RuleMark(lines: [[Point(plot.left, y), Point(plot.right, y)]], role: .benchmark)]
  }

  /// The names of outliers and the label of the benchmark, placed so that they cover nothing.
  func nameMarks() -> [any Mark] {
    var names = NamePlacer(
      left: plot.left,
      right: layout.width,
      top: plot.top - layout.lineHeight / 2,
      bottom: plot.bottom,
      points: chart.points.map { Box(around: place($0), radius: layout.dotRadius) }
    )
    let size = layout.smallSize
    let label = chart.benchmark.label
    let labelPlace = names.benchmarkPlace(
      width: textWidth(label, size: size, isBold: true),
      height: layout.lineHeight,
      line: values.scale.position(of: chart.benchmark.value)
    )
    var marks: [any Mark] = [
      LabelMark(
        text: label,
        point: labelPlace,
        size: size,
        anchor: .end,
        weight: .bold,
        ground: .halo
      )
    ]
    for point in chart.points.filter(\.isNamed) + chart.points.filter({ !$0.isNamed })
    where point.isLabelled {
      marks += names.place(
        point.name,
        at: place(point),
        distance: layout.dotRadius + 4,
        size: size,
        isBold: point.isNamed,
        isNeeded: point.isNamed
      )
    }
    return marks
  }
}
