package import Diagnostics

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

/// Rules about findings and their recommendations.
extension Rule {
  package static let relationRules = [oneSidedReference, findingWithoutRecommendation]

  package static let oneSidedReference = Rule(
    "one-sided-reference",
    .error,
    advice: "Name each record on the other, so that both pages show the relation.",
    meaning: """
      A finding and a recommendation belong together, but only one of them names the other. \
      Readers would see the relation on one page and miss it on the other.
      """,
    example: RuleExample(
      "content/reports/one/recommendations/01.md",
      wrong: "findings: not-established",
      right: "findings: [wait]"
    )
  )

  package static let findingWithoutRecommendation = Rule(
    "finding-without-recommendation",
    .error,
    advice: "Name at least one recommendation; every finding of this kind has one.",
    meaning: """
      The vocabulary of the site requires a recommendation for each finding of this kind, and this \
      one has none. Readers would not learn what should be done about it.
      """,
    example: RuleExample(
      "content/reports/one/findings/wait.md",
      wrong: """
        kind: cause
        theme: people
        summary: They wait long.
        order: 1
        """,
      right: """
        kind: cause
        theme: people
        summary: They wait long.
        order: 1
        recommendations: [1]
        """
    )
  )
}
