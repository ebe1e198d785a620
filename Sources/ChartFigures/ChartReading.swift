package import Charts
import Content

/// What a recipe makes of the figures: the same figures give drawing, words and table.
package protocol ChartReading: Sendable {
  var data: ChartData { get }
  /// The form in words: "Dot chart".
  var form: String { get }
  /// What the figures say, in a few words.
  var title: String { get }
  /// Measure, place and period.
  var subtitle: String { get }
  /// One to three sentences made from the figures.
  var sentences: [String] { get }
  var chart: any Chart { get }
  var table: TableView { get }
  /// Bodies as tiles, for a map; a map is drawn by the page and has no drawing in it.
  var tiles: [TileView] { get }
}

extension ChartReading {
  package var tiles: [TileView] { [] }

  /// The author's title, or what the figures say.
  package var heading: String { data.declaration.title ?? title }

  /// The description made from the figures, and what the author adds to it.
  package var description: String {
    (sentences + [data.declaration.addition].compactMap(\.self)).joined(separator: " ")
  }
}

extension ChartData {
  /// The registry of readings: one for each recipe.
  package var reading: any ChartReading {
    switch declaration.recipe {
    case .dots: DotsReading(data: self)
    case .trend: TrendReading(data: self)
    case .map: MapReading(data: self)
    case .funnel: FunnelReading(data: self)
    case .multiples: MultiplesReading(data: self)
    case .change: ChangeReading(data: self)
    case .stacked: StackedReading(data: self)
    }
  }
}
