package import Formats

/// The diagnostics as JSON for other programs, ordered by location.
///
/// `version` is incremented when a member is renamed or removed. Lines and columns count from 1,
/// columns in Unicode scalars.
package func jsonReport(_ diagnostics: [Diagnostic]) -> JSON {
  .object([
    .init("version", .integer(1)),
    .init("diagnostics", .array(diagnostics.inReportOrder.map(entry))),
  ])
}

private func entry(_ diagnostic: Diagnostic) -> JSON {
  let location = diagnostic.location
  return .object([
    .init("rule", .string(diagnostic.rule.id)),
    .init("severity", .string(diagnostic.severity.rawValue)),
    .init("message", .string(diagnostic.message)),
    .init("file", .string(location.path)),
    .init("line", .integer(location.line)),
    .init("column", .integer(location.column)),
    .init("length", .integer(location.length)),
    .init("excerpt", .string(location.lineText)),
    .init("help", .string(diagnostic.help ?? diagnostic.rule.advice)),
  ])
}
