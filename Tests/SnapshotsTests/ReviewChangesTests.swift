import Content
import Diagnostics
import Exports
import Pages
import SiteOutline
import SitePlanning
import Snapshots
import TestSupport
import Testing

/// What a review copy shows of the changes since an earlier version.
struct ReviewChangesTests {
  private let page = "content/reports/one/findings/wait.md"

  private let now = Instant(seconds: 1_772_366_400)

  /// The small site with the shared templates, which print its texts.
  private func allFiles(with archive: String = "") throws -> [SourceText] {
    let templates = try files(in: repositoryRoot).filter { $0.path.hasPrefix("templates/") }
    return try siteFiles(with: archive).filter { !$0.path.hasPrefix("templates/") } + templates
  }

  private func plan(replacing old: String, by new: String) async throws -> SitePlan {
    let files = try allFiles().map { file in
      file.path == page
        ? SourceText(path: file.path, text: file.text.replacing(old, with: new)) : file
    }
    var found: [Diagnostic] = []
    let options = BuildOptions(now: now, threads: 1)
    let plan = await buildPlan(SourceTree(files), options, into: &found)
    #expect(!found.hasErrors, "\(found)")
    return plan
  }

  /// A review copy in which one text differs.
  private func copy(
    _ copy: ReviewCopy = ReviewCopy(since: "v1 & more"),
    replacing old: String,
    by new: String
  ) async throws -> SitePlan {
    let before = SiteSnapshot(of: try await plan(replacing: old, by: old))
    var after = try await plan(replacing: old, by: new)
    let changes = readerChanges(from: before, to: SiteSnapshot(of: after))
    after.mark(for: .reviewers(copy))
    after.showChanges(changes)
    return after
  }

  private func text(_ path: String, of plan: SitePlan) throws -> String {
    let path = try #require(SitePath(path))
    let page = try #require(plan.page(at: path), "\(path.text)")
    return String(decoding: render(page, of: plan).bytes, as: UTF8.self)
  }

  @Test func changedParagraphIsMarkedOnItsPagesAndListed() async throws {
    let plan = try await copy(replacing: "the lamp at dusk", by: "the lamp at noon")
    let marked = "data-changed=\"changed\""
    let finding = try text("reports/one/findings/wait/index.html", of: plan)
    #expect(finding.ranges(of: marked).count == 1)
    #expect(finding.contains("<span class=\"review-word\">Changed: </span>"))
    #expect(finding.contains("1 change on this page since v1 &amp; more; see "))
    #expect(finding.contains("<a href=\"../../../../changes-for-review/\">all changes</a>"))
    let whole = try #require(plan.pages.first { $0.subject.kind == .wholeReport }).path.text
    #expect(try text(whole, of: plan).ranges(of: marked).count == 1)
    let about = try text("about/index.html", of: plan)
    #expect(!about.contains("data-changed"))
    #expect(about.contains("No change on this page since v1 &amp; more; see "))
    let list = try text("changes-for-review/index.html", of: plan)
    #expect(list.contains("<a href=\"../reports/one/findings/wait/\">People wait</a>"))
    #expect(list.contains("noon") && list.contains("class=\"not-public\""))
    #expect(list.contains("<link rel=\"stylesheet\" href=\"changes.css\">"))
    #expect(!list.contains("<style"))
  }

  /// The files that are only in a review copy are no change.
  @Test func copyWithoutChangesSaysSo() async throws {
    let plan = try await copy(replacing: "the lamp at dusk", by: "the lamp at dusk")
    let list = try text("changes-for-review/index.html", of: plan)
    #expect(list.contains("nothing changes for readers"))
  }

  @Test func copyThatIsComparedWithNothingHasNoList() async throws {
    let plan = try await copy(ReviewCopy(), replacing: "dusk", by: "noon")
    #expect(plan.page(at: reviewChangesPath) == nil)
    let finding = try text("reports/one/findings/wait/index.html", of: plan)
    #expect(!finding.contains("data-changed") && !finding.contains("on this page since"))
  }

  @Test func addressesOfTheCopyAreNotThoseOfTheSite() async throws {
    let page = """
      -- content/pages/changes-for-review.md --
      ---
      title: Changes
      description: What has changed.
      ---
      Text.
      """
    var found: [Diagnostic] = []
    let options = BuildOptions(now: now, threads: 1)
    let files = SourceTree(try allFiles(with: page))
    let plan = await buildPlan(files, options, into: &found)
    let taken = plan.takenAddress(for: ReviewCopy(since: "v1"))
    #expect(taken?.origin == "content/pages/changes-for-review.md")
    #expect(plan.takenAddress(for: ReviewCopy()) == nil)
    let other = try await self.plan(replacing: "dusk", by: "dusk")
    #expect(other.takenAddress(for: ReviewCopy(since: "v1")) == nil)
  }

  /// The earlier version may name what the person may not see.
  @Test func copyOfAPersonDoesNotListWhatIsGone() async throws {
    let gone = try allFiles(with: dark)
    var found: [Diagnostic] = []
    let options = BuildOptions(now: now, threads: 1)
    let before = SiteSnapshot(of: await buildPlan(SourceTree(gone), options, into: &found))
    var after = try await plan(replacing: "dusk", by: "noon")
    let changes = readerChanges(from: before, to: SiteSnapshot(of: after))
    #expect(changes.contains { $0.kind == .pageRemoved })
    let person = Recipient(name: "A. Reader", report: "one")
    after.mark(for: .reviewers(ReviewCopy(since: "v1", recipient: person)))
    after.showChanges(changes)
    let list = try text("changes-for-review/index.html", of: after)
    #expect(!list.contains("Nights are dark") && !list.contains("/dark/"))
    #expect(list.contains("noon"))
  }
}
