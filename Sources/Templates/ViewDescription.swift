/// The names that a template may use, for `sitegen list templates`: one line per field, in columns.
///
/// ```
/// name           text    its short name
/// report         record  the report it belongs to
/// report.title   text    its title
/// findings       list    what was found
///   title        text    its title
/// ```
///
/// Fields of a record are dotted; names valid only within the section of a list are indented.
package func viewDescription(_ shape: ViewShape) -> String {
  let rows = rows(of: shape, indent: "", prefix: "")
  let nameWidth = rows.map(\.name.count).max() ?? 0
  let typeWidth = rows.map(\.type.count).max() ?? 0
  return rows.map { row in
    padded(row.name, to: nameWidth) + "  " + padded(row.type, to: typeWidth) + "  "
      + row.meaning + "\n"
  }.joined()
}

private struct Row {
  var name: String
  var type: String
  var meaning: String
}

private func rows(of shape: ViewShape, indent: String, prefix: String) -> [Row] {
  shape.fields.flatMap { field -> [Row] in
    var row = Row(
      name: indent + prefix + field.name,
      type: field.type.words,
      meaning: field.meaning
    )
    switch field.type {
    case .text, .optionalText, .markup, .flag:
      return [row]
    case .template(let names):
      row.meaning += " (\(names.joined(separator: ", ")))"
      return [row]
    case .record(let inner), .optionalRecord(let inner):
      return [row] + rows(of: inner, indent: indent, prefix: prefix + field.name + ".")
    case .list(let item):
      return item.isPlainText ? [row] : [row] + rows(of: item, indent: indent + "  ", prefix: "")
    }
  }
}

private func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: width - text.count)
}
