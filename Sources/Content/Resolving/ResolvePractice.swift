import Diagnostics

extension Practice: ResolvableRecord {
  var marks: [RecordMark] { [RecordMark(what: "title", text: title, report: report)] }
  static let translatable: [TextKey<Practice>] = [
    TextKey("title", { $0.title }, { $0.title = $1 }),
    TextKey("summary", { $0.summary }, { $0.summary = $1 }),
  ]

  static var beginning: Beginning? {
    { new, site, _ in
      let (id, title) = try new.identity()
      let report = try new.report(in: site)
      guard let theme = site.vocabulary.themes.first else {
        throw NewRecordError("content/vocabulary.yml declares no theme")
      }
      return [
        NewFile(
          path: "content/reports/\(report.head.id)/practices/\(id).md",
          text: """
            ---
            title: \(quoted(title))
            kind: promising   # promising, innovative
            theme: \(theme.id)   # \(site.vocabulary.themes.map(\.id).joined(separator: ", "))
            summary: \(Placeholder.practiceSummary)
            sources: []   # ids of content/sources.yml
            draft: true   # remove this line to publish the practice
            ---

            \(Placeholder.practiceText)

            """
        )
      ]
    }
  }

  static func resolve(
    _ parsed: Parsed<Practice>,
    _ names: Namespaces,
    into diagnostics: inout [Diagnostic]
  ) -> Practice {
    var practice = names.withSources(parsed, into: &diagnostics)
    practice.report = names[Report.self].reference(to: practice.reportID) ?? practice.report
    practice.theme = names.theme(parsed.names.theme, into: &diagnostics) ?? practice.theme
    practice.body = parsed.names.body.flatMap { names[Body.self].find($0, into: &diagnostics) }
    return practice
  }
}
