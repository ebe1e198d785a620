import Content
import Diagnostics
import Pages
import SitePlanning
import SitegenCLI
import TestSupport
import Testing

/// The editor's worklists of `sitegen list`, as text and as JSON.
struct WorklistTests {
  private let archive = """
    -- content/site.yml --
    title: Small site
    description: A site for tests.
    publisher: Nobody
    language: en-GB
    licence: {name: OGL, url: "https://licence.example/"}
    bodies: {id: force, plural_id: forces, singular: force, plural: forces}
    menu: [findings, bodies, page:about]
    responses: {by: board, within_days: 56}
    -- content/vocabulary.yml --
    themes: [{id: people, name: People}]
    kinds: [{id: better, name: Better}]
    addressees: [{id: all, name: All}, {id: board, name: The board}]
    statuses:
      - {id: no-answer, name: No answer, axis: acceptance, meaning: None., initial: true}
      - id: no-word
        name: No word
        axis: implementation
        meaning: None.
        initial: true
        next: [done]
      - {id: done, name: Done, axis: implementation, meaning: Finished., closes: true}
    -- content/sources.yml --
    office: {title: Tables, publisher: Office, url: "https://office.example/"}
    spare: {title: Not cited, publisher: Office, url: "https://office.example/spare"}
    -- content/redirects.yml --
    /people/: /about/
    /notes/: report:one
    -- content/pages/about.md --
    ---
    title: About
    description: About this site.
    ---
    It was 12.5 per cent.
    -- content/pages/soon.md --
    ---
    title: Soon
    description: A page for later.
    publish_at: 2026-03-20T09:30:00+00:00
    ---
    Text.
    -- content/reports/one/index.md --
    ---
    title: First report
    publisher: Inspectorate
    url: https://inspectorate.example/one
    published: 2026-01-15
    summary: What was inspected.
    inspected: not-established
    sources: [office]
    ---
    -- content/reports/one/findings/wait.md --
    ---
    title: People wait
    kind: better
    theme: people
    summary: They wait long.
    order: 1
    recommendations: [1, 2, 3]
    sources: [office]
    ---
    -- content/reports/one/findings/later.md --
    ---
    title: Not yet told
    kind: better
    theme: people
    summary: Nobody has heard of it.
    order: 2
    sources: []
    updated: 2026-02-20
    draft: true
    ---
    -- content/reports/one/recommendations/01.md --
    ---
    number: 1
    text: gist
    title: Wait less
    addressees: [all, board]
    due: 2026-02-19
    findings: [wait]
    sources: [office]
    ---
    Wait less.
    -- content/reports/one/recommendations/02.md --
    ---
    number: 2
    text: gist
    title: Count
    addressees: not-established
    due: 2026-05-15
    findings: [wait]
    sources: [office]
    ---
    Count who waits.
    -- content/reports/one/recommendations/03.md --
    ---
    number: 3
    text: gist
    title: Say so
    addressees: [all]
    due: 2026-02-01
    findings: [wait]
    sources: [office]
    history:
      - {date: 2026-01-31, status: done, by: The board, note: It was said.}
    ---
    Say how long.

    """

  /// The list of the site as of a moment on 1 March 2026.
  private func table(_ listing: Listing, within days: Int? = nil) async throws -> ListTable {
    let templates = try files(in: repositoryRoot).filter { $0.path.hasPrefix("templates/") }
    let written = site(archive)
    let others = smallSite.filter { file in !written.contains { $0.path == file.key } }
      .map { SourceText(path: $0.key, text: $0.value) }
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(
      now: Instant(seconds: 1_772_366_400),
      threads: 2,
      unpublished: listing.unpublished
    )
    let plan = await buildPlan(
      SourceTree(written + others + templates),
      options,
      into: &diagnostics
    )
    #expect(diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    return listing.table(of: plan, &diagnostics, within: days)
  }

  private func text(_ listing: Listing, within days: Int? = nil) async throws -> String {
    try await table(listing, within: days).text
  }

  private let recommendations = "content/reports/one/recommendations"

  @Test func overdueListsOpenRecommendationsPastTheirDeadline() async throws {
    #expect(
      try await text(.overdue)
        == "2026-02-19  10  recommendation:one/1  no-answer  no-word  all,board  "
        + "\(recommendations)/01.md:6\n"
    )
  }

  @Test func dueListsDeadlinesAheadWithinADistance() async throws {
    #expect(
      try await text(.due)
        == "2026-05-15  75  recommendation:one/2  no-answer  no-word  -  "
        + "\(recommendations)/02.md:6\n"
    )
    #expect(try await text(.due, within: 74) == "")
  }

  @Test func nextListsInstantsAheadInOrder() async throws {
    #expect(
      try await text(.next) == """
        2026-03-12T00:00:00Z  response-overdue  report:one            content/reports/one/index.md:5
        2026-03-20T09:30:00Z  embargo-ends      page:soon             content/pages/soon.md:2
        2026-04-16T23:00:00Z  due-soon          recommendation:one/2  \(recommendations)/02.md:6
        2026-05-15T23:00:00Z  overdue           recommendation:one/2  \(recommendations)/02.md:6

        """
    )
    #expect(try await text(.next, within: 11).split(separator: "\n").count == 1)
  }

  @Test func draftsAreListedWithTheirLastUpdate() async throws {
    #expect(
      try await text(.drafts)
        == "finding:one/later  2026-02-20  Not yet told  content/reports/one/findings/later.md:2\n"
    )
  }

  @Test func unsourcedDraftIsListed() async throws {
    #expect(
      try await text(.unsourced)
        == "missing-key  finding:one/later is a draft without a source  "
        + "content/reports/one/findings/later.md:2\n"
    )
  }

  @Test func unboundNumbersAreListedWhereTheyAre() async throws {
    #expect(
      try await text(.unbound)
        == "number-unbound  the number 12.5 is not bound to data or to a source  "
        + "content/pages/about.md:5\n"
    )
  }

  @Test func orphansAreThoseThatCheckReports() async throws {
    #expect(
      try await text(.orphans)
        == "orphan  the source \"spare\" is not cited  content/sources.yml:2\n"
    )
  }

  @Test func redirectsAreListedByTheirOldAddress() async throws {
    #expect(
      try await text(.redirects) == """
        /notes/   /reports/one/  content/redirects.yml:2
        /people/  /about/        content/redirects.yml:1

        """
    )
  }

  @Test func listIsPrintedAsJSON() async throws {
    let json = try await table(.overdue).json(of: .overdue, asOf: Instant(seconds: 0))
    #expect(
      json == """
        {
          "version": 1,
          "list": "overdue",
          "as_of": "1970-01-01T00:00:00Z",
          "entries": [
            {
              "due": "2026-02-19",
              "days_overdue": 10,
              "record": "recommendation:one/1",
              "acceptance": "no-answer",
              "implementation": "no-word",
              "addressees": [
                "all",
                "board"
              ],
              "file": "\(recommendations)/01.md",
              "line": 6
            }
          ]
        }

        """
    )
    let empty = try await table(.due, within: 0).json(of: .due, asOf: Instant(seconds: 0))
    #expect(empty.contains("\"entries\": []"))
  }

  @Test func olderNameOfAListIsAccepted() {
    #expect(Listing(argument: "held") == .unpublished)
    #expect(Listing(argument: "published") == nil)
  }
}
