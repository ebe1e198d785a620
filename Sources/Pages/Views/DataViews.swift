import ChartFigures
import Content
import Exports
import Formats
import Markup
import SiteOutline
import SitePlanning
import Templates

/// Some rows of a dataset as a table.
struct DatasetExcerpt: Sendable {
  var title: String
  var href: String
  var description: PrintedMarkup
  var table: TableView
}

let datasetExcerptSchema = ViewSchema<DatasetExcerpt>(
  "excerpt",
  [
    .text("title", "title of the dataset") { $0.title },
    .text("href", "page of the dataset") { $0.href },
    .markup("description", "what the dataset contains") { $0.description },
    .record("table", "the rows", tableSchema) { $0.table },
  ]
)

extension PageContext {
  /// The rows of a dataset about one body; `nil` if there are none.
  func excerpt(of reference: Reference<Dataset>, for body: Reference<Body>) -> DatasetExcerpt? {
    let dataset = site[reference]
    let rows = dataset.rows(of: body)
    guard !rows.isEmpty else { return nil }
    let columns = dataset.columns.indices.filter { dataset.columns[$0].type != .body }
    return DatasetExcerpt(
      title: dataset.title,
      href: href(RecordKey(reference)),
      description: html(dataset.description),
      table: site.table(of: dataset, rows, columns)
    )
  }
}

/// The page of a dataset.
struct DatasetView: Sendable {
  var frame: FrameView
  var context: PageContext
  var reference: Reference<Dataset>

  var dataset: Dataset { context.site[reference] }
  var file: DataFile { context.site.dataFile(of: reference) }
}

let datasetSchema = ViewSchema<DatasetView>(
  "dataset",
  [
    .including(frameSchema) { $0.frame },
    .markup("body", "what it contains and how it was obtained") {
      $0.context.html($0.dataset.description)
    },
    .list("facts", "its provenance", factSchema) { $0.facts },
    .optionalText("attribution", "the attribution that reuse requires") { $0.dataset.attribution },
    .record("data_licence", "its licence", linkSchema) {
      LinkView(label: $0.dataset.licence.name, href: $0.dataset.licence.url)
    },
    .text("csv_href", "address of all rows as CSV") { $0.context.href($0.file.csv) },
    .text("csv_size", "size of that file, in words") { sizeWords(csvBytes($0.file.table).count) },
    .text("json_href", "address of all rows as JSON, with their columns and source") {
      $0.context.href($0.file.json)
    },
    .text("row_count", "how many rows it has") { groupedText($0.dataset.rows.count) },
    .text("dictionary_href", "page that describes every data file") {
      $0.context.href(dataDictionaryPath)
    },
    .list("columns", "the columns of its file", dataFieldSchema) { $0.file.fields },
    .list("issues", "its known problems", factSchema) { $0.issues },
    .list("measures", "the measures that use it", linkSchema) { $0.measures },
    .optionalRecord("table", "all rows, for a small dataset", tableSchema) { view in
      view.dataset.showsTable
        ? view.context.site.table(
          of: view.dataset,
          view.dataset.rows,
          Array(view.dataset.columns.indices)
        ) : nil
    },
  ]
)

extension DatasetView {
  fileprivate var facts: [FactView] {
    var facts = [FactView(name: "Producer", value: dataset.producer)]
    if let source = dataset.source.map({ context.site[$0] }) {
      facts.append(FactView(name: "Source", value: source.title, href: source.url))
    }
    if let release = dataset.release { facts.append(FactView(name: "Release", value: release)) }
    let dates = [("Published", dataset.published), ("Retrieved", dataset.retrieved)]
    facts += dates.map { name, date in
      FactView(name: name, value: date.words, isEstablished: date.value != nil)
    }
    facts += dataset.completeness.map { FactView(name: "Completeness", value: $0.sentence) }
    if let suppression = dataset.suppression {
      facts.append(FactView(name: "Small numbers", value: suppression.words))
    }
    return facts
  }

  fileprivate var issues: [FactView] {
    let all = context.settings.bodies.plural
    return dataset.issues.map { issue in
      let bodies = issue.bodies?.map { context.site[$0].name }.joined(separator: ", ")
      let periods = issue.periods?.joined(separator: ", ") ?? "all periods"
      return FactView(
        name: "\(bodies ?? "All \(all)"), \(periods)",
        value: issue.effect.words + issue.note,
        note: capitalised(issue.statedBy.words)
      )
    }
  }

  fileprivate var measures: [LinkView] {
    context.site.measures.references.filter { measure in
      context.site[measure].datasets.contains(reference)
    }.map { context.link(RecordKey($0)) }
  }
}

private let datasetCardSchema = ViewSchema<DatasetView>(
  "dataset card",
  [
    .text("title", "its title") { $0.dataset.title },
    .text("href", "its page") { $0.context.href(RecordKey($0.reference)) },
    .text("producer", "who produced the data") { $0.dataset.producer },
    .optionalText("published", "when published, in words") { $0.dataset.published.value?.words },
    .text("row_count", "how many rows it has") { groupedText($0.dataset.rows.count) },
  ]
)

/// The page that lists all datasets.
let datasetsSchema = ViewSchema<FrameView>(
  "datasets",
  [
    .including(frameSchema) { $0 },
    .optionalText("dictionary_href", "page that describes every data file, if there are any") {
      $0.context.site.hasDataFiles ? $0.context.href(dataDictionaryPath) : nil
    },
    .text("package_href", "address of the same for programs") { $0.context.href(dataPackagePath) },
    .list("datasets", "the datasets", datasetCardSchema) { view in
      view.context.site.datasets.references.map {
        DatasetView(frame: view, context: view.context, reference: $0)
      }
    },
  ]
)
