import Charts
import Content
import Markup
package import Statistics

/// All bodies against the size of their denominators, with control limits.
struct FunnelReading: ChartReading {
  let data: ChartData
  /// The bodies that have a dot.
  private let shown: [Item]

  init(data: ChartData) {
    self.data = data
    shown = data.allBodies.compactMap { Item($0, data) }
  }

  var form: String { "Funnel plot" }

  private var dispersion: OverDispersion? { data.measure.dispersion(in: data.period) }
  private var benchmark: Content.Benchmark? { data.benchmark(data.period) }

  /// A body that has a value and a comparison.
  struct Item: Sendable {
    var body: Reference<Body>
    var figure: Figure
    var value: Double
    var size: Int
    var comparison: BenchmarkComparison

    fileprivate init?(_ body: Reference<Body>, _ data: ChartData) {
      let figure = data.figure(body, data.period)
      guard let value = figure.value.number, let size = figure.counts?.denominator,
        let comparison = figure.comparison
      else { return nil }
      self.body = body
      self.figure = figure
      self.value = value
      self.size = size
      self.comparison = comparison
    }
  }

  /// A body with its value; `nil` if it has no dot.
  func item(_ body: Reference<Body>) -> Item? { Item(body, data) }

  private var hidden: [Reference<Body>] {
    let plotted = Set(shown.map(\.body))
    return data.allBodies.filter { !plotted.contains($0) }
  }

  var title: String {
    let named = (data.declaration.bodies ?? []).compactMap(item)
    if named.count == 1 { return title(of: named[0]) }
    let far = shown.count { $0.comparison.adjusted.isFar }
    let bodies =
      far < 2
      ? counted(far, data.site.settings.bodies.singular, data.plural)
      : "\(groupedText(far)) \(data.plural)"
    return "\(capitalised(bodies)) of \(groupedText(shown.count)) outside the wider limits"
  }

  /// The value of a body, and how it compares.
  func title(of item: Item) -> String {
    let rate = data.words.long(item.figure)
    let name = data.words.benchmarkWords(item.figure)
    return "\(data.site[item.body].name): \(rate), \(item.comparison.adjusted.words(name))"
  }

  var subtitle: String {
    "\(data.measure.titleWithUnit), \(data.periodWithState), by size, with 95% and 99.8% limits. "
      + sentence(data.scope)
  }

  var sentences: [String] {
    let outside = shown.count { $0.comparison.adjusted != .inLine }
    let plain = shown.count { $0.comparison.plain != .inLine }
    let hidden = hidden
    let names =
      hidden.count > mostNames
      ? "\(groupedText(hidden.count)) \(data.plural) without a value"
      : hidden.map { data.site[$0].name }.joined(separator: ", ")
    let missing = hidden.isEmpty ? nil : "Not in the chart: \(names)."
    return [
      "\(groupedText(outside)) of \(groupedText(shown.count)) \(data.plural) lie outside the 95% "
        + "limits, even after allowing for normal differences between \(data.plural); "
        + "\(groupedText(plain)) lie outside the limits of chance alone.",
      chanceSentence, data.benchmarkSentence(data.period), othersSentence,
      data.provisionalSentence(data.period), missing,
    ].compactMap { $0 }
  }

  /// The number of outliers to expect from chance alone; every funnel has this sentence.
  private var chanceSentence: String {
    let expected = chanceOutside(shown.count)
    return "With \(groupedText(shown.count)) \(data.plural) \(expected.words) "
      + "\(expected.number > 1 ? "lie" : "lies") outside the 95% limits by chance."
  }

  /// The bodies whose limits are not those of the curves, because they are much of the benchmark.
  private var othersSentence: String? {
    let large = shown.filter { $0.comparison.others != nil }
    guard !large.isEmpty else { return nil }
    let areAll = large.count == shown.count
    let names = listText(large.map { data.site[$0.body].name }, "and")
    let subject = areAll ? "Each of the \(data.plural)" : names
    let verb = areAll || large.count == 1 ? "is" : "are each"
    return "The curves are drawn around the sum of all. \(subject) \(verb) over a tenth of it, and "
      + "so compared with the sum of the others."
  }

  var chart: any Chart { funnel }

