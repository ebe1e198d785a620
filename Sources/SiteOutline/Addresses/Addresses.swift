package import Content

/// Where each record of a site stands; addresses are made of ids, never of titles.
extension Site {
  /// The page of a record; a term stands on the page that shows the glossary.
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

  /// The page with all of a report.
  package func wholePath(of report: Reference<Report>) -> SitePath {
    .page("reports", self[report].head.id, "whole")
  }

  /// A report, its findings, and its recommendations, as its readers go through them.
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

  /// All rows of a dataset.
  package func tablePath(of dataset: Reference<Dataset>, as format: TableFormat) -> SitePath {
    let id = self[dataset].head.id
    return .file("data", id, "\(id).\(format.rawValue)")
  }

  /// All figures of a measure, for all bodies and periods.
  package func tablePath(of measure: Reference<Measure>, as format: TableFormat) -> SitePath {
    let id = self[measure].head.id
    return .file("measures", id, "\(id).\(format.rawValue)")
  }

  /// The page of a chart that a text declares.
  package func path(of chart: Reference<ChartDeclaration>) -> SitePath {
    .page("charts", self[chart].id)
  }

  /// A page of a measure beside its main one.
  package func path(of part: MeasurePart, _ measure: Reference<Measure>) -> SitePath {
    switch part {
    case .order(let order): .page("measures", self[measure].head.id, order.address)
    case .method: .page("measures", self[measure].head.id, "method")
    }
  }

  /// The pages of a measure beside its main one; counts have no order by which they compare.
  package func parts(of measure: Reference<Measure>) -> [MeasurePart] {
    let orders = BodyOrder.allCases.filter { dots(of: measure, in: $0) != nil }
    return orders.map { .order($0) } + [.method]
  }

  /// The first page that shows a list, for links to its entries.
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

/// The forms in which all rows of a dataset or a measure are published.
package enum TableFormat: String, CaseIterable, Sendable {
  case csv, json
}

/// A page of a measure beside its main one.
package enum MeasurePart: Hashable, Sendable {
  /// All bodies in one fixed order.
  case order(BodyOrder)
  /// How the figure is made.
  case method
}

extension BodyOrder {
  /// The last part of the address of a page in this order.
  package var address: String {
    switch self {
    case .name: "by-name"
    case .group: "by-group"
    case .value: "by-value"
    }
  }
}
