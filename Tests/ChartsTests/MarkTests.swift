import Testing

@testable import Charts

/// The marks of every sample against its data: how many there are, and where each is.
@Suite struct MarkTests {
  @Test(arguments: samples, ChartLayout.allCases)
  func marksAreInsideTheDrawing(_ sample: Sample, _ layout: ChartLayout) {
    let drawing = sample.chart.drawing(in: layout)
    for mark in drawing.marks {
      for point in corners(of: mark) {
        let isInside =
          (-0.5...layout.width + 0.5).contains(point.x)
          && (-0.5...drawing.height + 0.5).contains(point.y)
        #expect(isInside, "\(mark)")
      }
    }
  }

  @Test(arguments: samples.filter { $0.name.contains("no-") }, ChartLayout.allCases)
  func withoutDataThereIsOneLineOfText(_ sample: Sample, _ layout: ChartLayout) {
    let marks = sample.chart.drawing(in: layout).marks
    #expect(marks.count == 1 && marks[0] is LabelMark)
  }

  @Test(arguments: comparisonSamples, ChartLayout.allCases)
  func aComparisonHasADotAtEachValueBesideItsText(
    _ sample: Sample,
    _ layout: ChartLayout
  ) throws {
    let chart = try #require(sample.chart as? ComparisonChart)
    let rows = chart.groups.flatMap(\.rows)
    guard !rows.isEmpty else { return }
    let drawing = chart.drawing(in: layout)
    // Above intervals, the first of the texts is the heading of the others.
    let texts = drawing.all(LabelMark.self).filter {
      $0.anchor == .end && $0.point.x == layout.width
    }.dropFirst(chart.intervalName == nil ? 0 : 1)
    #expect(texts.count == rows.count)
    #expect(zip(texts, texts.dropFirst()).allSatisfy { $0.point.y < $1.point.y })
    let zero = try #require(drawing.zeroLine?.x)
    // The first interval is in the key, if there is one.
    let hasKey = drawing.all(IntervalMark.self).first?.from.x == 1
    var dots = drawing.all(DotMark.self)[...]
    var intervals = drawing.all(IntervalMark.self).dropFirst(hasKey ? 1 : 0)
    var places = chart.benchmark.map { [($0.value, drawing.benchmarkLine?.x ?? .nan)] } ?? []
    for (row, text) in zip(rows, texts) {
      #expect(drawing.all(LabelMark.self).contains { $0.point == Point(0, text.point.y) })
      guard case .value(let value, let interval, let words) = row.figure else { continue }
      #expect(text.text == words || text.text.hasSuffix("…"))
      guard value.isFinite, let dot = dots.popFirst() else { continue }
      #expect(dot.point.y == text.point.y)
      #expect((dot.shape == .diamond) == (row.emphasis == .emphasised))
      places.append((value, dot.point.x))
      guard let interval, let mark = intervals.popFirst() else { continue }
      #expect(mark.from.y == dot.point.y)
      places += [(interval.lowerBound, mark.from.x), (interval.upperBound, mark.toX)]
    }
    #expect(dots.isEmpty && intervals.isEmpty)
    expectProportion(places, from: zero)
  }

  @Test(arguments: comparisonSamples, ChartLayout.allCases)
  func intervalsAreNamedBesideOneOfThem(_ sample: Sample, _ layout: ChartLayout) throws {
    let chart = try #require(sample.chart as? ComparisonChart)
    guard let name = chart.intervalName, !chart.groups.allSatisfy(\.rows.isEmpty) else { return }
    let drawing = chart.drawing(in: layout)
    let labels = drawing.all(LabelMark.self).filter { $0.text == name }
    let label = try #require(labels.first)
    let intervals = drawing.all(IntervalMark.self).filter { $0.from.y == label.point.y }
    let interval = try #require(intervals.first)
    #expect(labels.count == 1 && intervals.count == 1)
    let isRight = label.anchor == .start
    let gap = isRight ? label.point.x - interval.toX : interval.from.x - label.point.x
    #expect(gap > 5 && gap < 12)
    // In the key, there are no lines to be clear of.
    guard interval.from.x != 1 else { return }
    let left = isRight ? label.point.x : label.point.x - label.width
    for line in [drawing.benchmarkLine, drawing.zeroLine].compactMap(\.self) {
      #expect(line.x < left || line.x > left + label.width)
    }
  }

