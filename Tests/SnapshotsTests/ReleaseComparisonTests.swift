import Content
import Diagnostics
import Pages
import SitePlanning
import Snapshots
import TestSupport
import Testing

/// What a site changes of its last release: what is new, and what has changed without a word.
struct ReleaseComparisonTests {
  private let finding = "content/reports/one/findings/wait.md"
  private let recommendation = "content/reports/one/recommendations/01.md"
  private let dataset = "content/data/crime/dataset.yml"
  private let table = "content/data/crime/durham.csv"

  private func files(
    _ edits: (path: String, old: String, new: String)...,
    with archive: String = ""
  ) throws -> [SourceText] {
    var files = try siteFiles(with: archive)
    for edit in edits {
      let index = try #require(files.firstIndex { $0.path == edit.path })
      let text = files[index].text.replacing(edit.old, with: edit.new)
      #expect(text != files[index].text, "\(edit.path) has no \(edit.old)")
      files[index] = SourceText(path: edit.path, text: text)
    }
    return files
  }

  /// What a site as of a day reports after a release of another version, and what is new on it.
  private func comparison(
    _ released: [SourceText],
    _ present: [SourceText],
    on day: String = "2026-03-01"
  ) async throws -> (new: [FirstPublication]?, diagnostics: [Diagnostic]) {
    let file = SourceText(path: releaseSnapshotPath, bytes: try await snapshot(of: released).json)
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(now: try #require(Instant(day)), threads: 2)
    let plan = await buildPlan(SourceTree(present + [file]), options, into: &diagnostics)
    #expect(!diagnostics.hasErrors, "\(textReport(diagnostics))")
    diagnostics = []
    let comparison = compareWithRelease(plan, into: &diagnostics)
    return (comparison?.firstPublications, diagnostics)
  }

  private var dawn: (path: String, old: String, new: String) { (finding, "at dusk", "at dawn") }

  private func changes(
    of path: String,
    _ entries: String
  ) -> (path: String, old: String, new: String) {
    (path, "order: 1\n", "order: 1\nchanges:\n\(entries)\n")
  }

  private func release(on day: String) -> String {
    let manifest = String(repeating: "0", count: 64)
    return "-- content/addresses.txt --\n/about/\n-- \(releasesPath) --\n- name: First\n"
      + "  date: \(day)T10:00:00Z\n  pages: 9\n"
      + "  manifest: \(manifest)\n"
  }

  @Test func sameSiteHasNothingNewAndNothingUnexplained() async throws {
    let found = try await comparison(try files(), try files(), on: "2026-04-01")
    #expect(found.new == [] && found.diagnostics == [])
  }

  @Test func siteWithoutAReleaseIsNotCompared() async throws {
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(now: try #require(Instant("2026-03-01")), threads: 2)
    let plan = await buildPlan(SourceTree(try files()), options, into: &diagnostics)
    #expect(compareWithRelease(plan, into: &diagnostics) == nil)
    let all = ReleaseComparison(ofFirst: plan).firstPublications.map(\.name)
    let some = ["finding:one/wait", "term:charge", "source:office", "/findings/"]
    #expect(Set(all).isSuperset(of: some))
  }

  @Test func changedSentenceNeedsAnEntry() async throws {
    let found = try await comparison(try files(), try files(dawn)).diagnostics
    #expect(found.map(\.rule) == [.changeUnexplained])
    let one = try #require(found.first)
    #expect(one.severity == .warning && one.location.path == finding)
    #expect(one.message.hasPrefix("finding:one/wait has a change since the last release without"))
    #expect(one.message.contains("lamp at dusk. → The keeper lights the lamp at dawn."))
    #expect(
      one.help == """
        add to \(finding): changes: [{date: 2026-03-01, kind: correction, \
        note: "What has changed, and why", from: "The keeper lights the lamp at dusk.", \
        to: "The keeper lights the lamp at dawn."}]
        """
    )
  }

  @Test func entrySinceTheReleaseExplainsAllChanges() async throws {
    let entry = changes(of: finding, "  - {date: 2026-02-10, kind: correction, note: At dawn.}")
    let present = try files(dawn, entry, (finding, "summary: They wait", "summary: All wait"))
    #expect(try await comparison(try files(), present).diagnostics == [])
  }

  @Test func entryOfTheReleaseExplainsNothing() async throws {
    let entry = changes(of: finding, "  - {date: 2026-02-10, note: The book is new.}")
    let found = try await comparison(try files(entry), try files(entry, dawn)).diagnostics
    #expect(found.count == 1)
    #expect(found.first?.help?.hasPrefix("add to its `changes`: - {date: 2026-03-01, ") == true)
  }

  @Test func entryOfBeforeTheReleaseExplainsNothing() async throws {
    let entry = changes(of: finding, "  - {date: 2026-02-10, note: It is dawn.}")
    let present = try files(dawn, entry, with: release(on: "2026-02-11"))
    let found = try await comparison(try files(), present).diagnostics
    #expect(found.count == 1)
    #expect(found.first?.message.contains(" since the release \"First\" without ") == true)
    #expect(try await comparison(try files(), present, on: "2026-02-10").diagnostics == [])
  }

  @Test func addedParagraphNeedsAnEntryAndAMovedOneDoesNot() async throws {
    let edits = [
      ("The keeper lights", "Some nights are dark.\n\nThe keeper lights", 1),
      ("> The book is on the shelf.\n\n", "", 1),
      ("The keeper lights the lamp at dusk.", "The keeper *lights* the lamp at dusk.", 0),
      ("order: 1", "updated: 2026-02-20\norder: 1", 0),
    ]
    for (old, new, count) in edits {
      let present = try files((finding, old, new))
      let found = try await comparison(try files(), present).diagnostics
      #expect(found.count == count, "\(new)")
    }
  }

  @Test func newRecordIsNewAndNoChange() async throws {
    let found = try await comparison(try files(), try files(with: dark))
    #expect(found.diagnostics == [])
    let new = try #require(found.new)
    #expect(new.first?.kind == .record && new.first?.name == "finding:one/dark")
    #expect(new.first?.text == "Nights are dark")
    #expect(!new.contains { $0.name.contains("wait") })
  }

  @Test func homePageNeedsNoEntries() async throws {
    let present = try files(("content/index.md", "The home page.", "A page."))
    #expect(try await comparison(try files(), present).diagnostics == [])
  }

  @Test func changedCellNeedsOneEntry() async throws {
    let revised = (path: table, old: "2015/16,2000,150", new: "2015/16,2000,160")
    let found = try await comparison(try files(), try files(revised))
    #expect(found.diagnostics.map(\.location.path) == [dataset])
    #expect(found.diagnostics.first?.message.contains("150 → 160") == true)
    let statistics = try #require(found.new).filter { $0.kind == .statistic }.map(\.name)
    let expected = ["dataset:crime durham 2015/16", "measure:rate durham 2015/16"]
    #expect(Set(statistics).isSuperset(of: expected))
    let entry = "  - {date: 2026-02-10, kind: revision, note: The office has revised it.}"
    let onDataset = (path: dataset, old: "key: [year]\n", new: "key: [year]\nchanges:\n\(entry)\n")
    let onMeasure = changes(of: "content/measures/rate.yml", entry)
    for explained in [onDataset, onMeasure] {
      let present = try files(revised, explained)
      #expect(try await comparison(try files(), present).diagnostics == [])
    }
  }

  @Test func newRowIsNewAndNoChange() async throws {
    let present = try files((table, "2015/16,2000,150", "2015/16,2000,150\n2016/17,1000,90"))
    let found = try await comparison(try files(), present)
    #expect(found.diagnostics == [])
    #expect(found.new?.map(\.name).contains("dataset:crime durham 2016/17") == true)
    #expect(found.new?.map(\.name).contains("dataset:crime durham 2015/16") == false)
  }

  /// The total of all bodies follows from the new one.
  @Test func newBodyWithItsRowsIsNoChange() async throws {
    let rutland = """
      -- content/forces/rutland.md --
      ---
      name: Rutland
      nation: england
      ---
      -- content/data/crime/rutland.csv --
      year,recorded,charged
      2014/15,500,40
      2015/16,600,50
      """
    let found = try await comparison(try files(), try files(with: rutland))
    #expect(found.diagnostics == [])
    let names = Set(try #require(found.new).map(\.name))
    #expect(names.isSuperset(of: ["force:rutland", "dataset:crime rutland 2014/15"]))
  }

  @Test func statusIsNewByItsID() async throws {
    let event = "history: [{date: 2025-03-01, status: accepted, by: Some, note: Yes.}]\ndue:"
    let found = try await comparison(try files(), try files((recommendation, "due:", event)))
    #expect(found.diagnostics == [])
    let statuses = found.new?.filter { $0.kind == .status }
    #expect(statuses?.map(\.name) == ["recommendation:one/1 acceptance accepted"])
    #expect(statuses?.map(\.text) == ["Accepted"])
  }

  @Test(arguments: [
    ("note: Yes.", "note: No.", "which is now \"1 March 2025, Some: No.\""),
    ("2025-03-01", "2025-03-02", "which is no longer in the history"),
    ("status: accepted", "status: started", "which is no longer in the history"),
  ])
  func publishedEventStays(old: String, new: String, message: String) async throws {
    let event = "history: [{date: 2025-03-01, status: accepted, by: Some, note: Yes.}]\ndue:"
    let edit = (path: recommendation, old: "due:", new: event)
    let altered = (path: recommendation, old: old, new: new)
    let found = try await comparison(try files(edit), try files(edit, altered)).diagnostics
    #expect(found.map(\.rule) == [.historyRewritten])
    let one = try #require(found.first)
    #expect(one.severity == .error && one.location.path == recommendation)
    #expect(one.message.contains("\"1 March 2025, Some: Yes.\" (#event:2025-03-01-accepted-some)"))
    #expect(one.message.contains(message), "\(one.message)")
  }

  /// Also if its address leads on, which would satisfy those who look for the page.
  @Test(arguments: ["", "-- content/redirects.yml --\n/reports/one/recommendations/1/: /about/"])
  func historyOfADeletedRecommendationIsMissed(redirects: String) async throws {
    let event = "history: [{date: 2025-03-01, status: accepted, by: Some, note: Yes.}]\ndue:"
    let released = try files((recommendation, "due:", event))
    let unlinked = (path: finding, old: "recommendations: [1]\n", new: "")
    let kind = (path: finding, old: "kind: cause", new: "kind: better")
    let present = try files(unlinked, kind, with: redirects).filter { $0.path != recommendation }
    let found = try await comparison(released, present).diagnostics
      .filter { $0.rule == .historyRewritten }
    let one = try #require(found.first)
    #expect(found.count == 1 && one.severity == .error)
    #expect(
      one.message == """
        the last release published the event "1 March 2025, Some: Yes." \
        (#event:2025-03-01-accepted-some) of recommendation:one/1, which is no longer on the site
        """
    )
    #expect(one.help?.contains("sitegen withdraw recommendation:one/1 --reason") == true)
  }

  @Test func historyOfADraftIsMissedAtItsRecord() async throws {
    let event = "history: [{date: 2025-03-01, status: accepted, by: Some, note: Yes.}]\ndue:"
    let edit = (path: recommendation, old: "due:", new: event)
    let draft = (path: recommendation, old: "number: 1", new: "draft: true\nnumber: 1")
    let kind = (path: finding, old: "kind: cause", new: "kind: better")
    let found = try await comparison(try files(edit), try files(edit, draft, kind)).diagnostics
    let one = try #require(found.first { $0.rule == .historyRewritten })
    #expect(one.location.path == recommendation)
    #expect(one.message.hasSuffix(" of recommendation:one/1, which is now unpublished: draft"))
  }

  @Test func addedEventIsNotReported() async throws {
    let first = "{date: 2025-03-01, status: accepted, by: Some, note: Yes.}"
    let second = "{date: 2025-04-01, status: started, by: Some, note: Begun.}"
    let released = try files((recommendation, "due:", "history: [\(first)]\ndue:"))
    let present = try files((recommendation, "due:", "history: [\(first), \(second)]\ndue:"))
    #expect(try await comparison(released, present).diagnostics == [])
  }

  @Test func missingSnapshotIsAWarning() async throws {
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(now: try #require(Instant("2026-03-01")), threads: 2)
    let tree = SourceTree(try files(with: release(on: "2026-02-11")))
    let plan = await buildPlan(tree, options, into: &diagnostics)
    diagnostics = []
    #expect(compareWithRelease(plan, into: &diagnostics) == nil)
    #expect(diagnostics.map(\.rule) == [.releaseSnapshot])
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(diagnostics.first?.location.path == releasesPath)
    #expect(diagnostics.first?.help?.hasPrefix("restore it from the commit ") == true)
  }

  @Test func damagedSnapshotIsAnError() async throws {
    var diagnostics: [Diagnostic] = []
    let file = SourceText(path: releaseSnapshotPath, text: "{\n\"format\": ,\n")
    let options = BuildOptions(now: try #require(Instant("2026-03-01")), threads: 2)
    let plan = await buildPlan(SourceTree(try files() + [file]), options, into: &diagnostics)
    diagnostics = []
    #expect(compareWithRelease(plan, into: &diagnostics) == nil)
    let one = try #require(diagnostics.first)
    #expect(one.rule == .releaseSnapshot && one.severity == .error && diagnostics.count == 1)
    #expect(file.located(one.location).line == 2)
    let message = "the snapshot of the last release cannot be read: not JSON: line 2"
    #expect(one.message.hasPrefix(message))
  }
}
