import Content
import Diagnostics
import TestSupport
import Testing

/// Withheld counts cannot be calculated from what is published.
struct SuppressionTests {
  /// A table of counts: one row per body, its total first; the totals over all bodies are known.
  private func dataset(
    _ counts: [[Int]],
    below threshold: Int = 5,
    zeros: String = "show",
    roundTo: Int? = nil,
    years: Int = 1
  ) async -> (rows: [DataRow], diagnostics: [Diagnostic]) {
    let parts = counts[0].indices.map { "p\($0)" }
    let rows = (2020..<2020 + years).flatMap { year in
      zip(["ash", "birch", "cedar"], counts).map { body, row in
        (["\(body),\(year),\(row.reduce(0, +))"] + row.map(String.init)).joined(separator: ",")
      }
    }
    let built = await publish(
      rows.joined(separator: "\n"),
      columns: "force:body year:year total \(parts.joined(separator: " "))",
      contract: """
        relations: [total = \(parts.joined(separator: " + "))]
        suppression:
          columns: [\(parts.joined(separator: ", "))]
          below: \(threshold)
          zeros: \(zeros)
          totals: [bodies]
          \(roundTo.map { "round_to: \($0)" } ?? "")
        """
    )
    return (built.rows, built.errors.filter { $0.rule == .suppressionUnsafe })
  }

  /// The published table; `nil` for a withheld count.
  private func shown(_ rows: [DataRow]) -> [[Int?]] {
    rows.map { $0.cells.dropFirst(2).map(\.value.count) }
  }

  @Test func yearsWithoutCommonSumsAreProtectedAlike() async {
    let counts = [[3, 20, 30], [10, 21, 31], [11, 22, 32]]
    let one = await dataset(counts)
    let many = await dataset(counts, years: 40)
    #expect(many.diagnostics == [])
    let expected = [[[Int?]]](repeating: shown(one.rows), count: 40).flatMap { $0 }
    #expect(shown(many.rows) == expected)
  }

