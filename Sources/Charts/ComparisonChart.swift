/// One row for each body: a dot with its interval, against a common benchmark.
///
/// Rows stand in the order given, under headings if there are any. Every value is printed at the end
/// of its row; a figure that is missing shows a mark and words where the dot would be. The axis starts
/// at zero. Names that are too long are cut with an ellipsis: the table beside the chart has them in
/// full.
package struct ComparisonChart: Chart, Hashable {
  package var groups: [Group]
  package var benchmark: Benchmark?
  package var format: AxisFormat
  /// What a dot stands for, for the key: "Charge rate".
  package var valueName: String
  /// What the line through a dot stands for: "95% confidence interval"; nil where no row has one.
  package var intervalName: String?
  /// What is written where there is no row at all.
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

  /// One body with its figure.
  package struct Row: Hashable, Sendable {
    package var name: String
    /// The name in the narrow layout, where it is another.
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

  /// What is known of a body.
  package enum Figure: Hashable, Sendable {
    /// A value in the unit of the axis, its interval, and the text that is printed for it.
    case value(Double, interval: ClosedRange<Double>?, text: String)
    /// No value: a mark such as "[x]" in the column of values, and words such as "not available".
    case missing(mark: String, words: String)
  }

  /// Whether a row stands out, in weight, shape and colour; the others then step back.
  package enum Emphasis: Hashable, Sendable {
    case normal, emphasised
  }

  /// The value that all rows are compared with, and its label: "England and Wales 7.3%".
  package struct Benchmark: Hashable, Sendable {
    package var value: Double
    package var label: String
    /// The label in the narrow layout, where it is another.
    package var shortLabel: String?

    package init(value: Double, label: String, shortLabel: String? = nil) {
      self.value = value
      self.label = label
      self.shortLabel = shortLabel
    }
  }

  package func drawing(in layout: ChartLayout) -> Drawing { comparisonDrawing(self, layout) }
}
