import Diagnostics

/// Replaces the rows of each dataset with those that may be published.
func withholdSmallCounts(
  of datasets: inout [Dataset],
  _ parsed: ParsedSite,
  _ site: inout Site,
  into diagnostics: inout [Diagnostic]
) {
  checkTies(datasets, parsed, site, into: &diagnostics)
  for index in datasets.indices {
    var dataset = datasets[index]
    dataset.relations += impliedRelations(of: dataset, parsed)
    let publishable = rowsFitToPublish(of: dataset, site, into: &diagnostics)
    site.withheldCounts += publishable.withheld.compactMap { WithheldCount($0, in: dataset) }
    datasets[index].publish(publishable.rows)
  }
}

/// The relations that measures imply: what is a share of something is a part of it, so that what
/// is left of the whole can be small too.
private func impliedRelations(of dataset: Dataset, _ parsed: ParsedSite) -> [DataRelation] {
  parsed.shares.filter { $0.part.first == dataset.head.id && $0.whole.first == dataset.head.id }
    .map { share in
      DataRelation(
        left: share.part[1],
        kind: .atMost,
        right: [share.whole[1]],
        signs: [1],
        rightText: share.whole[1],
        text: "\(share.part[1]) <= \(share.whole[1])",
        location: share.location
      )
    }
}

extension ParsedSite {
  /// The columns of which measures are shares, each as dataset and column.
  var shares: [(part: [String], whole: [String], location: SourceLocation)] {
    all(Measure.self).compactMap { measure in
      guard measure.record.definition.isShare, let numerator = measure.names.numerator,
        let denominator = measure.names.denominator
      else { return nil }
      let columns = [numerator, denominator].map { name in
        name.id.split(separator: ".").map(String.init)
      }
      guard columns.allSatisfy({ $0.count == 2 }) else { return nil }
      return (columns[0], columns[1], denominator.location)
    }
  }
}

/// Checks what the known totals and the rows that are totals sum over.
func checkTotals(
  of parsed: Parsed<Dataset>,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) {
  let dataset = parsed.record
  let keys = dataset.key.filter { $0 != dataset.periodColumn }
  let facts = names.vocabulary.facts.filter { $0.kind == .choice }.map(\.id)
  func check(_ name: Name, _ allowed: [String]) {
    if allowed.contains(name.id) { return }
    diagnostics.report(
      .unknownChoice,
      "rows cannot be summed over \"\(name.id)\"",
      at: name.location,
      help: suggestion(for: name.id, among: allowed, what: "values")
    )
  }
  let period = dataset.columns.first { $0.name == dataset.periodColumn }
  let isWithinYears = period?.type.monthCount.map { $0 < 12 } == true
  let spans = ["periods"] + (isWithinYears ? KnownTotal.yearNames : [])
  for name in parsed.names.totals { check(name, ["bodies"] + spans + keys + facts) }
  for name in parsed.names.rowTotals { check(name, ["bodies"] + dataset.key) }
}
