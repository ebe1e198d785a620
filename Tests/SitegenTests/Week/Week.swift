import Foundation
import Testing

/// The repository of a small site during a week: the one that "A week" in docs/editing.md tells.
///
/// The dates are in the past, because nothing is released as of a moment that is ahead.
final class Week {
  let site: SiteFolder
  /// The lines after `sitegen` that were run, as an editor types them.
  private(set) var lines: [String] = []
  /// The addresses that were published before or during the week.
  private(set) var published: Set<String> = []

  /// The finding that the week is about, before and after it gets another id.
  let old = WeekFinding(id: "notices-were-out-of-date")
  let new = WeekFinding(id: "notices-were-missing")

  /// A repository with one commit, whose site has been released once.
  init() throws {
    site = try SiteFolder()
    for (path, text) in weekFiles { try site.write(text, to: path) }
    let release = try run("release --name First", asOf: "2024-03-01")
    #expect(release.status == 0, "\(release.errors)")
    #expect(try site.shell("git init -q .").status == 0)
    try commit("Before the week")
    notePublished()
  }

  /// Runs the program with a line of arguments for a shell, as of an instant.
  func run(_ line: String, asOf instant: String? = nil) throws -> Run {
    lines.append(line)
    return try site.shell("\"$SITEGEN\" \(line)" + (instant.map { " --now \($0)" } ?? ""))
  }

  /// Runs the program and expects success with this output.
  func expect(_ line: String, asOf instant: String, prints output: String) throws {
    let run = try run(line, asOf: instant)
    #expect(run.status == 0 && run.output == output, "\(line): \(run.output)\(run.errors)")
  }

  /// Commits everything but what builds write.
  func commit(_ message: String) throws {
    let git = "git -c user.name=Editor -c user.email=editor@example.org -c commit.gpgsign=false"
    let run = try site.shell("git add content templates && \(git) commit -q -m '\(message)'")
    #expect(run.status == 0, "\(run.errors)")
  }

  /// Replaces a text that a file contains once.
  func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try #require(site.read(path))
    #expect(text.components(separatedBy: old).count == 2, "\(old) in \(path)")
    try site.write(text.replacing(old, with: new), to: path)
  }

  /// Adds what is in the list of published addresses to those that have to last.
  func notePublished() {
    let lines = (site.read("content/addresses.txt") ?? "").split(separator: "\n")
    published.formUnion(lines.filter { $0.hasPrefix("/") }.map(String.init))
  }
}

/// The names of a finding of the site.
struct WeekFinding {
  var id: String

  var path: String { "content/reports/harbours/findings/\(id).md" }
  var address: String { "/reports/harbours/findings/\(id)/" }
  var page: String { "public\(address)index.html" }
  var name: String { "finding:harbours/\(id)" }
  /// The start of the addresses of its parts on the page of the whole report.
  var part: String { "/reports/harbours/whole/#finding:\(id)" }
}

/// What the site has besides the small one, before the week; all of it is made up.
private let weekFiles = [
  "content/site.yml": """
  title: Small site
  description: A site for tests.
  publisher: Nobody
  language: en-GB
  licence: {name: OGL, url: "https://licence.example/"}
  bodies: {id: force, plural_id: forces, singular: force, plural: forces}
  menu: [findings, bodies, page:about, page:changes]

  """,
  "content/sources.yml": """
  visit: {title: A visit, publisher: Office, url: "https://office.example/visit"}

  """,
  "content/pages/changes.md": """
  ---
  title: Changes
  description: What has changed.
  show: [changes]
  ---

  """,
  "content/reports/harbours/index.md": """
  ---
  title: Small harbours
  publisher: Office
  url: https://office.example/harbours
  published: 2024-02-01
  summary: What inspectors saw on the quays.
  inspected: not-established
  sources: [visit]
  ---

  """,
  "content/reports/harbours/findings/ladders.md": """
  ---
  title: Ladders were sound
  kind: better
  theme: people
  summary: The ladders were sound.
  order: 1
  recommendations: [1]
  sources: [visit]
  ---
  Inspectors climbed each ladder.

  """,
  "content/reports/harbours/recommendations/01.md": """
  ---
  number: 1
  text: gist
  title: Keep the quays safe
  addressees: [all]
  due: 2024-06-30
  findings: [ladders]
  sources: [visit]
  ---
  Keep the quays safe.

  """,
]
