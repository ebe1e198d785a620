package import Charts
import Content

/// A recipe's reading of the values, from which drawing, texts and table are made.
package protocol ChartReading: Sendable {
  var data: ChartData { get }
  /// The type of chart, for readers: "Dot chart".
  var form: String { get }
  /// The main finding, in a few words.
  var title: String { get }
  /// Measure, place and period.
  var subtitle: String { get }
  /// One to three sentences generated from the values.
  var sentences: [String] { get }
  var chart: any Chart { get }
  var table: TableView { get }
  /// Bodies as tiles; for a map, the page lays these out, and the reading has no drawing of it.
  var tiles: [TileView] { get }
}

extension ChartReading {
  package var tiles: [TileView] { [] }

  /// The author's title, or else the generated one.
  package var heading: String { data.declaration.title ?? title }

  /// The generated description, followed by the author's addition.
  package var description: String {
    (sentences + [data.declaration.addition].compactMap(\.self)).joined(separator: " ")
  }
}

extension ChartData {
  /// The reading for the declared recipe.
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