  @Test func nameOfIntervalsIsInAKeyWhereNoRowHasRoom() throws {
    let sample = try #require(comparisonSamples.first { $0.name.contains("43-rows") })
    #expect(sample.chart.drawing(in: .wide).all(IntervalMark.self).count == 43)
    #expect(sample.chart.drawing(in: .narrow).all(IntervalMark.self).count == 44)
  }

  @Test(arguments: trendSamples, ChartLayout.allCases)
  func aTrendHasADotForEachFigureAndACrossForEachGap(
    _ sample: Sample,
    _ layout: ChartLayout
  ) throws {
    let chart = try #require(sample.chart as? TrendChart)
    guard !chart.numbers.isEmpty, !chart.periods.isEmpty else { return }
    let drawing = chart.drawing(in: layout)
    let zero = try #require(drawing.zeroLine?.y)
    var places: [(Double, Double)] = []
    for index in chart.series.indices {
      let figures = chart.periods.indices.map { chart.figure(index, $0) }
      let dots = drawing.all(DotMark.self).filter { $0.ink == .series(index) }
      let crosses = drawing.all(CrossMark.self).filter { $0.ink == .series(index) }
      let shown = figures.filter { $0.number != nil }
      #expect(dots.count == shown.count && crosses.count == figures.count - shown.count)
      #expect(zip(dots, dots.dropFirst()).allSatisfy { $0.point.x < $1.point.x })
      #expect(crosses.allSatisfy { $0.point.y > zero })
      for (dot, figure) in zip(dots, shown) {
        #expect((dot.filling == .hollow) == figure.isProvisional)
        #expect(dot.shape == .ofSeries(index))
        places.append((figure.number ?? .nan, dot.point.y))
      }
      // A line joins figures that are shown, and nothing else.
      let ends = drawing.all(LineMark.self).filter { $0.ink == .series(index) }.flatMap(\.runs)
      #expect(Set(ends.joined()).isSubset(of: dots.map(\.point)))
    }
    expectProportion(places, from: zero)
    let breaks = drawing.all(RuleMark.self).filter { $0.role == .seriesBreak }
    // One of the plot, one of the key.
    #expect(breaks.count == 2 * chart.breaks.count)
  }

