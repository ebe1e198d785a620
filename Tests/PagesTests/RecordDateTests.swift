import Content
import Diagnostics
import Pages
import SitePlanning
import TestSupport
import Testing

/// Dates that cannot be are errors.
struct RecordDateTests {
  /// The base site with one text of a file replaced.
  private func messages(_ path: String, _ old: String, _ new: String) async throws -> [String] {
    let files = edited(try baseFiles(), path) { $0.replace(old, with: new) }
    return await diagnostics(of: files).map(\.message)
  }

  @Test(arguments: [
    ("reports/one/index.md", "2024-08-22", "2042-08-22", "2042-08-22"),
    ("reports/one/index.md", "summary:", "updated: 2026-03-02\nsummary:", "2026-03-02"),
    ("pages/about.md", "title:", "updated: 2062-01-01\ntitle:", "2062-01-01"),
    ("data/crime/dataset.yml", "2024-07-01", "2042-07-01", "2042-07-01"),
    ("data/crime/dataset.yml", "retrieved: not-established", "retrieved: 2027-01-01", "2027-01-01"),
    ("measures/rate.yml", "order: 1", "order: 1\nupdated: 2027-01-01", "2027-01-01"),
    ("sources.yml", "  publisher:", "  published: 2027-01-01\n  publisher:", "2027-01-01"),
  ])
  func dayAfterTheBuildIsAnError(path: String, old: String, new: String, day: String) async throws {
    let found = try await messages("content/\(path)", old, new)
    #expect(found == ["\(day) is after the day of the build, 2026-03-01"])
  }

  @Test(arguments: [
    ("recommendations/01.md", "due: 2025-01-31", "due: 2024-08-21", "2024-08-21"),
    (
      "recommendations/01.md", "findings: [wait]",
      "findings: [wait]\nhistory: [{date: 2024-08-01, status: accepted, by: Us, note: Yes.}]",
      "2024-08-01"
    ),
    (
      "index.md", "summary:", "changes: [{date: 2024-01-01, note: A name.}]\nsummary:",
      "2024-01-01"
    ),
    ("findings/wait.md", "order: 1", "order: 1\nupdated: 2023-08-23", "2023-08-23"),
  ])
  func dayBeforeTheReportIsAnError(path: String, old: String, new: String, day: String) async throws
  {
    let found = try await messages("content/reports/one/\(path)", old, new)
    #expect(found == ["\(day) is before the report was published, on 2024-08-22"])
  }

  @Test(arguments: [
    ("data/crime/dataset.yml", "retrieved: not-established", "retrieved: 2024-06-30"),
    (
      "sources.yml", "  publisher:",
      "  published: 2024-07-01\n  retrieved: 2024-06-30\n  publisher:"
    ),
  ])
  func retrievalBeforePublicationIsAnError(path: String, old: String, new: String) async throws {
    let found = try await messages("content/\(path)", old, new)
    #expect(found == ["retrieved on 2024-06-30, before the publication on 2024-07-01"])
  }

  @Test func daysThatCanBeAreAccepted() async throws {
    let path = "content/reports/one/recommendations/01.md"
    for due in ["2024-08-22", "2099-01-01", "not-established"] {
      #expect(try await messages(path, "due: 2025-01-31", "due: \(due)") == [])
    }
    let report = "content/reports/one/index.md"
    #expect(try await messages(report, "summary:", "updated: 2026-03-01\nsummary:") == [])
  }

  @Test func reportWithoutADateThatCanBeHasOneError() async throws {
    let report = try await messages("content/reports/one/index.md", "2024-08-22", "2062-08-22")
    #expect(report.count == 1)
  }

  /// A report that is prepared before its day has that day as its date.
  @Test(arguments: [("2027-05-01", 0), ("2027-05-02", 1)])
  func embargoedReportMayBeDatedOnItsDay(published: String, errors: Int) async throws {
    let archive = """
      -- content/reports/next/index.md --
      ---
      title: Next report
      publisher: Inspectorate
      url: https://inspectorate.example/next
      published: \(published)
      summary: What will be inspected.
      inspected: not-established
      sources: [next]
      publish_at: 2027-05-01T09:30:00+01:00
      ---
      -- content/sources.yml --
      office: {title: Tables, publisher: Office, url: "https://office.example/tables"}
      next: {title: Next, publisher: Us, url: "https://us.example/", published: \(published)}

      """
    let files = try base(with: archive)
    #expect(await diagnostics(of: files).allSatisfy { $0.rule == .orphan })
    let options = BuildOptions(now: testNow, threads: 1, unpublished: .all)
    var found: [Diagnostic] = []
    _ = await buildPlan(SourceTree(files), options, into: &found)
    #expect(found.filter { $0.rule == .futureDate }.count == errors, "\(found.map(\.message))")
  }
}
