import Diagnostics
import Markdown
import Statistics
import YAML

extension Measure: ParsableRecord {
  struct Names: WrittenNames {
    var numerator: Name?
    var denominator: Name?
    var value: Name?
    var limits: (lower: Name, upper: Name)?
    var settled: Name?
    var firstPeriod: Name?
    var lastPeriod: Name?
    /// Whether the author says why later periods are not shown.
    var hasEndNote: Bool
    var mainPeriod: Name
    var provisional: [Name]
    var rows: RowNames
    var revised: [Name]

    var seenByOthers: [[Name]?] { [] }

    var columns: [Name] {
      [numerator, denominator, settled, value, limits?.lower, limits?.upper].compactMap(\.self)
    }
  }

  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<Measure> {
    let title = fields.text("title")
    let definition = fields.choice("definition", default: MeasureDefinition?.none) ?? .count
    let period = parsePeriods(&fields)
    let provisional = fields.names("provisional")
    let benchmark = definition.canHaveBenchmark ? fields.optionalText("benchmark") : nil
    let limits = definition == .published ? parseLimits(&fields) : nil
    let hasInterval = definition.hasDenominator && parseInterval(&fields, definition)
    let per = definition == .rate ? parsePer(&fields) : 1
    let head = fields.head(id: path.id, sourcesAreRequired: needsSources)
    let rows = parseRows(&fields, canAdd: definition != .published)
    let names = Names(
      numerator: definition == .published ? nil : fields.name("numerator"),
      denominator: definition.hasDenominator ? fields.name("denominator") : nil,
      value: definition == .published ? fields.name("value") : nil,
      limits: limits,
      settled: definition == .recordedCohort ? fields.optionalName("settled") : nil,
      firstPeriod: period.first,
      lastPeriod: period.last,
      hasEndNote: period.note != nil,
      mainPeriod: fields.name("main_period"),
      provisional: provisional,
      rows: rows.names,
      revised: fields.names("revised")
    )
    let measure = Measure(
      head: head.head,
      title: title,
      shortTitle: fields.optionalText("short_title") ?? title,
      question: fields.text("question"),
      definition: definition,
      numeratorWords: fields.text(definition == .published ? "value_words" : "numerator_words"),
      denominatorWords: definition.hasDenominator ? fields.text("denominator_words") : nil,
      scope: fields.text("scope"),
      basis: fields.text("basis"),
      unit: parseUnit(&fields, definition, per: per),
      per: per,
      decimals: fields.decimals() ?? (definition == .count ? 0 : 1),
      provisionalPeriods: provisional.map(\.id),
      provisionalNote: provisional.isEmpty
        ? fields.optionalText("provisional_note") : fields.text("provisional_note"),
      revisedPeriods: names.revised.map(\.id),
      mainPeriod: names.mainPeriod.id,
      mainPeriodReason: fields.optionalText("main_period_reason"),
      benchmarkName: benchmark,
      hasInterval: hasInterval || limits != nil,
      order: fields.integer("order"),
      caveats: fields.texts("caveats") + [period.note].compactMap { $0 },
      description: fields.optionalProse("description", options: context.markdown),
      selection: rows.selection
    )
    return Parsed(measure, sources: head.sources, names: names)
  }

  static let isShared = true

  static func items(namedBy parsed: Parsed<Measure>, _ names: Namespaces) -> [SiteItem] {
    parsed.names.columns.map { .record(.dataset, String($0.id.prefix { $0 != "." })) }
  }
}

extension FieldReader {
  /// The number of decimals of printed values, under the key `decimals`.
  mutating func decimals() -> Int? {
    guard let count = optionalInteger("decimals") else { return nil }
    if (0...mostDecimals).contains(count) { return count }
    let message = "\"decimals\" must be from 0 to \(mostDecimals), found \(count)"
    report(.wrongType, message, at: location(of: "decimals"))
    return nil
  }
}

private let mostDecimals = 6

private enum IntervalMethod: String, CaseIterable {
  case wilson, byar
  case noInterval = "none"
}

