import Foundation
import Testing

/// Monday and Tuesday: a draft, and its review.
extension Week {
  /// A draft changes nothing for the public, and the lists name what it lacks.
  func monday() throws {
    let now = "2024-03-04T17:00:00Z"
    let before = try run("check --strict", asOf: now)
    #expect(before.status == 0 && before.output.hasSuffix(" pages, 0 warnings\n"))
    let created = try run("new finding \"Notices were out of date\"")
    #expect(created.status == 0 && created.output == "\(old.path)\n", "\(created.errors)")
    #expect(site.read(old.path)?.contains("\ndraft: true ") == true)
    try expect("check --strict", asOf: now, prints: before.output)
    try site.write(draft, to: old.path)
    let recommendation = "content/reports/harbours/recommendations/01.md"
    try edit(recommendation, "findings: [ladders]", "findings: [ladders, \(old.id)]")
    try expect(
      "list drafts",
      asOf: now,
      prints: "\(old.name)  -  Notices were out of date  \(old.path):2\n"
    )
    try expect(
      "list unsourced",
      asOf: now,
      prints: "missing-key  \(old.name) is a draft without a source  \(old.path):2\n"
    )
    let unbound = try run("list unbound", asOf: now)
    #expect(unbound.status == 0 && unbound.output.hasPrefix("number-unbound  "))
    #expect(unbound.output.hasSuffix("  \(old.path):14\n") && unbound.output.contains("19"))
    try edit(old.path, "sources: []", "sources: [visit]")
    try edit(old.path, "9 of 19", "[9 of 19](literal:visit)")
    for list in ["unsourced", "unbound"] { try expect("list \(list)", asOf: now, prints: "") }
    try expect("check --strict", asOf: now, prints: before.output)
    try commit("Monday")
  }

  private var draft: String {
    """
    ---
    title: Notices were out of date
    kind: better
    theme: people
    summary: What notices said.
    order: 2
    recommendations: [1]
    sources: []
    draft: true
    ---

    ## What was found

    Many notices on the quays were out of date: 9 of 19.

    """
  }

  /// Reviewers see the draft, and nobody can publish what they see.
  func tuesday() throws {
    let now = "2024-03-05T10:00:00Z"
    let review = try run("build --review --since HEAD~1", asOf: now)
    #expect(review.status == 0, "\(review.errors)")
    #expect(review.output.contains(", 0 warnings, "))
    #expect(review.output.hasSuffix(notice))
    let page = "review\(old.address)index.html"
    #expect(try #require(site.read(page)).contains("This page is not published yet (draft)."))
    let all = try #require(site.read("review/changes-for-review/index.html"))
    #expect(all.contains("<b>HEAD~1</b>") && all.contains("1 change on 1 page."))
    #expect(site.read("public/index.html") == nil)
    let refused = try run("verify --public review")
    #expect(refused.status == 1)
    for line in [
      "review copy; unpublished records in it: \(old.name)",
      "not public: its manifest has the option \"not-public:review\"",
      "the site must not be published: build it again for the public",
    ] {
      #expect(refused.output.contains("\(line)\n"), "\(refused.output)")
    }
    let words = try run("diff HEAD~1 . --include-unpublished", asOf: now)
    #expect(words.status == 1 && words.output.hasPrefix(notice), "\(words.output)")
    let added = "Notices were out of date (\(old.address))\n  page added: \(old.address)\n"
    #expect(words.output.hasSuffix("\n\(added)\n1 change on 1 page\n"), "\(words.output)")
    try expect("diff HEAD~1 .", asOf: now, prints: "nothing changes for readers\n")
    try whatReviewersSaid(now)
    try commit("Tuesday")
  }

  private var notice: String {
    "Not public: this is a review copy, which contains records that are not published.\n"
  }

  /// The notices were not out of date: the changed paragraph is marked.
  private func whatReviewersSaid(_ now: String) throws {
    try edit(old.path, "title: Notices were out of date", "title: Notices were missing")
    try edit(old.path, "quays were out of date:", "quays were missing:")
    let review = try run("build --review --since HEAD", asOf: now)
    #expect(review.status == 0, "\(review.errors)")
    let page = try #require(site.read("review\(old.address)index.html"))
    #expect(page.contains("<p data-changed=\"changed\" id=\"p:many-notices-on-the-quays-were\">"))
    #expect(page.contains("2 changes on this page since HEAD; see <a href="))
    let diff = try run("diff HEAD . --include-unpublished", asOf: now)
    let changes = """

      Notices were missing (\(old.address))
        title: Notices were out of date → Notices were missing
        paragraph #p:many-notices-on-the-quays-were: Many notices on the quays were out of date: \
      9 of 19. → Many notices on the quays were missing: 9 of 19.

      2 changes on 1 page

      """
    #expect(diff.status == 1 && diff.output.hasSuffix(changes), "\(diff.output)")
  }
}