  @Test func smallCountTakesOthersWithIt() async {
    let result = await dataset([[3, 20, 30], [10, 21, 31], [11, 22, 32]])
    #expect(result.diagnostics.isEmpty)
    // The 3 is small; 20 protects it within its row, 10 within its column, and 21 protects both of
    // these.
    #expect(
      shown(result.rows) == [[53, nil, nil, 30], [62, nil, nil, 31], [65, 11, 22, 32]]
    )
  }

  @Test func zerosStayUnlessThePolicyHidesThem() async {
    let counts = [[0, 20], [30, 40], [50, 60]]
    #expect(shown(await dataset(counts).rows)[0] == [20, 0, 20])
    let hidden = await dataset(counts, zeros: "hide")
    #expect(shown(hidden.rows)[0] == [20, nil, nil])
  }

  @Test func countsAreRoundedAfterSmallOnesAreWithheld() async {
    let result = await dataset([[12, 20], [33, 41], [58, 0]], roundTo: 5)
    #expect(shown(result.rows) == [[32, 10, 20], [74, 35, 40], [58, 60, 0]])
  }

  /// Two small counts with a sum of two are both one: their sum reveals them.
  @Test func sumOfSmallCountsMayGiveThemAway() async {
    let result = await dataset([[1, 1, 30], [20, 21, 31]])
    #expect(result.diagnostics.isEmpty)
    #expect(shown(result.rows)[0][3] == nil)
  }

  /// With a single body whose totals are known, no other count can protect the small one.
  @Test func countThatCannotBeKeptIsAFaultThatDoesNotNameIt() async {
    let result = await dataset([[3, 20]])
    #expect(result.diagnostics.map(\.rule) == [.suppressionUnsafe])
    #expect(result.diagnostics.allSatisfy { !$0.message.contains("3") })
  }

  /// Two and three have a sum of five, which leaves six numbers, where nine are withheld.
  @Test func sumThatLeavesTooFewNumbersIsAFault() async {
    let built = await publish(
      "ash,2024,2\nbirch,2024,3",
      columns: "force:body year:year charged",
      contract: "suppression: {columns: [charged], below: 10, totals: [bodies]}"
    )
    let message = "too few numbers are possible for a withheld count of \"t\""
    #expect(built.messages(.suppressionUnsafe) == [message])
  }

  /// A reader who tries all tables consistent with the published one finds at least two values for
  /// each small count.
  @Test func noSmallCountCanBeWorkedOut() async {
    var random = SeededGenerator(seed: 7)
    var tries = 0
    for _ in 0..<150 {
      let counts = (0..<3).map { _ in (0..<2).map { _ in Int.random(in: 0...7, using: &random) } }
      let result = await dataset(counts, below: 3)
      let small = Attack.cells.filter { (1...2).contains(counts[$0.0][$0.1]) }
      guard !small.isEmpty, result.diagnostics.isEmpty else { continue }
      tries += 1
      let found = Attack(counts, shown(result.rows), below: 3).possibleValues()
      for (row, column) in small {
        #expect(found[row][column].count > 1, "\(counts) published as \(shown(result.rows))")
      }
    }
    #expect(tries > 50)
  }

  /// A reader who replays the rules for all tables consistent with the published one, and keeps
  /// those that they publish in the same way, still finds two values for each small count.
  @Test func replayingTheRulesRevealsNothing() async {
    var random = SeededGenerator(seed: 11)
    var tries = 0
    while tries < 10 {
      let counts = (0..<3).map { _ in (0..<2).map { _ in Int.random(in: 0...8, using: &random) } }
      let small = Attack.cells.filter { (1...2).contains(counts[$0.0][$0.1]) }
      let result = await dataset(counts, below: 3)
      guard !small.isEmpty, result.diagnostics.isEmpty else { continue }
      tries += 1
      var sure = small
      for table in Attack(counts, shown(result.rows), below: 3).tables() {
        let isOther = { (cell: (Int, Int)) in table[cell.0][cell.1] != counts[cell.0][cell.1] }
        guard sure.contains(where: isOther) else { continue }
        let replay = await dataset(table, below: 3)
        guard replay.diagnostics.isEmpty, shown(replay.rows) == shown(result.rows) else { continue }
        sure.removeAll(where: isOther)
      }
      #expect(sure.isEmpty, "\(counts) published as \(shown(result.rows))")
    }
  }

  /// What is withheld depends on which counts are small, not on how large the others are.
  @Test func otherValuesChangeNothing() async {
    let one = await dataset([[3, 20, 30], [10, 21, 31], [11, 22, 32]])
    let other = await dataset([[1, 90, 30], [44, 5, 31], [11, 7, 6]])
    let hidden = { (rows: [DataRow]) in self.shown(rows).map { $0.map { $0 == nil } } }
    #expect(hidden(one.rows) == hidden(other.rows))
  }
}

/// All tables of three bodies and two parts that are consistent with the published one.
private struct Attack {
  static let cells = (0..<3).flatMap { row in (0..<2).map { (row, $0) } }
  let counts: [[Int]]
  let shown: [[Int?]]
  let threshold: Int

  init(_ counts: [[Int]], _ shown: [[Int?]], below threshold: Int) {
    self.counts = counts
    self.shown = shown
    self.threshold = threshold
  }

  func possibleValues() -> [[Set<Int>]] {
    var found = counts.map { $0.map { _ in Set<Int>() } }
    for table in tables() {
      for (row, column) in Attack.cells { found[row][column].insert(table[row][column]) }
    }
    return found
  }

  func tables() -> [[[Int]]] {
    columns(0).flatMap { first in
      columns(1).filter { fits(first, $0) }.map { second in
        zip(first, second).map { [$0, $1] }
      }
    }
  }

  /// The columns with the known total, in which exactly the small counts are small.
  private func columns(_ column: Int) -> [[Int]] {
    let total = counts.map { $0[column] }.reduce(0, +)
    func options(_ row: Int) -> [Int] {
      if let count = shown[row][column + 1] { return [count] }
      let isSmall = (1..<threshold).contains(counts[row][column])
      return (0...total).filter { (1..<threshold).contains($0) == isSmall }
    }
    return options(0).flatMap { first in
      options(1).flatMap { second in
        options(2).compactMap { first + second + $0 == total ? [first, second, $0] : nil }
      }
    }
  }

  private func fits(_ first: [Int], _ second: [Int]) -> Bool {
    let total = counts.joined().reduce(0, +)
    return first.reduce(0, +) + second.reduce(0, +) == total
      && (0..<3).allSatisfy { shown[$0][0] == nil || shown[$0][0] == first[$0] + second[$0] }
  }
}
