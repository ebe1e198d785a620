import Content
import Diagnostics
import Pages
import SitePlanning
import Snapshots
import TestSupport
import Testing

@testable import EmbargoAudit

/// `check --embargo` compares builds with those of a source without anything unpublished.
struct EmbargoAuditTests {
  private let report = """
    -- content/reports/gate/index.md --
    ---
    title: Northgate report
    publisher: Inspectorate
    url: https://northgate.example/
    published: 2026-05-01
    summary: Northgate summary.
    inspected: not-established
    sources: [office]
    publish_at: 2026-05-01T09:30:00+01:00
    ---
    Northgate text.
    -- content/reports/gate/findings/gate.md --
    ---
    title: Northgate finding
    kind: better
    theme: people
    summary: Northgate.
    order: 1
    sources: [office]
    ---
    -- content/forces/northgate.md --
    ---
    name: Northgate
    nation: wales
    draft: true
    ---
    -- content/data/crime/northgate.csv --
    year,recorded,charged
    2014/15,54321,12345
    2015/16,54321,12345

    """

  @Test func nothingShowsBeforeItsTime() async throws {
    let audit = await audit(try base(with: report))
    #expect(audit.leaks == [])
    #expect(audit.diagnostics == [])
    #expect(audit.unpublishedCount == 5)
    #expect(audit.ends == [Instant("2026-05-01T09:30:00+01:00")])
  }

  @Test func aSiteWithNothingUnpublishedIsNotBuiltAgain() async throws {
    let audit = await audit(try baseFiles())
    #expect(audit.unpublishedCount == 0 && audit.ends == [] && audit.leaks == [])
  }

  /// A build that includes the report differs from one of a source without it, so the comparison
  /// is not vacuous.
  @Test func whatABuildRevealsIsFound() async throws {
    let tree = SourceTree(try base(with: report))
    let before = await plan(tree, testNow)
    let parts = UnpublishedParts(of: before.site, in: tree)
    let rest = parts.deleted(from: tree)
    let later = try #require(Instant("2026-05-02"))
    let finder = SecretFinder(parts.texts(in: tree), besides: rest)
    let found = await differences(
      between: await plan(tree, later),
      await plan(rest, later),
      finder,
      threads: 2
    )
    let messages = found.map(\.message)
    #expect(messages.contains("there is a file reports/gate/index.html"))
    #expect(messages.contains("search.json contains \"Northgate\""))
    #expect(found.contains { $0.source == "content/reports/gate/index.md" })
  }

  /// An entry of the vocabulary is deleted as a whole, however it is written, and no other.
  @Test(arguments: [
    "- {id: train, name: Trains}", "- {name: Trains, id: \"train\"}",
    "- name: Trains\n    id: train\n    description: On rails.",
  ])
  func entryOfTheVocabularyIsDeletedAlone(entry: String) async throws {
    let archive = report.replacing("theme: people", with: "theme: train")
    let files = edited(try base(with: archive), "content/vocabulary.yml") { text in
      let themes = "themes:\n  - {id: training, name: Training}\n  \(entry)\n"
      text.replace("themes:\n", with: themes)
    }
    let audit = await audit(files)
    #expect(audit.leaks == [])
    let tree = SourceTree(files)
    let site = await plan(tree, testNow).site
    let theme = try #require(site.unpublished.first { $0.kind == "theme" })
    let file = try #require(tree["content/vocabulary.yml"])
    #expect(file.located(theme.location).line == 3)
    let rest = UnpublishedParts(of: site, in: tree).deleted(from: tree)
    let text = try #require(rest["content/vocabulary.yml"]).text
    #expect(text.contains("Training") && text.contains("people") && !text.contains("Trains"))
  }

  /// A term that only the translation of an embargoed page uses, in all forms of YAML.
  @Test(arguments: [
    "wharf: {term: Wharf, meaning: A quay.}",
    "wharf:\n  term: Wharf\n  meaning: >-\n    A quay.\n\n    It is of stone.",
    "wharf:\n  meaning: A quay.\n  term: Wharf",
  ])
  func termOfATranslationIsDeletedAsAWhole(entry: String) async throws {
    let pages = """
      -- content/glossary.yml --
      charge: {term: Charge, meaning: A formal accusation.}
      \(entry)
      zone: {term: Zone, meaning: A part of a town.}
      -- content/pages/help.md --
      ---
      title: Help
      description: Help.
      show: [glossary]
      ---
      -- content/pages/later.md --
      ---
      title: Later
      description: Not yet.
      publish_at: 2026-05-01T09:30:00+01:00
      ---
      Words.
      -- content/translations/cy/pages/later.md --
      ---
      title: Wedyn
      description: Nid eto.
      ---
      Gair [](term:wharf).
      """
    let audit = await audit(laid(site(pages), over: try TranslationTests.files()))
    #expect(audit.unpublishedCount == 2 && audit.leaks == [])
  }

  /// An issue of a dataset may name unpublished bodies, alone or with others.
  @Test(arguments: ["northgate", "durham, northgate"])
  func issueMayNameAnUnpublishedBody(bodies: String) async throws {
    let issue = """
      issues:
        - bodies: [\(bodies)]
          periods: [2015/16]
          columns: [recorded]
          effect: caution
          stated_by: source
          note: Counted late.

      """
    let files = edited(try base(with: report), "content/data/crime/dataset.yml") { $0 += issue }
    let audit = await audit(files)
    #expect(audit.leaks == [], "\(audit.leaks)")
    let leak = EmbargoLeak(moment: testNow, message: "a.html contains \"b\"", source: "c.md")
    #expect(leak.help.contains("keep c.md out of the source"))
  }

