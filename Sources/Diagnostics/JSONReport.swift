/// The faults for other programs, in the order of their places.
///
/// `version` rises when a member is renamed or removed; lines and columns are counted from 1, columns
/// in Unicode scalars.
package func jsonReport(_ diagnostics: [Diagnostic]) -> JSON {
  .object([
    .init("version", .integer(1)),
    .init("diagnostics", .array(diagnostics.inReportOrder.map(entry))),
  ])
}

private func entry(_ diagnostic: Diagnostic) -> JSON {
  let place = diagnostic.place
  return .object([
    .init("rule", .string(diagnostic.rule.rawValue)),
    .init("severity", .string(diagnostic.severity.rawValue)),
    .init("message", .string(diagnostic.message)),
    .init("file", .string(place.path)),
    .init("line", .integer(place.line)),
    .init("column", .integer(place.column)),
    .init("length", .integer(place.length)),
    .init("excerpt", .string(place.lineText)),
    .init("help", .string(diagnostic.help ?? diagnostic.rule.advice)),
  ])
}
