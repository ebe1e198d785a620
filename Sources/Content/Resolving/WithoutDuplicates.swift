import Diagnostics

/// The site with the first record of each id; every other one is an error.
func withoutDuplicates(_ parsed: ParsedSite, into diagnostics: inout [Diagnostic]) -> ParsedSite {
  var site = parsed
  for kind in RecordKind.allCases where kind.type.filePattern != nil {
    let name = kind.name(in: parsed.settings)
    site[kind] = unique(parsed[kind], "\(name) id", into: &diagnostics) {
      ($0.head.location, $0.fullID)
    }
    kind.resolvable.checkParsed(site, into: &diagnostics)
  }
  return site
}

/// The first of the records with each id, by location; every other one is an error.
func unique<Element>(
  _ records: [Element],
  _ what: String,
  into diagnostics: inout [Diagnostic],
  _ mark: (Element) -> (location: SourceLocation, id: String)
) -> [Element] {
  // Records are large, and are almost always all kept in the given order.
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
      "duplicate \(what) \"\(shown)\"",
      at: location,
      help: "change one; the first is at \(other.path):\(other.line)"
    )
    return false
  }
  return kept.elementsEqual(records.indices) ? records : kept.map { records[$0] }
}
