import Content
import Diagnostics
import Pages
import SitePlanning
import TestSupport
import Testing

/// Something that records share, which only an embargoed finding uses.
struct SharedUse: Sendable, CustomTestStringConvertible {
  /// How `sitegen list held` names it: `theme zanzibar`.
  var name: String
  /// What declares it: a text of a file of the base site, and its replacement.
  var path = "content/vocabulary.yml"
  var old = ""
  var new = ""
  /// Further files.
  var files = ""
  /// The line of the finding that uses it, in place of another.
  var front: (old: String, new: String) = ("", "")
  var text = ""

  var testDescription: String { name }
}

private let source = """
  zanzibar: {title: Zanzibar, publisher: Zanzibar, url: "https://zanzibar.example/"}
  office:
  """

/// What only unpublished records use is published with them.
struct SharedUseTests {
  static let uses = [
    SharedUse(
      name: "theme zanzibar",
      old: "themes:\n",
      new: "themes:\n  - {id: zanzibar, name: Zanzibar, description: Zanzibar.}\n",
      front: ("theme: people", "theme: zanzibar")
    ),
    SharedUse(
      name: "kind zanzibar",
      old: "kinds:\n",
      new: "kinds:\n  - {id: zanzibar, name: Zanzibar}\n",
      front: ("kind: better", "kind: zanzibar")
    ),
    SharedUse(
      name: "source zanzibar",
      path: "content/sources.yml",
      old: "office:",
      new: source,
      front: ("[office]", "[office, zanzibar]")
    ),
    SharedUse(
      name: "source zanzibar",
      path: "content/sources.yml",
      old: "office:",
      new: source,
      text: "Many said [no](source:zanzibar)."
    ),
    SharedUse(
      name: "term zanzibar",
      path: "content/glossary.yml",
      old: "charge:",
      new: "zanzibar: {term: Zanzibar, meaning: Zanzibar.}\ncharge:",
      text: "The [word](term:zanzibar)."
    ),
    SharedUse(
      name: "image content/images/zanzibar.svg",
      files: """
        -- content/images/zanzibar.svg --
        <svg xmlns="http://www.w3.org/2000/svg"><title>Zanzibar</title></svg>

        """,
      text: "![A picture](../../../images/zanzibar.svg)"
    ),
    SharedUse(
      name: "dataset zanzibar",
      files: zanzibarData,
      text: "It was [9](cell:zanzibar/count?year=2014/15)."
    ),
  ]

  private static let zanzibarData = """
    -- content/data/zanzibar/dataset.yml --
    title: Zanzibar
    description: Zanzibar.
    layout: single
    period_column: year
    producer: Zanzibar
    source: office
    licence: {name: OGL, url: "https://licence.example/"}
    published: not-established
    retrieved: not-established
    key: [force, year]
    columns:
      - {name: force, title: Force, type: body}
      - {name: year, title: Year, type: financial-year}
      - {name: count, title: Zanzibar, type: count}
    -- content/data/zanzibar/data.csv --
    force,year,count
    durham,2014/15,9

    """

  private static let zanzibarMeasure = """
    -- content/measures/zanzibar.yml --
    title: Zanzibar
    question: How many?
    definition: count
    numerator: zanzibar.count
    numerator_words: zanzibar
    scope: All.
    basis: counted
    main_period: 2014/15
    order: 2
    sources: [office]

    """

  private static let finding = """
    -- content/reports/one/findings/later.md --
    ---
    title: Later
    kind: better
    theme: people
    summary: Later.
    order: 2
    sources: [office]
    publish_at: 2026-05-01T09:30:00+01:00
    ---

    """

  private func files(_ use: SharedUse) throws -> [SourceText] {
    let (old, new) = use.front
    let finding = old.isEmpty ? Self.finding : Self.finding.replacing(old, with: new)
    let files = try base(with: use.files + finding + use.text + "\n")
    guard !use.old.isEmpty else { return files }
    return edited(files, use.path) { $0.replace(use.old, with: use.new, maxReplacements: 1) }
  }

  private let before = Instant(seconds: 1_777_624_199)
  private let end = Instant(seconds: 1_777_624_200)