/// Whether a measure has intervals; those of a method that does not suit its definition are an
/// error.
private func parseInterval(_ fields: inout FieldReader, _ definition: MeasureDefinition) -> Bool {
  let method = fields.choice("interval", default: IntervalMethod.noInterval)
  switch (method, definition.chanceModel) {
  case (.wilson, .binomial), (.byar, .poisson): return true
  case (.wilson, let model):
    fields.report(
      .measureUnfit,
      definition == .assignedInPeriod
        ? "a Wilson interval does not apply to outcomes assigned in the period"
        : "a Wilson interval applies to shares, not to the definition \"\(definition.rawValue)\"",
      at: fields.location(of: "interval"),
      help: model == .poisson
        ? "write `interval: byar` or `interval: none`"
        : "write `interval: none`; the numerator is not part of the denominator"
    )
  case (.byar, let model):
    fields.report(
      .measureUnfit,
      "Byar's interval applies to rates of events, not to the definition"
        + " \"\(definition.rawValue)\"",
      at: fields.location(of: "interval"),
      help: model == .binomial
        ? "write `interval: wilson` or `interval: none`" : "write `interval: none`"
    )
  case (.noInterval, _), (nil, _): break
  }
  return false
}

/// The columns of the limits of a published value, which has both or neither.
private func parseLimits(_ fields: inout FieldReader) -> (lower: Name, upper: Name)? {
  guard fields.has("lower") || fields.has("upper") else { return nil }
  return (lower: fields.name("lower"), upper: fields.name("upper"))
}

/// The number of people or things that a rate is given for.
private func parsePer(_ fields: inout FieldReader) -> Int {
  guard let node = fields.requiredNode("per"), let per = fields.integer(of: node, key: "per") else {
    return 1
  }
  if perChoices.contains(per) { return per }
  fields.report(
    .wrongType,
    "\"per\" must be a power of ten from 1 to 1000000, found \(per)",
    at: fields.location(of: "per"),
    help: "write for instance `per: 1000`"
  )
  return 1
}

private let perChoices = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

private func parseUnit(
  _ fields: inout FieldReader,
  _ definition: MeasureDefinition,
  per: Int
) -> MeasureUnit {
  guard definition.hasUnit else { return definition == .count ? .count : .percent }
  let text = fields.text("unit")
  return definition == .rate ? .per(per, of: text) : MeasureUnit(written: text)
}

/// The ends of the periods shown, and why later ones are not.
private func parsePeriods(
  _ fields: inout FieldReader
) -> (first: Name?, last: Name?, note: String?) {
  guard let node = fields.optionalNode("periods") else { return (nil, nil, nil) }
  return fields.record(of: node, key: "periods") {
    (
      first: $0.optionalName("from"), last: $0.optionalName("to"),
      note: $0.optionalText("to_note")
    )
  }
}

/// The names by which a measure selects its rows.
struct RowNames: Sendable {
  /// A column and the value of it that is used.
  struct Condition: Sendable {
    var column, value: Name
  }

  var summed: [Name]
  var conditions: [Condition]
  /// The location of the type of years to which periods are added.
  var yearType: SourceLocation?
  /// Whether rows can be added; otherwise only those with one value can be chosen.
  var canAdd = true
  /// Whether a part of it could not be read, so that the rows are not known.
  var isUnreadable = false
}

/// Which rows make a value; only counts can be added.
private func parseRows(
  _ fields: inout FieldReader,
  canAdd: Bool
) -> (selection: RowSelection, names: RowNames) {
  let countBefore = fields.diagnostics.count
  let year = canAdd ? parseYearType(&fields) : nil
  var names = RowNames(
    summed: canAdd ? fields.names("sum_over") : [],
    conditions: parseConditions(&fields),
    yearType: year?.location,
    canAdd: canAdd
  )
  names.isUnreadable = fields.diagnostics.count > countBefore
  let selection = RowSelection(
    summed: names.summed.map(\.id),
    conditions: names.conditions.map { .init(column: $0.column.id, value: $0.value.id) },
    yearType: year?.type
  )
  return (selection, names)
}

private func parseConditions(_ fields: inout FieldReader) -> [RowNames.Condition] {
  guard let node = fields.optionalNode("where") else { return [] }
  return fields.members(of: node, key: "where").compactMap { member in
    fields.name(of: member.value, key: member.key).map { value in
      .init(column: Name(id: member.key, location: member.keyLocation), value: value)
    }
  }
}

/// The type of years to which periods are added, with its location.
private func parseYearType(
  _ fields: inout FieldReader
) -> (type: ColumnType, location: SourceLocation)? {
  guard let name = fields.optionalName("sum_to") else { return nil }
  let types = [ColumnType.financialYear, .year]
  if let type = types.first(where: { $0.rawValue == name.id }) { return (type, name.location) }
  let message = "\"sum_to\" cannot be \"\(name.id)\""
  let help = suggestion(for: name.id, among: types.map(\.rawValue), what: "values")
  fields.report(.unknownChoice, message, at: name.location, help: help)
  return nil
}
