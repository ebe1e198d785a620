import Diagnostics

/// Holds the two sides of each reference against each other, and the rules that a kind of finding
/// brings with it.
func checkRelations(_ site: Site, into diagnostics: inout [Diagnostic]) {
  for (index, finding) in site.findings.enumerated() {
    let reference = Reference<Finding>(index: index)
    for recommendation in finding.recommendations {
      let number = String(site[recommendation].number)
      let name = finding.recommendationNumbers.first { $0.id == number }
      let place = name?.place ?? finding.head.place
      checkReturn(of: recommendation, to: reference, at: place, site, into: &diagnostics)
    }
    if finding.kind.requiresRecommendation && finding.recommendationNumbers.isEmpty {
      diagnostics.report(
        .findingWithoutRecommendation,
        "a finding of the kind \"\(finding.kind.name)\" has no recommendation",
        at: finding.kindName.place
      )
    }
  }
  for (index, recommendation) in site.recommendations.enumerated() {
    let reference = Reference<Recommendation>(index: index)
    guard case .known(let findings) = recommendation.findings,
      case .known(let names) = recommendation.findingNames
    else { continue }
    for finding in findings where !site[finding].recommendations.contains(reference) {
      let id = site[finding].head.id
      let number = recommendation.number
      diagnostics.report(
        .oneSidedReference,
        "the finding \"\(id)\" does not name recommendation \(number)",
        at: names.first { $0.id == id }?.place ?? recommendation.head.place,
        help: "add \(number) to `recommendations` in \(site[finding].head.path)"
      )
    }
  }
}

private func checkReturn(
  of recommendation: Reference<Recommendation>,
  to finding: Reference<Finding>,
  at place: Place,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  let other = site[recommendation]
  if case .known(let findings) = other.findings, findings.contains(finding) { return }
  diagnostics.report(
    .oneSidedReference,
    "recommendation \(other.number) does not name this finding",
    at: place,
    help: "add \(site[finding].head.id) to `findings` in \(other.head.path)"
  )
}
