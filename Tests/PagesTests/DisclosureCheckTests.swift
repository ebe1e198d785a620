import Content
import Diagnostics
import Formats
import Pages
import SitePlanning
import TestSupport
import Testing

@testable import DisclosureCheck

/// `check --disclosure` calculates what the published files leave of withheld counts.
struct DisclosureCheckTests {
  /// What is found on the base site with another table of crimes.
  private func check(
    _ rows: String,
    _ policy: String,
    relations: String = "[charged <= recorded]",
    columns: String = ""
  ) async throws -> (check: DisclosureCheck, lines: [String], json: String) {
    let table = "-- content/data/crime/durham.csv --\n\(rows)\n"
    let files = edited(try base(with: table), "content/data/crime/dataset.yml") { text in
      text.replace(", maximum: 90000", with: "")
      text.replace("missing: [x]", with: "missing: [c]")
      text.replace(
        "relations:\n  - charged <= recorded\n",
        with: "\(columns)\nrelations: \(relations)\n\(policy)\n"
      )
    }
    let tree = SourceTree(files)
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(now: testNow, threads: 2)
    let plan = await buildPlan(tree, options, into: &diagnostics)
    let check = checkDisclosure(of: plan, from: tree)
    return (check, check.lines, check.json.text)
  }

  private let small = "suppression: {columns: [charged], below: 5}"

  @Test func countIsLimitedByItsWhole() async throws {
    let found = try await check("year,recorded,charged\n2014/15,7,3\n2015/16,2000,150", small)
    #expect(found.lines == ["crime: charged (durham, 2014/15) is from 0 to 7"])
    #expect(found.check.diagnostics == [])
    #expect(found.check.summary == "1 withheld count, none exposed")
  }

  /// Zero to three are four numbers, as many as the policy withholds; zero to two are fewer, so the
  /// whole is withheld too.
  @Test(arguments: [
    (3, ["crime: charged (durham, 2014/15) is from 0 to 3"]),
    (
      2,
      [
        "crime: recorded (durham, 2014/15) is 0 or more",
        "crime: charged (durham, 2014/15) is 0 or more",
      ]
    ),
  ])
  func wholeIsShownIfItLeavesEnoughNumbers(recorded: Int, lines: [String]) async throws {
    let rows = "year,recorded,charged\n2014/15,\(recorded),1\n2015/16,2000,150"
    let found = try await check(rows, small)
    #expect(found.lines == lines)
    #expect(found.check.diagnostics == [])
  }

  /// The source withholds the count itself, so its whole is shown, however little it leaves.
  @Test(arguments: [(3, 0), (2, 1)])
  func fewerNumbersThanThePolicyWithholdsAreReported(recorded: Int, faults: Int) async throws {
    let rows = "year,recorded,charged\n2014/15,\(recorded),[c]\n2015/16,2000,150"
    let found = try await check(rows, small)
    #expect(found.lines == ["crime: charged (durham, 2014/15) is from 0 to \(recorded)"])
    let rules = Array(repeating: Rule.disclosureInterval, count: faults)
    #expect(found.check.diagnostics.map(\.rule) == rules)
  }

  @Test func totalThatReadersKnowGivesTheOnlyBodyAway() async throws {
    let policy = "suppression: {columns: [charged], below: 5, totals: [bodies]}"
    let found = try await check("year,recorded,charged\n2014/15,1000,3\n2015/16,2000,150", policy)
    #expect(found.lines.contains("crime: charged (durham, 2014/15) is 3"))
    let diagnostic = try #require(found.check.diagnostics.first)
    #expect(diagnostic.rule == .disclosureInterval)
    let message = "published values give a withheld count away: charged (durham, 2014/15)"
    #expect(diagnostic.message.hasPrefix(message))
    #expect(diagnostic.help?.contains("total of charged") == true)
  }

  /// The source withholds the count itself, but its parts are published.
  @Test func sumGivesAwayWhatTheSourceWithholds() async throws {
    let found = try await check(
      "year,recorded,charged,open\n2014/15,10,[c],7\n2015/16,2000,150,1850",
      "",
      relations: "[recorded = charged + open]",
      columns: "  - {name: open, title: Open, type: count, missing: [c]}"
    )
    #expect(found.lines == ["crime: charged (durham, 2014/15) is 3"])
    #expect(found.check.exposedCount == 1)
  }

