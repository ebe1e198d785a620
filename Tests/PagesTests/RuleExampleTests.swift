import SitePlanning
import Content
import Pages
import Diagnostics
import TestSupport
import Testing

/// The example of each rule occurs in its fixture, and the correction it shows removes the
/// diagnostic.
struct RuleExampleTests {
  @Test(arguments: Rule.all)
  func exampleStandsInTheFixture(rule: Rule) throws {
    let example = rule.example
    let file = try exampleSite(rule).first { $0.path == example.file }
    guard let wrong = example.wrong else {
      #expect(file == nil, "\(example.file) is there")
      return
    }
    let text = try #require(file, "no file \(example.file)").text
    let isThere = wrong.isEmpty ? text.isEmpty : text.ranges(of: wrong).count == 1
    #expect(isThere, "stands not once in \(example.file): \(wrong)")
    #expect(wrong != example.right)
  }

  @Test(arguments: Rule.all)
  func mendingTheExampleMendsTheFault(rule: Rule) async throws {
    let files = try exampleSite(rule)
    let before = await diagnostics(of: files, for: rule)
    let after = await diagnostics(of: mended(files, as: rule.example), for: rule)
    let left = otherFaults[rule] ?? 0
    #expect(before.count { $0.rule == rule } > left)
    #expect(after.count { $0.rule == rule } == left, "\(textReport(after))")
    let errors = Set(after.filter { $0.severity == .error }.map(\.rule)).subtracting([rule])
    #expect(errors == (consequences[rule] ?? []), "\(textReport(after))")
  }

  @Test(arguments: Rule.all)
  func meaningIsInSentencesOfItsOwn(rule: Rule) {
    #expect(rule.meaning.hasSuffix("."))
    #expect(!rule.meaning.contains("\n"))
    #expect(!rule.meaning.contains(rule.advice))
  }

  /// The number of other diagnostics of the rule in its fixture, besides the one that the example
  /// shows.
  private let otherFaults: [Rule: Int] = [.figureAddress: 4, .figureDiffers: 4, .numberUnbound: 1]

  /// The rules that report something else after the correction, if one excerpt cannot show all of
  /// it.
  private let consequences: [Rule: Set<Rule>] = [
    // The recommendation must also refer to the finding.
    .findingWithoutRecommendation: [.oneSidedReference],
    // The link of another page to the old id must also change.
    .duplicateAddress: [.unknownID],
    // The other address of the loop now redirects through this one.
    .redirectLoop: [.redirectChain],
  ]
}

/// The fixture of a rule with the texts of the examples.
///
/// The program is independent of the subject of a site, so its examples use other texts than the
/// fixtures.
private func exampleSite(_ rule: Rule) throws -> [SourceText] {
  let words = [
    ("durham", "north"), ("force", "council"), ("crimes", "cases"), ("crime", "cases"),
    ("charg", "decid"),
  ]
  return try fixture(rule.id).map { file in
    words.reduce(file) { file, word in
      let bytes = file.bytes.replacing(Array(word.0.utf8), with: Array(word.1.utf8))
      return SourceText(path: file.path.replacing(word.0, with: word.1), bytes: bytes)
    }
  }
}

/// The files with the wrong lines of an example replaced by the right ones.
private func mended(_ files: [SourceText], as example: RuleExample) -> [SourceText] {
  let file = files.first { $0.path == example.file }
  var text = example.right + "\n"
  if let file, let wrong = example.wrong, !wrong.isEmpty {
    text = file.text.replacing(wrong, with: example.right)
  }
  return files.filter { $0.path != example.file }
    + [SourceText(path: example.rightFile, text: text)]
}
