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

/// Imports texts, each as a file of its own, into the table of one harbour, Ash.
///
/// `more` are files that replace or join those of the site; without `facts` of the release, nothing
/// is recorded.
func imported(
  _ workbooks: String...,
  table: String = "year,coal,all\n2029/30,1,2\n",
  recipe: String? = nil,
  more: [SourceText] = [],
  facts: ReleaseFacts? = nil
) async throws -> MadeImport {
  var texts = smallSite.filter { !$0.key.hasPrefix("content/forces/") }
  for file in site(cargo) { texts[file.path] = file.text }
  texts["content/data/cargo/ash.csv"] = table
  if let recipe { texts["content/data/cargo/import.yml"] = recipe }
  for file in more { texts[file.path] = file.text }
  let tree = SourceTree(texts.map { SourceText(path: $0.key, text: $0.value) })
  var diagnostics: [Diagnostic] = []
  let options = BuildOptions(now: Instant(seconds: 1_900_000_000), threads: 1)
  let plan = await buildPlan(tree, options, into: &diagnostics)
  let dataset = try #require(plan.site.datasets.first)
  let source = try #require(tree["content/data/cargo/import.yml"])
  var found: [Diagnostic] = []
  let parsed = try #require(parseImportRecipe(source, into: &found))
  #expect(found.map(\.message) == [])
  var reader = TableReader(parsed, dataset, bodies: plan.site.bodies)
  for (index, workbook) in workbooks.enumerated() {
    reader.read(Array(workbook.utf8), from: "made-\(index).csv", digest: "\(index)")
  }
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

let cargo = """
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
