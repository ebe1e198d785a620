import Diagnostics
import Markdown

extension Recommendation: ParsableRecord {
  struct Names: WrittenNames {
    var theme: Name?
    var addressees: Established<[Name]>
    var findings: Established<[Name]>
    /// The status of each event in the history.
    var statuses: [Name]

    /// Findings show it; the others decide which parts the register has.
    var seenByOthers: [[Name]?] {
      [findings.value, addressees.value, theme.map { [$0] }, statuses]
    }
  }

  static let othersNeedOnlyID = true

  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<Recommendation> {
    let number = fields.integer("number")
    if let named = Int(path.id), named != number, fields.has("number") {
      let help = "write number: \(named), or rename the file"
      let message = "\"number\" is \(number), but the file name says \(named)"
      fields.report(.badID, message, at: fields.location(of: "number"), help: help)
    }
    let text = fields.choice("text", default: RecommendationText?.none) ?? .full
    let title = text == .notReproduced ? fields.optionalText("title") : fields.text("title")
    if text == .notReproduced && (title != nil || !prose.isEmpty) {
      fields.report(
        .unknownKey,
        "a recommendation with `text: not-held` has a title or a text",
        at: fields.location(of: "text"),
        help: "write `text: gist` if the words are your own, or remove the title and the text"
      )
    }
    let head = fields.head(id: String(number), sourcesAreRequired: needsSources)
    let history = fields.records("history", event)
    let recommendation = Recommendation(
      head: head.head,
      number: number,
      text: text,
      title: title,
      due: fields.dateOrNotEstablished("due"),
      prose: prose,
      history: withAnchors(history),
      reportID: path.report ?? ""
    )
    let names = Names(
      theme: fields.optionalName("theme"),
      addressees: fields.namesOrNotEstablished("addressees"),
      findings: fields.namesOrNotEstablished("findings"),
      statuses: history.map(\.status)
    )
    return Parsed(recommendation, sources: head.sources, names: names)
  }

  static func items(namedBy parsed: Parsed<Recommendation>, _ names: Namespaces) -> [SiteItem] {
    let (written, report) = (parsed.names, parsed.record.reportID)
    return SiteItem.entries(.themes, [written.theme].compactMap(\.self))
      + SiteItem.entries(.addressees, written.addressees.value ?? [])
      + SiteItem.entries(.statuses, written.statuses)
      + SiteItem.records(.finding, written.findings.value ?? [], below: report)
  }
}

/// The events with their anchors; the colon in these keeps them apart from anchors of headings.
private func withAnchors(_ history: [(event: HistoryEvent, status: Name)]) -> [HistoryEvent] {
  var anchors = AnchorMaker(reserved: [])
  return history.map { event, status in
    var event = event
    let words = [event.date?.iso ?? "", status.id, event.by].joined(separator: " ")
    event.anchor = "event:" + anchors.anchor(for: words)
    return event
  }
}

private func event(_ fields: inout FieldReader) -> (event: HistoryEvent, status: Name) {
  let event = HistoryEvent(
    date: fields.date("date"),
    by: fields.text("by"),
    note: fields.text("note"),
    evidence: fields.optionalURL("evidence"),
    dateLocation: fields.location(of: "date")
  )
  return (event, fields.name("status"))
}