  @Test func differencesAndConstantsOfRelationsCount() async throws {
    let found = try await check(
      "year,recorded,charged,open,closed\n2014/15,40,[c],17,20\n2015/16,40,25,9,6",
      "",
      relations: "[charged = 40 - open - closed]",
      columns: """
          - {name: open, title: Open, type: count}
          - {name: closed, title: Closed, type: count}
        """
    )
    #expect(found.lines == ["crime: charged (durham, 2014/15) is 3"])
  }

  @Test func boundsOfTheContractCount() async throws {
    let found = try await check(
      "year,recorded,charged,open\n2014/15,1000,3,[c]\n2015/16,2000,150,7",
      small,
      columns: "  - {name: open, title: Open, type: count, missing: [c], minimum: 2, maximum: 9}"
    )
    #expect(found.lines.last == "crime: open (durham, 2014/15) is from 2 to 9")
  }

  @Test func siteThatWithholdsNothingIsNotRead() async throws {
    let found = try await check("year,recorded,charged\n2014/15,1000,100\n2015/16,2000,150", "")
    #expect(found.check.problems.isEmpty && found.check.counts.isEmpty)
    #expect(found.check.summary == "no count is withheld")
  }

  /// Another program can read the problem and solve it.
  @Test func problemsArePrintedWithTheirFacts() async throws {
    let found = try await check("year,recorded,charged\n2014/15,7,3\n2015/16,2000,150", small)
    let problem = try #require(found.check.problems.first)
    #expect(problem.unknowns.map(\.name) == ["charged (durham, 2014/15)"])
    #expect(problem.facts.map(\.reason) == ["relation of charged, recorded"])
    #expect(problem.facts[0].terms == [Fact.Term(unknown: 0, factor: -1)])
    #expect(problem.facts[0].bounds == Bounds(lower: -7, upper: .infinity))
    #expect(found.json.contains(#""reason": "relation of charged, recorded""#))
    #expect(found.json.contains(#""withheld": 1"#) && found.json.contains(#""exposed": 0"#))
  }
}

/// The simplex finds what counting finds.
struct LinearProgramTests {
  private func sum(_ terms: [(Int, Double)], _ bounds: Bounds) -> LinearProgram.Row {
    let terms = terms.map { Fact.Term(unknown: $0.0, factor: $0.1) }
    return LinearProgram.Row(terms: terms, bounds: bounds)
  }

  private func exactly(_ value: Double) -> Bounds { Bounds(lower: value, upper: value) }

