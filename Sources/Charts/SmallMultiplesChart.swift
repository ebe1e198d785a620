/// A small line for each body, all on one scale, each with the same benchmark.
///
/// Shows at a glance which of many bodies move differently. Every panel has the name of its body
/// and its last value. A missing value leaves a gap; a provisional one is hollow.
package struct SmallMultiplesChart: Chart, Hashable {
  package var panels: [Panel]
  /// The benchmark in each period, drawn behind every line; empty if there is none.
  package var benchmark: [Double?]
  /// The time of each period, in years; empty for equal distances.
  package var times: [Double?]
  /// The periods, counted from 0, at which the definition changed: no line crosses their start.
  package var breaks: Set<Int>
  package var format: AxisFormat
  package var words: Words

  package init(
    panels: [Panel],
    benchmark: [Double?],
    times: [Double?] = [],
    breaks: Set<Int> = [],
    format: AxisFormat,
    words: Words
  ) {
    self.panels = panels
    self.benchmark = benchmark
    self.times = times
    self.breaks = breaks
    self.format = format
    self.words = words
  }

  /// One body with a value for each period, in order.
  package struct Panel: Hashable, Sendable {
    package var name: String
    package var figures: [TrendChart.Figure]

    package init(name: String, figures: [TrendChart.Figure]) {
      self.name = name
      self.figures = figures
    }
  }

  /// The labels of the chart in the language of its page.
  package struct Words: Hashable, Sendable {
    /// The meaning of a line, with the first and last period.
    package var line: String
    package var benchmark: String
    /// The text before the ends of the scale: "every panel from".
    package var scale: String
    package var missing: String
    package var provisional: String
    /// The meaning of a dotted vertical line: "break in the series".
    package var seriesBreak: String
    package var empty: String

    package init(
      line: String,
      benchmark: String,
      scale: String,
      missing: String,
      provisional: String,
      seriesBreak: String,
      empty: String
    ) {
      self.line = line
      self.benchmark = benchmark
      self.scale = scale
      self.missing = missing
      self.provisional = provisional
      self.seriesBreak = seriesBreak
      self.empty = empty
    }
  }

  package func drawing(in layout: ChartLayout) -> Drawing { multiplesDrawing(self, layout) }
}
