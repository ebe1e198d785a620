package import Content
package import Diagnostics
package import SiteOutline
import Templates

/// Where a file of the published site comes from: what an editor or a designer opens to change it.
package struct Provenance: Sendable {
  /// The kind of page, or `file`.
  package var kind: String
  /// The file that holds the record; nil for what the program makes by itself.
  package var source: SourceLocation?
  /// The template that it is made with, and after it its partials in the order of their paths.
  package var templates: [String]
  /// The files of figures on the page, in the order of their paths.
  package var data: [String]
  package var record: RecordKey?
}

extension SitePlan {
  /// The file of the site at a path, found among the sorted plans.
  package func page(at path: SitePath) -> PagePlan? {
    let index = pages.partitioningIndex { $0.path >= path }
    return index < pages.count && pages[index].path == path ? pages[index] : nil
  }

  /// The file of the record that a page is about, which is that of the original for a translated page.
  package func original(of page: PagePlan) -> String {
    guard page.language != nil, case .record(let record) = page.subject else { return page.origin }
    return site.head(of: record)?.path ?? page.origin
  }

  /// Where a file of the site comes from.
  package func provenance(of page: PagePlan) -> Provenance {
    Provenance(
      kind: page.subject.kind?.rawValue ?? "file",
      source: page.language == nil ? site.source(of: page) : page.sourceFile,
      templates: templatePaths(of: page),
      data: Set(site.dataUses(of: page.subject).flatMap(site.dataFiles)).sorted(),
      record: page.subject.record
    )
  }

  private func templatePaths(of page: PagePlan) -> [String] {
    guard let kind = page.subject.kind, let template = templates[kind] else { return [] }
    let others = template.files.subtracting([kind.rawValue])
    return [templatePath(kind.rawValue)] + others.map(templatePath).sorted()
  }

  /// The path of a template that is known by its name: partials have a folder of their own.
  private func templatePath(_ name: String) -> String {
    PageKind(rawValue: name) == nil ? "templates/partials/\(name).html" : "templates/\(name).html"
  }
}

/// A dataset that a page shows figures of: whole, or of one body.
struct DataUse {
  var dataset: Reference<Dataset>
  var body: Reference<Body>?
}

extension PagePlan {
  /// The file of a translated page; nil for a list.
  fileprivate var sourceFile: SourceLocation? {
    guard case .record = subject else { return nil }
    return .file(origin)
  }
}

extension PageSubject {
  /// The record that the file is about; nil for lists and for what is published as it is.
  fileprivate var record: RecordKey? {
    switch self {
    case .record(let record), .citation(let record, _): record
    case .wholeReport(let report): .report(report)
    case .measurePart(let measure, _), .measureTable(let measure, _): .measure(measure)
    case .datasetTable(let dataset, _): .dataset(dataset)
    case .list, .notFound, .redirect, .chart, .chartFile, .copy, .facet, .registerFile, .feed,
      .calendar, .host, .crawler, .dataPackage, .dataDictionary, .search, .searchIndex:
      nil
    }
  }
}

extension Site {
  fileprivate func source(of page: PagePlan) -> SourceLocation? {
    switch page.subject {
    case .list, .notFound, .facet, .registerFile, .feed, .calendar, .host, .crawler,
      .dataPackage, .dataDictionary, .search, .searchIndex:
      return nil
    case .redirect: return redirects.first { $0.from.file == page.path.text }?.fromLocation
    case .chart(let chart): return self[chart].location
    case .chartFile(let chart, _) where !chart.declaration.location.path.isEmpty:
      return chart.declaration.location
    case .chartFile, .copy: return .file(page.origin)
    case .record, .wholeReport, .measurePart, .measureTable, .datasetTable, .citation:
      return page.subject.record.flatMap(head).map(\.location) ?? .file(page.origin)
    }
  }

  /// The files in which the rows of a use stand.
  func dataFiles(of use: DataUse) -> [String] {
    let rows = self[use.dataset].rows.filter { use.body == nil || $0.body == use.body }
    return [self[use.dataset].head.path] + Set(rows.map(\.path))
  }

  /// The datasets whose rows stand on the page of a record, each once.
  func shownDatasets(on record: RecordKey) -> [Reference<Dataset>] {
    dataUses(of: .record(record)).filter { use in
      use.body == nil || self[use.dataset].rows.contains { $0.body == use.body }
    }.map(\.dataset).withoutRepeats
  }

  func dataUses(of subject: PageSubject) -> [DataUse] {
    switch subject {
    case .record(.body(let body)):
      let shown = datasets.references.filter { self[$0].showsOnBodies }
      let uses = measures.flatMap(\.datasets) + shown
      return uses.map { DataUse(dataset: $0, body: body) }
    case .record(.dataset(let dataset)), .datasetTable(let dataset, _):
      return [DataUse(dataset: dataset)]
    case .record(.measure(let measure)), .measurePart(let measure, _),
      .measureTable(let measure, _):
      return uses(of: [measure])
    case .record(.finding(let finding)):
      return uses(of: self[finding].measures) + uses(in: self[finding].prose)
    case .wholeReport(let report):
      return parts(of: report).flatMap { dataUses(of: .record($0)) }
    case .record(.home):
      return uses(of: [home?.chart].compactMap(\.self)) + (home.map { uses(in: $0.prose) } ?? [])
    case .record(let record): return prose(of: record).map(uses) ?? []
    case .list(.measures): return uses(of: measures.references)
    case .dataPackage, .dataDictionary:
      return datasets.references.map { DataUse(dataset: $0) }
    case .chart(let chart): return uses(of: self[chart].measures)
    case .chartFile(let chart, _): return uses(of: chart.declaration.measures)
    case .list, .notFound, .redirect, .copy, .facet, .registerFile, .feed, .calendar, .host,
      .crawler,
      .citation, .search, .searchIndex:
      return []
    }
  }

  /// The datasets of the figures and charts of a text.
  private func uses(in prose: Prose) -> [DataUse] {
    let charts = prose.charts.compactMap(\.self).flatMap { self[$0].measures }
    let figures = prose.targets.flatMap { target -> [DataUse] in
      switch target {
      case .figure(let figure): uses(of: [figure.measure])
      case .cell(let dataset, _): [DataUse(dataset: dataset)]
      default: []
      }
    }
    return uses(of: charts) + figures
  }

  private func uses(of measures: [Reference<Measure>]) -> [DataUse] {
    measures.flatMap { self[$0].datasets }.map { DataUse(dataset: $0) }
  }
}
