import Content
import Diagnostics
import Exports
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// A plan that is updated after each edit always equals the plan of a clean build.
struct LivePlanTests {
  private let options = BuildOptions(now: testNow, threads: 2)

  @Test(arguments: 0..<8)
  func randomEditsGiveWhatACleanBuildGives(seed: Int) async throws {
    try await followEdits(of: try baseFiles(), seed: seed)
  }

  @Test(arguments: 0..<8)
  func randomEditsOfASiteInTwoLanguagesGiveTheSame(seed: Int) async throws {
    try await followEdits(of: try TranslationTests.files(), seed: seed)
  }

  @Test(arguments: [
    ("content/reports/one/findings/wait.md", "title: People wait", "title: Everybody waits"),
    ("content/pages/help.md", "title: Help", "title: Here is help"),
    ("content/pages/about.md", "See ", "Look at "),
    ("content/forces/gwent.md", "name: Gwent", "name: Gwent 2"),
    ("content/forces/gwent.md", "nation: wales", "nation: england"),
    ("content/forces/durham.md", "name: Durham", "name: Durham\nalso_known_as: [Gwent]"),
    ("content/translations/cy/pages/about.md", "Gweler ", "Edrychwch ar "),
    ("content/translations/cy/forces/gwent.md", "Heddlu Gwent", "Gwent"),
    ("templates/words/cy.yml", "Chwefror", "Mis Bach"),
  ])
  func editOfASiteInTwoLanguagesIsSeen(path: String, before: String, after: String) async throws {
    let files = try TranslationTests.files()
    let old = try #require(files.first { $0.path == path })
    let text = SourceText(path: path, text: old.text.replacing(before, with: after))
    #expect(text != old)
    let next = laid([text], over: files)
    var live = await LivePlan(SourceTree(files), options)
    await live.update(to: SourceTree(next), changed: [path], options)
    try await expectClean(live, next, path)
  }

  private func followEdits(of original: [SourceText], seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var files = original
    var live = await LivePlan(SourceTree(files), options)
    for number in 0..<40 {
      let (next, changed) = edited(files, original, number, &generator)
      files = next
      await live.update(to: SourceTree(files), changed: [changed], options)
      try await expectClean(live, files, "edit \(number) of seed \(seed): \(changed)")
    }
  }

  @Test(arguments: [
    ("content/reports/one/findings/wait.md", "summary: They wait long.", "summary: They wait."),
    ("content/reports/one/findings/wait.md", "title: People wait", "title: Everybody waits"),
    ("content/reports/one/index.md", "title: ", "title: Another "),
    ("content/pages/about.md", "title: About", "title: Who we are"),
    ("content/index.md", "title: ", "title: Another "),
    ("content/reports/one/recommendations/01.md", "due: ", "theme: people\ndue: "),
    ("content/reports/one/recommendations/01.md", "text: gist", "text: full"),
    (
      "content/reports/one/recommendations/01.md", "due: ",
      "history: [{date: 2025-03-01, status: accepted, by: Some, note: Yes.}]\ndue: "
    ),
    ("content/forces/durham.md", "name: Durham", "name: Durham\nlanguages: [en]"),
  ])
  func editOfOneRecordIsSeen(path: String, before: String, after: String) async throws {
    let files = try baseFiles()
    let old = try #require(files.first { $0.path == path })
    let text = SourceText(
      path: path,
      text: old.text.replacing(before, with: after, maxReplacements: 1)
    )
    #expect(text != old)
    let next = laid([text], over: files)
    var live = await LivePlan(SourceTree(files), options)
    await live.update(to: SourceTree(next), changed: [path], options)
    try await expectClean(live, next, path)
  }

