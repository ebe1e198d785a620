import Content
import Diagnostics
import Foundation
import SitePlanning
import TestSupport
import Testing

/// What pages and files say about numbers that are not complete, and about sums that are not of
/// all.
struct CompletenessTests {
  private func site(
    durham: String = "2014/15,1000,100\n2015/16,2000,150\n",
    gwent: String = "2014/15,1000,200\n2015/16,1000,300\n",
    contract: String = "",
    more: String = ""
  ) throws -> [SourceText] {
    let files = try base(
      with: """
        -- content/forces/gwent.md --
        ---
        name: Gwent
        nation: wales
        ---
        -- content/data/crime/durham.csv --
        year,recorded,charged
        \(durham)-- content/data/crime/gwent.csv --
        year,recorded,charged
        \(gwent)\(more)
        """
    )
    return edited(files, "content/data/crime/dataset.yml") { $0 += contract }
  }

  private let rule = """
    completeness:
      - name: Charges, as a share of the crimes recorded
        counted: charged
        of: recorded
        columns: [charged]
        incomplete_below: 10
        caution_below: 20
        until: 2014/15

    """

  private let flood = """
    issues:
      - bodies: [gwent]
        periods: [2015/16]
        columns: [charged]
        effect: incomplete
        stated_by: source
        note: A flood.

    """

  @Test func sumThatLeavesOutABodyNamesItsCoverage() async throws {
    let built = await build(try site(gwent: "2014/15,1000,200\n2015/16,3000,[x]\n"))
    #expect(built.diagnostics == [])
    let words = "1 of 2 forces, 40% of recorded"
    #expect(try built.text("measures/rate/rate.csv").contains("Based on \(words)"))
    // In the description, and in the picture itself.
    for drawing in ["forces/durham/rate.svg", "measures/rate/multiples.svg"] {
      let parts = try built.text(drawing).components(separatedBy: "1 of 2 in 2015/16")
      #expect(parts.count > 2, "\(drawing)")
    }
    #expect(try built.text("forces/durham/rate.svg").contains("7.5% (1 of 2)"))
  }

  /// What is counted is named once, and not for each period.
  @Test func coverageOfSeveralPeriodsIsOneList() async throws {
    let built = await build(
      try site(gwent: "2014/15,4000,[x]\n2015/16,3000,[x]\n")
    )
    let list = "1 of 2 in 2014/15 (20% of recorded), 1 of 2 in 2015/16 (40%)."
    #expect(try built.text("forces/durham/rate.svg").contains(list))
  }

  /// The value is one template field, and what it includes is another: pages can show it smaller.
  @Test func scorecardHasTheCoverageBesideTheValue() async throws {
    let page = """
      -- templates/body.html --
      {{title}} {{#scores}}<b>{{benchmark_value}}</b><i>{{benchmark_coverage}}</i>{{/scores}}

      """
    let part = await build(
      try site(gwent: "2014/15,1000,200\n2015/16,3000,[x]\n", more: page)
    )
    let text = try part.text("forces/durham/index.html")
    #expect(text.contains("<b>7.5%</b><i>1 of 2 forces, 40% of recorded</i>"))
    let whole = try await build(site(more: page)).text("forces/durham/index.html")
    #expect(whole.contains("</b><i></i>"))
  }

  @Test func sumOfAllNamesNoCoverage() async throws {
    let built = await build(try site())
    #expect(try built.text("measures/rate/rate.csv").contains("Based on 2 of 2 forces\n"))
    #expect(try !built.text("forces/durham/rate.svg").contains("leaves out"))
  }

  @Test func coverageIsNotGuessedFromAnIncompleteDenominator() async throws {
    let contract = flood.replacing("columns: [charged]", with: "columns: [recorded]")
    let built = await build(try site(contract: contract))
    #expect(try built.text("measures/rate/rate.csv").contains("Based on 1 of 2 forces\n"))
  }

  @Test func incompleteNumberIsMarkedInTheFilesOfItsDataset() async throws {
    let built = await build(try site(contract: flood))
    let table = try built.text("data/crime/crime.csv")
    #expect(table.hasPrefix("force,year,recorded,charged,incomplete\n"))
    #expect(table.contains("gwent,2014/15,1000,200,\n"))
    #expect(table.contains("gwent,2015/16,1000,300,charged\n"))
  }

  @Test func datasetWithoutIncompleteNumbersHasNoSuchColumn() async throws {
    let built = await build(try site())
    #expect(try built.text("data/crime/crime.csv").hasPrefix("force,year,recorded,charged\n"))
  }