  /// The words are in the row of the crosses, wherever these leave room.
  @Test(arguments: ChartLayout.allCases, [[0], [11], [0, 11], [0, 3, 6, 9], Array(0..<12)])
  func crossesHaveALabelBesideThem(_ layout: ChartLayout, _ missing: [Int]) throws {
    let sample = try #require(samples.first { $0.name == "trend-twelve-periods" })
    var chart = try #require(sample.chart as? TrendChart)
    for period in missing { chart.series[0].figures[period] = .missing }
    let marks = chart.drawing(in: layout).marks
    let crosses = marks.compactMap { $0 as? CrossMark }
    #expect(crosses.count == missing.count)
    let label = try #require(
      marks.compactMap { $0 as? LabelMark }.first { label in
        label.text == chart.words.missing && crosses.allSatisfy { $0.point.y == label.point.y }
      }
    )
    let left = label.anchor == .end ? label.point.x - label.width : label.point.x
    #expect(left >= 0 && left + label.width <= layout.width)
    #expect(crosses.allSatisfy { $0.point.x < left || $0.point.x > left + label.width })
  }

  @Test(arguments: funnelSamples, ChartLayout.allCases)
  func aFunnelHasItsBodiesAtTheirSizeAndValue(_ sample: Sample, _ layout: ChartLayout) throws {
    let chart = try #require(sample.chart as? FunnelChart)
    guard !chart.points.isEmpty else { return }
    let drawing = chart.drawing(in: layout)
    let zero = try #require(drawing.zeroLine)
    let benchmark = try #require(drawing.benchmarkLine)
    let dots = drawing.all(DotMark.self).suffix(chart.points.count)
      .sorted { ($0.point.x, $0.point.y) < ($1.point.x, $1.point.y) }
    let bodies = chart.points.sorted { ($0.size, -$0.value) < ($1.size, -$1.value) }
    expectProportion(
      zip(bodies, dots).map { ($0.value, $1.point.y) } + [(chart.benchmark.value, benchmark.y)],
      from: zero.y
    )
    expectProportion(
      zip(bodies, dots).map { ($0.size.squareRoot(), $1.point.x) },
      from: benchmark.x
    )
    let curves = drawing.all(LineMark.self).filter { $0.runs.contains { $0.count > 2 } }
    #expect(curves.count <= chart.limits.count)
    for run in curves.flatMap(\.runs) {
      let isAbove = run.allSatisfy { $0.y <= benchmark.y + 1e-9 }
      #expect(isAbove || run.allSatisfy { $0.y >= benchmark.y - 1e-9 })
    }
    for body in bodies where body.isNamed {
      let names = drawing.all(LabelMark.self).filter { $0.weight == .bold }.map(\.text)
      #expect(names.contains { $0 == body.name || $0.hasSuffix("…") || body.name.hasPrefix($0) })
    }
  }

  @Test(arguments: multiplesSamples, ChartLayout.allCases)
  func panelsShareOneScale(_ sample: Sample, _ layout: ChartLayout) throws {
    let chart = try #require(sample.chart as? SmallMultiplesChart)
    guard !chart.panels.isEmpty else { return }
    let marks = chart.drawing(in: layout).marks
    let starts = marks.indices.filter { (marks[$0] as? RuleMark)?.role == .axis }
    #expect(starts.count == chart.panels.count)
    var places: [(Double, Double)] = []
    for (index, panel) in chart.panels.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : marks.endIndex
      let own = Array(marks[starts[index]..<end])
      let zero = try #require((own[0] as? RuleMark)?.lines.first?.first)
      let gaps = panel.figures.filter { $0.number == nil }
      #expect(own.filter { $0 is CrossMark }.count == gaps.count)
      let texts = own.compactMap { $0 as? LabelMark }
      #expect(texts.count == 2 && texts.allSatisfy { $0.point.x == zero.x })
      guard let last = panel.figures.last(where: { $0.number != nil }) else {
        #expect(texts.last?.text == chart.words.missing)
        continue
      }
      #expect(texts.last?.text == last.text)
      let dot = try #require(own.compactMap { $0 as? DotMark }.last)
      #expect((dot.filling == .hollow) == last.isProvisional)
      // Up from the axis of its panel.
      places.append((last.number ?? .nan, dot.point.y - zero.y))
    }
    expectProportion(places, from: 0)
  }

  @Test(arguments: stackedSamples, ChartLayout.allCases)
  func theBarsOfARowFillTheAxis(_ sample: Sample, _ layout: ChartLayout) throws {
    let chart = try #require(sample.chart as? StackedChart)
    let rows = chart.groups.flatMap(\.rows)
    guard !rows.isEmpty else { return }
    let drawing = chart.drawing(in: layout)
    let texts = drawing.all(LabelMark.self)
    let zero = try #require(texts.first { $0.text == "0%" && $0.anchor == .middle }).point.x
    let whole =
      try #require(texts.first { $0.text == "100%" && $0.anchor == .middle }).point.x - zero
    // The key has the parts whose names are in no bar.
    let keys = chart.parts.count { part in
      !texts.contains { $0.text == part && $0.anchor == .middle }
    }
    var bars = drawing.all(BarMark.self).dropFirst(keys)
    for row in rows {
      guard case .shares(let shares, _) = row.content else { continue }
      var left = zero
      for (part, share) in shares.enumerated() where share > 0 {
        guard let bar = bars.popFirst() else {
          Issue.record("no bar for the part \(part) of \(row.name)")
          return
        }
        #expect(bar.part == part)
        #expect(abs(bar.area.origin.x - left) < 1e-6)
        #expect(abs(bar.area.width - share * whole) < 1e-6)
        left += share * whole
      }
      #expect(abs(left - zero - whole) < 1e-6)
    }
    #expect(bars.isEmpty)
  }

  @Test(arguments: mapSamples, ChartLayout.allCases)
  func tilesAreOnAGridWithTheirTexts(_ sample: Sample, _ layout: ChartLayout) throws {
    let chart = try #require(sample.chart as? TileMapChart)
    let marks = chart.drawing(in: layout).marks
    let areas = marks.compactMap { ($0 as? TileMark)?.area }
    #expect(areas.count == chart.tiles.count)
    let starts = marks.indices.filter { marks[$0] is TileMark }
    for (index, tile) in chart.tiles.enumerated() {
      let area = areas[index]
      #expect(area.width == areas[0].width && area.height == areas[0].height)
      let x = Double(tile.column - 1) * (area.width + 2) + 1
      let y = Double(tile.row - 1) * (area.height + 2) + 1
      #expect(abs(area.origin.x - x) < 1e-6 && abs(area.origin.y - y) < 1e-6)
      let texts = marks[(starts[index] + 1)...].prefix(tile.lines.count)
        .compactMap { $0 as? LabelMark }
      #expect(texts.count == tile.lines.count)
      for (text, line) in zip(texts, tile.lines) {
        #expect(text.text == line || text.text.hasSuffix("…"))
        #expect(text.width <= area.width)
        #expect(abs(text.point.x - area.origin.x - area.width / 2) <= 1)
      }
    }
  }
}

