import Diagnostics

/// Holds each reference of a record against its other side, and the record against the rules that its
/// kind brings with it.
func checkRelations(of key: RecordKey, _ site: Site, into diagnostics: inout [Diagnostic]) {
  switch key {
  case .finding(let finding): checkFinding(finding, site, into: &diagnostics)
  case .recommendation(let recommendation):
    checkRecommendation(recommendation, site, into: &diagnostics)
  case .home, .page, .report, .body, .dataset, .measure, .term: break
  }
}

private func checkFinding(
  _ reference: Reference<Finding>,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  let finding = site[reference]
  for recommendation in finding.recommendations {
    let number = String(site[recommendation].number)
    let name = finding.recommendationNumbers.first { $0.id == number }
    let location = name?.location ?? finding.head.location
    checkReturn(of: recommendation, to: reference, at: location, site, into: &diagnostics)
  }
  if finding.kind.requiresRecommendation && finding.recommendationNumbers.isEmpty {
    diagnostics.report(
      .findingWithoutRecommendation,
      "a finding of the kind \"\(finding.kind.name)\" has no recommendation",
      at: finding.kindName.location
    )
  }
}

private func checkRecommendation(
  _ reference: Reference<Recommendation>,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  let recommendation = site[reference]
  guard case .known(let findings) = recommendation.findings,
    case .known(let names) = recommendation.findingNames
  else { return }
  for finding in findings where !site[finding].recommendations.contains(reference) {
    let id = site[finding].head.id
    let number = recommendation.number
    diagnostics.report(
      .oneSidedReference,
      "the finding \"\(id)\" does not name recommendation \(number)",
      at: names.first { $0.id == id }?.location ?? recommendation.head.location,
      help: "add \(number) to `recommendations` in \(site[finding].head.path)"
    )
  }
}

private func checkReturn(
  of recommendation: Reference<Recommendation>,
  to finding: Reference<Finding>,
  at location: SourceLocation,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  let other = site[recommendation]
  if case .known(let findings) = other.findings, findings.contains(finding) { return }
  diagnostics.report(
    .oneSidedReference,
    "recommendation \(other.number) does not name this finding",
    at: location,
    help: "add \(site[finding].head.id) to `findings` in \(other.head.path)"
  )
}
