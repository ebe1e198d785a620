import ArgumentParser
import Content
import Diagnostics
import Formats
import Import
import Pages
import SiteFiles
import SitePlanning

/// The format of the report of an import.
enum ImportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown
}

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Merge the producer's workbooks into the tables of a dataset.",
    discussion: """
      Reads xlsx, ods and csv by the recipe content/data/<dataset>/import.yml, adds up their rows, \
      and prints what is new, revised or missing. Rows that the workbooks do not have stay as they \
      are, so the same files twice change nothing. If anything is not as the recipe says, nothing \
      is written.

        sitegen import berths berths-2031.xlsx --dry-run
        sitegen import berths berths-2031.xlsx --format markdown
      """
  )

  @Argument(help: "The id of the dataset.")
  var dataset: String

  @Argument(help: "The workbooks.")
  var files: [String]

  @Option(name: .customLong("format"), help: "Print the report as text, json or markdown.")
  var format = ImportFormat.text

  @OptionGroup var options: EditOptions

  func run() async throws {
    let tree = try await options.source.tree()
    // The first import of a dataset is into a draft.
    let (plan, before) = await options.plan(tree, unpublished: .all)
    guard let found = plan.site.datasets.first(where: { $0.head.id == dataset }) else {
      let ids = plan.site.datasets.map(\.head.id)
      let help = suggestion(for: dataset, among: ids, what: "datasets")
      throw ValidationError("there is no dataset \"\(dataset)\"; \(help)")
    }
    var reader = TableReader(try recipe(in: tree), found, bodies: plan.site.bodies)
    for file in files { reader.read(try readNamedFile(at: file), from: file) }
    try refuse(reader.problems)
    let (edit, report) = reader.merge(into: found, plan.site, tree)
    try refuse(reader.problems)
    switch format {
    case .text: try printResult(report.text)
    case .json: try printResult(report.json.text, terminator: "")
    case .markdown: try printResult(report.markdown)
    }
    if report.isUnchanged { return }
    try await check(edit, in: tree, before)
    if !options.isDryRun { try apply(edit, to: tree, in: options.source.source) }
  }

  private func recipe(in tree: SourceTree) throws -> ImportRecipe {
    let path = "content/data/\(dataset)/import.yml"
    guard let source = tree[path] else {
      throw ValidationError("the dataset has no recipe: write \(path)")
    }
    var diagnostics: [Diagnostic] = []
    if let recipe = parseImportRecipe(source, into: &diagnostics), !diagnostics.hasErrors {
      return recipe
    }
    printError(textReport(diagnostics), terminator: "")
    throw ExitCode(1)
  }

  /// Ends the command if anything prevents the import.
  private func refuse(_ problems: ImportProblems) throws {
    if problems.isEmpty { return }
    for line in problems.lines { printError("error: \(line)") }
    printError("sitegen: nothing was changed")
    throw ExitCode(1)
  }

  /// Prints what a check of the site will say that it does not say now.
  ///
  /// Texts with old values are corrected afterwards; an error in the tables prevents the import.
  private func check(
    _ edit: SourceEdit,
    in tree: SourceTree,
    _ before: [Diagnostic]
  ) async throws {
    let known = Set(before.map { [$0.rule.id, $0.message] })
    let (_, after) = await options.plan(edit.applied(to: tree), unpublished: .all)
    let new = after.filter { !known.contains([$0.rule.id, $0.message]) }
    printError(textReport(new), terminator: "")
    let written = Set(edit.written.map(\.path))
    guard new.contains(where: { $0.severity == .error && written.contains($0.location.path) })
    else { return }
    printError("sitegen: nothing was changed: the tables would have errors")
    throw ExitCode(1)
  }
}
