import YAML
import Diagnostics

extension Report: ParsableRecord {
  struct Names: WrittenNames {
    var inspected: Established<[Name]>
    var grades: [GradeEntry]

    var seenByOthers: [[Name]?] { [] }
  }

  static let othersNeedOnlyID = true

  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<Report> {
    let title = fields.text("title")
    let head = fields.head(id: path.id, sourcesAreRequired: needsSources)
    let report = Report(
      head: head.head,
      title: title,
      shortTitle: fields.optionalText("short_title") ?? title,
      reference: fields.optionalText("reference"),
      publisher: fields.text("publisher"),
      url: fields.url("url"),
      published: fields.date("published"),
      summary: fields.text("summary"),
      inspectedNote: fields.optionalText("inspected_note"),
      gradeScale: fields.records("grade_scale") {
        Grade(id: $0.idText("id"), name: $0.text("name"), meaning: $0.text("meaning"))
      },
      areas: fields.records("areas") { Choice(id: $0.idText("id"), name: $0.text("name")) },
      prose: prose
    )
    let names = Names(
      inspected: fields.namesOrNotEstablished("inspected"),
      grades: parseGrades(&fields)
    )
    return Parsed(report, sources: head.sources, names: names)
  }

  static func items(namedBy parsed: Parsed<Report>, _ names: Namespaces) -> [SiteItem] {
    SiteItem.records(.body, (parsed.names.inspected.value ?? []) + parsed.names.grades.map(\.body))
  }
}

/// The grades that a report gives one body.
struct GradeEntry: Sendable {
  var body: Name
  var grades: [(area: Name, grade: Name)]
}

private func parseGrades(_ fields: inout FieldReader) -> [GradeEntry] {
  guard let node = fields.optionalNode("grades") else { return [] }
  return fields.members(of: node, key: "grades").map { member in
    let body = Name(id: member.key, location: member.keyLocation)
    let grades = fields.members(of: member.value, key: member.key).compactMap { area in
      fields.name(of: area.value, key: area.key).map { grade in
        (area: Name(id: area.key, location: area.keyLocation), grade: grade)
      }
    }
    return GradeEntry(body: body, grades: grades)
  }
}
