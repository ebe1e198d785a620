import Content
import Diagnostics
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// The page of a body: what it says first, and what it does not repeat.
struct ScorecardTests {
  /// Three forces, each of which charges a tenth of what is recorded in the first year.
  private func files(
    later share: Double = 0.15,
    gwent: String? = nil
  ) throws -> [SourceText] {
    func rows(_ recorded: Int) -> String {
      let later = Int(Double(recorded) * share)
      return "2014/15,\(recorded),\(recorded / 10)\n2015/16,\(recorded),\(later)\n"
    }
    return try base(
      with: """
        -- content/forces/gwent.md --
        ---
        name: Gwent
        nation: wales
        ---
        -- content/forces/kent.md --
        ---
        name: Kent
        nation: england
        ---
        -- content/data/crime/durham.csv --
        year,recorded,charged
        \(rows(8_000))-- content/data/crime/kent.csv --
        year,recorded,charged
        \(rows(20_000))-- content/data/crime/gwent.csv --
        year,recorded,charged
        \(gwent ?? rows(9_000))-- templates/body.html --
        <title>{{title}}</title>
        {{#scores}}
        {{value}}
        {{#verdict}}
        {{kind}}
        {{/verdict}}
        {{#change}}
        {{kind}}: {{words}}
        {{/change}}
        {{#comparison}}
        {{heading}}
        {{drawing}}
        {{/comparison}}
        {{#chart}}{{#table}}
        {{#rows}}{{#cells}}{{text}};{{/cells}}{{/rows}}
        {{#notes}}{{.}}|{{/notes}}
        {{/table}}{{/chart}}
        {{/scores}}

        """
    )
  }

  @Test(arguments: [
    (0.15, "rose: up from 10.0% in 2014/15"), (0.05, "fell: down from 10.0% in 2014/15"),
    (0.1, "unclear: no clear change from 10.0% in 2014/15"),
  ])
  func directionIsSaidWhereItIsClear(share: Double, words: String) async throws {
    let built = await build(try files(later: share))
    #expect(built.diagnostics == [], "\(textReport(built.diagnostics))")
    #expect(try built.text("forces/gwent/index.html").contains("\nin-line\n\(words)\n"))
  }

  @Test func nothingIsSaidAboutAChangeFromNoValue() async throws {
    let built = await build(try files(gwent: "2014/15,[x],[x]\n2015/16,9000,1350\n"))
    let page = try built.text("forces/gwent/index.html")
    #expect(page.contains("\n15.0%\n") && !page.contains("2014/15"))
  }

  @Test func bodyHasNoMarkOfAnother() async throws {
    let built = await build(try files())
    let page = try built.text("forces/gwent/index.html")
    #expect(page.contains("href=\"../../measures/rate/funnel.picture.svg\""))
    #expect(page.contains(">Gwent 15.0%<"))
    #expect(!page.contains(">Durham<") && !page.contains(">Kent<"))
    #expect(try built.text("measures/rate/funnel.picture.svg").hasPrefix("<svg "))
  }

  @Test func bodyWithoutAValueHasNoComparison() async throws {
    let built = await build(try files(gwent: "2014/15,9000,900\n2015/16,[x],[x]\n"))
    #expect(try !built.text("forces/gwent/index.html").contains("<image"))
  }

  @Test func noteOnManyPeriodsIsWrittenOnce() async throws {
    let flood = """
      issues:
        - bodies: [gwent]
          periods: [2014/15, 2015/16]
          columns: [charged]
          effect: caution
          stated_by: source
          note: A flood.

      """
    let built = await build(edited(try files(), "content/data/crime/dataset.yml") { $0 += flood })
    #expect(built.diagnostics == [], "\(textReport(built.diagnostics))")
    let page = try built.text("forces/gwent/index.html")
    // The other note says what a body over a tenth of the sum is compared with.
    #expect(page.matches(of: /note 1, note 2 \(/).count == 2, "\(page)")
    #expect(page.contains("note 1: A flood. (stated by the source)|"))
    #expect(page.matches(of: /A flood/).count == 1)
    #expect(try !built.text("forces/durham/index.html").contains("A flood"))
  }

  @Test func countsWhatNamesABodyAndWhatIsAddressedToIt() async throws {
    let counts = """
      -- templates/body.html --
      {{finding_count}}, {{recommendation_count}}

      """
    let finding = "content/reports/one/findings/wait.md"
    let files = edited(try base(with: counts), finding) {
      $0 = $0.replacing("order: 1", with: "order: 1\nforces: [durham]")
    }
    let built = await build(files)
    #expect(built.diagnostics == [], "\(textReport(built.diagnostics))")
    #expect(try built.text("forces/durham/index.html") == "1, 1\n")
  }

  @Test func realScorecardIsSmall() async throws {
    let built = await build(try realSite())
    for force in ["durham", "greater-manchester", "metropolitan", "north-yorkshire"] {
      let page = try built.text("forces/\(force)/index.html")
      #expect(page.utf8.count <= 100_000, "\(force)")
      #expect(page.matches(of: /<[a-z]/).count <= 1_500, "\(force)")
    }
  }
}
