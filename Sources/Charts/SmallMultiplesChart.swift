/// A small line for each body, all on one scale, each beside the same benchmark.
///
/// Shows at a glance which of many bodies move differently. Every panel has the name of its body and its
/// last value. A figure that is missing leaves a gap; a provisional one is hollow.
package struct SmallMultiplesChart: Chart, Hashable {
  package var panels: [Panel]
  /// The benchmark in each period, behind every line; empty where there is none.
  package var benchmark: [Double?]
  /// When each period is, in years; empty for even distances.
  package var times: [Double?]
  /// The periods, counted from 0, before which what is counted changed: no line passes.
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

  /// One body: a figure for each period, in their order.
  package struct Panel: Hashable, Sendable {
    package var name: String
    package var figures: [TrendChart.Figure]

    package init(name: String, figures: [TrendChart.Figure]) {
      self.name = name
      self.figures = figures
    }
  }

  /// The words of the chart in the language of its page.
  package struct Words: Hashable, Sendable {
    /// What the line stands for, and from when to when.
    package var line: String
    package var benchmark: String
    /// Before the ends of the scale: "every panel from".
    package var scale: String
    package var missing: String
    package var provisional: String
    /// What a dotted upright line means: "break in the series".
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
