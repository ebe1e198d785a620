import Content
import Diagnostics
import Import
import Pages
import SitePlanning
import TestSupport
import Testing

/// An import of a made-up text into the tables of two harbours.
struct MadeImport {
  var edit: SourceEdit
  var report: ImportReport
  var problems: [String]
  /// The site before and after the import.
  var before, tree: SourceTree

  /// The text of a body's table after the import; `nil` if it does not change.
  func file(_ body: String) -> String? { written("\(body).csv") }

  /// The text of a file of the dataset after the import; `nil` if it does not change.
  func written(_ name: String) -> String? {
    edit.written.first { $0.path == "content/data/cargo/\(name)" }
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}

/// Imports texts, each as a file of its own, and then an ods, into the table of one harbour, Ash.
///
/// `more` are files that replace or join those of the site; without `facts` of the release, nothing
/// is recorded.
func imported(
  _ texts: String...,
  ods: [UInt8]? = nil,
  table: String = "year,coal,all\n2029/30,1,2\n",
  recipe: String? = nil,
  more: [SourceText] = [],
  facts: ReleaseFacts? = nil
) async throws -> MadeImport {
  var files = Dictionary(uniqueKeysWithValues: (harbours + site(cargo)).map { ($0.path, $0.text) })
  files["content/data/cargo/ash.csv"] = table
  if let recipe { files["content/data/cargo/import.yml"] = recipe }
  for file in more { files[file.path] = file.text }
  let tree = SourceTree(files.map { SourceText(path: $0.key, text: $0.value) })
  var diagnostics: [Diagnostic] = []
  let options = BuildOptions(now: Instant(seconds: 1_900_000_000), threads: 1)
  let plan = await buildPlan(tree, options, into: &diagnostics)
  let dataset = try #require(plan.site.datasets.first)
  let source = try #require(tree["content/data/cargo/import.yml"])
  var found: [Diagnostic] = []
  let parsed = try #require(parseImportRecipe(source, into: &found))
  #expect(found.map(\.message) == [])
  var reader = TableReader(parsed, dataset, bodies: plan.site.bodies)
  for (index, text) in texts.enumerated() {
    reader.read(Array(text.utf8), from: "made-\(index).csv", digest: "\(index)")
  }
  if let ods { reader.read(ods, from: "made.ods") }
  var (edit, report) = reader.merge(into: dataset, plan.site, tree)
  if let facts {
    let day = try #require(CalendarDate("2031-05-02"))
    reader.record(facts, on: day, of: dataset, in: tree, &edit, &report)
  }
  return MadeImport(
    edit: edit,
    report: report,
    problems: reader.problems.lines,
    before: tree,
    tree: edit.applied(to: tree)
  )
}

/// An ods with sheets of texts.
func ods(_ sheets: [(name: String, rows: [[String]])]) -> [UInt8] {
  let tables = sheets.map { sheet in
    let rows = sheet.rows.map { texts in
      let cells = texts.map {
        "<table:table-cell office:value-type='string'><text:p>\($0)</text:p></table:table-cell>"
      }
      return "<table:table-row>\(cells.joined())</table:table-row>"
    }
    return "<table:table table:name='\(sheet.name)'>\(rows.joined())</table:table>"
  }
  let namespaces = ["office", "table", "text"].map {
    "xmlns:\($0)='urn:oasis:names:tc:opendocument:xmlns:\($0):1.0'"
  }
  let content = """
    <office:document-content \(namespaces.joined(separator: " "))><office:body>\
    <office:spreadsheet>\(tables.joined())</office:spreadsheet></office:body>\
    </office:document-content>
    """
  return zipArchive([("content.xml", content)])
}

/// A site with two harbours, Ash and Birch, and no dataset.
let harbours =
  smallSite.filter { !$0.key.hasPrefix("content/forces/") }
  .map { SourceText(path: $0.key, text: $0.value) }
  + site(
    """
    -- content/forces/ash.md --
    ---
    name: Ash
    ---
    -- content/forces/birch.md --
    ---
    name: Birch
    ---
    -- content/sources.yml --
    harbours: {title: Harbour books, publisher: Nobody, url: "https://harbours.example/"}
    """
  )

/// A dataset of the cargo of each harbour, and its recipe.
let cargo = """
  -- content/data/cargo/dataset.yml --
  title: Cargo
  description: Cargo of each harbour.
  layout: file-per-body
  period_column: year
  producer: Nobody
  source: harbours
  licence: {name: OGL, url: "https://licence.example/"}
  published: 2031-04-01
  retrieved: 2031-04-01
  key: [year]
  columns:
    - {name: year, title: Year, type: financial-year}
    - {name: coal, title: Coal, type: count, unit: tonnes, missing: [x]}
    - {name: all, title: All cargo, type: count, unit: tonnes, missing: [x]}
  -- content/data/cargo/import.yml --
  tables:
    - name: cargo
      sheet: Cargo*
      body: Harbour
      period: Financial Year
      quarter: Quarter
      negative_parts: true
      values:
        coal: {sum: Tonnes, where: {Cargo: 1}}
        all: {sum: [Tonnes, Weight in tonnes], where_not: {Cargo: [0]}}
  leave_out_bodies: [Elsewhere]
  marks: {N/A: left-out, not provided: incomplete}
  """
