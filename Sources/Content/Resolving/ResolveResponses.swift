import Diagnostics

/// Gives each report the answers to it, in the order of the bodies.
func resolveResponses(
  _ site: inout Site,
  _ parsed: ParsedSite,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) {
  for response in parsed.responses {
    guard let report = names[Report.self].reference(to: response.reportID) else {
      reportStray(response, names, into: &diagnostics)
      continue
    }
    // The answer for an unpublished body is unpublished too.
    if names[Body.self].unpublished.contains(response.body.id) { continue }
    guard let body = names[Body.self].find(response.body, into: &diagnostics) else { continue }
    var resolved = response.response
    resolved.body = body
    let recommendations = names[Recommendation.self]
    resolved.answers = recommendations.findAny(
      response.answers,
      below: response.reportID,
      into: &diagnostics
    )
    // The number of answers could reveal that there are more recommendations.
    let prefix = response.reportID + "/"
    let hasUnpublished = recommendations.unpublished.contains { $0.hasPrefix(prefix) }
    if hasUnpublished { resolved.count = nil }
    checkCount(resolved, site[report], at: response.body.location, into: &diagnostics)
    site.reports[report.index].responses.append(resolved)
  }
  for index in site.reports.indices {
    site.reports[index].responses.sort { $0.body.index < $1.body.index }
  }
}

private func reportStray(
  _ response: ParsedResponse,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) {
  let (id, reports) = (response.reportID, names[Report.self])
  if reports.unpublished.contains(id) || reports.unreadable.contains(id) { return }
  diagnostics.report(
    .missingFile,
    "the folder of these responses has no report",
    at: .file(response.body.location.path),
    help: "add content/reports/\(id)/index.md"
  )
}

private func checkCount(
  _ response: Response,
  _ report: Report,
  at location: SourceLocation,
  into diagnostics: inout [Diagnostic]
) {
  guard let count = response.count else { return }
  let known = response.answers.value?.count ?? 0
  guard count < known || count > report.recommendations.count else { return }
  diagnostics.report(
    .wrongType,
    "\"answers_in_all\" must be from \(known) to \(report.recommendations.count), found \(count)",
    at: location,
    help: "write how many recommendations of the report are answered"
  )
}
