/// One to four series over periods, each with its name at the end of its line.
///
/// A missing value leaves a gap, never bridged and never zero, and a cross below the axis. A
/// provisional value is hollow and its line segment dotted. Labels beside these marks say so, or a
/// key where the labels do not fit. Series differ in shape and dash as well as in colour. The axis
/// starts at zero.
package struct TrendChart: Chart, Hashable {
  /// The periods, the oldest first.
  package var periods: [Period]
  package var series: [Series]
  /// Changes of definition, which no line crosses.
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

  /// A period on the axis; labels that would collide are left out, but never the last one.
  package struct Period: Hashable, Sendable {
    package var label: String
    /// The label in the narrow layout, if different.
    package var shortLabel: String?
    /// Its time in years, so that a skipped year leaves a gap; `nil` for equal distances.
    package var time: Double?

    package init(label: String, shortLabel: String? = nil, time: Double? = nil) {
      self.label = label
      self.shortLabel = shortLabel
      self.time = time
    }
  }

  /// A change of definition: the first period after it, counted from 0, and its label.
  package struct Break: Hashable, Sendable {
    package var period: Int
    package var label: String

    package init(period: Int, label: String) {
      self.period = period
      self.label = label
    }
  }

  /// One line with a value for each period, in order; values beyond the end of the array are
  /// missing.
  package struct Series: Hashable, Sendable {
    package var name: String
    /// The name in the narrow layout, if different.
    package var shortName: String?
    package var figures: [Figure]
    /// The interval of each value, drawn as a band behind the line; empty for none.
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

  /// The value of a period, in the unit of the axis; its text is printed at the end of the line.
  package enum Figure: Hashable, Sendable {
    case final(Double, text: String)
    case provisional(Double, text: String)
    case missing
  }

  /// Whether a series is drawn in a heavier weight.
  package enum Emphasis: Hashable, Sendable {
    case normal, emphasised
  }

  /// The labels of the chart in the language of its page.
  package struct Words: Hashable, Sendable {
    /// The meaning of a cross: "no figure".
    package var missing: String
    /// The meaning of a hollow mark, also below the value at the end of a line: "provisional".
    package var provisional: String
    /// The meaning of a band in the key: "95% interval".
    package var interval: String
    /// The same below the value at the end of its line: "shaded: 95% interval".
    package var band: String
    /// The text of a chart without periods or values.
    package var empty: String

    package init(
      missing: String,
      provisional: String,
      interval: String,
      band: String,
      empty: String
    ) {
      self.missing = missing
      self.provisional = provisional
      self.interval = interval
      self.band = band
      self.empty = empty
    }
  }

  package func drawing(in layout: ChartLayout) -> Drawing { trendDrawing(self, layout) }
}
