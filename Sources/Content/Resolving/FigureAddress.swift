package import Diagnostics

/// The address of a statistic as written: `figure:charge-rate/durham/2024/25?with=interval`.
struct FigureAddress {
  /// The part before the colon.
  var scheme: String
  var path: String
  var options: [(key: String, value: String)]
  var location: SourceLocation

  /// The schemes of addresses that bind a text to data or to a source.
  static let schemes = dataSchemes + ["literal"]
  static let dataSchemes = ["figure", "cell", "claim"]

  init(scheme: String, rest: String, location: SourceLocation) {
    self.scheme = scheme
    self.location = location
    let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(parts[0])
    let query = parts.count == 2 ? parts[1].split(separator: "&") : []
    options = query.map { option in
      let pair = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(pair[0]), pair.count == 2 ? String(pair[1]) : "")
    }
  }

  /// `nil` for a text that is not the address of a value.
  init?(_ written: String, at location: SourceLocation) {
    let parts = written.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, Self.dataSchemes.contains(parts[0]) else { return nil }
    self.init(scheme: parts[0], rest: parts[1], location: location)
  }

  /// The value of an option.
  subscript(key: String) -> String? { options.first { $0.key == key }?.value }
}

/// Resolves addresses of statistics: to a measure, a body or the benchmark, and a period.
struct FigureResolver {
  let site: Site
  let names: Namespaces

  /// The statistic that `measure/body/period` names; a missing part is an error.
  func figure(
    _ path: String,
    at location: SourceLocation,
    into diagnostics: inout [Diagnostic]
  ) -> BoundFigure? {
    let parts = path.split(separator: "/", maxSplits: 2).map(String.init)
    guard parts.count == 3 else {
      diagnostics.report(.figureAddress, "\"\(path)\" is not the address of a value", at: location)
      return nil
    }
    guard
      let measure = names[Measure.self].find(
        Name(id: parts[0], location: location),
        into: &diagnostics
      )
    else { return nil }
    var body: Reference<Body>?
    if parts[1] != benchmarkWord {
      body = names[Body.self].find(Name(id: parts[1], location: location), into: &diagnostics)
      if body == nil { return nil }
    }
    let periods = site[measure].periods
    guard let period = periods.firstIndex(of: parts[2]) else {
      diagnostics.report(
        .figureAddress,
        "the measure \"\(parts[0])\" has no period \"\(parts[2])\"",
        at: location,
        help: suggestion(for: parts[2], among: periods, what: "periods")
      )
      return nil
    }
    return BoundFigure(
      measure: measure,
      body: body,
      part: .value,
      showsInterval: false,
      period: period
    )
  }

  /// The value of a statistic; it is an error if it may not be shown or does not exist.
  func value(
    of figure: BoundFigure,
    at location: SourceLocation,
    into diagnostics: inout [Diagnostic]
  ) -> BoundValue? {
    if let value = site.value(of: figure) { return value }
    let measure = site[figure.measure]
    let name = figure.body.map { site[$0].name } ?? measure.benchmarkName ?? "the benchmark"
    let period = measure.periods[figure.period]
    diagnostics.report(
      .figureMissing,
      "\"\(measure.head.id)\" has no value to show for \(name) in \(period)",
      at: location
    )
    return nil
  }
}

/// The name for the sum over all bodies in an address.
let benchmarkWord = "benchmark"

/// Rules about the values to which a text is bound.
extension Rule {
  package static let figureRules = [figureAddress, figureMissing, figureDiffers]

  package static let figureAddress = Rule(
    "figure-address",
    .error,
    advice: """
      Write figure:<measure>/<body or benchmark>/<period>; docs/content.md lists the other forms.
      """,
    meaning: """
      The address of a value is incomplete, or names something that the data does not contain. The \
      number in the text is then not checked against anything.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "[7.5%](figure:rate)",
      right: "[7.5%](figure:rate/north/2015/16)"
    )
  )

  package static let figureMissing = Rule(
    "figure-missing",
    .error,
    advice: "Say in words that there is no value.",
    meaning: """
      The text refers to a value that the data lacks or that must not be shown. Readers would find \
      a statement that no page of the site supports.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "It was [high](figure:rate/north/2014/15).",
      right: "How high it was is not known."
    )
  )

  package static let figureDiffers = Rule(
    "figure-differs",
    .error,
    advice: "Correct the text, or leave the brackets empty to print the value.",
    meaning: """
      The number in the text differs from the value in the data that it is bound to. Readers would \
      find one value here and another on the page of the measure.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "It was [10.1 per cent](figure:rate/north/2014/15)",
      right: "It was [10.0 per cent](figure:rate/north/2014/15)"
    )
  )
}
