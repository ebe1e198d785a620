/// Each body as a dot over the size of its denominator, between the limits of chance.
///
/// The smaller a body is, the further chance can take it from the benchmark, so the limits form a
/// funnel. Bodies outside the limits differ in shape as well as in colour; the shapes of those far
/// outside are filled, and labelled if there is room, those with `isNamed` always. Limits have
/// their names on them. The value axis starts at zero. Sizes are
/// on a square-root scale, which spreads the width of the funnel evenly. More than 500 bodies are
/// drawn as the density of bodies, with the farthest outliers as dots (`FunnelDensity`).
package struct FunnelChart: Chart {
  package var points: [Point]
  package var benchmark: Benchmark
  package var limits: [Limits]
  package var format: AxisFormat
  /// The title of the axis of values: "Charge rate".
  package var valueName: String
  /// The title of the axis of sizes: "Crimes recorded in the year (square-root scale)".
  package var sizeName: String
  package var words: Words

  package init(
    points: [Point],
    benchmark: Benchmark,
    limits: [Limits],
    format: AxisFormat,
    valueName: String,
    sizeName: String,
    words: Words
  ) {
    self.points = points
    self.benchmark = benchmark
    self.limits = limits
    self.format = format
    self.valueName = valueName
    self.sizeName = sizeName
    self.words = words
  }

  /// One body.
  package struct Point: Hashable, Sendable {
    package var name: String
    /// Its denominator, above 0.
    package var size: Double
    package var value: Double
    package var comparison: Comparison
    /// Whether its name is always shown.
    package var isNamed: Bool

    package init(name: String, size: Double, value: Double, comparison: Comparison, isNamed: Bool) {
      self.name = name
      self.size = size
      self.value = value
      self.comparison = comparison
      self.isNamed = isNamed
    }
  }

  /// The position of a body relative to the limits; `isFar` means outside the wider limits.
  package enum Comparison: Hashable, Sendable {
    case inLine
    case higher(isFar: Bool)
    case lower(isFar: Bool)
  }

  /// The value in the middle of the funnel, and its label.
  package struct Benchmark: Hashable, Sendable {
    package var value: Double
    package var label: String

    package init(value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// A pair of limits, as a function of the size.
  package struct Limits: Sendable {
    package var name: String
    package var isWide: Bool
    package var range: @Sendable (_ size: Double) -> ClosedRange<Double>

    package init(
      name: String,
      isWide: Bool,
      range: @escaping @Sendable (_ size: Double) -> ClosedRange<Double>
    ) {
      self.name = name
      self.isWide = isWide
      self.range = range
    }
  }

  /// The labels of the chart in the language of its page.
  package struct Words: Hashable, Sendable {
    package var inLine: String
    package var higher: String
    package var lower: String
    /// What the squares of a density count: "schools in a square".
    package var bodies: String
    /// The text of a chart without points.
    package var empty: String

    package init(
      inLine: String,
      higher: String,
      lower: String,
      bodies: String,
      empty: String
    ) {
      self.inLine = inLine
      self.higher = higher
      self.lower = lower
      self.bodies = bodies
      self.empty = empty
    }
  }

  package func drawing(in layout: ChartLayout) -> Drawing { funnelDrawing(self, layout) }
}
