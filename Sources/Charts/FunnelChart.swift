/// Each body as a dot over the size of its denominator, between the limits of chance.
///
/// The smaller a body is, the further it may lie from the benchmark by chance, so the limits form a
/// funnel. Bodies outside differ in shape as well as in colour; those far outside, and those that are
/// named, carry their names where there is room. The value axis starts at zero; sizes stand on a scale
/// of square roots, on which the widths of the funnel are spread evenly.
package struct FunnelChart: Chart {
  package var points: [Point]
  package var benchmark: Benchmark
  package var limits: [Limits]
  package var format: AxisFormat
  /// The title of the axis of sizes: "Crimes recorded in the year".
  package var sizeName: String
  package var words: Words

  package init(
    points: [Point],
    benchmark: Benchmark,
    limits: [Limits],
    format: AxisFormat,
    sizeName: String,
    words: Words
  ) {
    self.points = points
    self.benchmark = benchmark
    self.limits = limits
    self.format = format
    self.sizeName = sizeName
    self.words = words
  }

  /// One body.
  package struct Point: Hashable, Sendable {
    package var name: String
    /// Its denominator, above 0.
    package var size: Double
    package var value: Double
    package var standing: Standing
    /// Whether it carries its name whatever else is there.
    package var isNamed: Bool

    package init(name: String, size: Double, value: Double, standing: Standing, isNamed: Bool) {
      self.name = name
      self.size = size
      self.value = value
      self.standing = standing
      self.isNamed = isNamed
    }
  }

  /// Where a body lies; far is outside the wider limits.
  package enum Standing: Hashable, Sendable {
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
    /// Whether the limits are those that bodies are held against; others stand behind them.
    package var isMain: Bool
    package var range: @Sendable (_ size: Double) -> ClosedRange<Double>

    package init(
      name: String,
      isWide: Bool,
      isMain: Bool,
      range: @escaping @Sendable (_ size: Double) -> ClosedRange<Double>
    ) {
      self.name = name
      self.isWide = isWide
      self.isMain = isMain
      self.range = range
    }
  }

  /// The words of the chart in the language of its page.
  package struct Words: Hashable, Sendable {
    package var inLine: String
    package var higher: String
    package var lower: String
    /// Which limits a point lies outside of: the narrow ones alone, or the wide ones too.
    package var near: String
    package var far: String
    /// What is written where there is no point at all.
    package var empty: String

    package init(
      inLine: String,
      higher: String,
      lower: String,
      near: String,
      far: String,
      empty: String
    ) {
      self.near = near
      self.far = far
      self.inLine = inLine
      self.higher = higher
      self.lower = lower
      self.empty = empty
    }
  }

  package func drawing(in layout: ChartLayout) -> Drawing { funnelDrawing(self, layout) }
}