  @Test func oneRuleDecidesForEveryBodyAndPeriod() async throws {
    let built = await build(
      try site(
        durham: "2014/15,1000,99\n2015/16,2000,20\n",
        gwent: "2014/15,1000,199\n2015/16,1000,10\n",
        contract: rule
      )
    )
    #expect(built.diagnostics == [])
    let rows = try built.text("measures/rate/rate.csv").split(separator: "\n")
    func row(_ start: String) throws -> Substring {
      try #require(rows.first { $0.hasPrefix("rate,\(start),") })
    }
    let excluded = try row("durham,Durham,2014/15")
    #expect(excluded.contains("not shown: the data is incomplete"))
    #expect(excluded.contains("Charges, as a share of the crimes recorded: 9.9%."))
    #expect(try row("gwent,Gwent,2014/15").contains("final,\"Charges, as a share"))
    // The rule does not apply to later periods.
    #expect(try !row("durham,Durham,2015/16").contains("as a share of the crimes"))
  }

  /// Periods of a list are in its order, and not in that of their letters.
  @Test func ruleEndsWithAPeriodOfAList() async throws {
    let files = try site(
      durham: "winter,1000,99\nautumn,2000,20\n",
      gwent: "winter,1000,199\nautumn,1000,10\n",
      contract: rule.replacing("until: 2014/15", with: "until: winter")
    ).map { file in
      let text = file.text
        .replacing("type: financial-year", with: "type: choice, choices: [winter, autumn]")
        .replacing("main_period: 2015/16", with: "main_period: autumn")
      return SourceText(path: file.path, text: text)
    }
    let built = await build(files)
    #expect(built.diagnostics == [])
    let issues = try #require(built.plan.site.datasets.first).issues
    #expect(issues.map(\.periods) == [["winter"], ["winter"]])
  }

  @Test func ruleIsReadFromPublishedNumbersAlone() async throws {
    let suppression = """
      suppression:
        columns: [charged]
        below: 10

      """
    let built = await build(
      try site(durham: "2014/15,1000,9\n2015/16,2000,150\n", contract: suppression + rule)
    )
    let issues = try #require(built.plan.site.datasets.first).issues
    #expect(!issues.contains { $0.note.contains("0.9%") })
  }

  @Test func numberThatTheSourceCallsIncompleteGetsNoSecondNote() async throws {
    let contract = rule.replacing("until: 2014/15", with: "until: 2015/16") + flood
    let gwent = "2014/15,1000,200\n2015/16,1000,9\n"
    let built = await build(try site(gwent: gwent, contract: contract))
    let issues = try #require(built.plan.site.datasets.first).issues
    #expect(issues.count { $0.effect == .incomplete } == 2)
    #expect(!issues.contains { $0.note.contains("0.9%") })
  }

  @Test func periodThatTheDataLacksIsAnError() async throws {
    let contract = rule.replacing("until: 2014/15", with: "until: 2013/14")
    let found = await diagnostics(of: try site(contract: contract))
    #expect(found.map(\.rule) == [.completenessUnfit])
    #expect(found.first?.message == "the data has no period \"2013/14\"")
  }

  @Test func reasonForAnOlderMainPeriodIsShown() async throws {
    let files = edited(try site(), "content/measures/rate.yml") { text in
      text.replace(
        "main_period: 2015/16",
        with: "main_period: 2014/15\nmain_period_reason: The books of the last year are open."
      )
    }
    let built = await build(files)
    #expect(built.diagnostics == [])
    let words = "up to the year to March 2016. The books of the last year are open."
    #expect(try built.text("measures/rate/by-name/dots.svg").contains(words))
  }

  @Test func provisionalMainPeriodIsReportedIfAFinalOneExists() async throws {
    let more = "provisional: [2015/16]\nprovisional_note: Cases are open.\n"
    let files = edited(try site(), "content/measures/rate.yml") { $0 += more }
    let found = await diagnostics(of: files)
    #expect(found.map(\.rule) == [.mainPeriod])
    #expect(found.first?.message == "pages show 2015/16 first, which is provisional")
  }

  @Test func onlyProvisionalPeriodIsTheMainOne() async throws {
    let more = "provisional: [2014/15, 2015/16]\nprovisional_note: Cases are open.\n"
    let files = edited(try site(), "content/measures/rate.yml") { $0 += more }
    #expect(await diagnostics(of: files) == [])
  }

