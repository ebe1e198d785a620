import Markup
import Testing

@testable import Charts

/// Guarantees of the recipes for many bodies, read from the text of the drawing.
@Suite struct RecipeTests {
  private func text(_ name: String, _ layout: ChartLayout = .wide) throws -> String {
    let sample = try #require(samples.first { $0.name == name })
    return sample.draw(layout).printed().text
  }

  @Test func aFunnelHasADotForEachBodyAndNamesOnItsLimits() throws {
    let chart = try #require(samples.first { $0.name == "funnel-43-forces" }).chart
    let keys = 3
    #expect(chart.drawing(in: .wide).marks.filter { $0 is DotMark }.count == 43 + keys)
    let drawing = try text("funnel-43-forces")
    #expect(drawing.contains(">95% limits<") && drawing.contains(">99.8% limits<"))
    #expect(drawing.contains(">Charge rate<"))
  }

  @Test func dotsThatDifferOnlyInPositionAreOnePath() throws {
    let solid = outcomes.prefix(3).enumerated().map { index, _ in
      DotMark(point: Point(Double(index), 1), radius: 2, shape: .square, ink: .muted)
    }
    var other = solid[0]
    other.filling = .hollow
    let marks: [any Mark] = solid + [other, solid[1]]
    let paths = DotMark.joined(marks).map { $0.printed().text }
    #expect(paths.count == 3)
    #expect(paths[0].matches(of: /M/).count == 3 && paths[2] == solid[1].markup.printed().text)
  }

  @Test(arguments: ChartLayout.allCases)
  func thePageOfABodyHasNoMarkOfAnother(_ layout: ChartLayout) throws {
    let funnel = try funnel("funnel-43-forces")
    let layers = FunnelLayers(funnel, in: layout)
    var durham = try #require(funnel.points.first { $0.name == "Durham" })
    durham.isNamed = true
    let picture = ParsedDrawing(layers.picture.printed(as: .xml).bytes)
    let overlay = layers.overlay(of: durham, title: "Durham")
    let parsed = ParsedDrawing(overlay.bytes)
    #expect(picture.isWellFormed && picture.texts.isEmpty)
    #expect(picture.root["viewBox"] == parsed.root["viewBox"])
    #expect(overlay.text.matches(of: /class="dot(-hollow)? s/).count == 1)
    #expect(parsed.texts.contains { $0.content.hasPrefix("Durham") })
    for outcome in outcomes where outcome.name != "Durham" {
      #expect(!overlay.text.contains(">\(outcome.name)<"))
    }
  }

  @Test func overlayDoesNotGrowWithTheBodies() throws {
    let funnel = try funnel("funnel-43-forces")
    let durham = try #require(funnel.points.first { $0.name == "Durham" })
    let sizes = funnel.points.map(\.size)
    let values = funnel.points.map(\.value)
    var few = funnel
    few.points = funnel.points.filter { $0.size == sizes.max() || $0.value == values.max() }
    let bytes = [funnel, few, crowded(funnel, 2_000)].map { chart in
      FunnelLayers(chart, in: .wide).overlay(of: durham, title: "").bytes.count
    }
    #expect(few.points.count < 5 && bytes.allSatisfy { abs($0 - bytes[0]) < bytes[0] / 10 })
  }

  @Test func manyBodiesAreADensity() throws {
    let funnel = try funnel("funnel-43-forces")
    let drawings = [500, 501, 20_000].map { crowded(funnel, $0).drawing(in: .wide) }
    let texts = drawings.map { Markup.fragment(DotMark.joined($0.marks)).printed().text }
    #expect(!texts[0].contains("class=\"bin\"") && texts[1].contains("class=\"bin\""))
    // Five classes, each once in the plot and once in the key.
    #expect(texts[2].matches(of: /class="bin"/).count == 10)
    #expect(texts[2].utf8.count < 30_000)
    #expect(drawings[2].marks.count { $0 is DotMark } <= 50 + 2)
  }