  /// A table of two rows and three columns with known sums, some of whose cells are not known:
  /// compared with all tables of numbers from 0 to 3.
  @Test func extremesAreThoseOfAllTables() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<120 {
      let table = (0..<6).map { _ in Int.random(in: 0...3, using: &random) }
      let hidden = (0..<6).filter { _ in Int.random(in: 0...3, using: &random) > 0 }
      guard !hidden.isEmpty else { continue }
      let lines = [[0, 1, 2], [3, 4, 5], [0, 3], [1, 4], [2, 5]]
      let rows = lines.map { line in
        let own = hidden.indices.filter { line.contains(hidden[$0]) }
        let total = own.reduce(0) { $0 + table[hidden[$1]] }
        return sum(own.map { ($0, 1) }, exactly(Double(total)))
      }
      var program = LinearProgram(hidden.map { _ in Bounds(lower: 0, upper: 3) }, rows)
      #expect(program.isFeasible)
      let solutions = solutions(of: rows, count: hidden.count)
      for unknown in hidden.indices {
        let values = solutions.map { Double($0[unknown]) }
        let found = program.bounds(of: unknown).whole
        #expect(found == Bounds(lower: values.min() ?? 0, upper: values.max() ?? 0), "\(table)")
      }
    }
  }

  /// All lists of numbers from 0 to 3 that meet the constraints.
  private func solutions(of rows: [LinearProgram.Row], count: Int) -> [[Int]] {
    var all: [[Int]] = [[]]
    for _ in 0..<count { all = all.flatMap { list in (0...3).map { list + [$0] } } }
    return all.filter { list in
      rows.allSatisfy { row in
        let sum = row.terms.reduce(0.0) { $0 + $1.factor * Double(list[$1.unknown]) }
        return row.bounds.lower <= sum && sum <= row.bounds.upper
      }
    }
  }

  /// A problem that is too large for the simplex is narrowed fact by fact.
  @Test func singleFactsNarrowBounds() throws {
    let unknown = Unknown(
      dataset: "crime",
      name: "count",
      bounds: Bounds(lower: 0),
      isWhole: true,
      isWithheld: true
    )
    let facts = [
      Fact(
        reason: "sum",
        terms: [Fact.Term(unknown: 0, factor: 1), Fact.Term(unknown: 1, factor: 1)],
        bounds: exactly(7)
      ),
      Fact(
        reason: "part",
        terms: [Fact.Term(unknown: 0, factor: -2), Fact.Term(unknown: 2, factor: 1)],
        bounds: Bounds(lower: -5, upper: .infinity)
      ),
      Fact(reason: "limit", terms: [Fact.Term(unknown: 2, factor: 1)], bounds: Bounds(upper: 4)),
    ]
    let problem = DisclosureProblem(unknowns: [unknown, unknown, unknown], facts: facts)
    let found = try #require(problem.narrowed(problem.unknowns.map(\.bounds)))
    #expect(
      found == [
        Bounds(lower: 0, upper: 4), Bounds(lower: 3, upper: 7), Bounds(lower: 0, upper: 4),
      ]
    )
    let contradiction = [Bounds(lower: 0, upper: 1), Bounds(lower: 0, upper: 1), Bounds(lower: 0)]
    #expect(problem.narrowed(contradiction) == nil)
  }

  @Test func numberWithoutALimitIsInfinite() {
    var program = LinearProgram(
      [Bounds(lower: 0), Bounds()],
      [sum([(0, 1), (1, -1)], Bounds(lower: 2))]
    )
    #expect(program.bounds(of: 0) == Bounds(lower: 0, upper: .infinity))
    #expect(program.bounds(of: 1) == Bounds(lower: -.infinity, upper: .infinity))
  }

  @Test func contradictionsAreNoticed() {
    let rows = [
      sum([(0, 1), (1, 1)], Bounds(upper: 3)), sum([(0, 1), (1, 1)], Bounds(lower: 4)),
    ]
    #expect(!LinearProgram([Bounds(lower: 0), Bounds(lower: 0)], rows).isFeasible)
  }

  /// A printed rate of 12.5 per cent of 41 to 60 is between 5.1 and 7.5 of them.
  @Test func printedRateLimitsItsCounts() {
    var program = LinearProgram(
      [Bounds(lower: 0), Bounds(lower: 41, upper: 60)],
      [
        sum([(0, 1), (1, -0.1245)], Bounds(lower: 0)),
        sum([(0, 1), (1, -0.1255)], Bounds(upper: 0)),
      ]
    )
    #expect(program.bounds(of: 0).whole == Bounds(lower: 6, upper: 7))
  }

  /// A problem on which a careless rule of choice returns to the same vertex forever.
  ///
  /// Source: E. M. L. Beale, "Cycling in the dual simplex algorithm" (1955).
  @Test func degenerateProblemEnds() {
    var program = LinearProgram(
      [Bounds(), Bounds(lower: 0), Bounds(lower: 0), Bounds(lower: 0), Bounds(lower: 0)],
      [
        sum([(0, 1), (1, -0.75), (2, 150), (3, -0.02), (4, 6)], exactly(0)),
        sum([(1, 0.25), (2, -60), (3, -0.04), (4, 9)], Bounds(upper: 0)),
        sum([(1, 0.5), (2, -90), (3, -0.02), (4, 3)], Bounds(upper: 0)),
        sum([(3, 1)], Bounds(upper: 1)),
      ]
    )
    #expect((program.extreme(of: 0, isHighest: true) - 0.05).magnitude < 1e-9)
  }
}
