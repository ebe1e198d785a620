import Content
import Exports
import SiteOutline
import SitePlanning
import Templates

/// The files and releases from which a page of statistics is made, so that readers can check them.
struct MadeFromView: Sendable {
  var contentFile: String
  var dataFiles: [String]
  var datasets: [OriginView]
}

/// An origin of data and its licence.
struct OriginView: Sendable {
  var dataset: Dataset
  var source: Source?
  var href: String
}

let originSchema = ViewSchema<OriginView>(
  "origin of data",
  [
    .text("title", "title of the dataset") { $0.dataset.title },
    .text("href", "page of the dataset") { $0.href },
    .text("producer", "who produced the data") { $0.dataset.producer },
    .optionalRecord("source", "where it was published", sourceSchema) {
      $0.source.map(SourceView.init)
    },
    .optionalText("release", "the name of the release") { $0.dataset.release },
    .optionalText("published", "when published, in words") { $0.dataset.published.value?.words },
    .optionalText("retrieved", "when retrieved, in words") { $0.dataset.retrieved.value?.words },
    .record("data_licence", "its licence", linkSchema) {
      LinkView(label: $0.dataset.licence.name, href: $0.dataset.licence.url)
    },
    .optionalText("attribution", "the attribution that reuse requires") { $0.dataset.attribution },
  ]
)

let madeFromSchema = ViewSchema<MadeFromView>(
  "origin of a page",
  [
    .text("content_file", "the file of the record") { $0.contentFile },
    .texts("data_files", "its data files; many files in one folder share a line") { $0.dataFiles },
    .list("origins", "the datasets from which its data comes", originSchema) { $0.datasets },
  ]
)

extension PageContext {
  func origin(of dataset: Reference<Dataset>) -> OriginView {
    OriginView(
      dataset: site[dataset],
      source: site[dataset].source.map { site[$0] },
      href: href(RecordKey(dataset))
    )
  }
}

extension FrameView {
  /// The origin of the page's data; `nil` for pages that are not about data.
  var madeFrom: MadeFromView? {
    guard let record, record.kind.presented.showsOriginOfData else { return nil }
    let datasets = context.site.shownDatasets(on: record)
    guard !datasets.isEmpty else { return nil }
    let uses = context.site.dataUses(of: record)
    let tables = Set(uses.flatMap(context.site.dataFiles)).filter { $0.hasSuffix(".csv") }
    return MadeFromView(
      contentFile: context.site.head(of: record).path,
      dataFiles: foldedPaths(tables.sorted()),
      datasets: datasets.map(context.origin)
    )
  }
}
