import Content
import Diagnostics
import Foundation
import Pages
import SitePlanning
import Snapshots
import TestSupport
import Testing

/// A site about lighthouses with one record of each kind that the tests change.
let lighthouses = """
  -- content/pages/about.md --
  ---
  title: About
  description: About this site.
  show: [sources]
  ---
  We look after lamps.

  Read [the finding](finding:wait), or ask us.
  -- content/reports/one/findings/wait.md --
  ---
  title: People wait
  kind: cause
  theme: people
  summary: They wait long.
  order: 1
  recommendations: [1]
  sources: [office]
  ---
  The keeper lights the lamp at dusk.

  Nobody writes down when the lamp goes out.

  > The book is on the shelf.

  | Night | Lamp |
  |---|---|
  | Monday | lit |
  | Tuesday | *dark* |
  -- content/reports/one/recommendations/01.md --
  ---
  number: 1
  text: gist
  title: Wait less
  addressees: [all]
  due: 2025-01-31
  findings: [wait]
  sources: [office]
  ---
  Wait less.
  """

/// The files of a site: the base site of the page tests, then `lighthouses`, then the given ones.
func siteFiles(with archive: String = "") throws -> [SourceText] {
  let base = repositoryRoot.appending(path: "Tests/PagesTests/Fixtures/base.txt")
  let layers = [try String(contentsOf: base, encoding: .utf8), lighthouses, archive]
  return layers.map(site).reduce([]) { lower, upper in
    let paths = Set(upper.map(\.path))
    return lower.filter { !paths.contains($0.path) } + upper
  }
}

/// The snapshot of some files, which must have no errors.
func snapshot(of files: [SourceText], on day: String = "2026-03-01") async throws -> SiteSnapshot {
  var diagnostics: [Diagnostic] = []
  let options = BuildOptions(now: try #require(Instant(day)), threads: 2)
  let plan = await buildPlan(SourceTree(files), options, into: &diagnostics)
  #expect(!diagnostics.hasErrors, "\(textReport(diagnostics))")
  return SiteSnapshot(of: plan)
}

/// The snapshot of the small site after some edits: files that replace others, or texts that
/// replace others in a file.
func snapshot(
  with archive: String = "",
  replacing old: String = "",
  by new: String = "",
  in path: String = ""
) async throws -> SiteSnapshot {
  var files = try siteFiles(with: archive)
  if let index = files.firstIndex(where: { $0.path == path }) {
    let text = files[index].text.replacing(old, with: new)
    #expect(text != files[index].text, "\(path) has no \(old)")
    files[index] = SourceText(path: path, text: text)
  }
  return try await snapshot(of: files)
}

extension SiteSnapshot {
  /// The page about a record.
  func page(_ record: String, language: String? = nil) throws -> PageSnapshot {
    try #require(pages.first { $0.record == record && $0.language == language })
  }
}

/// The changes as rows of text: kind, address, subject, old value, new value, note.
func rows(_ changes: [ReaderChange]) -> [[String]] {
  changes.map { change in
    [
      change.kind.rawValue, change.page.address, change.subject, change.old ?? "",
      change.new ?? "", change.note ?? "",
    ]
  }
}

/// The rows for one edit of the small site.
func rows(
  replacing old: String,
  by new: String,
  in path: String
) async throws -> [[String]] {
  let edited = try await snapshot(replacing: old, by: new, in: path)
  return rows(readerChanges(from: try await snapshot(), to: edited))
}

/// One more finding.
let dark = """
  -- content/reports/one/findings/dark.md --
  ---
  title: Nights are dark
  kind: better
  theme: people
  summary: They are.
  order: 2
  sources: [office]
  ---
  Text.
  """
