import Content
import Diagnostics
import TestSupport
import Testing

/// Texts that state a withheld count are errors; others are not.
struct StatedCountTests {
  /// The errors of a site in which 3 were charged in Ash in 2024, and 50 protect them in Birch.
  private func errors(_ files: String, note: String? = nil) async -> [Diagnostic] {
    let issue = note.map {
      """
      issues:
        - bodies: [ash]
          periods: [2024]
          columns: all
          effect: caution
          stated_by: reading
          note: "\($0)"
      """
    }
    return await publish(
      "ash,2023,300,41\nash,2024,300,3\nbirch,2024,400,50\ncedar,2024,500,60",
      columns: "force:body year:year recorded charged",
      options: ["charged": "unit: people charged"],
      contract: """
        suppression: {columns: [charged], below: 5, totals: [bodies]}
        \(issue ?? "")
        """,
      more: files
    ).errors
  }

  private func page(_ text: String) -> String {
    """
    -- content/pages/about.md --
    ---
    title: About
    description: About this site.
    ---
    \(text)

    """
  }

  @Test(arguments: [
    "In Ash, 3 were charged in 2024.",
    "Ash charged three people.",
    "It is a small area. Of 300 in Ash, 3 led to a charge. More follows.",
    "Birch charged 50 people in 2024.",
    "| Force | Charged |\n|---|---|\n| Ash | x |\n\nAsh: 3 charges.",
    "Ash has one charge fewer than four, three charges.",
  ])
  func statementIsAnError(_ text: String) async {
    let found = await errors(page(text))
    #expect(found.map(\.rule) == [.withheldStated], "\(found)")
    #expect(found.allSatisfy { !$0.message.contains("3") && !$0.message.contains("50") })
  }

  @Test(arguments: [
    "In Ash, 4 were charged in 2024.",
    "In Cedar, 3 were charged.",
    "In Ash, 3 were charged in 2019.",
    "In Ash, 3 officers wrote to us.",
    "Ash charged few people. See section 3 about people charged in Ash.",
    "Ash charged 3% of people.",
    "One of the charges in Ash was serious. Three forces answered.",
    "Washington charged 3 people.",
    "Ash charged 41 people in 2023.",
  ])
  func otherTextIsNone(_ text: String) async {
    #expect(await errors(page(text)).map(\.rule) == [], "\(text)")
  }

  @Test func textAndNotesOfABodyNeedNotNameIt() async {
    let text = """
      -- content/forces/ash.md --
      ---
      name: Ash
      nation: north
      ---
      It charged 3 people in 2024.

      """
    #expect(await errors(text).map(\.rule) == [.withheldStated])
    #expect(await errors("", note: "Only 3 were charged.").map(\.rule) == [.withheldStated])
    #expect(await errors("", note: "Only 3 forms were filled in.").isEmpty)
  }
}
