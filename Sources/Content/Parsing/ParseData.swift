import Diagnostics
import Markdown
import YAML

/// Reads the contract of a dataset: `data/<dataset>/dataset.yml`.
func parseDataset(_ fields: inout FieldReader, id: String, _ context: ParseContext) -> Dataset {
  let columns = fields.records("columns", isRequired: true, column)
  return Dataset(
    head: fields.head(id: id),
    title: fields.text("title"),
    description: fields.prose("description", options: context.markdown),
    layout: fields.choice("layout", default: nil) ?? .single,
    showsOnBodies: fields.flag("show_on_bodies"),
    showsTable: fields.flag("show_table"),
    producer: fields.text("producer"),
    licence: fields.licence("licence"),
    attribution: fields.optionalText("attribution"),
    published: fields.dateOrNotEstablished("published"),
    retrieved: fields.dateOrNotEstablished("retrieved"),
    release: fields.optionalText("release"),
    columns: columns,
    issues: fields.records("issues", issue),
    breaks: fields.records("breaks", seriesBreak),
    periodColumn: fields.optionalName("period_column"),
    sourceName: fields.name("source"),
    keyNames: fields.names("key", isRequired: true),
    relations: relations(&fields),
    suppression: suppression(&fields)
  )
}

private func column(_ fields: inout FieldReader) -> DataColumn {
  DataColumn(
    name: fields.text("name"),
    title: fields.text("title"),
    description: fields.optionalText("description"),
    type: fields.choice("type", default: nil) ?? .text,
    unit: fields.optionalText("unit"),
    missingCodes: missingCodes(&fields),
    choices: fields.texts("choices"),
    isOptional: fields.flag("optional"),
    minimum: fields.optionalInteger("minimum"),
    maximum: fields.optionalInteger("maximum"),
    location: fields.location
  )
}

private func missingCodes(_ fields: inout FieldReader) -> [MissingCode] {
  fields.names("missing").compactMap { name in
    if let code = MissingCode(rawValue: name.id) { return code }
    let allowed = MissingCode.allCases.map { "\($0.rawValue) (\($0.words))" }
    fields.report(
      .unknownChoice,
      "there is no missing code \"\(name.id)\"",
      at: name.location,
      help: "codes: \(allowed.joined(separator: "; "))"
    )
    return nil
  }
}

private func issue(_ fields: inout FieldReader) -> DataIssue {
  DataIssue(
    columns: [],
    effect: fields.choice("effect", default: nil) ?? .caution,
    statedBy: fields.choice("stated_by", default: nil) ?? .source,
    note: fields.text("note"),
    bodyNames: namesOrAll("bodies", &fields),
    periodNames: namesOrAll("periods", &fields),
    columnNames: fields.names("columns", isRequired: true)
  )
}

private func seriesBreak(_ fields: inout FieldReader) -> SeriesBreak {
  let period = fields.name("period")
  return SeriesBreak(
    period: period.id,
    note: fields.text("note"),
    columns: fields.optionalNames("columns"),
    location: period.location
  )
}

/// The names in a list, or nil for the word `all`.
private func namesOrAll(_ key: String, _ fields: inout FieldReader) -> [Name]? {
  guard let node = fields.requiredNode(key) else { return [] }
  if case .scalar("all") = node.value { return nil }
  return fields.names(of: node, key: key)
}

private func relations(_ fields: inout FieldReader) -> [DataRelation] {
  fields.names("relations").compactMap { name in
    let parts = name.id.split(separator: " ").map(String.init)
    let kinds: [String: DataRelation.Kind] = ["<=": .atMost, "<": .less, "=": .sum]
    guard parts.count >= 3, let kind = kinds[parts[1]], kind == .sum || parts.count == 3,
      stride(from: 3, to: parts.count, by: 2).allSatisfy({ parts[$0] == "+" }),
      parts.count % 2 == 1
    else {
      fields.report(
        .wrongType,
        "\"\(name.id)\" is not a relation",
        at: name.location,
        help: "write charged <= recorded, or recorded = charged + open"
      )
      return nil
    }
    return DataRelation(
      left: parts[0],
      kind: kind,
      right: stride(from: 2, to: parts.count, by: 2).map { parts[$0] },
      text: name.id,
      location: name.location
    )
  }
}

