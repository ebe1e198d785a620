import Content
import Diagnostics
import TestSupport
import Testing

/// Attacks on small counts: each plants one, and its reader knows the rules and all sums.
struct DisclosureTests {
  static let attacks =
    columnAttacks + rowAttacks + changeAttacks + elsewhereAttacks + otherAttacks

  @Test(arguments: attacks.filter { $0.asks != nil })
  func undeclaredTieIsReported(_ attack: DisclosureAttack) async throws {
    let asks = try #require(attack.asks)
    let built = await attack.published(under: attack.contract)
    #expect(built.errors.allSatisfy { $0.rule == .disclosure }, "\(built.errors)")
    let messages = built.messages(.disclosure)
    #expect(messages.contains { $0.contains("\"\(asks)\"") }, "\(messages)")
  }

  /// Once the editor has declared what the report asks for, nothing can be derived.
  @Test(arguments: attacks.filter { $0.asks == nil || $0.remedy != nil })
  func plantedCountsCannotBeDerived(_ attack: DisclosureAttack) async throws {
    let built = await attack.published(under: attack.remedied)
    try #require(built.errors.isEmpty, "\(built.errors)")
    for cell in attack.planted + attack.companions {
      #expect(built.number(cell.row, cell.column) == nil, "\(cell.column) is published")
    }
    let derived = attack.derived(from: built, original: await attack.original())
    for cell in attack.planted {
      #expect(!derived.contains([cell.row, built.columns.firstIndex(of: cell.column) ?? 0]))
    }
  }

  /// Without other withheld counts the reader succeeds, so the attacks are not empty.
  @Test(arguments: attacks.filter(\.worksAlone))
  func plantedCountsAloneAreDerived(_ attack: DisclosureAttack) async throws {
    let original = await attack.original()
    let derived = attack.derived(from: nil, original: original)
    for cell in attack.planted {
      #expect(derived.contains([cell.row, original.columns.firstIndex(of: cell.column) ?? 0]))
    }
  }

  /// A reader who replays the rules for all values with the known total still finds two for a
  /// count that is small, or that leaves little of its whole.
  @Test(arguments: [
    [[40, 39], [50, 20], [60, 25]], [[40, 3], [50, 20], [60, 25]],
    [[41, 40], [50, 46], [60, 25]],
  ])
  func replayingTheRulesRevealsNothing(_ rows: [[Int]]) async throws {
    func published(_ charged: [Int]) async -> Publication {
      let bodies = ["ash", "birch", "cedar"]
      let lines = bodies.indices.map { "\(bodies[$0]),2024,\(rows[$0][0]),\(charged[$0])" }
      return await publish(
        lines.joined(separator: "\n"),
        columns: "force:body year:year recorded charged",
        contract: """
          relations: [charged <= recorded]
          suppression: {columns: [charged], below: 5, totals: [bodies]}
          """
      )
    }
    func shown(_ built: Publication) -> [Double?] {
      rows.indices.flatMap { [built.number($0, "recorded"), built.number($0, "charged")] }
    }
    let original = rows.map { $0[1] }
    let result = await published(original)
    #expect(result.errors == [])
    let hidden = rows.indices.filter { result.number($0, "charged") == nil }
    try #require(hidden.count >= 2)
    let total = hidden.reduce(0) { $0 + original[$1] }
    var found: [Set<Int>] = rows.map { _ in [] }
    for first in 0...min(total, rows[hidden[0]][0]) where found[hidden[0]].count < 2 {
      var charged = original
      charged[hidden[0]] = first
      charged[hidden[1]] += original[hidden[0]] - first
      guard (0...rows[hidden[1]][0]).contains(charged[hidden[1]]) else { continue }
      let replay = await published(charged)
      guard replay.errors == [], shown(replay) == shown(result) else { continue }
      for row in hidden.prefix(2) { found[row].insert(charged[row]) }
    }
    #expect(hidden.prefix(2).allSatisfy { found[$0].count > 1 })
  }

  @Test func thereAreManyKindsOfAttack() {
    #expect(DisclosureTests.attacks.count >= 40)
    #expect(Set(DisclosureTests.attacks.map(\.name)).count == DisclosureTests.attacks.count)
  }

  @Test func harmlessTieIsNotReported() async throws {
    let attack = try #require(columnAttacks.first)
    let contract = """
      suppression:
        columns: [charged]
        below: 5
        harmless: [{tie: recorded = charged + freed, reason: It is about other people.}]
      """
    #expect(await attack.published(under: contract).errors == [])
    let other = contract.replacing("charged + freed", with: "charged + fred")
    let errors = await attack.published(under: other).errors
    #expect(errors.map(\.rule) == [.disclosure, .suppressionUnfit])
  }

