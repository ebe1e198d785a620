package import Diagnostics

extension Finding: ResolvableRecord {
  var marks: [RecordMark] { [RecordMark(what: "title", text: title, report: report)] }
  static var beginning: Beginning? { { new, site, _ in try [new.finding(site)] } }
  static let translatable: [TextKey<Finding>] = [
    TextKey("title", { $0.title }, { $0.title = $1 }),
    TextKey("summary", { $0.summary }, { $0.summary = $1 }),
    TextKey("figure.value", { $0.figure?.value }, { $0.figure?.value = $1 }),
    TextKey("figure.label", { $0.figure?.label }, { $0.figure?.label = $1 }),
  ]

  var boundText: String? { figure?.value }

  static func resolve(
    _ parsed: Parsed<Finding>,
    _ names: Namespaces,
    into diagnostics: inout [Diagnostic]
  ) -> Finding {
    var finding = names.withSources(parsed, into: &diagnostics)
    let written = parsed.names
    finding.report = names[Report.self].reference(to: finding.reportID) ?? finding.report
    let kind = find(
      written.kind,
      in: names.vocabulary.kinds,
      id: \.id,
      what: "kind of finding",
      into: &diagnostics
    )
    finding.kind = kind ?? finding.kind
    finding.theme = names.theme(written.theme, into: &diagnostics) ?? finding.theme
    finding.bodies = names[Body.self].find(written.bodies, into: &diagnostics)
    finding.measures = names[Measure.self].find(written.measures, into: &diagnostics)
    finding.recommendations = names[Recommendation.self].find(
      written.recommendations,
      below: finding.reportID,
      into: &diagnostics
    )
    if let source = written.figureSource {
      finding.figure?.source = names.sources.find(source, into: &diagnostics)
    }
    return finding
  }

  /// Checks that no two findings of a report have the same `order`.
  static func checkParsed(_ site: ParsedSite, into diagnostics: inout [Diagnostic]) {
    _ = unique(site.all(Finding.self), "finding order", into: &diagnostics) {
      ($0.head.location, "\($0.record.reportID)/\($0.record.order)")
    }
  }

  static var crossCheck: CrossCheck<Finding>? { check }

  /// Checks that recommendations refer back to the finding, that it has what its kind requires, and
  /// that its headline statistic agrees with the data.
  private static func check(
    _ reference: Reference<Finding>,
    _ parsed: Parsed<Finding>,
    _ links: LinkResolver,
    into diagnostics: inout [Diagnostic]
  ) {
    let finding = links.site[reference]
    for recommendation in finding.recommendations {
      let number = String(links.site[recommendation].number)
      let name = parsed.names.recommendations.first { $0.id == number }
      let location = name?.location ?? finding.head.location
      checkReturn(
        of: recommendation,
        to: reference,
        at: location,
        links.site,
        into: &diagnostics
      )
    }
    if finding.kind.requiresRecommendation && parsed.names.recommendations.isEmpty {
      diagnostics.report(
        .findingWithoutRecommendation,
        "a finding of the kind \"\(finding.kind.name)\" has no recommendation",
        at: parsed.names.kind.location
      )
    }
    if let data = parsed.names.figureData, let figure = finding.figure {
      links.checkFigure(
        figure.value,
        beside: "\(figure.label) \(figure.note ?? "")",
        against: data.address,
        at: data.location,
        into: &diagnostics
      )
    }
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
