/// One row for each body: a dot with its interval, against a common benchmark.
///
/// Rows keep their order, under headings if there are any. Every value is printed at the end of its
/// row; a missing value shows a mark there, and text in place of the dot. The axis starts at zero.
/// Names that are too long are cut with an ellipsis, because the table next to the chart has them
/// in full.
package struct ComparisonChart: Chart, Hashable {
  package var groups: [Group]
  package var benchmark: Benchmark?
  package var format: AxisFormat
  /// The meaning of a dot, above the values if there are intervals: "Charge rate".
  package var valueName: String
  /// The meaning of the line through a dot, beside one of them: "95% confidence interval"; `nil` if
  /// no row has one.
  package var intervalName: String?
  /// The text of a chart without rows.
  package var emptyWords: String

  package init(
    groups: [Group],
    benchmark: Benchmark?,
    format: AxisFormat,
    valueName: String,
    intervalName: String?,
    emptyWords: String
  ) {
    self.groups = groups
    self.benchmark = benchmark
    self.format = format
    self.valueName = valueName
    self.intervalName = intervalName
    self.emptyWords = emptyWords
  }

  package typealias Group = RowGroup<Row>

  /// One body with its value.
  package struct Row: Hashable, Sendable {
    package var name: String
    /// The name in the narrow layout, if different.
    package var shortName: String?
    package var figure: Figure
    package var emphasis: Emphasis

    package init(name: String, shortName: String? = nil, figure: Figure, emphasis: Emphasis) {
      self.name = name
      self.shortName = shortName
      self.figure = figure
      self.emphasis = emphasis
    }
  }

  /// The value of a body, or why there is none.
  package enum Figure: Hashable, Sendable {
    /// A value in the unit of the axis, its interval, and its printed text.
    case value(Double, interval: ClosedRange<Double>?, text: String)
    /// No value: a mark such as "[x]" in the column of values, and a text such as "not available".
    case missing(mark: String, words: String)
  }

  /// Whether a row is emphasised in weight, shape and colour; if any is, the others are muted.
  package enum Emphasis: Hashable, Sendable {
    case normal, emphasised
  }

  /// The value that all rows are compared with, and its label: "England and Wales 7.3%".
  package struct Benchmark: Hashable, Sendable {
    package var value: Double
    package var label: String
    /// The label in the narrow layout, if different.
    package var shortLabel: String?

    package init(value: Double, label: String, shortLabel: String? = nil) {
      self.value = value
      self.label = label
      self.shortLabel = shortLabel
    }
  }

  package func drawing(in layout: ChartLayout) -> Drawing { comparisonDrawing(self, layout) }
}
