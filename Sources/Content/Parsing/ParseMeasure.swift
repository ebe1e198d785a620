import Diagnostics
import Markdown
import YAML

extension Measure: ParsableRecord {
  struct Names: WrittenNames {
    var numerator: Name
    var denominator: Name?
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
  }

  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<Measure> {
    let title = fields.text("title")
    let definition = fields.choice("definition", default: MeasureDefinition?.none) ?? .count
    let isShare = definition != .count
    let period = parsePeriods(&fields)
    let provisional = fields.names("provisional")
    let hasBenchmark = isShare && definition != .assignedInPeriod
    let benchmark = hasBenchmark ? fields.optionalText("benchmark") : nil
    let interval = isShare ? fields.choice("interval", default: IntervalMethod.noInterval) : nil
    if definition == .assignedInPeriod && interval == .wilson {
      fields.report(
        .measureUnfit,
        "a Wilson interval does not apply to outcomes assigned in the period",
        at: fields.location(of: "interval"),
        help: "write `interval: none`; the numerator is not part of the denominator"
      )
    }
    let head = fields.head(id: path.id, sourcesAreRequired: needsSources)
    let rows = parseRows(&fields)
    let names = Names(
      numerator: fields.name("numerator"),
      denominator: isShare ? fields.name("denominator") : nil,
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
      numeratorWords: fields.text("numerator_words"),
      denominatorWords: isShare ? fields.text("denominator_words") : nil,
      scope: fields.text("scope"),
      basis: fields.text("basis"),
      decimals: fields.decimals() ?? (isShare ? 1 : 0),
      provisionalPeriods: provisional.map(\.id),
      provisionalNote: provisional.isEmpty
        ? fields.optionalText("provisional_note") : fields.text("provisional_note"),
      revisedPeriods: names.revised.map(\.id),
      mainPeriod: names.mainPeriod.id,
      mainPeriodReason: fields.optionalText("main_period_reason"),
      benchmarkName: benchmark,
      hasInterval: interval == .wilson,
      order: fields.integer("order"),
      caveats: fields.texts("caveats") + [period.note].compactMap { $0 },
      description: fields.optionalProse("description", options: context.markdown),
      selection: rows.selection
    )
    return Parsed(measure, sources: head.sources, names: names)
  }

  static let isShared = true

  static func items(namedBy parsed: Parsed<Measure>, _ names: Namespaces) -> [SiteItem] {
    let names = parsed.names
    return [names.numerator, names.denominator, names.settled].compactMap(\.self).map { column in
      .record(.dataset, String(column.id.prefix { $0 != "." }))
    }
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
  case wilson
  case noInterval = "none"
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
}

private func parseRows(
  _ fields: inout FieldReader
) -> (selection: RowSelection, names: RowNames) {
  let year = parseYearType(&fields)
  let names = RowNames(
    summed: fields.names("sum_over"),
    conditions: parseConditions(&fields),
    yearType: year?.location
  )
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
