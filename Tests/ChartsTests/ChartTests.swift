import Charts
import Markup
import Testing

/// Guarantees of comparisons and trends about the data, read from the text of the drawing.
@Suite struct ChartTests {
  private func text(_ name: String, _ layout: ChartLayout = .wide) throws -> String {
    let sample = try #require(samples.first { $0.name == name })
    return sample.draw(layout).printed().text
  }

  private func count(_ part: String, in text: String) -> Int {
    text.ranges(of: part).count
  }

  @Test func aMissingRowHasWordsAndNoDot() throws {
    let drawing = try text("comparison-missing-kinds")
    #expect(drawing.contains(">not available<") && drawing.contains(">suppressed<"))
    #expect(drawing.contains(">incomplete: April to June only<"))
    // In the only row with a number.
    #expect(count("class=\"dot ", in: drawing) == 1)
  }

  @Test func allRowsShowInTheOrderGiven() throws {
    let drawing = try text("comparison-43-rows")
    var rest = drawing[...]
    for outcome in outcomes {
      let place = try #require(rest.firstRange(of: ">\(outcome.name)<"), "\(outcome.name)")
      rest = rest[place.upperBound...]
    }
    #expect(outcomes.count == 43)
    #expect(count("class=\"dot ", in: drawing) == 43)
  }

  @Test func anEmphasisedRowDiffersInShapeWeightAndColour() throws {
    let drawing = try text("comparison-emphasis")
    #expect(count("class=\"dot series-1\"", in: drawing) == 1)
    #expect(count("class=\"dot series-muted\"", in: drawing) == 2)
    #expect(drawing.contains("font-weight=\"bold\">Durham<"))
  }

  @Test func aLongNameIsCutWithAnEllipsisAndAShortNameUsedOnlyWhenNarrow() throws {
    #expect(try text("comparison-long-names").contains("Inspectorate of Constabu…<"))
    #expect(try text("comparison-long-names").contains(">Avon and Somerset Constabulary<"))
    #expect(try text("comparison-long-names", .narrow).contains(">Avon &amp; Som.<"))
  }

  @Test func aGapIsNeverBridged() throws {
    let drawing = try text("trend-gaps")
    let pattern = /d="([^"]*)" class="line series-1"[^>]*width="3"/
    let line = try #require(drawing.firstMatch(of: pattern))
    // Runs 2015/16 to 2016/17 and 2021/22 to 2023/24; single points have no line.
    #expect(line.1.split(separator: "M").map { $0.split(separator: "L").count } == [2, 3])
    // Five dots, some of which share a path, and the one of the key.
    let dots = drawing.matches(of: /d="([^"]*)" class="dot series-1"/)
    #expect(dots.reduce(0) { $0 + count("z", in: String($1.1)) } == 6)
    #expect(drawing.contains(">no figure<"))
  }

  @Test func theLastProvisionalPointIsHollowWithADottedLink() throws {
    let drawing = try text("trend-twelve-periods")
    #expect(count("class=\"dot-hollow series-1\"", in: drawing) == 1)
    #expect(count("class=\"dot-hollow series-2\"", in: drawing) == 1)
    // One for each series: there is no key, because the ends of the lines say what it would.
    #expect(count("stroke-dasharray=\"2 4\"", in: drawing) == 2)
    #expect(count(">provisional, will rise<", in: drawing) == 2)
  }

  @Test func marksWithoutRoomForLabelsAreInTheKey() throws {
    let drawing = try text("trend-four-series", .narrow)
    #expect(count(">provisional, will rise<", in: drawing) == 1)
    #expect(drawing.contains("class=\"dot-hollow series-text\""))
  }

  @Test func aSeriesWithoutFiguresIsNamedWithTheWords() throws {
    #expect(try text("trend-one-series-missing").contains(">Durham no figure<"))
    #expect(try text("trend-one-series-missing").contains(">England and Wales 8.6%<"))
  }

  @Test func theLastPeriodAlwaysHasItsLabel() throws {
    #expect(try text("trend-twelve-periods").contains(">2025/26<"))
    #expect(try text("trend-twelve-periods", .narrow).contains(">25/26<"))
    #expect(try !text("trend-twelve-periods", .narrow).contains(">24/25<"))
  }

  @Test func fourSeriesDifferInDash() throws {
    let drawing = try text("trend-four-series")
    for dash in ["9 4", "8 3 2 3", "4 4"] {
      #expect(count("stroke-dasharray=\"\(dash)\"", in: drawing) == 1)
    }
  }

  @Test(arguments: ["comparison-no-data", "trend-no-data", "trend-no-periods"])
  func withoutDataOnlyTheWordsShow(_ name: String) throws {
    let drawing = try text(name)
    #expect(count("<text ", in: drawing) == 1 && count("<path ", in: drawing) == 0)
    #expect(drawing.contains(">No figures for this "))
  }
}
