import Content
import Diagnostics
import TestSupport
import Testing

/// Which recipes suit which measures, in a text and on the page of a measure.
struct ChartRecipeTests {
  /// The base site with a chart in a text, and a changed measure.
  private func files(
    _ chart: String,
    measure change: (inout String) -> Void = { _ in }
  ) throws -> [SourceText] {
    let page = """
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      ```chart
      id: rates
      measure: rate
      \(chart)
      ```

      """
    return edited(try base(with: page), "content/measures/rate.yml", change)
  }

  private static let asShare: @Sendable (inout String) -> Void = { _ in }
  private static let withoutInterval: @Sendable (inout String) -> Void = {
    $0.replace("interval: wilson\n", with: "")
  }
  private static let withoutBenchmark: @Sendable (inout String) -> Void = {
    $0.replace("benchmark: England\n", with: "")
  }
  private static let asRatio: @Sendable (inout String) -> Void = {
    $0.replace("recorded-cohort", with: "assigned-in-period")
    $0.replace("benchmark: England\ninterval: wilson\n", with: "")
  }
  private static let asEvents: @Sendable (inout String) -> Void = {
    $0.replace("recorded-cohort", with: "rate")
    $0.replace("interval: wilson", with: "interval: byar\nper: 1000\nunit: people")
  }
  private static let asMean: @Sendable (inout String) -> Void = {
    $0.replace("recorded-cohort", with: "mean")
    $0.replace("interval: wilson", with: "unit: days")
  }
  private static let asCount: @Sendable (inout String) -> Void = {
    $0.replace("recorded-cohort", with: "count")
    $0.replace("denominator: crime.recorded\n", with: "")
    $0.replace("denominator_words: recorded\n", with: "")
    $0.replace("benchmark: England\ninterval: wilson\n", with: "")
  }

  @Test(
    arguments: [
      ("dots", asShare, []), ("dots", withoutInterval, []), ("dots", asRatio, []),
      ("dots", asCount, ["does not suit counts"]),
      ("funnel", asShare, []),
      ("funnel", asRatio, ["needs a share of a whole or a rate of events"]),
      ("funnel", asCount, ["needs a share of a whole or a rate of events"]),
      ("funnel", asEvents, []),
      ("funnel", asMean, ["needs a share of a whole or a rate of events"]),
      ("dots", asMean, []), ("dots", asEvents, []), ("multiples", asMean, []),
      ("change", asEvents, ["needs a share of a whole"]),
      ("stacked", asMean, ["needs parts of one whole"]),
      ("funnel", withoutInterval, ["needs a measure with an interval"]),
      ("funnel", withoutBenchmark, ["needs a benchmark"]),
      ("trend", asShare, []), ("trend", asRatio, []), ("trend", asCount, []),
      ("multiples", asShare, []), ("multiples", asRatio, []), ("multiples", asCount, []),
      ("change", asShare, []), ("change", withoutBenchmark, []),
      ("change", asRatio, ["needs a share of a whole"]),
      ("change", asCount, ["needs a share of a whole"]),
      ("change", withoutInterval, ["needs a measure with an interval"]),
      ("stacked", asShare, []), ("stacked", asCount, ["needs parts of one whole"]),
      ("map", asShare, ["needs bodies with a tile"]),
      ("map", asCount, ["does not suit counts", "needs bodies with a tile"]),
    ] as [(String, @Sendable (inout String) -> Void, [String])]
  )
  func recipeInATextSuitsItsMeasure(
    recipe: String,
    measure: @Sendable (inout String) -> Void,
    reasons: [String]
  ) async throws {
    let faults = await diagnostics(of: try files("recipe: \(recipe)", measure: measure))
    #expect(faults.map(\.rule) == reasons.map { _ in .chartUnfit })
    #expect(
      faults.map(\.message) == reasons.map { "the recipe \"\(recipe)\" \($0)" }
    )
  }

  @Test func changeNeedsTwoPeriods() async throws {
    let chart = "recipe: change\nperiods: {from: 2015/16}"
    let faults = await diagnostics(of: try files(chart))
    #expect(
      faults.map(\.message) == ["the recipe \"change\" compares two different periods"]
    )
  }

  /// The page of a measure shows the same charts as a text can, except that a count has only a
  /// table.
  @Test(
    arguments: [
      (asShare, ["change", "funnel", "multiples", "trend"]),
      (withoutInterval, ["multiples", "trend"]),
      (withoutBenchmark, ["change", "multiples"]), (asRatio, ["multiples"]), (asCount, []),
      (asEvents, ["funnel", "multiples", "trend"]), (asMean, ["multiples", "trend"]),
    ] as [(@Sendable (inout String) -> Void, [String])]
  )
  func pageOfAMeasureShowsWhatSuitsIt(
    measure: @Sendable (inout String) -> Void,
    recipes: [String]
  ) async throws {
    let built = await build(try files("recipe: trend", measure: measure))
    #expect(built.diagnostics.isEmpty)
    let drawings = built.files.keys.filter {
      $0.hasPrefix("measures/rate/") && $0.hasSuffix(".svg") && $0.split(separator: "/").count == 3
        && !$0.hasSuffix(".picture.svg")
    }
    #expect(drawings.sorted() == recipes.map { "measures/rate/\($0).svg" })
  }

  @Test func bodiesWithATileGiveAMap() async throws {
    let force = """
      -- content/forces/durham.md --
      ---
      name: Durham
      nation: england
      tile: [0, 0]
      ---

      """
    let built = await build(laid(site(force), over: try files("recipe: map")))
    #expect(built.diagnostics.isEmpty)
    #expect(
      built.files["measures/rate/map.svg"] != nil && built.files["charts/rates/rates.svg"] != nil
    )
  }
}
