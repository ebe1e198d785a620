package import Content

/// The address of each record of a site; addresses are made from ids, never from titles.
extension Site {
  /// The page of a record; a term is on the page that shows the glossary.
  package func path(of record: RecordKey) -> SitePath {
    switch record {
    case .home: .page()
    case .page(let reference): .page(self[reference].head.id)
    case .report(let reference): .page("reports", self[reference].head.id)
    case .finding(let reference): path(of: reference)
    case .recommendation(let reference): path(of: reference)
    case .body(let reference): .page(settings.bodies.pluralID, self[reference].head.id)
    case .dataset(let reference): .page("data", self[reference].head.id)
    case .measure(let reference): .page("measures", self[reference].head.id)
    case .term: path(of: .glossary) ?? .page()
    }
  }

  private func path(of finding: Reference<Finding>) -> SitePath {
    let report = self[self[finding].report].head.id
    return .page("reports", report, "findings", self[finding].head.id)
  }

  private func path(of recommendation: Reference<Recommendation>) -> SitePath {
    let report = self[self[recommendation].report].head.id
    return .page("reports", report, "recommendations", String(self[recommendation].number))
  }

  /// The page with a whole report.
  package func wholePath(of report: Reference<Report>) -> SitePath {
    .page("reports", self[report].head.id, "whole")
  }

  /// A report, its findings, and its recommendations, in reading order.
  package func parts(of report: Reference<Report>) -> [RecordKey] {
    [.report(report)] + self[report].findings.map { .finding($0) }
      + self[report].recommendations.map { .recommendation($0) }
  }

  /// The page that lists all records of a kind.
  package func path(of list: ListPage) -> SitePath {
    switch list {
    case .reports: .page("reports")
    case .findings: .page("findings")
    case .recommendations: .page("recommendations")
    case .bodies: .page(settings.bodies.pluralID)
    case .measures: .page("measures")
    case .datasets: .page("data")
    }
  }

  /// The file with all rows of a dataset.
  package func tablePath(of dataset: Reference<Dataset>, as format: TableFormat) -> SitePath {
    let id = self[dataset].head.id
    return .file("data", id, "\(id).\(format.rawValue)")
  }

  /// The file with all values of a measure, for all bodies and periods.
  package func tablePath(of measure: Reference<Measure>, as format: TableFormat) -> SitePath {
    let id = self[measure].head.id
    return .file("measures", id, "\(id).\(format.rawValue)")
  }

  /// The page of a chart that is declared in a text.
  package func path(of chart: Reference<ChartDeclaration>) -> SitePath {
    .page("charts", self[chart].id)
  }

  /// An additional page of a measure.
  package func path(of part: MeasurePart, _ measure: Reference<Measure>) -> SitePath {
    switch part {
    case .order(let order): .page("measures", self[measure].head.id, order.address)
    case .method: .page("measures", self[measure].head.id, "method")
    }
  }

  /// The additional pages of a measure; counts have no pages that compare bodies in an order.
  package func parts(of measure: Reference<Measure>) -> [MeasurePart] {
    let orders = BodyOrder.allCases.filter { dots(of: measure, in: $0) != nil }
    return orders.map { .order($0) } + [.method]
  }

  /// The first page that shows a list, as the target of links to its entries.
  private func path(of list: PageList) -> SitePath? {
    pages.references.first { self[$0].shows.contains(list) }.map { path(of: .page($0)) }
  }
}

/// A page that lists all records of a kind.
package enum ListPage: CaseIterable, Sendable {
  case reports, findings, recommendations, bodies, measures, datasets
}

extension SiteSettings {
  /// The path of the site on its host: `/`, or the path of its base address.
  package var hostRoot: String {
    guard let base = baseURL, let scheme = base.firstRange(of: "://") else { return "/" }
    let rest = base[scheme.upperBound...]
    return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
  }
}

/// The file formats for all rows of a dataset or a measure.
package enum TableFormat: String, CaseIterable, Sendable {
  case csv, json
}

/// An additional page of a measure.
package enum MeasurePart: Hashable, Sendable {
  /// All bodies in one fixed order.
  case order(BodyOrder)
  /// The method by which its values are made.
  case method
}

extension BodyOrder {
  /// The last component of the address of a page in this order.
  package var address: String {
    switch self {
    case .name: "by-name"
    case .group: "by-group"
    case .value: "by-value"
    }
  }
}