  @Test func deletingLeavesNoTraceInTheSource() async throws {
    let tree = SourceTree(try base(with: report))
    let parts = UnpublishedParts(of: await plan(tree, testNow).site, in: tree)
    for file in parts.deleted(from: tree).files {
      #expect(!file.path.contains("gate") && !file.text.contains("Northgate"), "\(file.path)")
    }
  }

  /// An error that only the end of an embargo brings is found today.
  @Test func errorsAtTheEndOfAnEmbargoAreReported() async throws {
    let broken = report.replacing("theme: people", with: "theme: nobody")
    let audit = await audit(try base(with: broken))
    let found = audit.diagnostics.first { $0.rule == .unknownID }
    #expect(found?.message.hasSuffix(", as of 2026-05-01T08:30:00Z") == true)
  }

  /// A sentence with a total changes when the rows of an embargoed body join it.
  @Test func unexplainedChangesAtTheEndOfAnEmbargoAreReported() async throws {
    let about = """
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      Of all crimes, [](figure:rate/benchmark/2015/16) led to a charge.

      """
    let rutland = """
      -- content/forces/rutland.md --
      ---
      name: Rutland
      nation: england
      publish_at: 2026-05-01T09:30:00+01:00
      ---
      -- content/data/crime/rutland.csv --
      year,recorded,charged
      2014/15,500,40
      2015/16,600,50
      """
    let released = try base(with: about)
    let files = laid(site(rutland), over: released + [await snapshot(of: released)])
    let audit = await audit(files)
    #expect(audit.leaks == [] && audit.diagnostics.map(\.rule) == [.changeUnexplained])
    let message = try #require(audit.diagnostics.first).message
    #expect(message.contains("7.5% led to a charge. → Of all crimes, 7.7% led to a charge."))
    #expect(message.hasSuffix(", as of 2026-05-01T08:30:00Z"), "\(message)")
  }

  /// A name or a number that no other public text contains tells of an unpublished text.
  @Test(arguments: [
    ("We wrote to the harbour of Saltholm.", "Saltholm"), ("It cost £4,817.", "4,817"),
    ("There were 4817 letters.", "4817"), ("Saltholm is next.", "Saltholm"),
    ("They counted 54,321 boats.", "54,321"), ("We wrote to Ditton.", nil),
    ("In 2019, in March, we wrote.", nil), ("Later, there were 12 letters.", nil),
    ("There were 9,900 letters; see [more](https://a.example/4817).", nil),
  ])
  func nameOrNumberIsAMention(sentence: String, word: String?) async throws {
    let pages = """
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      \(sentence)
      -- content/index.md --
      ---
      title: Home
      description: The home page.
      ---
      Our office is in Ditton.
      -- content/pages/help.md --
      ---
      title: Help
      description: Help.
      ---
      We met in Ditton, and [the others](page:about) did too.
      -- content/pages/later.md --
      ---
      title: Later
      description: Not yet.
      draft: true
      ---
      In March 2019 the mayor of Saltholm, who lives in Ditton, had 4,817 letters and 9,900 stamps.
      -- content/data/crime/durham.csv --
      year,recorded,charged
      2014/15,9900,100
      2015/16,2000,150
      """
    let audit = await audit(laid(site(pages + "\n" + report), over: try baseFiles()))
    let found = audit.diagnostics.filter { $0.rule == .embargoMention }
    #expect(found.count == (word == nil ? 0 : 1), "\(textReport(found))")
    guard let word else { return }
    let one = try #require(found.first)
    #expect(one.location.path == "content/pages/about.md")
    #expect(one.message.hasPrefix("\"\(word)\" is also in content/"), "\(one.message)")
    #expect(one.message.hasSuffix(", which is unpublished, and in nothing else public"))
  }

  /// What it repeats has been public before.
  @Test func snapshotOfAReleaseIsNoMention() async throws {
    let page = """
      -- content/pages/later.md --
      ---
      title: Later
      description: More of it.
      ---
      The keepers have lost the books of all their lamps since the spring.

      """
    let released = await snapshot(of: try base(with: page))
    let draft = page.replacing("title: Later", with: "title: Later\ndraft: true")
    let audit = await audit(try base(with: draft) + [released])
    #expect(audit.unpublishedCount == 1 && audit.diagnostics == [] && audit.leaks == [])
  }

  /// The file that a release of some files writes.
  private func snapshot(of files: [SourceText]) async -> SourceText {
    let snapshot = SiteSnapshot(of: await plan(SourceTree(files), testNow))
    return SourceText(path: releaseSnapshotPath, bytes: snapshot.json)
  }

  private func audit(_ files: [SourceText]) async -> EmbargoAudit {
    let tree = SourceTree(files)
    let options = BuildOptions(now: testNow, threads: 2)
    var known: [Diagnostic] = []
    let present = await buildPlan(tree, options, into: &known)
    _ = compareWithRelease(present, into: &known)
    return await auditEmbargoes(of: present, from: tree, options, known: known)
  }

  private func plan(_ tree: SourceTree, _ now: Instant) async -> SitePlan {
    var diagnostics: [Diagnostic] = []
    return await buildPlan(tree, BuildOptions(now: now, threads: 2), into: &diagnostics)
  }
}