  @Test func shareThatIsStillOpenIsShownByBodyAndCompared() async throws {
    let rows = "2014/15,1000,300\n2015/16,1000,300\n"
    let files = edited(try site(gwent: rows), "content/measures/rate.yml") { text in
      text += "settled: crime.charged\n"
    }
    let built = await build(files)
    #expect(built.diagnostics == [])
    let table = try built.text("measures/rate/rate.csv")
    #expect(table.contains(",numerator,denominator,still_open,standing,"))
    #expect(table.contains(",150,2000,92.5,"))
    #expect(table.contains(",450,3000,85.0,"))
    let json = try built.text("measures/rate/by-name/dots.json")
    #expect(json.contains("2000,92.5,") && json.contains("3000,85.0,"))
    let dots = try built.text("measures/rate/by-name/dots.svg")
    #expect(dots.contains("85.0% of recorded in England; at most 92.5% (Durham)."))
    let change = try built.text("measures/rate/change.svg")
    let open = "80.0% of the year to March 2015 and 85.0% of the year to March 2016 are still open."
    #expect(change.contains("in England, \(open)"))
  }

  /// A measure with values for few bodies: it is on their pages alone, and is not a ranking.
  @Test func fewValuesAreNeitherOrderedNorMapped() async throws {
    let others = (1...5).map { number in
      "-- content/forces/f\(number).md --\n---\nname: F\(number)\ntile: [\(number), 1]\n---\n"
    }
    let built = await build(try base(with: others.joined()))
    #expect(built.files["measures/rate/by-name/dots.svg"] != nil)
    #expect(built.files["measures/rate/by-value/index.html"] == nil)
    #expect(built.files["measures/rate/map.svg"] == nil)
    #expect(built.files["forces/durham/rate.svg"] != nil)
    #expect(built.files["forces/f1/rate.svg"] == nil)
    #expect(try built.text("measures/rate/by-name/dots.csv").split(separator: "\n").count == 3)
  }

  @Test func contentsOfAPageNameTheMeasuresOnItAlone() async throws {
    let others = (1...5).map { number in
      "-- content/forces/f\(number).md --\n---\nname: F\(number)\n---\n"
    }
    let files = try base(
      with: others.joined() + """
        -- templates/body.html --
        <title>{{title}}</title>{{#contents}}<a href="{{href}}">{{label}}</a>{{/contents}}

        """
    )
    let measure = try #require(files.first { $0.path == "content/measures/rate.yml" }).text
    let copies = ["second", "third"].map { name in
      SourceText(
        path: "content/measures/\(name).yml",
        text: measure.replacing("title: Charge rate", with: "title: The \(name)")
          .replacing("order: 1", with: "order: \(name.count)")
      )
    }
    let built = await build(files + copies)
    #expect(try built.text("forces/durham/index.html").contains("<a href=\"#rate\">"))
    #expect(try !built.text("forces/f1/index.html").contains("href=\"#"))
  }

  @Test func endsOfARangeThatChanceMayHaveOrderedAreNotNamed() async throws {
    let built = await build(try site(gwent: "2014/15,1000,200\n2015/16,1000,80\n"))
    let near = try built.text("measures/rate/by-name/dots.svg")
    #expect(near.contains("range from 7.5% to 8.0%. The intervals of these two overlap."))
    let far = try await build(site()).text("measures/rate/by-name/dots.svg")
    #expect(far.contains("range from 7.5% (Durham) to 30.0% (Gwent)."))
  }

  /// With few bodies, chance puts none outside most of the time.
  @Test func methodSaysFewerThanOneAndNotNone() async throws {
    let page = """
      -- templates/measure-method.html --
      {{title}}: {{expected_outside}} of those compared

      """
    let built = await build(try site(more: page))
    let text = try built.text("measures/rate/method/index.html")
    #expect(text.contains(": fewer than one of those compared"))
  }

  @Test func pageTellsWhatTheSiteHas() async throws {
    let page = """
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      show: [site]
      ---
      -- templates/page.html --
      <title>{{title}}</title>{{#site_facts}}<p>{{name}}: {{value}}</p>{{/site_facts}}

      """
    let built = await build(try site(contract: rule, more: page))
    #expect(built.diagnostics == [])
    let text = try built.text("about/index.html")
    #expect(text.contains("The list of forces is by nation."))
    #expect(text.contains("Charts of all forces can be read by name, by nation or by value."))
    #expect(text.contains("Maps: There is no map."))
    #expect(text.contains("0 of 1 datasets name it. Not known for: Crime."))
    let limits = "below 10% a figure is not shown, and below 20% it has a note"
    #expect(text.contains("\(limits), in the periods up to 2014/15."))
  }
}
