import Diagnostics

/// The site with the first record of each id, and a fault for every other.
///
/// The order of findings within a report is held to the same rule, but leaves no finding out.
func withoutDuplicates(_ parsed: ParsedSite, into diagnostics: inout [Diagnostic]) -> ParsedSite {
  var site = parsed
  func unique<Record>(
    _ records: [Record],
    _ what: String,
    _ head: (Record) -> RecordHead,
    _ id: (Record) -> String
  ) -> [Record] {
    var first: [String: Place] = [:]
    return records.sorted { head($0).place < head($1).place }.filter { record in
      let place = head(record).place
      guard let other = first[id(record)] else {
        first[id(record)] = place
        return true
      }
      let shown = id(record).split(separator: "/").last.map(String.init) ?? ""
      diagnostics.report(
        .duplicateID,
        "the \(what) \"\(shown)\" stands here for the second time",
        at: place,
        help: "the first is at \(other.path):\(other.line)"
      )
      return false
    }
  }
  site.reports = unique(parsed.reports, "report", \.head, \.head.id)
  site.findings = unique(parsed.findings, "finding", \.head) { "\($0.reportID)/\($0.head.id)" }
  _ = unique(site.findings, "place in the order of findings", \.head) {
    "\($0.reportID)/\($0.order)"
  }
  site.recommendations = unique(parsed.recommendations, "recommendation number", \.head) {
    "\($0.reportID)/\($0.number)"
  }
  site.bodies = unique(parsed.bodies, parsed.settings.bodies.singular, \.head, \.head.id)
  site.datasets = unique(parsed.datasets, "dataset", \.head, \.head.id)
  site.measures = unique(parsed.measures, "measure", \.head, \.head.id)
  site.pages = unique(parsed.pages, "page", \.head, \.head.id)
  return site
}
