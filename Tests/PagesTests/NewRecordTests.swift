import Content
import Diagnostics
import Exports
import Pages
import SitePlanning
import TestSupport
import Testing

/// The files that `sitegen new` creates have no errors, as a draft and once published.
struct NewRecordTests {
  private func files(_ record: NewRecord, in sources: [SourceText]) async throws -> [NewFile] {
    let site = await build(sources).plan.site
    let today = try #require(CalendarDate("2026-03-01"))
    return try record.files(in: site, today: today)
  }

  /// The diagnostics of a preview, which includes drafts.
  private func faults(_ files: [SourceText]) async -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(now: testNow, threads: 2, unpublished: .all)
    _ = await buildPlan(SourceTree(files), options, into: &diagnostics)
    return diagnostics
  }

  @Test(arguments: RecordKind.allCases.filter(\.canBeBegun))
  func draftIsWithoutFault(kind: RecordKind) async throws {
    let sources = try baseFiles()
    let new = try await files(NewRecord(kind, name: "A “new” one: isn't it?"), in: sources)
    #expect(!new.isEmpty)
    let texts = new.map { SourceText(path: $0.path, text: $0.text) }
    #expect(Set(sources.map(\.path)).isDisjoint(with: texts.map(\.path)))
    let all = laid(texts, over: sources)
    #expect(await diagnostics(of: all) == [])
    #expect(await faults(all) == [])
    let unpublished = await build(all).plan.site.unpublished
    #expect(unpublished.count { $0.reason == .draft } == 1, "\(unpublished)")
  }

  @Test(arguments: RecordKind.allCases.filter(\.canBeBegun))
  func publishedItIsOnlyUnfinished(kind: RecordKind) async throws {
    let new = try await files(NewRecord(kind, name: "begun"), in: try baseFiles())
    let texts = new.map { file in
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
      let published = lines.filter { !$0.hasPrefix("draft: true") }.joined(separator: "\n")
      return SourceText(path: file.path, text: published)
    }
    let found = await diagnostics(of: laid(texts, over: try baseFiles()))
    // Nothing links to it yet, or a body has no data, which are warnings; other kinds still need a
    // source.
    let isCited = [.dataset, .measure, .body, .page].contains(kind)
    let faults = found.filter { ![.orphan, .unfinishedText, .dataGap].contains($0.rule) }
    #expect(faults.map(\.rule) == (isCited ? [] : [.missingKey]), "\(textReport(found))")
    #expect(found.contains { $0.rule == .unfinishedText } == (kind != .body))
  }

  @Test func measureIsMadeFromANewDataset() async throws {
    let sources = try baseFiles()
    let data = try await files(NewRecord(.dataset, name: "visits"), in: sources)
    let published = data.map { file in
      SourceText(path: file.path, text: file.text.replacing("draft: true", with: "# draft"))
    }
    let all = laid(published, over: sources)
    let measure = try await files(NewRecord(.measure, name: "visits", dataset: "visits"), in: all)
    #expect(measure[0].text.contains("numerator: visits.total"))
    #expect(!data[1].text.contains(/,[0-9]+\n/), "no figure is made up")
  }

  @Test(arguments: [
    ("Time to court", "time-to-court"),
    ("  Tŷ Gwyn’s “notices” — 2024/25 ", "ty-gwyns-notices-2024-25"),
    ("already-an-id", "already-an-id"), ("Ångström", "angstrom"),
  ])
  func idIsMadeFromTheTitle(title: String, id: String) async throws {
    let new = try await files(NewRecord(.page, name: title), in: try baseFiles())
    #expect(new.map(\.path) == ["content/pages/\(id).md"])
  }

  @Test func numbersGoOn() async throws {
    let new = try await files(NewRecord(.recommendation), in: try baseFiles())
    #expect(new[0].text.contains("number: 2\n"))
    #expect(new[0].path == "content/reports/one/recommendations/02.md")
  }

  @Test(arguments: [
    NewRecord(.page), NewRecord(.page, name: "???"), NewRecord(.finding, name: "a", report: "two"),
    NewRecord(.measure, name: "a", dataset: "nothing"),
    NewRecord(.dataset, name: "a", source: "nothing"),
  ])
  func whatCannotBeBegunSaysWhy(record: NewRecord) async throws {
    await #expect(throws: NewRecordError.self) {
      _ = try await files(record, in: try baseFiles())
    }
  }
}