  var funnel: FunnelChart {
    FunnelChart(
      points: shown.map { point($0, isNamed: data.isNamed($0.body)) },
      benchmark: FunnelChart.Benchmark(
        value: benchmark?.rate ?? 0,
        label: data.comparisonBenchmark?.label ?? ""
      ),
      limits: limits,
      format: data.axisFormat,
      valueName: data.measure.shortTitleWithUnit,
      sizeName: capitalised(data.measure.denominatorWords ?? "") + " (square-root scale)",
      words: FunnelChart.Words(
        inLine: "in line",
        higher: "higher than expected",
        lower: "lower than expected",
        bodies: "\(data.plural) in a square",
        empty: "No value can be shown"
      )
    )
  }

  /// The dot of a body; one that is named has its value beside its name.
  func point(_ item: Item, isNamed: Bool) -> FunnelChart.Point {
    let name = data.site[item.body].name
    return FunnelChart.Point(
      name: isNamed ? "\(name) \(data.words.charted(item.figure))" : name,
      size: Double(item.size),
      value: item.value,
      comparison: item.comparison.adjusted.funnelComparison,
      isNamed: isNamed
    )
  }

  /// The limits by which bodies are judged; those of chance alone would say little, since nearly
  /// all bodies are outside them.
  private var limits: [FunnelChart.Limits] {
    guard let dispersion, let benchmark else { return [] }
    return Confidence.allCases.map { confidence in
      FunnelChart.Limits(
        name: "\(confidence.words) limits",
        isWide: confidence == .z998
      ) { dispersion.limits(denominator: $0, confidence: confidence).times(benchmark.per) }
    }
  }

  var table: TableView {
    data.isOfGroups ? groupTable : data.tableByBody(in: "funnel")
  }

  /// How many bodies of each group are on which side of the limits.
  private var groupTable: TableView {
    let comparisons = Dictionary(
      uniqueKeysWithValues: shown.map { ($0.body, $0.comparison.adjusted) }
    )
    let columns: [Comparison] = [
      .lower(.z998), .lower(.z95), .inLine, .higher(.z95), .higher(.z998),
    ]
    return data.groupTable(
      "\(data.measure.titleWithUnit), \(periodWords(data.period)) (funnel)",
      columns: columns.map { capitalised($0.shortWords) },
      cells: { bodies in
        let found = bodies.compactMap { comparisons[$0] }
        return columns.map { column in groupedText(found.count { $0 == column }) }
      }
    )
  }
}

/// The most bodies without a value whose names a description lists.
private let mostNames = 50

extension ClosedRange<Double> {
  fileprivate func times(_ factor: Double) -> ClosedRange<Double> {
    (lowerBound * factor)...(upperBound * factor)
  }
}

extension Confidence {
  /// The level as text.
  package var words: String { self == .z95 ? "95%" : "99.8%" }
}

extension Comparison {
  /// The comparison in a sentence; never "best" or "worst".
  func words(_ benchmark: String) -> String {
    switch self {
    case .inLine: "in line with \(benchmark)"
    case .higher: "higher than expected"
    case .lower: "lower than expected"
    }
  }

  /// The comparison in a table cell.
  package var shortWords: String {
    switch self {
    case .inLine: "in line"
    case .higher(let confidence): "higher (\(confidence.words))"
    case .lower(let confidence): "lower (\(confidence.words))"
    }
  }

  /// The comparison on a tile; `nil` for `inLine`.
  var tileWords: String? { self == .inLine ? nil : shortWords }

  /// `higher` or `lower`; `nil` for `inLine`.
  var direction: String? {
    switch self {
    case .inLine: nil
    case .higher: "higher"
    case .lower: "lower"
    }
  }

  /// Whether it is outside the wider limits.
  var isFar: Bool { self == .higher(.z998) || self == .lower(.z998) }

  var funnelComparison: FunnelChart.Comparison {
    switch self {
    case .inLine: .inLine
    case .higher: .higher(isFar: isFar)
    case .lower: .lower(isFar: isFar)
    }
  }
}

/// A number below ten as a word.
package func numberWord(_ number: Int) -> String {
  (0..<10).contains(number) ? numberWords[number] : groupedText(number)
}
