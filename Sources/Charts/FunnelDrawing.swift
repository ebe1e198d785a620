import Markup

/// Draws a funnel: key, grid, limits, benchmark, bodies, and names if there is room.
func funnelDrawing(_ chart: FunnelChart, _ layout: ChartLayout) -> Drawing {
  guard !chart.points.isEmpty else { return .empty(chart.words.empty, layout: layout) }
  // The key says what the squares are, and its height is not known before.
  let keyless = FunnelFrame(chart, layout, top: 0)
  let bins = keyless.bins
  let key = keyMarks(keyItems(keyless, bins), layout: layout)
  let frame = FunnelFrame(chart, layout, top: key.height)
  let points = frame.points
  // Points in line come first, so that outliers are drawn on top.
  let order = points.sorted { $0.rank < $1.rank }
  let named = points.filter(\.isNamed) + points.filter { $0.isFar && !$0.isNamed }
  let marks =
    frame.axisMarks() + (bins.map(frame.marks) ?? []) + frame.limitMarks() + frame.benchmarkMarks()
    + key.marks + order.map(frame.dot) + frame.nameMarks(of: named, around: frame.obstacles)
  return Drawing(layout: layout, height: frame.height, marks: marks)
}

extension FunnelChart.Point {
  fileprivate var rank: Int {
    switch comparison {
    case .inLine: isNamed ? 3 : 0
    case .higher(let isFar), .lower(let isFar): isNamed ? 3 : isFar ? 2 : 1
    }
  }

  /// Whether it is outside the wider limits.
  var isFar: Bool {
    switch comparison {
    case .inLine: false
    case .higher(let isFar), .lower(let isFar): isFar
    }
  }

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
      ink: .text,
      width: 1.5,
      dash: isWide ? .solid : .long
    )
  }
}

private func keyItems(_ frame: FunnelFrame, _ bins: FunnelBins?) -> [KeyItem] {
  let (chart, layout) = (frame.chart, frame.layout)
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
  let words = chart.words
  let points = frame.points
  // The sample of a direction is filled if none of its bodies is only just outside.
  func outside(
    _ text: String,
    _ comparison: (_ isFar: Bool) -> FunnelChart.Comparison
  ) -> [KeyItem] {
    let kinds = [false, true].map(comparison)
    return kinds.first { kind in points.contains { $0.comparison == kind } }
      .map { [dot(text, $0)] } ?? []
  }
  return (bins?.keyItems(words) ?? [dot(words.inLine, .inLine)])
    + outside(words.higher) { .higher(isFar: $0) } + outside(words.lower) { .lower(isFar: $0) }
}

/// The positions of the plot and its axes.
struct FunnelFrame {
  var chart: FunnelChart
  /// The bodies that are drawn as dots.
  var points: [FunnelChart.Point]
  var layout: ChartLayout
  var values: ValueAxis
  var sizes: SquareRootScale
  var plot: (left: Double, top: Double, right: Double, bottom: Double)
  /// The title of the axis of sizes, in lines that fit.
  private var sizeLines: [String]
  var height: Double

  init(_ chart: FunnelChart, _ layout: ChartLayout, top: Double) {
    self.chart = chart
    points = chart.separatePoints
    self.layout = layout
    // The title of the axis of values is above the plot.
    let plotTop = top + layout.lineHeight * 1.5
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
    sizeLines = wrapped(chart.sizeName, to: right - left, size: layout.smallSize, isBold: false)
    height = plotBottom + layout.lineHeight * Double(1 + sizeLines.count) + 8
  }

  func place(_ point: FunnelChart.Point) -> Point {
    Point(sizes.position(of: point.size), values.scale.position(of: point.value))
  }

  func dot(_ point: FunnelChart.Point) -> DotMark { point.dot(at: place(point), layout) }

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
    let titles = sizeLines.enumerated().map { index, line in
      LabelMark(
        text: line,
        point: Point(plot.right, y + layout.lineHeight * Double(index + 1)),
        size: layout.smallSize,
        anchor: .end
      )
    }
    let valueTitle = LabelMark(
      text: shortened(chart.valueName, to: layout.width, size: layout.smallSize),
      point: Point(0, plot.top - layout.lineHeight),
      size: layout.smallSize
    )
    return values.horizontalGrid(over: Extent(plot.left, plot.right))
      + values.labelsInColumn(endingAt: plot.left - 6, size: layout.smallSize)
      + [RuleMark(lines: lines, role: .axis)] + labels + titles + [valueTitle]
  }

  /// Each limit as a line over the sizes for which it is inside the plot.
  func limitMarks() -> [any Mark] {
    let steps = 80
    let domain = values.scale.domain
    return chart.limits.map { limits in
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

  /// The names of some bodies and the label of the benchmark, placed so that they cover nothing.
  func nameMarks(of points: [FunnelChart.Point], around obstacles: [Box]) -> [any Mark] {
    var names = NamePlacer(
      left: plot.left,
      right: layout.width,
      top: plot.top - layout.lineHeight / 2,
      bottom: plot.bottom,
      points: obstacles
    )
    let size = layout.smallSize
    var marks = lineNames(&names)
    for point in points {
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

  /// The names on the lines: the benchmark, and the limits where there is room.
  private func lineNames(_ names: inout NamePlacer) -> [any Mark] {
    let size = layout.smallSize
    let (upper, largest) = (values.scale.domain.upper, sizes.upper)
    let limits = chart.limits.compactMap { limits -> (String, Double)? in
      let range = limits.range(largest)
      if range.upperBound <= upper { return (limits.name, range.upperBound) }
      return range.lowerBound > 0 ? (limits.name, range.lowerBound) : nil
    }
    let lines = [(chart.benchmark.label, chart.benchmark.value)] + limits
    return lines.enumerated().compactMap { index, line in
      let isBenchmark = index == 0
      let place = names.place(
        onLine: values.scale.position(of: line.1),
        width: textWidth(line.0, size: size, isBold: isBenchmark),
        height: layout.lineHeight,
        isNeeded: isBenchmark
      )
      return place.map {
        LabelMark(
          text: line.0,
          point: $0,
          size: size,
          anchor: .end,
          weight: isBenchmark ? .bold : .regular,
          ground: .halo
        )
      }
    }
  }
}
