package import Diagnostics
import YAML

/// Parses `import.yml` of a dataset.
package func parseImportRecipe(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic]
) -> ImportRecipe? {
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return nil }
  var fields = FieldReader(node, in: source, what: "a recipe")
  let bodies = fields.entries("bodies") { $0.text(of: $1, key: "bodies") ?? "" }
  let totals = fields.entries("totals") { $0.texts(in: $1, key: "totals") }
  let marks = fields.entries("marks", parseMark)
  let recipe = ImportRecipe(
    firstPeriod: fields.optionalText("from"),
    tables: fields.records("tables", isRequired: true, parseTable),
    bodies: bodies,
    encoding: fields.optionalText("encoding"),
    delimiter: fields.optionalText("delimiter"),
    leftOutBodies: fields.texts("leave_out_bodies"),
    totals: totals,
    tolerance: fields.decimalText("totals_within") ?? "0",
    marks: marks,
    jump: fields.optionalInteger("jump") ?? 40,
    release: ReleaseFacts(
      release: fields.optionalText("release"),
      published: fields.optionalDate("published"),
      retrieved: fields.optionalDate("retrieved")
    )
  )
  // The texts are those of a producer, and `????` in a pattern means four characters.
  _ = fields.takeUnfinished()
  fields.finish(into: &diagnostics)
  return recipe
}

private func parseMark(_ fields: inout FieldReader, _ node: YAMLNode) -> ImportMark {
  guard let word = fields.text(of: node, key: "marks") else { return .leftOut }
  switch word {
  case "left-out": return .leftOut
  case "incomplete": return .missing(.notSupplied)
  default: if let code = MissingCode(rawValue: word) { return .missing(code) }
  }
  let words = ["left-out", "incomplete"] + MissingCode.allCases.map(\.rawValue)
  fields.report(
    .unknownChoice,
    "a mark cannot mean \"\(word)\"",
    at: node.location,
    help: suggestion(for: word, among: words, what: "meanings")
  )
  return .leftOut
}

private func parseTable(_ fields: inout FieldReader) -> ImportTable {
  let parts: [(column: String, kind: PeriodPart)] = PeriodPart.allCases.compactMap { kind in
    fields.optionalText(kind.rawValue).map { ($0, kind) }
  }
  if parts.count > 1 {
    let message = "a table has quarters or months, found both"
    fields.report(.wrongType, message, at: fields.location(of: "month"), help: "remove one")
  }
  let table = ImportTable(
    name: fields.text("name"),
    sheet: fields.text("sheet"),
    bodyColumn: fields.text("body"),
    periodColumn: fields.optionalText("period"),
    part: parts.first,
    allowsNegativeParts: fields.flag("negative_parts"),
    conditions: fields.conditions(),
    leftOutColumns: fields.texts("leave_out"),
    values: parseValues(&fields)
  )
  for value in table.values where value.hasPeriodInHeading == (table.periodColumn != nil) {
    let name = ImportValue.periodMark
    fields.report(
      .wrongType,
      table.periodColumn == nil
        ? "the periods of \"\(value.column)\" are in no column"
        : "the table has a column of periods, and \"\(value.column)\" has \(name) in its heading",
      at: fields.location(of: "period"),
      help: "write either `period`, or \(name) where headings under `sum` have the period"
    )
  }
  return table
}

private func parseValues(_ fields: inout FieldReader) -> [ImportValue] {
  guard let node = fields.requiredNode("values") else { return [] }
  return fields.members(of: node, key: "values").map { member in
    fields.record(of: member.value, key: member.key) { fields in
      let sum = fields.requiredNode("sum").map { fields.texts(in: $0, key: "sum") }
      if sum?.isEmpty == true {
        let message = "\"sum\" names no column"
        let help = "write the heading of the column in the workbook"
        fields.report(.wrongType, message, at: fields.location(of: "sum"), help: help)
      }
      return ImportValue(
        column: member.key,
        sum: sum ?? [],
        conditions: fields.conditions(),
        factor: fields.decimalText("multiply_by"),
        total: fields.conditions("total", isExclusion: false)
      )
    }
  }
}

extension FieldReader {
  /// The rows that count: `where: {Outcome Type: [1, 2]}`, without those of `where_not`.
  fileprivate mutating func conditions() -> [ImportCondition] {
    conditions("where", isExclusion: false) + conditions("where_not", isExclusion: true)
  }

  fileprivate mutating func conditions(_ key: String, isExclusion: Bool) -> [ImportCondition] {
    guard let node = optionalNode(key) else { return [] }
    let found = members(of: node, key: key).map { member in
      ImportCondition(
        column: member.key,
        texts: texts(in: member.value, key: member.key),
        isExclusion: isExclusion
      )
    }
    if found.contains(where: \.texts.isEmpty) {
      let help = "write \(key): {Heading: [one, another]}"
      report(.wrongType, "a condition names no text", at: node.location, help: help)
    }
    return found
  }

  /// The text of a scalar, or those of a list.
  fileprivate mutating func texts(in node: YAMLNode, key: String) -> [String] {
    guard case .sequence(let items) = node.value else {
      return text(of: node, key: key).map { [$0] } ?? []
    }
    return items.compactMap { text(of: $0, key: key) }
  }

  /// A number such as `0.01`, with all its digits.
  fileprivate mutating func decimalText(_ key: String) -> String? {
    guard let text = optionalText(key) else { return nil }
    if let number = decimal(text), number >= 0, text.utf8.count <= 12 { return text }
    let message = "\"\(key)\" must be a number such as 0.01, found \"\(text)\""
    report(.wrongType, message, at: location(of: key))
    return nil
  }

  /// The entries of a mapping whose keys are texts of a producer.
  fileprivate mutating func entries<Value>(
    _ key: String,
    _ read: (inout FieldReader, YAMLNode) -> Value
  ) -> [String: Value] {
    guard let node = optionalNode(key) else { return [:] }
    let entries = members(of: node, key: key).map { ($0.key, read(&self, $0.value)) }
    return Dictionary(entries) { first, _ in first }
  }
}