  @Test(arguments: uses)
  func itIsPublishedWithTheRecord(use: SharedUse) async throws {
    let files = try files(use)
    let built = await build(files, now: before)
    #expect(built.diagnostics == [], "\(textReport(built.diagnostics))")
    #expect(isSilent(built))
    let listed = built.plan.site.unpublished.map { "\($0.kind) \($0.id): \($0.reason.words)" }
    #expect(listed.contains("\(use.name): used only by finding:one/later"), "\(listed)")
    let after = await build(files, now: end)
    #expect(!isSilent(after))
    #expect(after.plan.site.unpublished.isEmpty)
  }

  private func isSilent(_ built: Built) -> Bool {
    let texts =
      built.files.map { $0 + String(decoding: $1, as: UTF8.self) }
      + built.publicInputs.map { $0.path + $0.text }
    return texts.allSatisfy { !$0.lowercased().contains("zanzibar") }
  }

  /// A measure brings its dataset with it, and its editor can publish both by themselves.
  @Test(arguments: [("", true), ("publish_at: 2026-01-01\n", false)])
  func measureAndItsDataArePublishedTogether(line: String, isSilent: Bool) async throws {
    let measure = Self.zanzibarMeasure.replacing("order: 2\n", with: "order: 2\n\(line)")
    let built = await build(
      try files(
        SharedUse(
          name: "measure zanzibar",
          files: Self.zanzibarData + measure,
          front: ("order: 2\n", "order: 2\nmeasures: [zanzibar]\n")
        )
      ),
      now: before
    )
    #expect(built.diagnostics == [], "\(textReport(built.diagnostics))")
    #expect(self.isSilent(built) == isSilent)
    let reasons = built.plan.site.unpublished.filter { $0.id == "zanzibar" }.map(\.reason.words)
    let expected = ["used only by measure:zanzibar", "used only by finding:one/later"]
    #expect(reasons == (isSilent ? expected : []))
  }

  @Test func whatAPublicRecordUsesTooIsPublic() async throws {
    let use = Self.uses[0]
    let files = edited(try files(use), "content/reports/one/findings/wait.md") { text in
      text.replace("theme: people", with: "theme: zanzibar")
    }
    let site = await build(files, now: before).plan.site
    #expect(site.vocabulary.themes.map(\.id) == ["zanzibar", "people"])
    #expect(site.unpublished.map(\.id) == ["one/later", "better"])
  }

  @Test func previewShowsItAndSaysWhyABuildWouldNot() async throws {
    let options = BuildOptions(now: before, threads: 2, unpublished: .all)
    var found: [Diagnostic] = []
    let site = await buildPlan(SourceTree(try files(Self.uses[0])), options, into: &found).site
    #expect(found == [])
    #expect(site.vocabulary.themes.map(\.id) == ["zanzibar", "people"])
    #expect(site.unpublished.map(\.reason.words).contains("used only by finding:one/later"))
  }

  @Test func editThatUsesItIsSeenInThePreview() async throws {
    let options = BuildOptions(now: before, threads: 2, unpublished: .all)
    let path = "content/reports/one/findings/later.md"
    let next = try files(Self.uses[0])
    let first = edited(next, path) { $0.replace("theme: zanzibar", with: "theme: people") }
    var live = await LivePlan(SourceTree(first), options)
    #expect(live.plan.site.unpublished.map(\.id) == ["one/later", "better"])
    await live.update(to: SourceTree(next), changed: [path], options)
    #expect(live.plan.site.unpublished.map(\.id) == ["one/later", "better", "zanzibar"])
  }

  @Test func recommendationWhoseFindingsAreUnpublishedIsNoOrphan() async throws {
    let archive = """
      -- content/reports/one/recommendations/02.md --
      ---
      number: 2
      text: gist
      title: Wait well
      addressees: [all]
      due: 2027-01-31
      findings: [later]
      sources: [office]
      ---
      Wait well.

      """
    let late = SharedUse(
      name: "",
      files: archive,
      front: ("order: 2\n", "order: 2\nrecommendations: [2]\n")
    )
    for now in [before, end] {
      let built = await build(try files(late), now: now)
      #expect(built.diagnostics == [], "\(textReport(built.diagnostics))")
      let findings = built.plan.site.recommendations[1].findings
      #expect(findings.value?.count == (now == end ? 1 : nil))
    }
  }
}
