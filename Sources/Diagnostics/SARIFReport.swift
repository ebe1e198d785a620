package import Formats

/// The diagnostics in the Static Analysis Results Interchange Format, version 2.1.0.
///
/// Source: OASIS, "SARIF Version 2.1.0", https://docs.oasis-open.org/sarif/sarif/v2.1.0/. Code
/// hosts show it beside the lines of a change. Lists the rules that occur, by id.
package func sarifReport(_ diagnostics: [Diagnostic], toolVersion: String) -> JSON {
  let ordered = diagnostics.inReportOrder
  let rules = Set(ordered.map(\.rule)).sorted { $0.id < $1.id }
  let driver = JSON.object([
    .init("name", .string("sitegen")),
    .init("version", .string(toolVersion)),
    .init("rules", .array(rules.map(description))),
  ])
  let run = JSON.object([
    .init("tool", .object([.init("driver", driver)])),
    .init("columnKind", .string("unicodeCodePoints")),
    .init("results", .array(ordered.map { result($0, among: rules) })),
  ])
  return .object([
    .init("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
    .init("version", .string("2.1.0")),
    .init("runs", .array([run])),
  ])
}

private func description(_ rule: Rule) -> JSON {
  .object([
    .init("id", .string(rule.id)),
    .init("help", message(rule.advice)),
    .init(
      "defaultConfiguration",
      .object([.init("level", .string(rule.severity.rawValue))])
    ),
  ])
}

private func result(_ diagnostic: Diagnostic, among rules: [Rule]) -> JSON {
  let help = diagnostic.help ?? diagnostic.rule.advice
  let locations = [diagnostic.location] + diagnostic.otherLocations
  var members: [JSON.Member] = [
    .init("ruleId", .string(diagnostic.rule.id)),
    .init("ruleIndex", .integer(rules.firstIndex(of: diagnostic.rule) ?? 0)),
    .init("level", .string(diagnostic.severity.rawValue)),
    .init("message", message("\(diagnostic.message) (\(help))")),
    .init("locations", .array(locations.map(physicalLocation))),
  ]
  if diagnostic.occurrences > 1 {
    members.append(.init("occurrenceCount", .integer(diagnostic.occurrences)))
  }
  return .object(members)
}

private func physicalLocation(_ location: SourceLocation) -> JSON {
  let region = JSON.object([
    .init("startLine", .integer(location.line)),
    .init("startColumn", .integer(location.column)),
    .init("endColumn", .integer(location.column + location.length)),
  ])
  let physicalLocation = JSON.object([
    .init("artifactLocation", .object([.init("uri", .string(percentEncoded(location.path)))])),
    .init("region", region),
  ])
  return .object([.init("physicalLocation", physicalLocation)])
}

private func message(_ text: String) -> JSON {
  .object([.init("text", .string(text))])
}
