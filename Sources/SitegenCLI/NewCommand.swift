import ArgumentParser
import Content
import Diagnostics
import Pages
import SiteFiles
import SitePlanning

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a record: a draft without a fault, for you to write on.",
    discussion: """
      Kinds: report, finding, recommendation, dataset, measure, page, and the word that the site has \
      for an inspected body. The id is made from the title, or the title from the id; the number of a \
      recommendation, the place of a finding and all else that the site can tell is filled in. \
      Nothing that is there is written over.

        sitegen new finding "Notices were out of date"
        sitegen new recommendation --report safety-2030
        sitegen new page contact
      """
  )

  @Argument(help: "What to begin.")
  var kind: String

  @Argument(help: "Its title in quotation marks, or its id.")
  var name: String?

  @Option(name: .customLong("report"), help: "The report of a finding or a recommendation.")
  var report: String?

  @Option(name: .customLong("dataset"), help: "The dataset that a measure is made from.")
  var dataset: String?

  @Option(name: .customLong("cites"), help: "The source of a dataset, by its id.")
  var cited: String?

  @OptionGroup var source: SourceOptions

  func run() async throws {
    let (plan, _) = try await withDisk { try await source.plan(includesUnpublished: true) }
    let record = NewRecord(
      try kind(in: plan.site),
      name: name,
      report: report,
      dataset: dataset,
      source: cited
    )
    let files: [NewFile]
    do {
      guard let today = plan.now.dateInLondon else { throw ExitCode(64) }
      files = try record.files(in: plan.site, today: today)
    } catch let error as NewRecordError {
      throw ValidationError(error.description)
    }
    try await withDisk { try create(files, in: source.source) }
    for file in files { print(file.path) }
  }

  /// The kind of record that the argument names on this site.
  private func kind(in site: Site) throws -> NewRecord.Kind {
    let body = site.settings.bodies.id
    if kind == body { return .body }
    if let kind = NewRecord.Kind(rawValue: kind), kind != .body { return kind }
    let kinds = NewRecord.Kind.allCases.map { $0 == .body ? body : $0.rawValue }
    throw ValidationError(
      "there is no kind of record \"\(kind)\"; "
        + suggestion(for: kind, among: kinds, what: "kinds")
    )
  }
}
