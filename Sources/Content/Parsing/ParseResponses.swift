import Diagnostics

/// A response as written in its file.
struct ParsedResponse: Sendable {
  /// The response, with its names not yet resolved.
  var response: Response
  var reportID: String
  var body: Name
  var answers: Established<[Name]>
}

/// Parses `reports/<report>/responses.yml`: a mapping from the id of a body to the answer for it.
func parseResponses(
  _ source: SourceText,
  report: String,
  into diagnostics: inout [Diagnostic]
) -> [ParsedResponse]? {
  parseEntries(source, "responses.yml", into: &diagnostics) { fields, name in
    ParsedResponse(
      response: Response(
        by: fields.text("by"),
        date: fields.dateOrNotEstablished("date"),
        url: fields.url("url"),
        note: fields.optionalText("note"),
        count: fields.optionalInteger("answers_in_all"),
        body: .unresolved,
        dateLocation: fields.location(of: "date")
      ),
      reportID: report,
      body: name,
      answers: fields.namesOrNotEstablished("answers")
    )
  }
}

/// Reads `responses` in `site.yml`.
func responseDuty(_ fields: inout FieldReader) -> (duty: ResponseDuty, source: Name?)? {
  guard let node = fields.optionalNode("responses") else { return nil }
  return fields.record(of: node, key: "responses") { fields in
    let days = fields.integer("within_days")
    if fields.has("within_days"), days < 1 {
      let message = "\"within_days\" must be at least 1, the day of publication"
      fields.report(.wrongType, message, at: fields.location(of: "within_days"))
    }
    let duty = ResponseDuty(
      by: fields.text("by"),
      days: max(1, days),
      basis: fields.optionalText("basis")
    )
    return (duty, fields.optionalName("source"))
  }
}
