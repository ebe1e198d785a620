import Markup
import Charts
import Content

/// All bodies at their position on a map, as tiles of equal size.
///
/// On a page it is a list of links, which needs no text alternative.
struct MapReading: ChartReading {
  let data: ChartData

  var form: String { "Tile map" }

  var title: String { "\(data.measure.shortTitle) across the \(data.plural)" }

  var subtitle: String {
    "\(data.measure.titleWithUnit), \(data.periodWithState). Each tile is a "
      + "\(data.site.settings.bodies.singular); the larger its value, the deeper its colour. On a "
      + "wide screen, each tile is roughly where it is on a map. " + sentence(data.scope)
  }

  var sentences: [String] {
    [
      data.extremes(data.period), data.benchmarkSentence(data.period),
      data.provisionalSentence(data.period), data.mainPeriodSentence,
    ].compactMap { $0 }
  }

  var tiles: [TileView] {
    let numbers = data.bodies.compactMap { data.figure($0, data.period).value.number }
    let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 0)
    return data.bodies.compactMap { body -> TileView? in
      let record = data.site[body]
      guard let tile = record.tile, record.lifetime.overlaps(data.period) else { return nil }
      let figure = data.figure(body, data.period)
      return TileView(
        column: tile.column,
        row: tile.row,
        name: record.name,
        value: data.words.missing(figure.value)?.mark ?? data.words.charted(figure),
        comparison: figure.comparison?.adjusted.tileWords,
        shade: figure.value.number.map { number in
          most > least ? Int(((number - least) / (most - least) * 4).rounded()) : 0
        },
        direction: figure.comparison?.adjusted.direction,
        href: data.href(body)
      )
    }
  }

  var chart: any Chart {
    TileMapChart(
      tiles: tiles.map { tile in
        TileMapChart.Tile(
          column: tile.column + 1,
          row: tile.row + 1,
          lines: [tile.name, tile.value, tile.comparison].compactMap { $0 }
        )
      },
      emptyWords: "No value can be shown"
    )
  }

  var table: TableView { data.tableByBody(in: "map") }
}
