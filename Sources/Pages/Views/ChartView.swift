import ChartFigures
import Exports
import Markup
import Templates

/// A chart with its title, summary, table and files, all made from one set of values.
struct ChartView: Sendable {
  /// The anchor of the chart; unique on the page.
  var id: String
  /// The message of the chart, in a few words.
  var title: String
  /// What the chart shows: measure, place, period.
  var subtitle: String
  /// One to three sentences generated from the values.
  var summary: String
  var note: String?
  /// The wide drawing; empty for a map, which is made of tiles.
  var wide: PrintedMarkup
  var narrow: PrintedMarkup
  var tiles: [TileView]
  var table: TableView
  var csvHref: String
  var csvSize: String
  var jsonHref: String
  var svgHref: String
  var permalink: String
  var sources: [SourceView]
  /// The language of the chart, if it is not that of the page.
  var language: String?
}

private let tileSchema = ViewSchema<TileView>(
  "tile",
  [
    .text("column", "its column on the map, counted from 1") { String($0.column + 1) },
    .text("row", "its row on the map, counted from 1") { String($0.row + 1) },
    .text("name", "name of the inspected body") { $0.name },
    .text("value", "its value, or the mark shown instead") { $0.value },
    .optionalText("standing", "how it compares, unless in line") { $0.comparison },
    .optionalText("direction", "higher or lower, unless in line") { $0.direction },
    .optionalText("shade", "0 to 4, by its value; none without one") { $0.shade.map { "\($0)" } },
    .text("href", "its page") { $0.href },
  ]
)

let chartSchema = ViewSchema<ChartView>(
  "chart",
  [
    .text("id", "its id, unique on the page") { $0.id },
    .text("title", "what it shows, in a few words") { $0.title },
    .text("subtitle", "measure, body and period") { $0.subtitle },
    .text("summary", "a description generated from the data") { $0.summary },
    .optionalText("note", "the author's note below it") { $0.note },
    .list("tiles", "the tiles of a map, which has no drawing", tileSchema) { $0.tiles },
    .markup("wide", "drawing for wide windows; empty for a map") { $0.wide },
    .markup("narrow", "drawing for narrow windows; empty for a map") { $0.narrow },
    .record("table", "the same data as a table", tableSchema) { $0.table },
    .text("csv_href", "address of the same data as CSV") { $0.csvHref },
    .text("csv_size", "size of that file, in words") { $0.csvSize },
    .text("json_href", "address of the data with its method and source, as JSON") {
      $0.jsonHref
    },
    .text("svg_href", "address of the drawing as a file, with its title and source") {
      $0.svgHref
    },
    .text("permalink", "permanent address of the chart") { $0.permalink },
    .list("sources", "sources of the data", sourceSchema) { $0.sources },
    .lang { $0.language },
  ]
)