  @Test(arguments: ChartLayout.allCases)
  func histogramHasABarForEachRangeWithBodies(_ layout: ChartLayout) {
    let chart = HistogramChart(
      values: [0.01, 0.011, 0.05, 0.1, 0.1],
      benchmark: .init(value: 0.06, label: "All schools 6.0%"),
      format: .percent(decimals: 0),
      valueName: "Often absent",
      countName: "Schools",
      emptyWords: "No figures"
    )
    let drawing = Markup.fragment(DotMark.joined(chart.drawing(in: layout).marks)).printed().text
    let bars = drawing.matches(of: #/d="([^"]*)" class="dot /#).map(\.1)
    #expect(bars.count == 1 && bars[0].matches(of: /M/).count == 3)
    #expect(drawing.contains(">All schools 6.0%<") && drawing.contains(">Schools<"))
    var none = chart
    none.values = []
    let empty = none.drawing(in: layout)
    #expect(Markup.fragment(empty.marks.map(\.markup)).printed().text.contains(">No figures<"))
  }

  @Test func valueWhereTwoBarsMeetIsInTheUpperOne() throws {
    let chart = HistogramChart(
      values: [0.3, 0.5],
      benchmark: nil,
      format: .percent(decimals: 0),
      valueName: "",
      countName: "",
      emptyWords: ""
    )
    let marks = chart.drawing(in: .wide).marks
    let texts = marks.compactMap { $0 as? LabelMark }
    let thirty = try #require(texts.first { $0.text == "30%" }).point.x
    let printed = Markup.fragment(DotMark.joined(marks)).printed().text
    let bars = printed.matches(of: /M([0-9.]+) [0-9.]+h/).compactMap { Double($0.1) }
    #expect(bars.count == 2 && abs(bars[0] - thirty) < 1)
  }

  @Test func partsAreNamedInOneBarOnly() {
    let row = StackedChart.Row(name: "Kent", content: .shares([0.1, 0.9], text: "10%"))
    let chart = StackedChart(
      parts: ["Charged", "Not"],
      groups: [.init(heading: "South", rows: [row]), .init(heading: "Large", rows: [row])],
      emptyWords: "None"
    )
    let texts = chart.drawing(in: .wide).marks.compactMap { $0 as? LabelMark }
    #expect(texts.count { $0.text == "Not" } == 1)
  }

  private func funnel(_ name: String) throws -> FunnelChart {
    let sample = try #require(samples.first { $0.name == name })
    return try #require(sample.chart as? FunnelChart)
  }

  /// As many bodies around those of a funnel.
  private func crowded(_ funnel: FunnelChart, _ count: Int) -> FunnelChart {
    var crowded = funnel
    crowded.points = (0..<count).map { index in
      var point = funnel.points[index % funnel.points.count]
      point.value *= 0.5 + Double(index / funnel.points.count % 97) / 194
      point.size *= 0.2 + Double(index / funnel.points.count % 89) / 110
      return point
    }
    return crowded
  }

  @Test func aNamedBodyHasItsNameAndAColourOfItsOwn() throws {
    let drawing = try text("funnel-one-named")
    #expect(drawing.contains("font-weight=\"bold\"") && drawing.contains(">Durham<"))
    #expect(drawing.contains("series-1\""))
    #expect(try !text("funnel-43-forces").contains(">Durham<"))
  }

  @Test func eachPanelHasANameAndItsLastValue() throws {
    let drawing = try text("multiples-43-forces")
    for outcome in outcomes { #expect(drawing.contains(">\(outcome.name)<")) }
    #expect(try text("multiples-missing-kinds").contains(">no figure<"))
  }

  @Test func anIsolatedValueHasABandToo() throws {
    let chart = TrendChart(
      periods: ["2014", "2015", "2016"].map { .init(label: $0) },
      series: [
        .init(
          name: "Durham",
          figures: [.final(0.1, text: "10%"), .missing, .final(0.2, text: "20%")],
          intervals: [0.05...0.15, nil, nil],
          emphasis: .normal
        )
      ],
      format: .percent(decimals: 0),
      words: .init(missing: "none", provisional: "", interval: "", band: "95% interval", empty: "")
    )
    let drawing = chart.drawing(in: .wide)
    let areas = drawing.marks.compactMap { $0 as? AreaMark }.filter { $0.runs.count == 1 }
    let dot = try #require(drawing.marks.compactMap { $0 as? DotMark }.last { $0.point.x < 300 })
    let band = try #require(areas.first { $0.runs[0].upper.contains { $0.x > dot.point.x } })
    let ends = band.runs[0].upper.map(\.x)
    #expect(ends.count == 2 && ends[0] < dot.point.x && dot.point.x < ends[1])
    #expect(abs(ends[0] + ends[1] - 2 * dot.point.x) < 1e-9)
    #expect(band.runs[0].lower[0].y > dot.point.y && band.runs[0].upper[0].y < dot.point.y)
  }

  @Test func theBarsOfARowAddUpToItsWidth() throws {
    let drawing = try text("stacked-all-equal")
    let widths = drawing.matches(of: /<rect [^>]*width="([0-9.]+)" height="[0-9.]+" class="dot/)
      .compactMap { Double($0.1) }
    #expect(widths.count >= 2)
    #expect(try text("stacked-missing-kinds").contains(">not available<"))
  }

  @Test func aBreakEndsTheLineAndHasItsNote() throws {
    let drawing = try text("trend-break")
    #expect(drawing.contains("class=\"series-break\""))
    #expect(drawing.contains(">2018/19: Counting rules changed<"))
    let line = try #require(drawing.firstMatch(of: /d="([^"]*)" class="line series-1"/))
    #expect(line.1.split(separator: "M").count == 2)
  }

  @Test func aBandStopsWhereTheLineDoes() throws {
    let drawing = try text("trend-interval")
    let area = try #require(drawing.firstMatch(of: /d="([^"]*)" class="area series-1"/))
    #expect(area.1.split(separator: "z").count == 2)
    #expect(drawing.contains(">shaded: 95% interval<") && !drawing.contains(">95% interval<"))
    #expect(try !text("trend-break").contains("class=\"area"))
  }

  @Test func aYearThatIsLeftOutEndsTheLine() throws {
    let line = try #require(
      try text("trend-left-out-years").firstMatch(of: /d="([^"]*)" class="line series-1"/)
    )
    #expect(line.1.split(separator: "M").count == 2)
  }

  @Test func panelsHaveTheBreaksOfTheirSeries() throws {
    let drawing = try text("multiples-break")
    #expect(drawing.contains(">break in the series<"))
    let lines = drawing.matches(of: /d="([^"]*)" class="line series-1"/).map(\.1)
    #expect(lines.last?.split(separator: "M").count == 2)
  }