  /// Most edits of a paragraph affect only its record, but not if its address is published.
  @Test(arguments: [
    ("content/reports/one/findings/wait.md", "---\nMany wait.", "---\nSome wait."),
    ("content/reports/one/recommendations/01.md", "by: Some", "by: Others"),
    ("content/pages/about.md", "date: 2025-02-01", "date: 2025-02-02"),
  ])
  func lossOfAPublishedPartIsSeen(path: String, before: String, after: String) async throws {
    let parts = """
      /reports/one/findings/wait/#p:many-wait
      /reports/one/recommendations/1/#event:2025-03-01-accepted-some
      /about/#change:2025-02-01

      """
    var files = try baseFiles().map { file in
      switch file.path {
      case "content/reports/one/findings/wait.md":
        SourceText(path: file.path, text: file.text + "Many wait.\n")
      case "content/reports/one/recommendations/01.md":
        SourceText(
          path: file.path,
          text: file.text.replacing(
            "due:",
            with: "history: [{date: 2025-03-01, status: accepted, by: Some, note: Yes.}]\ndue:"
          )
        )
      case "content/pages/about.md":
        SourceText(
          path: file.path,
          text: file.text.replacing(
            "title:",
            with: "changes: [{date: 2025-02-01, note: A word.}]\ntitle:"
          )
        )
      default: file
      }
    }
    files.append(SourceText(path: publishedAddressesPath, text: parts))
    #expect(await build(files).diagnostics == [])
    let old = try #require(files.first { $0.path == path })
    let text = SourceText(path: path, text: old.text.replacing(before, with: after))
    #expect(text != old)
    let next = laid([text], over: files)
    var live = await LivePlan(SourceTree(files), options)
    await live.update(to: SourceTree(next), changed: [path], options)
    #expect(live.diagnostics.map(\.rule) == [.lostAddress])
    try await expectClean(live, next, path)
  }

  @Test func recordThatBecomesPublicComesWithTheNextEdit() async throws {
    let unpublished = """
      -- content/pages/later.md --
      ---
      title: Later
      description: Later.
      publish_at: 2026-03-01T13:00:00+00:00
      ---
      """
    let files = try base(with: unpublished)
    var live = await LivePlan(SourceTree(files), options)
    let path = try #require(SitePath("later/index.html"))
    #expect(live.plan.page(at: path) == nil)
    let about = try #require(files.first { $0.path == "content/pages/about.md" })
    let next = laid([SourceText(path: about.path, text: about.text + "\nMore.\n")], over: files)
    var later = options
    later.now = Instant(seconds: testNow.seconds + 7200)
    await live.update(to: SourceTree(next), changed: [about.path], later)
    #expect(live.plan.page(at: path) != nil)
  }

  /// Compares plan, diagnostics and bytes with those of a clean build.
  private func expectClean(_ live: LivePlan, _ files: [SourceText], _ what: String) async throws {
    let clean = await build(files)
    #expect(live.diagnostics.inReportOrder == clean.diagnostics.inReportOrder, "\(what)")
    #expect(live.plan.pages.map(\.path) == clean.plan.pages.map(\.path), "\(what)")
    let plan = live.plan
    for file in await concurrentMap(plan.pages, threads: 2, { render($0, of: plan) }) {
      #expect(clean.files[file.path.text] == file.bytes, "\(file.path.text) after \(what)")
    }
  }

  /// The files after one edit, which may break the site, and the path of the changed file.
  private func edited(
    _ files: [SourceText],
    _ original: [SourceText],
    _ number: Int,
    _ generator: inout SeededGenerator
  ) -> (files: [SourceText], changed: String) {
    let first = original[Int.random(in: original.indices, using: &generator)]
    guard let file = files.first(where: { $0.path == first.path }) else {
      return (files + [first], first.path)
    }
    if Int.random(in: 0..<12, using: &generator) == 0 {
      return (files.filter { $0.path != file.path }, file.path)
    }
    let kinds = file.path.hasSuffix(".md") ? proseEdits : ["\n# \(number)\n", "\n"]
    let addition = kinds.randomElement(using: &generator) ?? ""
    var text = file.text
    switch addition {
    case "restore": text = first.text
    case "draft": text = text.replacing("---\n", with: "---\ndraft: true\n", maxReplacements: 1)
    default: text += addition.replacing("N", with: "\(number)")
    }
    return (laid([SourceText(path: file.path, text: text)], over: files), file.path)
  }

  /// What an author might insert into a text: words, headings, links, statistics, and invalid
  /// input.
  private let proseEdits = [
    "\nWords N.\n", "\nWords N.\n", "\n## Heading N\n", "\n[About](page:about)\n",
    "\n[Nowhere](page:nowhere)\n", "\n[Top](#heading-N)\n", "\nIt was 1,N% of all.\n",
    "\n<b>raw</b>\n", "restore", "restore", "restore", "draft",
  ]
}
