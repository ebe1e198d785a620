import Diagnostics
import Foundation
import Pages
import TestSupport
import Testing

/// Checks that each rule is declared once, listed, explained, reported, and covered by a fixture.
struct RuleTests {
  @Test func everyDeclarationIsListedOnce() {
    let ids = declarations.map(\.id)
    #expect(ids.count > 70)
    #expect(Set(ids).count == ids.count)
    #expect(Rule.all.map(\.id).sorted() == ids.sorted())
  }

  @Test(arguments: Rule.all)
  func idIsInKebabCase(_ rule: Rule) {
    #expect(rule.id.wholeMatch(of: /[a-z]+(-[a-z0-9]+)*/) != nil)
  }

  @Test(arguments: Rule.all)
  func ruleIsExplained(_ rule: Rule) {
    #expect(!rule.advice.isEmpty && !rule.meaning.isEmpty && !rule.example.file.isEmpty)
  }

  @Test(arguments: Rule.all)
  func ruleHasFixtureAndGoldenReport(_ rule: Rule) {
    for folder in ["Fixtures", "Golden"] {
      let file = repositoryRoot.appending(path: "Tests/PagesTests/\(folder)/\(rule.id).txt")
      #expect(FileManager.default.fileExists(atPath: file.path), "\(folder)/\(rule.id).txt")
    }
  }

  @Test(arguments: declarations)
  func ruleIsReported(_ declaration: RuleDeclaration) throws {
    let use = try Regex("[^\\w)\\]]\\.\(declaration.name)\\b")
    #expect(sources.contains { $0.text.contains(use) }, "\(declaration.name)")
  }
}

/// The declaration of a rule in a source file.
struct RuleDeclaration: Sendable {
  var name: String
  var id: String
}

/// Every `static let name = Rule("id", …)` in the sources.
private let declarations: [RuleDeclaration] = sources.flatMap { file in
  file.text.matches(of: /static let (\w+) = Rule\(\s*"([^"]*)"/).map {
    RuleDeclaration(name: String($0.output.1), id: String($0.output.2))
  }
}
