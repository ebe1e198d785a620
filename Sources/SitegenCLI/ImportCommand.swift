import ArgumentParser
import Content
import Diagnostics
import Digests
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
      and prints what is new, revised or missing, and what a check of the site will say. Rows that \
      the workbooks do not have stay as they are, so the same files twice change nothing. If \
      anything is not as the recipe says, nothing is written.

        sitegen import berths berths-2031.xlsx --dry-run
        sitegen import berths berths-2031.xlsx --published 2031-07-01 --retrieved 2031-07-02
        sitegen import berths berths-2031.xlsx --format markdown
      """
  )

  @Argument(help: "The id of the dataset.")
  var dataset: String

  @Argument(help: "The workbooks.")
  var files: [String]

  @Option(name: .customLong("format"), help: "Print the report as text, json or markdown.")
  var format = ImportFormat.text

  @Option(name: .customLong("release"), help: "The name of the release, for dataset.yml.")
  var release: String?

  @Option(
    name: .customLong("published"),
    help: ArgumentHelp("The day of the release, for dataset.yml.", valueName: "date"),
    transform: calendarDate
  )
  var published: CalendarDate?

  @Option(
    name: .customLong("retrieved"),
    help: ArgumentHelp("The day on which you got the files.", valueName: "date"),
    transform: calendarDate
  )
  var retrieved: CalendarDate?

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
    // A new dataset has no table yet.
    let faults = before.filter {
      $0.severity == .error && isOfDataset($0) && $0.rule != .missingFile
    }
    try refuse(faults, because: "the dataset has errors")
    guard let day = plan.now.dateInLondon else {
      throw ValidationError("this machine has no valid date: give the instant with --now")
    }
    let recipe = try recipe(in: tree)
    var reader = TableReader(recipe, found, bodies: plan.site.bodies)
    for file in files {
      let bytes = try readNamedFile(at: file)
      reader.read(bytes, from: file, digest: Digest(of: bytes).text)
    }
    try refuse(reader.problems)
    var (edit, report) = reader.merge(into: found, plan.site, tree)
    reader.record(facts(recipe), on: day, of: found, in: tree, &edit, &report)
    if !edit.written.isEmpty, reader.problems.isEmpty {
      await check(edit, in: tree, since: plan.site, before, &report)
    }
    try print(report)
    try refuse(reader.problems)
    // Texts with old values are corrected afterwards.
    if report.diagnostics.contains(where: { $0.severity == .error && isOfDataset($0) }) {
      printError("sitegen: nothing was changed: the tables would have errors")
      throw ExitCode(1)
    }
    if !options.isDryRun { try apply(edit, to: tree, in: options.source.source) }
  }

  /// Adds to the report what a check says of the site after an edit, and once its measures are
  /// moved on.
  private func check(
    _ edit: SourceEdit,
    in tree: SourceTree,
    since site: Site,
    _ before: [Diagnostic],
    _ report: inout ImportReport
  ) async {
    var known = Set(before.map(\.mark))
    func isNew(_ diagnostic: Diagnostic) -> Bool { !known.contains(diagnostic.mark) }
    let edited = edit.applied(to: tree)
    let (plan, after) = await options.plan(edited, unpublished: .all)
    report.diagnostics = after.filter(isNew)
    report.findLags(in: plan.site, since: site, of: dataset)
    let moved = report.movingMeasuresOn(in: edited)
    if moved.written.isEmpty { return }
    known.formUnion(after.map(\.mark))
    let (_, later) = await options.plan(moved.applied(to: edited), unpublished: .all)
    report.laterDiagnostics = later.filter(isNew)
  }

  private func isOfDataset(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.location.path.hasPrefix("content/data/\(dataset)/")
  }

  /// What the command says of the release, and otherwise the recipe.
  private func facts(_ recipe: ImportRecipe) -> ReleaseFacts {
    ReleaseFacts(
      release: release ?? recipe.release.release,
      published: published ?? recipe.release.published,
      retrieved: retrieved ?? recipe.release.retrieved
    )
  }

  private func print(_ report: ImportReport) throws {
    switch format {
    case .text:
      try printResult(report.text)
      printError(textReport(report.diagnostics), terminator: "")
    case .json: try printResult(report.json.text, terminator: "")
    case .markdown: try printResult(report.markdown)
    }
  }

  private func recipe(in tree: SourceTree) throws -> ImportRecipe {
    let path = "content/data/\(dataset)/import.yml"
    guard let source = tree[path] else {
      throw ValidationError("the dataset has no recipe: write \(path)")
    }
    var diagnostics: [Diagnostic] = []
    let recipe = parseImportRecipe(source, into: &diagnostics)
    try refuse(diagnostics.filter { $0.severity == .error }, because: "the recipe has errors")
    guard let recipe else { throw ExitCode(1) }
    return recipe
  }

  /// Ends the command if there are errors.
  private func refuse(_ errors: [Diagnostic], because reason: String) throws {
    if errors.isEmpty { return }
    printError(textReport(errors), terminator: "")
    printError("sitegen: nothing was changed: \(reason)")
    throw ExitCode(1)
  }

  /// Ends the command if anything prevents the import.
  private func refuse(_ problems: ImportProblems) throws {
    if problems.isEmpty { return }
    for line in problems.lines { printError("error: \(line)") }
    printError("sitegen: nothing was changed")
    throw ExitCode(1)
  }
}
