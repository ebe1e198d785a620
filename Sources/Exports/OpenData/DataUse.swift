package import Content
import SiteOutline

/// A dataset whose values a page shows, in full or for one body.
package struct DataUse {
  package var dataset: Reference<Dataset>
  package var body: Reference<Body>?

  package init(dataset: Reference<Dataset>, body: Reference<Body>? = nil) {
    self.dataset = dataset
    self.body = body
  }
}

extension Site {
  /// The source files that contain the rows of a use.
  package func dataFiles(of use: DataUse) -> [String] {
    let dataset = self[use.dataset]
    let rows = use.body.map(dataset.rows) ?? dataset.rows
    return [dataset.head.path] + Set(rows.map(\.path))
  }

  /// The datasets with rows on the page of a record, without repeats.
  package func shownDatasets(on record: RecordKey) -> [Reference<Dataset>] {
    dataUses(of: record).filter { use in
      use.body.map(self[use.dataset].hasRows) ?? true
    }.map(\.dataset).withoutRepeats
  }

  /// The datasets that the page of a record uses.
  package func dataUses(of record: RecordKey) -> [DataUse] {
    let exported = exported(record)
    return exported.dataUses(at: record, in: self) + uses(in: exported.prose)
  }

  /// The datasets of the statistics and charts in a text.
  private func uses(in prose: Prose) -> [DataUse] {
    let charts = prose.charts.compactMap(\.self).flatMap { self[$0].measures }
    let figures = prose.targets.flatMap { target -> [DataUse] in
      switch target {
      case .figure(let figure): dataUses(of: [figure.measure])
      case .cell(let dataset, _): [DataUse(dataset: dataset)]
      default: []
      }
    }
    return dataUses(of: charts) + figures
  }

  /// The datasets of measures.
  package func dataUses(of measures: [Reference<Measure>]) -> [DataUse] {
    measures.flatMap { self[$0].datasets }.map { DataUse(dataset: $0) }
  }
}
