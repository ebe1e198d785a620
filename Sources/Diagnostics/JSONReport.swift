package import Formats

/// The diagnostics as JSON for other programs, ordered by location.
///
/// `version` is incremented when a member is renamed or removed. Lines and columns count from 1,
/// columns in Unicode scalars. `occurrences` and `others`, the second and third location in the
/// file, are present if the diagnostic was found more than once.
package func jsonReport(_ diagnostics: [Diagnostic]) -> JSON {
  .object([
    .init("version", .integer(1)),
    .init("diagnostics", .array(diagnostics.inReportOrder.map(entry))),
  ])
}

private func entry(_ diagnostic: Diagnostic) -> JSON {
  let location = diagnostic.location
  var members: [JSON.Member] = [
    .init("rule", .string(diagnostic.rule.id)),
    .init("severity", .string(diagnostic.severity.rawValue)),
    .init("message", .string(diagnostic.message)),
    .init("file", .string(location.path)),
  ]
  members += position(of: location)
  members += [
    .init("excerpt", .string(location.lineText)),
    .init("help", .string(diagnostic.help ?? diagnostic.rule.advice)),
  ]
  if diagnostic.occurrences > 1 {
    let others = diagnostic.otherLocations.map { JSON.object(position(of: $0)) }
    members.append(.init("occurrences", .integer(diagnostic.occurrences)))
    members.append(.init("others", .array(others)))
  }
  return .object(members)
}

private func position(of location: SourceLocation) -> [JSON.Member] {
  [
    .init("line", .integer(location.line)),
    .init("column", .integer(location.column)),
    .init("length", .integer(location.length)),
  ]
}
