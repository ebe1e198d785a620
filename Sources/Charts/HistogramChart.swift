/// The distribution of values as bars, for more bodies than can have a row each.
///
/// All bars are equally wide, start at zero and meet at the ticks of the axis of values.
package struct HistogramChart: Chart, Hashable {
  package var values: [Double]
  package var benchmark: ComparisonChart.Benchmark?
  package var format: AxisFormat
  /// The title of the axis of values: "Charge rate".
  package var valueName: String
  /// The title of the axis of numbers: "Schools".
  package var countName: String
  /// The text of a chart without values.
  package var emptyWords: String

  package init(
    values: [Double],
    benchmark: ComparisonChart.Benchmark?,
    format: AxisFormat,
    valueName: String,
    countName: String,
    emptyWords: String
  ) {
    self.values = values
    self.benchmark = benchmark
    self.format = format
    self.valueName = valueName
    self.countName = countName
    self.emptyWords = emptyWords
  }

  package func drawing(in layout: ChartLayout) -> Drawing { histogramDrawing(self, layout) }
}
