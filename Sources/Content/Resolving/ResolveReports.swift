import Diagnostics

func resolve(
  _ parsed: Report,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> Report {
  var report = parsed
  report.head.sources = names.sources.find(report.head.sourceNames, into: &diagnostics)
  report.inspected = names.bodies.find(report.inspectedNames, into: &diagnostics)
  report.grades = report.gradeNames.compactMap { entry in
    grades(entry, of: report, names, into: &diagnostics)
  }
  return report
}

private func grades(
  _ entry: GradeEntry,
  of report: Report,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> BodyGrades? {
  var grades: [Grade?] = Array(repeating: nil, count: report.areas.count)
  for (areaName, gradeName) in entry.grades {
    let area = find(areaName, in: report.areas, id: \.id, what: "area", into: &diagnostics)
    guard let area, let index = report.areas.firstIndex(of: area) else { continue }
    if gradeName.id == "not-graded" { continue }
    grades[index] = find(
      gradeName,
      in: report.gradeScale,
      id: \.id,
      what: "grade",
      into: &diagnostics
    )
  }
  return names.bodies.find(entry.body, into: &diagnostics).map {
    BodyGrades(body: $0, grades: grades)
  }
}

func resolve(
  _ parsed: Finding,
  _ names: Namespaces,
  _ vocabulary: Vocabulary,
  into diagnostics: inout [Diagnostic]
) -> Finding {
  var finding = parsed
  finding.head.sources = names.sources.find(finding.head.sourceNames, into: &diagnostics)
  finding.report = names.reports.references[finding.reportID] ?? finding.report
  let kind = find(
    finding.kindName,
    in: vocabulary.kinds,
    id: \.id,
    what: "kind of finding",
    into: &diagnostics
  )
  let theme = find(
    finding.themeName,
    in: vocabulary.themes,
    id: \.id,
    what: "theme",
    into: &diagnostics
  )
  finding.kind = kind ?? finding.kind
  finding.theme = theme ?? finding.theme
  finding.bodies = names.bodies.find(finding.bodyNames, into: &diagnostics)
  finding.measures = names.measures.find(finding.measureNames, into: &diagnostics)
  finding.recommendations = finding.recommendationNumbers.compactMap { number in
    names.recommendations.find(number, below: "\(finding.reportID)/", into: &diagnostics)
  }
  if let source = finding.figure?.sourceName {
    finding.figure?.source = names.sources.find(source, into: &diagnostics)
  }
  return finding
}

func resolve(
  _ recommendation: Recommendation,
  _ names: Namespaces,
  _ vocabulary: Vocabulary,
  into diagnostics: inout [Diagnostic]
) -> Recommendation {
  var resolved = recommendation
  resolved.head.sources = names.sources.find(
    recommendation.head.sourceNames,
    into: &diagnostics
  )
  resolved.report = names.reports.references[recommendation.reportID] ?? resolved.report
  resolved.theme = recommendation.themeName.flatMap {
    find($0, in: vocabulary.themes, id: \.id, what: "theme", into: &diagnostics)
  }
  resolved.addressees = addressees(recommendation, vocabulary, into: &diagnostics)
  resolved.findings = findings(of: recommendation, names, into: &diagnostics)
  resolved.history = recommendation.history.map { event in
    var event = event
    event.status = find(
      event.statusName,
      in: vocabulary.statuses,
      id: \.id,
      what: "status",
      into: &diagnostics
    )
    return event
  }
  checkHistory(resolved, vocabulary, into: &diagnostics)
  return resolved
}

private func addressees(
  _ recommendation: Recommendation,
  _ vocabulary: Vocabulary,
  into diagnostics: inout [Diagnostic]
) -> Established<[Addressee]> {
  guard case .known(let names) = recommendation.addresseeNames else { return .notEstablished }
  return .known(
    names.compactMap {
      find($0, in: vocabulary.addressees, id: \.id, what: "addressee", into: &diagnostics)
    }
  )
}

private func findings(
  of recommendation: Recommendation,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> Established<[Reference<Finding>]> {
  guard case .known(let given) = recommendation.findingNames else { return .notEstablished }
  return .known(
    given.compactMap { name in
      names.findings.find(name, below: "\(recommendation.reportID)/", into: &diagnostics)
    }
  )
}

/// Gives each report its findings and recommendations, in their order.
func linkReportParts(_ site: inout Site) {
  for reference in site.findings.references {
    site.reports[site[reference].report.index].findings.append(reference)
  }
  for reference in site.recommendations.references {
    site.reports[site[reference].report.index].recommendations.append(reference)
  }
}
