import ArgumentParser
import Content
import Diagnostics
import Import
import Pages
import SiteFiles
import SitePlanning

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Create a record: a draft without errors, for you to complete.",
    discussion: """
      Kinds: report, finding, recommendation, practice, dataset, measure, page, and the site's \
      word for an inspected body. The id is made from the title, or the title from the id. The \
      number of a recommendation, the order of a finding and other known values are filled in. \
      With --from, the columns of a dataset are those of a table, and a recipe says how \
      `sitegen import` reads it. No existing file is overwritten.

        sitegen new finding "Notices were out of date"
        sitegen new recommendation --report safety-2030
        sitegen new page contact
        sitegen new dataset "Berths" --from berths-2031.xlsx --cites berth-books
      """
  )

  @Argument(help: "The kind of record to create.")
  var kind: String

  @Argument(help: "Its title in quotation marks, or its id.")
  var name: String?

  @Option(
    name: .customLong("report"),
    help: "The report of a finding, a recommendation or a practice."
  )
  var report: String?

  @Option(name: .customLong("dataset"), help: "The dataset that a measure is made from.")
  var dataset: String?

  @Option(name: .customLong("cites"), help: "The source of a dataset, by its id.")
  var cited: String?

  @Option(name: .customLong("from"), help: "A table for a dataset: csv, xlsx or ods.")
  var table: String?

  @OptionGroup var source: SourceOptions

  func run() async throws {
    let (plan, _) = try await source.plan(unpublished: .all)
    var record = NewRecord(
      try recordKind(in: plan.site),
      name: name,
      report: report,
      dataset: dataset,
      source: cited
    )
    if table != nil, record.kind != .dataset {
      throw ValidationError("--from is for a dataset, not for a \(kind)")
    }
    let files: [NewFile]
    do {
      record.outline = try table.map {
        try outlineTable(readNamedFile(at: $0), named: $0, bodies: plan.site.bodies)
      }
      guard let today = plan.now.dateInLondon else {
        throw ValidationError("--now is outside the calendar: give a date such as 2030-01-31")
      }
      files = try record.files(in: plan.site, today: today)
    } catch let error as NewRecordError {
      throw ValidationError(error.description)
    }
    try create(files, in: source.source)
    try printResult(files.map(\.path).joined(separator: "\n"))
  }

  /// The kind that the word means on this site.
  private func recordKind(in site: Site) throws -> RecordKind {
    let kinds = RecordKind.allCases.filter(\.canBeBegun)
    if let kind = kinds.first(where: { $0.name(in: site.settings) == kind }) { return kind }
    let names = kinds.map { $0.name(in: site.settings) }
    throw ValidationError(
      "unknown kind of record \"\(kind)\"; "
        + suggestion(for: kind, among: names, what: "kinds")
    )
  }
}