  @Test func sumThatFailsInOneRowIsNone() async {
    let rows = "ash,2024,300,3,297\nbirch,2024,400,50,350\ncedar,2024,500,60,441"
    let built = await publish(
      rows,
      columns: "force:body year:year recorded charged freed",
      contract: "suppression: {columns: [charged], below: 5}"
    )
    #expect(built.errors == [])
  }

  @Test func accidentIsNoSum() async {
    let built = await publish(
      "ash,2024,5,3,2\nbirch,2024,0,0,0",
      columns: "force:body year:year recorded charged freed",
      contract: "suppression: {columns: [charged], below: 5}"
    )
    #expect(built.errors == [])
  }

  /// A value that the source withheld is as secret, although nobody here knows it.
  @Test func markThatASumRevealsIsReported() async {
    let columns = "force:body year:year recorded charged freed"
    let codes = ["charged": "missing: [c, x]", "freed": "missing: [c, x]"]
    let contract = "relations: [recorded = charged + freed]"
    let one = "ash,2024,300,[c],297\nbirch,2024,400,50,350"
    let built = await publish(one, columns: columns, options: codes, contract: contract)
    #expect(built.errors.map(\.rule) == [.disclosure])
    for rows in ["ash,2024,300,[c],[c]", "ash,2024,300,[c],[x]", "ash,2024,300,[x],297"] {
      let other = await publish(rows, columns: columns, options: codes, contract: contract)
      #expect(other.errors == [])
    }
  }

  @Test func unknownTotalsAreReported() async {
    let built = await publish(
      "ash,2024,3",
      columns: "force:body year:year charged",
      contract: """
        suppression:
          columns: [charged]
          below: 5
          totals: [natoin]
          row_totals: [{over: sex, total: all}]
        """
    )
    #expect(
      built.messages(.unknownChoice) == [
        "rows cannot be summed over \"natoin\"",
        "rows cannot be summed over \"sex\"",
      ]
    )
  }

  @Test(arguments: [
    ("charged = charged + freed", Rule.wrongType), ("charged = freed - ", .wrongType),
    ("charged <= 40", .unknownID), ("charged =", .wrongType),
  ])
  func malformedRelationIsReported(relation: String, rule: Rule) async {
    let built = await publish(
      "ash,2024,3,5",
      columns: "force:body year:year charged freed",
      contract: "relations: [\"\(relation)\"]"
    )
    #expect(built.errors.map(\.rule) == [rule])
  }
}

extension DisclosureAttack {
  fileprivate var remedied: String {
    guard let remedy else { return contract }
    return remedy.contains("suppression:") ? remedy : "\(remedy)\n\(contract)"
  }

  fileprivate func published(under contract: String) async -> Publication {
    await publish(rows, columns: columns, options: options, contract: contract, more: more)
  }

  /// The table before anything is withheld.
  fileprivate func original() async -> Publication {
    await publish(rows, columns: columns, options: options, contract: "", more: more)
  }

  /// The withheld cells that a reader derives from a published table; `nil` for one in which only
  /// the planted counts are withheld.
  fileprivate func derived(from built: Publication?, original: Publication) -> Set<[Int]> {
    var attacker = Attacker()
    let names = original.columns
    func index(_ name: String) -> Int { names.firstIndex(of: name) ?? 0 }
    let planted = planted.map { [$0.row, index($0.column)] }
    for row in original.rows.indices {
      for column in names.indices {
        let cell = [row, column]
        if planted.contains(cell) {
          attacker.hide(cell, in: (hidesZeros ? 0 : 1)...4)
        } else if let built, original.number(row, names[column]) != nil,
          built.number(row, names[column]) == nil
        {
          attacker.hide(cell, in: 0...1e9)
        }
      }
    }
    func know(_ terms: [(cell: [Int], factor: Double)]) {
      let total = terms.reduce(0) {
        $0 + $1.factor * (original.number($1.cell[0], names[$1.cell[1]]) ?? 0)
      }
      attacker.know(terms, total: total) { original.number($0[0], names[$0[1]]) ?? 0 }
    }
    for relation in relations {
      let parts = relation.split(separator: " ").map(String.init)
      for row in original.rows.indices {
        var terms: [(cell: [Int], factor: Double)] = [([row, index(parts[0])], -1)]
        for place in stride(from: 2, to: parts.count, by: 2) where Double(parts[place]) == nil {
          terms.append(([row, index(parts[place])], parts[place - 1] == "-" ? -1 : 1))
        }
        know(terms)
      }
    }
    let counts = names.indices.filter { original.rows.first?.cells[$0].value.count != nil }
    for column in counts {
      for group in sums { know(group.map { ([$0, column], 1) }) }
      for group in totals {
        know(group.enumerated().map { ([$1, column], $0 == 0 ? -1 : 1) })
      }
    }
    return attacker.derived()
  }
}
