import Content
import Diagnostics
import TestSupport

/// A table with a contract as a site publishes it.
struct Publication {
  let columns: [String]
  let rows: [DataRow]
  let errors: [Diagnostic]

  /// The number in a cell; `nil` if it is withheld.
  func number(_ row: Int, _ column: String) -> Double? {
    columns.firstIndex(of: column).flatMap { rows[row].cells[$0].value.number }
  }

  /// The errors of a rule, as texts.
  func messages(_ rule: Rule) -> [String] { errors.filter { $0.rule == rule }.map(\.message) }
}

/// Publishes a table among the bodies ash, birch and cedar (north), dogwood and elm (south), and
/// `north`, which stands for all in the north.
///
/// Each column has its type after its name, or is a count: `force:body year:year made:integer all`.
/// The options are other keys of some columns; `more` has other files of the site.
func publish(
  _ rows: String,
  columns: String,
  options: [String: String] = [:],
  contract: String,
  more: String = ""
) async -> Publication {
  let fields = columns.split(separator: " ").map { field in
    let parts = field.split(separator: ":").map(String.init)
    return (name: parts[0], type: parts.count > 1 ? parts[1] : "count")
  }
  let keyTypes = ["body", "year", "quarter", "text", "choice"]
  let keys = fields.filter { keyTypes.contains($0.type) }.map(\.name)
  let declared = fields.map { field in
    "  - {name: \(field.name), title: \(field.name.uppercased()), type: \(field.type)"
      + (options[field.name].map { ", \($0)" } ?? "") + "}"
  }
  let dataset = """
    title: Table
    description: A table.
    layout: single
    producer: Office
    source: office
    licence: {name: OGL, url: "https://licence.example/"}
    published: 2024-07-01
    retrieved: not-established
    key: [\(keys.joined(separator: ", "))]
    \(keys.contains("year") ? "period_column: year" : "")
    columns:
    \(declared.joined(separator: "\n"))
    \(contract)

    """
  let table = fields.map(\.name).joined(separator: ",") + "\n" + rows + "\n"
  var files = smallSite.filter { $0.key != "content/forces/durham.md" }
  files["content/vocabulary.yml", default: ""] += """
    facts:
      - id: nation
        name: Nation
        kind: choice
        choices: [{id: north, name: North}, {id: south, name: South}]

    """
  files["content/sources.yml"] = """
    office: {title: Tables, publisher: Office, url: "https://office.example/tables"}

    """
  for (index, body) in ["ash", "birch", "cedar", "dogwood", "elm"].enumerated() {
    files["content/forces/\(body).md"] = """
      ---
      name: \(body.prefix(1).uppercased())\(body.dropFirst())
      nation: \(index < 3 ? "north" : "south")
      ---

      """
  }
  files["content/forces/north.md"] = "---\nname: All in the north\n---\n"
  files["content/data/t/dataset.yml"] = dataset
  files["content/data/t/data.csv"] = table
  for file in site(more) { files[file.path] = file.text }
  return await publication(of: files)
}

private func publication(of files: [String: String]) async -> Publication {
  var tree = SourceTree(files.map { SourceText(path: $0.key, text: $0.value) })
  var read = ParsedFiles()
  var diagnostics: [Diagnostic] = []
  let parsed = await parse(&tree, reusing: &read, threads: 1, into: &diagnostics)
  let now = Instant(seconds: 1_772_366_400)
  let resolution = await resolve(parsed, now: now, threads: 1, into: &diagnostics)
  let dataset = resolution.site.datasets.first { $0.head.id == "t" }
  return Publication(
    columns: dataset?.columns.map(\.name) ?? [],
    rows: dataset?.rows ?? [],
    errors: diagnostics.filter { $0.severity == .error }
  )
}
