import ArgumentParser
import Content
import Diagnostics
import Pages

struct RenameCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Give a record another id: move its files, and rewrite every reference to it.",
    discussion: """
      The files of the record move with its translations and its data, every reference in the \
      content is rewritten, and each old address leads to the new one. Nothing else changes. If \
      the site would have an error or a warning that it does not have now, nothing is written.

        sitegen rename finding:safety-2030/notices notices-out-of-date
        sitegen rename report:safety-2030 safety-at-work --dry-run
      """
  )

  @Argument(help: "The record, such as report:safety-2030, or the path of its file.")
  var record: String

  @Argument(help: "The new id; for a recommendation, the new number.")
  var newID: String

  @OptionGroup var options: EditOptions

  func run() async throws {
    let tree = try await options.source.tree()
    let (_, diagnostics) = await options.plan(tree)
    let rename = try await options.refusing {
      try await SitegenCLI.rename(record, to: newID, in: tree, options.building)
    }
    _ = try await options.make(rename.edit, in: tree, diagnostics, isStrict: true)
    let written = rename.edit.written.map(\.path).sorted()
    let redirects =
      rename.moved.map { "redirect: \($0.old) to \($0.new)" }
      + rename.lines.map { "redirect: \($0.replacing(": ", with: " to "))" }
    let lines =
      rename.edit.removed.map { "removed: \($0)" }
      + written.map { (tree[$0] == nil ? "created: " : "changed: ") + $0 }
      + redirects.prefix(Self.mostShown)
    let rest = redirects.count - Self.mostShown
    let more = rest > 0 ? ["and \(rest) more redirects, all in content/redirects.yml"] : []
    try printResult((lines + more).joined(separator: "\n"))
  }

  /// How many redirects the command prints; a measure has some for each inspected body.
  private static let mostShown = 20
}
