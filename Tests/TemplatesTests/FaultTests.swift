import Diagnostics
import TestSupport
import Testing

@testable import Templates

/// Compares the whole report of each template error with a golden file.
struct FaultTests {
  @Test(arguments: FaultCase.all)
  func reportIsTheRecordedOne(_ fault: FaultCase) throws {
    let diagnostics = faults(of: fault.archive)
    #expect(Set(diagnostics.map(\.rule)) == fault.rules)
    try expectGolden(textReport(diagnostics), "\(fault.name).txt")
  }

  @Test func everyRuleOfTemplatesHasACase() {
    let provoked = FaultCase.all.reduce(into: Set<Rule>()) { $0.formUnion($1.rules) }
    #expect(provoked == Set(Rule.templateRules.filter { $0.id.hasPrefix("template-") }))
  }

  @Test func aFaultInAPartialIsReportedOnceForAllPages() {
    let archive = """
      -- templates/page.mustache --
      {{>card}}{{>card}}{{#report}}{{>card}}{{/report}}
      -- templates/other.mustache --
      {{>card}}
      -- templates/card.mustache --
      {{nmae}}
      """
    var diagnostics: [Diagnostic] = []
    let set = templates(archive, into: &diagnostics)
    for name in ["page", "other"] {
      _ = set.compile(name, for: forceSchema.shape, into: &diagnostics)
    }
    #expect(diagnostics.map(\.message) == ["there is no \"nmae\" in \"force\""])
  }

  @Test func aPartialIsCheckedInTheContextOfEachPlace() {
    let archive = """
      -- templates/page.mustache --
      {{#findings}}{{>card}}{{/findings}}{{>card}}
      -- templates/card.mustache --
      {{#themes}}{{.}}{{/themes}}
      """
    #expect(faults(of: archive).map(\.message) == ["there is no \"themes\" in \"force\""])
  }

  @Test func aFaultyTemplateRendersWithoutTheFaultyTags() {
    var diagnostics: [Diagnostic] = []
    let set = templates(
      "-- templates/page.mustache --\n{{name}}{{nmae}}!\n",
      into: &diagnostics
    )
    let compiled = set.compile("page", for: forceSchema.shape, into: &diagnostics)
    var output: [UInt8] = []
    compiled?.render(forceSchema.view(Force()), into: &output)
    #expect(diagnostics.map(\.rule) == [.templateUnknownName])
    #expect(String(decoding: output, as: UTF8.self) == "Durham!\n")
  }

  @Test func placesHoldOnWindowsLineEnds() throws {
    let source = SourceText(
      path: "a.mustache",
      text: "one\r\n{{#name}}\r\n  {{nmae}}\r\n{{/name}}\r\n"
    )
    var diagnostics: [Diagnostic] = []
    let set = TemplateSet(parsing: ["a": source], into: &diagnostics)
    _ = set.compile("a", for: forceSchema.shape, into: &diagnostics)
    let location = source.located(try #require(diagnostics.first?.location))
    #expect((location.line, location.column, location.length) == (3, 5, 4))
    #expect(location.lineText == "  {{nmae}}")
  }
}

/// The diagnostics of the template `page` of an archive, including those of the partials it uses.
func faults(of archive: String) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  let set = templates(archive, into: &diagnostics)
  _ = set.compile("page", for: forceSchema.shape, into: &diagnostics)
  return diagnostics.located { path in site(archive).first { $0.path == path } }
}
