import Diagnostics

/// The site with the first record of each id, and a fault for every other.
///
/// The order of findings within a report is held to the same rule, but leaves no finding out.
func withoutDuplicates(_ parsed: ParsedSite, into diagnostics: inout [Diagnostic]) -> ParsedSite {
  var site = parsed
  // Of each record its place and its id: records are large, and nearly always all stay as they come.
  func unique<Record>(
    _ records: [Record],
    _ what: String,
    _ mark: (Record) -> (location: SourceLocation, id: String)
  ) -> [Record] {
    let marks = records.map(mark)
    var first: [String: SourceLocation] = [:]
    first.reserveCapacity(records.count)
    let inOrder = marks.indices.sorted { marks[$0].location < marks[$1].location }
    let kept = inOrder.filter { index in
      let (location, id) = marks[index]
      guard let other = first[id] else {
        first[id] = location
        return true
      }
      let shown = id.split(separator: "/").last.map(String.init) ?? ""
      diagnostics.report(
        .duplicateID,
        "the \(what) \"\(shown)\" stands here for the second time",
        at: location,
        help: "the first is at \(other.path):\(other.line)"
      )
      return false
    }
    return kept.elementsEqual(records.indices) ? records : kept.map { records[$0] }
  }
  site.reports = unique(parsed.reports, "report") { ($0.head.location, $0.head.id) }
  site.findings = unique(parsed.findings, "finding") {
    ($0.head.location, "\($0.reportID)/\($0.head.id)")
  }
  _ = unique(site.findings, "place in the order of findings") {
    ($0.head.location, "\($0.reportID)/\($0.order)")
  }
  site.recommendations = unique(parsed.recommendations, "recommendation number") {
    ($0.head.location, "\($0.reportID)/\($0.number)")
  }
  let body = parsed.settings.bodies.singular
  site.bodies = unique(parsed.bodies, body) { ($0.head.location, $0.head.id) }
  site.datasets = unique(parsed.datasets, "dataset") { ($0.head.location, $0.head.id) }
  site.measures = unique(parsed.measures, "measure") { ($0.head.location, $0.head.id) }
  site.pages = unique(parsed.pages, "page") { ($0.head.location, $0.head.id) }
  return site
}