private func suppression(_ fields: inout FieldReader) -> Suppression? {
  let location = fields.location(of: "suppression")
  guard let node = fields.optionalNode("suppression") else { return nil }
  return fields.record(of: node, key: "suppression") { fields in
    let threshold = fields.integer("below")
    let multiple = fields.optionalInteger("round_to")
    let zeros = fields.choice("zeros", default: ZeroPolicy.show)
    if threshold < 2 {
      let message = "\"below\" is at least 2; under it nothing would be withheld"
      fields.report(.suppressionUnfit, message, at: fields.location(of: "below"))
    } else if let multiple, multiple < 2 || multiple > 2 * threshold {
      let message = "counts of \(threshold) and more cannot be rounded to \(multiple)"
      let help = "from 2 up to \(2 * threshold), so that no count that is shown becomes zero"
      fields.report(.suppressionUnfit, message, at: fields.location(of: "round_to"), help: help)
    }
    return Suppression(
      threshold: threshold,
      hidesZeros: zeros == .hide,
      roundsTo: multiple.flatMap { $0 < 2 ? nil : $0 },
      columnNames: fields.names("columns", isRequired: true),
      derivedNames: fields.names("derived"),
      knownTotals: fields.choices("totals"),
      location: location
    )
  }
}

private enum ZeroPolicy: String, CaseIterable {
  case show, hide
}

/// Reads a measure: `measures/<id>.yml`.
func parseMeasure(_ fields: inout FieldReader, id: String, _ context: ParseContext) -> Measure {
  let title = fields.text("title")
  let definition = fields.choice("definition", default: MeasureDefinition?.none) ?? .count
  let isShare = definition != .count
  let period = periods(&fields)
  let provisional = fields.names("provisional")
  let hasBenchmark = isShare && definition != .assignedInPeriod
  let benchmark = hasBenchmark ? fields.optionalText("benchmark") : nil
  let interval = isShare ? fields.choice("interval", default: IntervalMethod.noInterval) : nil
  if definition == .assignedInPeriod && interval == .wilson {
    fields.report(
      .measureUnfit,
      "a score interval does not hold for outcomes assigned in the period",
      at: fields.location(of: "interval"),
      help: "their numerator is no part of the denominator; write interval: none"
    )
  }
  return Measure(
    head: fields.head(id: id, sourcesAreRequired: true),
    title: title,
    shortTitle: fields.optionalText("short_title") ?? title,
    question: fields.text("question"),
    definition: definition,
    numeratorWords: fields.text("numerator_words"),
    denominatorWords: isShare ? fields.text("denominator_words") : nil,
    scope: fields.text("scope"),
    basis: fields.text("basis"),
    decimals: decimals(&fields) ?? (isShare ? 1 : 0),
    provisionalPeriods: provisional.map(\.id),
    provisionalNote: provisional.isEmpty
      ? fields.optionalText("provisional_note") : fields.text("provisional_note"),
    mainPeriod: "",
    benchmarkName: benchmark,
    hasInterval: interval == .wilson,
    order: fields.integer("order"),
    caveats: fields.texts("caveats"),
    description: fields.optionalProse("description", options: context.markdown),
    numeratorName: fields.name("numerator"),
    denominatorName: isShare ? fields.name("denominator") : nil,
    firstPeriod: period.first,
    lastPeriod: period.last,
    mainPeriodName: fields.name("main_period"),
    provisionalNames: provisional
  )
}

private func decimals(_ fields: inout FieldReader) -> Int? {
  guard let count = fields.optionalInteger("decimals") else { return nil }
  if (0...mostDecimals).contains(count) { return count }
  let message = "\"decimals\" is a number from 0 to \(mostDecimals), not \(count)"
  fields.report(.wrongType, message, at: fields.location(of: "decimals"))
  return nil
}

private let mostDecimals = 6

private enum IntervalMethod: String, CaseIterable {
  case wilson
  case noInterval = "none"
}

private func periods(_ fields: inout FieldReader) -> (first: Name?, last: Name?) {
  guard let node = fields.optionalNode("periods") else { return (nil, nil) }
  return fields.record(of: node, key: "periods") {
    (first: $0.optionalName("from"), last: $0.optionalName("to"))
  }
}
