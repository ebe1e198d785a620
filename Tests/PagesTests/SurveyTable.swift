import Content
import Diagnostics
import TestSupport

/// The diagnostics of a table about two forces, with a column of counts and another column.
///
/// `body` has the names of the second force, `table` is the whole file.
func surveyDiagnostics(
  body: String,
  column: String,
  table: String,
  isDraft: Bool = false
) async throws -> [Diagnostic] {
  let files = try base(
    with: """
      -- content/forces/sea.md --
      ---
      \(body)
      nation: wales
      ---
      -- content/data/survey/dataset.yml --
      \(isDraft ? "draft: true\n" : "")title: Survey
      description: A survey.
      layout: single
      period_column: year
      producer: Office
      source: office
      licence: {name: OGL, url: "https://licence.example/"}
      published: 2024-07-01
      retrieved: not-established
      key: [force, year]
      columns:
        - {name: force, title: Force, type: body}
        - {name: year, title: Year to March, type: financial-year}
        - {name: asked, title: People asked, type: count, missing: [x, c]}
        - \(column)
      -- content/data/survey/data.csv --
      \(table)
      """
  )
  return await diagnostics(of: files).filter { $0.location.path.hasSuffix("survey/data.csv") }
}
