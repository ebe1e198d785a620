import ArgumentParser
import Content
import Exports
import Formats
import SiteFiles
import Snapshots

/// The format in which changes are printed.
enum ChangeFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, html
}

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changes for readers between two versions of the site.",
    discussion: """
      A version is a source folder, a snapshot file such as content/release.json, or a git \
      revision of the source; ./ before a name means a folder or a file. Both are taken as of the \
      same instant, by default now.

        sitegen diff HEAD
        sitegen diff v1.0 v1.1 --format html --output changes.html
        sitegen diff ../site-before .

      Exit codes, as for diff(1): 0 nothing changes for readers; 1 something does; 2 a version has \
      errors or cannot be read; 64 wrong usage.
      """
  )

  @Argument(help: "The old version.")
  var old: String

  @Argument(help: "The new version. By default: the files in the source folder.")
  var new: String?

  @OptionGroup var source: SourceOptions

  @Option(name: .customLong("format"), help: "Print text, json, or one page of html.")
  var format = ChangeFormat.text

  @Option(
    name: .customLong("output"),
    help: "The file to write. By default: standard output."
  )
  var output: String?

  @Flag(
    name: .customLong("include-unpublished"),
    help: "Compare drafts and embargoed records too. Do not publish the result."
  )
  var includesUnpublished = false

  func run() async throws {
    let file = try output.map { try OutputFile($0) }
    var options = source
    // The same instant for both, so that nothing becomes public between them.
    options.now = source.now ?? .clock
    let before = try await snapshot(of: old, options)
    let after = try await snapshot(of: new ?? source.source, options)
    let changes = readerChanges(from: before, to: after)
    let text = printed(changes)
    if let file {
      try file.write(Array(text.utf8))
      try printResult(changeSummary(changes))
    } else {
      try printResult(text, terminator: "")
    }
    if !changes.isEmpty { throw ExitCode(1) }
  }

  /// The changes in the format, marked if they tell of what is not public.
  private func printed(_ changes: [ReaderChange]) -> String {
    let clock = Instant.clock
    let audience =
      includesUnpublished
      ? Audience.reviewers(ReviewCopy()) : Audience(asOf: source.now ?? clock, clock: clock)
    switch format {
    case .text: return (audience.notice.map { $0 + "\n\n" } ?? "") + changeText(changes)
    case .json: return changeJSON(changes, notice: audience.notice).text
    case .html:
      let page = changePage(changes, from: old, to: new ?? "the files in \(source.source)")
      return String(decoding: audience.marking(page), as: UTF8.self)
    }
  }

  private func snapshot(of version: String, _ options: SourceOptions) async throws -> SiteSnapshot {
    let scope: UnpublishedScope = includesUnpublished ? .all : .none
    return try await ComparedVersion(name: version, options: options, unpublished: scope).snapshot()
  }
}
