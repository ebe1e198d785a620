import Diagnostics

/// The site with the first record of each id, and a fault for every other.
///
/// The order of findings within a report is held to the same rule, but leaves no finding out.
func withoutDuplicates(_ parsed: ParsedSite, into diagnostics: inout [Diagnostic]) -> ParsedSite {
  var site = parsed
  func unique<Record>(
    _ records: [Record],
    _ what: String,
    _ place: (Record) -> Place,
    _ id: (Record) -> String
  ) -> [Record] {
    var first: [String: Place] = [:]
    first.reserveCapacity(records.count)
    // Numbers are sorted rather than records, which are large.
    let places = records.map(place)
    let inOrder = records.indices.sorted { places[$0] < places[$1] }
    let kept = inOrder.filter { index in
      let id = id(records[index])
      guard let other = first[id] else {
        first[id] = places[index]
        return true
      }
      let shown = id.split(separator: "/").last.map(String.init) ?? ""
      diagnostics.report(
        .duplicateID,
        "the \(what) \"\(shown)\" stands here for the second time",
        at: places[index],
        help: "the first is at \(other.path):\(other.line)"
      )
      return false
    }
    // As they come, nearly always: to copy many records takes its time.
    return kept.elementsEqual(records.indices) ? records : kept.map { records[$0] }
  }
  site.reports = unique(parsed.reports, "report", \.head.place, \.head.id)
  site.findings = unique(parsed.findings, "finding", \.head.place) {
    "\($0.reportID)/\($0.head.id)"
  }
  _ = unique(site.findings, "place in the order of findings", \.head.place) {
    "\($0.reportID)/\($0.order)"
  }
  site.recommendations = unique(parsed.recommendations, "recommendation number", \.head.place) {
    "\($0.reportID)/\($0.number)"
  }
  site.bodies = unique(parsed.bodies, parsed.settings.bodies.singular, \.head.place, \.head.id)
  site.datasets = unique(parsed.datasets, "dataset", \.head.place, \.head.id)
  site.measures = unique(parsed.measures, "measure", \.head.place, \.head.id)
  site.pages = unique(parsed.pages, "page", \.head.place, \.head.id)
  return site
}
