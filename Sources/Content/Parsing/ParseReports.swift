import Diagnostics
import Markdown
import YAML

/// What the schemas of records need to know about the site before any record is read.
struct ParseContext: Sendable {
  var settings: SiteSettings
  var vocabulary: Vocabulary
  /// Whether texts keep the bytes of their files, with which a translation is compared.
  var keepsSources = true

  var markdown: MarkdownOptions {
    MarkdownOptions(
      allowsRawHTML: settings.allowsRawHTML,
      reservedAnchors: frameAnchors,
      openBlocks: [chartWord]
    )
  }

  /// The Markdown of a kind of file; paragraphs of reports and findings are cited one by one.
  func markdown(of kind: FileKind) -> MarkdownOptions {
    var options = markdown
    switch kind {
    case .report, .finding: options.numbersParagraphs = true
    default: break
    }
    return options
  }
}

/// Reads a report: `reports/<report>/index.md`.
func parseReport(_ fields: inout FieldReader, id: String, prose: Prose) -> Report {
  let title = fields.text("title")
  return Report(
    head: fields.head(id: id, sourcesAreRequired: true),
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
    prose: prose,
    inspectedNames: fields.namesOrNotEstablished("inspected"),
    gradeNames: grades(&fields)
  )
}

private func grades(_ fields: inout FieldReader) -> [GradeEntry] {
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

/// Reads a finding: `reports/<report>/findings/<id>.md`.
func parseFinding(
  _ fields: inout FieldReader,
  id: String,
  report: String,
  bodiesKey: String,
  prose: Prose
) -> Finding {
  Finding(
    head: fields.head(id: id, sourcesAreRequired: true),
    title: fields.text("title"),
    summary: fields.text("summary"),
    order: fields.integer("order"),
    figure: figure(&fields),
    prose: prose,
    report: Reference(index: 0),
    reportID: report,
    kindName: fields.name("kind"),
    themeName: fields.name("theme"),
    recommendationNumbers: fields.names("recommendations"),
    bodyNames: fields.names(bodiesKey),
    measureNames: fields.names("measures")
  )
}

private func figure(_ fields: inout FieldReader) -> HeadlineFigure? {
  guard let node = fields.optionalNode("figure") else { return nil }
  return fields.record(of: node, key: "figure") { fields in
    HeadlineFigure(
      value: fields.text("value"),
      label: fields.text("label"),
      note: fields.optionalText("note"),
      sourceName: fields.name("source"),
      data: fields.optionalLocatedText("data")
    )
  }
}

/// Reads a recommendation: `reports/<report>/recommendations/<number>.md`.
func parseRecommendation(
  _ fields: inout FieldReader,
  report: String,
  prose: Prose
) -> Recommendation {
  let number = fields.integer("number")
  let text = fields.choice("text", default: RecommendationText?.none) ?? .full
  let title = text == .notReproduced ? fields.optionalText("title") : fields.text("title")
  if text == .notReproduced && (title != nil || !prose.isEmpty) {
    fields.report(
      .unknownKey,
      "a recommendation whose text is not held has no title and no text",
      at: fields.location(of: "text"),
      help: "write text: gist when the words below are your own, or remove them"
    )
  }
  return Recommendation(
    head: fields.head(id: String(number), sourcesAreRequired: true),
    number: number,
    text: text,
    title: title,
    due: fields.dateOrNotEstablished("due"),
    prose: prose,
    report: Reference(index: 0),
    history: fields.records("history", event),
    reportID: report,
    themeName: fields.optionalName("theme"),
    addresseeNames: fields.namesOrNotEstablished("addressees"),
    findingNames: fields.namesOrNotEstablished("findings")
  )
}

private func event(_ fields: inout FieldReader) -> HistoryEvent {
  HistoryEvent(
    date: fields.date("date"),
    by: fields.text("by"),
    note: fields.text("note"),
    evidence: fields.optionalURL("evidence"),
    statusName: fields.name("status"),
    dateLocation: fields.location(of: "date")
  )
}

/// The ids that templates may use for their own parts of a page; no heading takes one of them.
let frameAnchors: Set<String> = [
  "bibliography", "bodies", "changes", "chart", "completeness", "contents", "contents-heading",
  "content", "data", "figures", "findings", "grades", "highlights", "history", "issues", "kinds",
  "main", "measures", "menu", "method", "numbers-heading", "recommendations", "reports",
  "responses", "sources", "statuses", "table", "terms", "text", "top",
]
