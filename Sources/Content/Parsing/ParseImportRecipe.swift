package import Diagnostics

/// Parses `import.yml` of a dataset.
package func parseImportRecipe(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic]
) -> ImportRecipe? {
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return nil }
  var fields = FieldReader(node, in: source, what: "a recipe")
  let names = fields.records("bodies") { ($0.text("name"), $0.text("body")) }
  let marks = fields.records("marks") { fields in
    (fields.text("text"), fields.choice("means", default: nil) ?? ImportMark.leftOut)
  }
  let recipe = ImportRecipe(
    firstPeriod: fields.optionalText("from"),
    tables: fields.records("tables", isRequired: true, parseTable),
    bodies: Dictionary(names) { first, _ in first },
    leftOutBodies: fields.texts("leave_out_bodies"),
    marks: Dictionary(marks) { first, _ in first },
    jump: fields.optionalInteger("jump") ?? 40
  )
  fields.finish(into: &diagnostics)
  return recipe
}

private func parseTable(_ fields: inout FieldReader) -> ImportTable {
  let (quarter, month) = (fields.optionalText("quarter"), fields.optionalText("month"))
  if quarter != nil, month != nil {
    let message = "a table has quarters or months, found both"
    fields.report(.wrongType, message, at: fields.location(of: "month"), help: "remove one")
  }
  return ImportTable(
    name: fields.text("name"),
    sheet: fields.text("sheet"),
    bodyColumn: fields.text("body"),
    periodColumn: fields.text("period"),
    part: quarter.map { ($0, 4) } ?? month.map { ($0, 12) },
    allowsNegativeParts: fields.flag("negative_parts"),
    conditions: fields.records("where", parseCondition),
    leftOutColumns: fields.texts("leave_out"),
    values: fields.records("values", isRequired: true) { fields in
      ImportValue(
        column: fields.text("column"),
        sum: fields.texts("sum"),
        conditions: fields.records("where", parseCondition)
      )
    }
  )
}

private func parseCondition(_ fields: inout FieldReader) -> ImportCondition {
  let column = fields.text("column")
  let (wanted, excluded) = (fields.texts("is"), fields.texts("is_not"))
  if wanted.isEmpty == excluded.isEmpty {
    let message = "a condition has either `is` or `is_not`, with at least one text"
    fields.report(.wrongType, message, at: fields.location, help: "write is: [one, another]")
  }
  return ImportCondition(
    column: column,
    texts: wanted + excluded,
    isExclusion: wanted.isEmpty
  )
}
