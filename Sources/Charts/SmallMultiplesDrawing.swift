/// Draws small multiples: a key with the common scale, then the panels row by row.
///
/// What all panels share is in one key, because a panel, at most 155 wide and 56 high, is too small
/// for the name of a benchmark or the ends of the scale beside its lines.
func multiplesDrawing(_ chart: SmallMultiplesChart, _ layout: ChartLayout) -> Drawing {
  let numbers = chart.panels.flatMap(\.figures).compactMap(\.number)
  guard !numbers.isEmpty else { return .empty(chart.words.empty, layout: layout) }
  let grid = PanelGrid(chart, layout, covering: numbers + chart.benchmark.compactMap { $0 })
  let key = keyMarks(grid.keyItems, layout: layout)
  let panels = chart.panels.indices.flatMap { grid.marks(of: $0, below: key.height) }
  let rows = (chart.panels.count + grid.columns - 1) / grid.columns
  let height = key.height + Double(rows) * grid.panelHeight
  return Drawing(layout: layout, height: height, marks: key.marks + panels)
}

/// The arrangement of the panels, and the scale that they share.
private struct PanelGrid {
  var chart: SmallMultiplesChart
  var layout: ChartLayout
  var columns: Int
  var axis: ValueAxis

  let gap = 20.0
  var plotHeight: Double { layout == .wide ? 56 : 48 }
  var panelHeight: Double { layout.lineHeight * 2 + plotHeight + 14 }
  var panelWidth: Double {
    (layout.width - gap * Double(columns - 1)) / Double(columns)
  }

  init(_ chart: SmallMultiplesChart, _ layout: ChartLayout, covering numbers: [Double]) {
    self.chart = chart
    self.layout = layout
    columns = layout == .wide ? 4 : 2
    axis = ValueAxis(
      covering: numbers,
      range: Extent(layout == .wide ? 56 : 48, 0),
      format: chart.format,
      about: 2,
      end: .atTick
    )
  }

  var keyItems: [KeyItem] {
    let ends = [axis.ticks.first?.text, axis.ticks.last?.text].compactMap { $0 }
    let line = KeyItem(text: chart.words.line, sampleWidth: 24) { place in
      [LineMark(runs: [[place, Point(place.x + 24, place.y)]], ink: .series(0), width: 2)]
    }
    let benchmark = KeyItem(text: chart.words.benchmark, sampleWidth: 24) { place in
      [
        LineMark(
          runs: [[place, Point(place.x + 24, place.y)]],
          ink: .muted,
          width: 1.5,
          dash: .long
        )
      ]
    }
    let scale = KeyItem(
      text: "\(chart.words.scale) \(ends.joined(separator: " – "))",
      sampleWidth: 0
    ) { _ in [] }
    let figures = chart.panels.flatMap(\.figures)
    let provisional = KeyItem(text: chart.words.provisional, sampleWidth: 8) { place in
      [
        DotMark(
          point: Point(place.x + 4, place.y),
          radius: 3,
          shape: .circle,
          ink: .series(0),
          filling: .hollow
        )
      ]
    }
    let missing = KeyItem(text: chart.words.missing, sampleWidth: 8) { place in
      [CrossMark(point: Point(place.x + 4, place.y), radius: 3, ink: .series(0))]
    }
    let seriesBreak = KeyItem(text: chart.words.seriesBreak, sampleWidth: 8) { place in
      let line = [Point(place.x + 4, place.y - 8), Point(place.x + 4, place.y + 8)]
      return [RuleMark(lines: [line], role: .seriesBreak)]
    }
    return [line] + (chart.breaks.isEmpty ? [] : [seriesBreak])
      + (chart.benchmark.isEmpty ? [] : [benchmark]) + [scale]
      + (figures.contains(where: \.isProvisional) ? [provisional] : [])
      + (figures.contains { $0.number == nil } ? [missing] : [])
  }

  func marks(of index: Int, below top: Double) -> [any Mark] {
    let panel = chart.panels[index]
    let left = Double(index % columns) * (panelWidth + gap)
    let y = top + Double(index / columns) * panelHeight
    let plotTop = y + layout.lineHeight * 2 + 2
    let bands = TimeScale(
      times: panel.figures.indices.map { $0 < chart.times.count ? chart.times[$0] : nil },
      range: Extent(left, left + panelWidth)
    )
    let gaps = panel.figures.indices.dropFirst().filter { !bands.followsAtOnce($0) }
    let stops = chart.breaks.union(gaps)
    func place(_ period: Int, _ number: Double) -> Point {
      Point(bands.middle(of: period), plotTop + axis.scale.position(of: number))
    }
    let points = panel.figures.enumerated().map { period, figure in
      figure.number.map { place(period, $0) }
    }
    let behind = chart.benchmark.enumerated().map { period, number in
      number.map { place(period, $0) }
    }
    let zero = plotTop + axis.scale.position(of: 0)
    let baseline = RuleMark(
      lines: [[Point(left, zero), Point(left + panelWidth, zero)]],
      role: .axis
    )
    let lines: [any Mark] = [
      LineMark(runs: runs(behind, breaks: stops), ink: .muted, width: 1.5, dash: .long),
      LineMark(runs: runs(points, breaks: stops), ink: .series(0), width: 2),
    ].filter { !$0.runs.isEmpty }
    let crosses = panel.figures.indices.filter { points[$0] == nil }.map { period in
      CrossMark(point: Point(bands.middle(of: period), zero - 5), radius: 3, ink: .series(0))
    }
    let breaks = chart.breaks.filter { $0 > 0 && panel.figures.indices.contains($0) }.sorted()
    let broken = breaks.map { period in
      let x = (bands.middle(of: period - 1) + bands.middle(of: period)) / 2
      return [Point(x, plotTop), Point(x, zero)]
    }
    let rules = broken.isEmpty ? [] : [RuleMark(lines: broken, role: .seriesBreak)]
    return [baseline] + rules + lines + crosses + dots(panel, points) + texts(panel, left, y)
  }

  /// Dots at the last value, at isolated values, and at provisional ones.
  private func dots(_ panel: SmallMultiplesChart.Panel, _ points: [Point?]) -> [any Mark] {
    points.indices.compactMap { period in
      guard let point = points[period] else { return nil }
      let isLast = points[(period + 1)...].allSatisfy { $0 == nil }
      let isAlone =
        (period == 0 || points[period - 1] == nil) && (isLast || points[period + 1] == nil)
      let isProvisional = panel.figures[period].isProvisional
      guard isLast || isAlone || isProvisional else { return nil }
      return DotMark(
        point: point,
        radius: 3,
        shape: .circle,
        ink: .series(0),
        filling: isProvisional ? .hollow : .solid
      )
    }
  }

  private func texts(
    _ panel: SmallMultiplesChart.Panel,
    _ left: Double,
    _ y: Double
  ) -> [any Mark] {
    let size = layout.smallSize
    let last = panel.figures.last { $0.number != nil }?.text ?? chart.words.missing
    let name = shortened(panel.name, to: panelWidth, size: size, isBold: true)
    return [
      LabelMark(
        text: name,
        point: Point(left, y + layout.lineHeight / 2),
        size: size,
        weight: .bold
      ),
      LabelMark(text: last, point: Point(left, y + layout.lineHeight * 1.5), size: size),
    ]
  }
}
