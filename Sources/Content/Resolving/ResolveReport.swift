import Diagnostics

extension Report: ResolvableRecord {
  /// An annual report may have the title of the last one.
  var marks: [RecordMark] {
    let day = published.map { ", \($0.iso)" } ?? ""
    return [RecordMark(what: "title and date", text: title + day)]
      + [reference].compactMap(\.self).map { RecordMark(what: "reference", text: $0) }
  }
  static var beginning: Beginning? { { try [$0.report($1, $2)] } }
  static let translatable: [TextKey<Report>] = [
    TextKey("title", { $0.title }, { $0.title = $1 }),
    TextKey("short_title", follows: "title", { $0.shortTitle }, { $0.shortTitle = $1 }),
    TextKey("publisher", isRequired: false, { $0.publisher }, { $0.publisher = $1 }),
    TextKey("summary", { $0.summary }, { $0.summary = $1 }),
    TextKey("content_note", { $0.head.contentNote }, { $0.head.contentNote = $1 }),
    TextKey("inspected_note", { $0.inspectedNote }, { $0.inspectedNote = $1 }),
  ]

  static func resolve(
    _ parsed: Parsed<Report>,
    _ names: Namespaces,
    into diagnostics: inout [Diagnostic]
  ) -> Report {
    var report = names.withSources(parsed, into: &diagnostics)
    let bodies = names[Body.self]
    report.inspected = bodies.find(parsed.names.inspected, into: &diagnostics)
    report.grades = parsed.names.grades.filter { !bodies.unpublished.contains($0.body.id) }
      .compactMap { resolveGrades($0, of: report, names, into: &diagnostics) }
    return report
  }

  mutating func takeOver(from earlier: Report) {
    findings = earlier.findings
    recommendations = earlier.recommendations
    responses = earlier.responses
  }
}

private func resolveGrades(
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
  return names[Body.self].find(entry.body, into: &diagnostics).map {
    BodyGrades(body: $0, grades: grades)
  }
}

/// Gives each report its findings and recommendations, in order.
func linkReportParts(_ site: inout Site) {
  for reference in site.findings.references {
    site.reports[site[reference].report.index].findings.append(reference)
  }
  for reference in site.recommendations.references {
    site.reports[site[reference].report.index].recommendations.append(reference)
  }
}