extension Drawing {
  fileprivate func all<M: Mark>(_ kind: M.Type) -> [M] { marks.compactMap { $0 as? M } }

  /// Where the axis at zero starts.
  fileprivate var zeroLine: Point? {
    all(RuleMark.self).first { $0.role == .axis }?.lines.first?.first
  }

  fileprivate var benchmarkLine: Point? {
    all(RuleMark.self).first { $0.role == .benchmark }?.lines.first?.first
  }
}

/// Expects places at a distance from zero that is in proportion to their values.
private func expectProportion(_ places: [(value: Double, place: Double)], from zero: Double) {
  let largest = places.max { $0.value.magnitude < $1.value.magnitude }
  let unit = largest.map { $0.value == 0 ? 0 : ($0.place - zero) / $0.value } ?? 0
  for (value, place) in places {
    #expect(abs(place - zero - value * unit) < 1e-6, "\(value) at \(place)")
  }
  #expect(unit != 0 || places.allSatisfy { $0.value == 0 })
}

/// The points that a mark covers; texts have a test of their own.
private func corners(of mark: any Mark) -> [Point] {
  func corners(of area: Rectangle) -> [Point] {
    [area.origin, Point(area.origin.x + area.width, area.origin.y + area.height)]
  }
  switch mark {
  case let dot as DotMark: return [dot.point]
  case let cross as CrossMark: return [cross.point]
  case let label as LabelMark: return [label.point]
  case let interval as IntervalMark: return [interval.from, Point(interval.toX, interval.from.y)]
  case let line as LineMark: return line.runs.flatMap(\.self)
  case let rule as RuleMark: return rule.lines.flatMap(\.self)
  case let area as AreaMark: return area.runs.flatMap { $0.lower + $0.upper }
  case let band as BandMark: return corners(of: band.area)
  case let bar as BarMark: return corners(of: bar.area)
  case let tile as TileMark: return corners(of: tile.area)
  default:
    Issue.record("a mark without a test: \(mark)")
    return []
  }
}
