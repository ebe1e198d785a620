import Markup
import Templates

/// A chart with all that belongs to it: one set of values gives drawing, table, words and file.
struct ChartView: Sendable {
  /// Unique on the page; the figure's anchor.
  var id: String
  /// What the chart says, in a few words.
  var title: String
  /// What it shows: measure, place, period.
  var subtitle: String
  /// One to three sentences made from the figures.
  var summary: String
  var wide: PrintedMarkup
  var narrow: PrintedMarkup
  var table: TableView
  var csvHref: String
  var csvSize: String
  var sources: [SourceView]
}

let chartSchema = ViewSchema<ChartView>(
  "chart",
  [
    .text("id", "its id, unique on the page") { $0.id },
    .text("title", "what it says, in a few words") { $0.title },
    .text("subtitle", "measure, place and period") { $0.subtitle },
    .text("summary", "a description made from the figures") { $0.summary },
    .markup("wide", "drawing for wide windows") { $0.wide },
    .markup("narrow", "drawing for narrow windows") { $0.narrow },
    .record("table", "the same figures as a table", tableSchema) { $0.table },
    .text("csv_href", "address of the same figures as CSV") { $0.csvHref },
    .text("csv_size", "size of that file, in words") { $0.csvSize },
    .list("sources", "where the figures come from", sourceSchema) { $0.sources },
  ]
)

/// The size of a file as a reader wants it: `3 KB`.
func sizeWords(_ bytes: Int) -> String {
  bytes < 1_000 ? "\(bytes) bytes" : "\((bytes + 500) / 1_000) KB"
}
