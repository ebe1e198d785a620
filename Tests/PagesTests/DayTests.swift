import Content
import Diagnostics
import TestSupport
import Testing

/// Builds of the same source on different days.
struct DayTests {
  /// The only files that differ because the day does, each with the reason.
  ///
  /// The writer adds `manifest.json`, which says as of when the site was built.
  private let reasons = [
    "recommendations/index.html": "the register says as of which day deadlines have passed",
    "recommendations/recommendations.json": "so does its file, for programs",
    "recommendations/deadline/overdue/index.html": "the day decides what is overdue",
    "recommendations/deadline/overdue/recommendations.json": "the day decides what is overdue",
    "recommendations/deadline/due-soon/index.html": "the day decides what is due soon",
    "recommendations/deadline/due-soon/recommendations.json": "the day decides what is due soon",
  ]

  private func differing(
    _ files: [SourceText],
    _ day: String,
    _ next: String
  ) async throws -> Set<String> {
    let one = await build(files, now: try #require(Instant("\(day)T10:00:00Z")))
    let other = await build(files, now: try #require(Instant("\(next)T10:00:00Z")))
    #expect(!one.diagnostics.hasErrors && !other.diagnostics.hasErrors)
    #expect(Set(one.files.keys) == Set(other.files.keys))
    return Set(one.files.keys.filter { one.files[$0] != other.files[$0] })
  }

  @Test func shippedSiteADayLaterDiffersInTheRegisterOnly() async throws {
    let found = try await differing(try realSite(), "2026-11-28", "2026-11-29")
    #expect(found == Set(reasons.keys))
  }

  @Test func exampleADayLaterDiffersInTheRegisterOnly() async throws {
    let found = try await differing(try harbours(), "2031-09-01", "2031-09-02")
    #expect(found == Set(reasons.keys))
  }

  /// On the day after a deadline, its recommendation is marked wherever it is listed.
  @Test func passedDeadlineChangesOnlyWhatShowsIt() async throws {
    let files = try inShippedTemplates(try baseFiles())
    let found = try await differing(files, "2025-01-31", "2025-02-01")
    let pages = [
      "index.html", "reports/one/index.html", "reports/one/whole/index.html",
      "reports/one/findings/wait/index.html", "reports/one/recommendations/1/index.html",
      "forces/durham/index.html",
    ]
    #expect(found.isSuperset(of: pages))
    let others = found.subtracting(pages).filter { !$0.hasPrefix("recommendations/") }
    #expect(others.isEmpty, "\(others)")
    #expect(!found.contains { $0.contains("cite.") })
  }
}
