package import Content
package import Diagnostics
package import Exports
package import SiteOutline
import Templates

/// The sources of a file of the published site: what an editor or a designer opens to change it.
package struct Provenance: Sendable {
  /// The kind of page, or `file`.
  package var kind: String
  /// The location of the record; `nil` if the program generates the file.
  package var source: SourceLocation?
  /// Its template, followed by the partials in the order of their paths.
  package var templates: [String]
  /// The data files with values on the page, in the order of their paths.
  package var data: [String]
  package var record: RecordKey?
}

extension SitePlan {
  /// The file of the site at a path, found by binary search.
  package func page(at path: SitePath) -> PagePlan? {
    let index = pages.partitioningIndex { $0.path >= path }
    return index < pages.count && pages[index].path == path ? pages[index] : nil
  }

  /// The source file of the record that a page is about, even if the page is translated.
  package func original(of page: PagePlan) -> String {
    guard page.language != nil, case .record(let record) = page.subject else { return page.origin }
    return site.head(of: record).path
  }

  /// The sources of a file of the site.
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

  /// The path of a template by its name; partials have a folder of their own.
  private func templatePath(_ name: String) -> String {
    PageKind.named(name) == nil ? "templates/partials/\(name).html" : "templates/\(name).html"
  }
}

extension PagePlan {
  /// The file of a translated page; `nil` for a list.
  fileprivate var sourceFile: SourceLocation? {
    guard case .record = subject else { return nil }
    return .file(origin)
  }
}

extension PageSubject {
  /// The record that the file is about; `nil` for lists and copied files.
  fileprivate var record: RecordKey? {
    switch self {
    case .record(let record), .citation(let record, _): record
    case .wholeReport(let report): RecordKey(report)
    case .measurePart(let measure, _), .measureTable(let measure, _): RecordKey(measure)
    case .datasetTable(let dataset, _): RecordKey(dataset)
    case .list, .bodyPart, .notFound, .redirect, .withdrawn, .chart, .chartFile, .copy, .facet,
      .registerFile, .feed, .calendar, .host, .crawler, .marker, .dataPackage, .dataDictionary,
      .search, .searchIndex:
      nil
    }
  }
}

extension Site {
  fileprivate func source(of page: PagePlan) -> SourceLocation? {
    switch page.subject {
    case .list, .bodyPart, .notFound, .facet, .registerFile, .feed, .calendar, .host, .crawler,
      .marker, .dataPackage, .dataDictionary, .search, .searchIndex:
      return nil
    case .redirect: return redirects.first { $0.from.file == page.path.text }?.fromLocation
    case .chart(let chart): return self[chart].location
    case .chartFile(let chart, _) where !chart.declaration.location.path.isEmpty:
      return chart.declaration.location
    case .chartFile, .copy, .withdrawn: return .file(page.origin)
    case .record, .wholeReport, .measurePart, .measureTable, .datasetTable, .citation:
      return page.subject.record.map { head(of: $0).location } ?? .file(page.origin)
    }
  }

  /// The datasets that a file of the site uses.
  package func dataUses(of subject: PageSubject) -> [DataUse] {
    switch subject {
    case .record(let record): return dataUses(of: record)
    case .wholeReport(let report): return parts(of: report).flatMap { dataUses(of: $0) }
    case .datasetTable(let dataset, _): return [DataUse(dataset: dataset)]
    case .measurePart(let measure, _), .measureTable(let measure, _):
      return dataUses(of: [measure])
    case .list(let list) where list.kind == .measure: return dataUses(of: measures.references)
    case .dataPackage, .dataDictionary:
      return datasets.references.map { DataUse(dataset: $0) }
    case .chart(let chart): return dataUses(of: self[chart].measures)
    case .chartFile(let chart, _): return dataUses(of: chart.declaration.measures)
    case .list, .bodyPart, .notFound, .redirect, .withdrawn, .copy, .facet, .registerFile, .feed,
      .calendar, .host, .crawler, .marker, .citation, .search, .searchIndex:
      return []
    }
  }
}
