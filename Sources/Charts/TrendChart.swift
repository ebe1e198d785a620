/// One to four series over periods, each with its name at the end of its line.
///
/// A figure that is missing leaves a gap, never bridged and never zero, and a cross beneath the axis.
/// A provisional figure is hollow and its link dotted. Series differ in shape and dash as well as in
/// colour. The axis starts at zero.
package struct TrendChart: Chart, Hashable {
  /// The periods, the oldest first.
  package var periods: [Period]
  package var series: [Series]
  /// Where what is counted changed, so that no line may pass.
  package var breaks: [Break]
  package var format: AxisFormat
  package var words: Words

  package init(
    periods: [Period],
    series: [Series],
    breaks: [Break] = [],
    format: AxisFormat,
    words: Words
  ) {
    self.periods = periods
    self.series = series
    self.breaks = breaks
    self.format = format
    self.words = words
  }

  /// A period on the axis; labels are left out where they would touch, never the last one.
  package struct Period: Hashable, Sendable {
    package var label: String
    /// The label in the narrow layout, where it is another.
    package var shortLabel: String?
    /// When it is, in years, so that a year that is left out leaves its room; nil for even distances.
    package var time: Double?

    package init(label: String, shortLabel: String? = nil, time: Double? = nil) {
      self.label = label
      self.shortLabel = shortLabel
      self.time = time
    }
  }

  /// A change in what is counted: the first period of the new way, counted from 0, and its words.
  package struct Break: Hashable, Sendable {
    package var period: Int
    package var label: String

    package init(period: Int, label: String) {
      self.period = period
      self.label = label
    }
  }

  /// One line: a figure for each period, in their order; where figures run out they are missing.
  package struct Series: Hashable, Sendable {
    package var name: String
    /// The name in the narrow layout, where it is another.
    package var shortName: String?
    package var figures: [Figure]
    /// The interval of each figure, drawn as a band behind the line; empty for none.
    package var intervals: [ClosedRange<Double>?]
    package var emphasis: Emphasis

    package init(
      name: String,
      shortName: String? = nil,
      figures: [Figure],
      intervals: [ClosedRange<Double>?] = [],
      emphasis: Emphasis
    ) {
      self.name = name
      self.shortName = shortName
      self.figures = figures
      self.intervals = intervals
      self.emphasis = emphasis
    }
  }

  /// What is known of a period; values are in the unit of the axis, the text is printed at the end.
  package enum Figure: Hashable, Sendable {
    case final(Double, text: String)
    case provisional(Double, text: String)
    case missing
  }

  /// Whether a series stands out in weight.
  package enum Emphasis: Hashable, Sendable {
    case normal, emphasised
  }

  /// The words of the chart in the language of its page.
  package struct Words: Hashable, Sendable {
    /// What a cross means: "no figure".
    package var missing: String
    /// What a hollow mark means: "provisional".
    package var provisional: String
    /// What a band is: "95% interval".
    package var interval: String
    /// What is written where there is no period or no figure at all.
    package var empty: String

    package init(missing: String, provisional: String, interval: String, empty: String) {
      self.missing = missing
      self.provisional = provisional
      self.interval = interval
      self.empty = empty
    }
  }

  package func drawing(in layout: ChartLayout) -> Drawing { trendDrawing(self, layout) }
}