  @Test func aNameWithoutRoomBesideItsPointStandsApartWithALine() throws {
    var names = NamePlacer(left: 0, right: 200, top: 0, bottom: 200, points: [])
    let point = Point(100, 100)
    names.points = [Box(left: 70, top: 85, right: 160, bottom: 115)]
    func place(isNeeded: Bool) -> [any Mark] {
      var names = names
      return names.place(
        "Durham",
        at: point,
        distance: 8,
        size: 13,
        isBold: true,
        isNeeded: isNeeded
      )
    }
    #expect(place(isNeeded: false).isEmpty)
    let marks = place(isNeeded: true)
    #expect(marks.count == 2)
    #expect(marks.contains { $0 is RuleMark })
  }

  @Test func aTileHasItsLines() throws {
    let drawing = try text("map-43-forces")
    for outcome in outcomes where outcome.name.count < 9 {
      #expect(drawing.contains(">\(outcome.name)<"))
    }
    #expect(drawing.ranges(of: "<rect ").count == outcomes.count)
  }

  @Test func aFileOfItsOwnHasTitleSourceAndWhite() {
    let chart = StackedChart(
      parts: ["Charged", "Not"],
      groups: [
        .init(heading: nil, rows: [.init(name: "Kent", content: .shares([0.1, 0.9], text: "10%"))])
      ],
      emptyWords: "None"
    )
    let drawing = chart.standalone(
      title: "A title",
      subtitle: "A measure",
      description: "Words.",
      source: "Source: Office, OGL."
    )
    let text = drawing.printed(as: .xml).text
    #expect(ParsedDrawing(drawing.printed(as: .xml).bytes).isWellFormed)
    for words in [">A title<", ">A measure<", ">Words.<", ">Source: Office, OGL.<"] {
      #expect(text.contains(words))
    }
    #expect(text.contains("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>"))
    // Its labels must be legible without the style sheet of a page.
    #expect(text.contains("paint-order=\"stroke\""))
    // Some hosts block styles inside a file.
    #expect(!text.contains("<style") && !text.contains("style="))
  }
}

extension FunnelLayers {
  fileprivate func overlay(of point: FunnelChart.Point, title: String) -> PrintedMarkup {
    overlay(of: point, idPrefix: "one", title: title, description: "", over: "a.svg").printed()
  }
}
