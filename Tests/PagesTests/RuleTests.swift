import Content
import Diagnostics
import Pages
import TestSupport
import Testing

/// Each rule has a fixture that triggers it, and the expected report.
struct RuleTests {
  @Test(arguments: Rule.all)
  func reportsItsFixture(rule: Rule) async throws {
    let files = try fixture(rule.id)
    let faults = await diagnostics(of: files, for: rule)
    #expect(faults.contains { $0.rule == rule })
    #expect(faults.filter { $0.rule == rule }.allSatisfy { $0.severity == rule.severity })
    #expect(faults.hasErrors == faults.contains { $0.severity == .error })
    try expectGolden(textReport(faults), "\(rule.id).txt")
  }

  @Test func theSiteUnderTheFixturesIsWithoutFault() async throws {
    #expect(await diagnostics(of: try baseFiles()) == [])
  }

  @Test func everyFixtureIsOfARule() throws {
    let rules = Set(Rule.all.map(\.id))
    let names = try fixtureNames().filter { $0 != "base" }
    #expect(Set(names) == rules)
  }

  @Test(arguments: Rule.all)
  func adviceIsOneLineThatEndsWithAFullStop(_ rule: Rule) {
    #expect(rule.advice.hasSuffix(".") && !rule.advice.contains("\n"))
    #expect(rule.advice.first?.isUppercase == true)
    #expect(!rule.advice.contains("  "))
  }

  @Test func noTwoRulesGiveTheSameAdvice() {
    #expect(Set(Rule.all.map(\.advice)).count == Rule.all.count)
  }
}
