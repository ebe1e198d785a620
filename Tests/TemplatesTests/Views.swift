import Diagnostics
import Markup
import Templates
import TestSupport

/// A small model for the tests: a force with its findings, in the frame that all pages share.
struct Force: Sendable {
  var frame = Frame()
  var name = "Durham"
  var updated: String?
  var body = PrintedMarkup(bytes: Array("<p>Body</p>".utf8))
  var isInspected = true
  var report = Report(title: "Report")
  var previous: Report?
  var findings: [Finding] = []
  var areas: [String] = []
  var part = Part.card
}

struct Frame: Sendable {
  var site = "Findings"
}

struct Report: Sendable {
  var title: String
}

struct Finding: Sendable {
  var title: String
  var themes: [String] = []
}

enum Part: String, CaseIterable, Sendable {
  case card = "parts/card"
  case row = "parts/row"
}

let frameSchema = ViewSchema<Frame>(
  "page",
  [.text("site", "the name of the site") { $0.site }]
)

let reportSchema = ViewSchema<Report>("report", [.text("title", "its title") { $0.title }])

let findingSchema = ViewSchema<Finding>(
  "finding",
  [
    .text("title", "its title") { $0.title },
    .texts("themes", "the themes it touches") { $0.themes },
  ]
)

let forceSchema = ViewSchema<Force>(
  "force",
  [
    .including(frameSchema) { $0.frame },
    .text("name", "its short name") { $0.name },
    .optionalText("updated", "the day of the last change") { $0.updated },
    .markup("body", "the commentary") { $0.body },
    .flag("isInspected", "whether it was inspected") { $0.isInspected },
    .record("report", "the report it belongs to", reportSchema) { $0.report },
    .optionalRecord("previous", "the report before", reportSchema) { $0.previous },
    .list("findings", "what was found", findingSchema) { $0.findings },
    .texts("areas", "the areas it covers") { $0.areas },
    .template("part", "how it is shown") { $0.part },
  ]
)

/// The templates of an archive by name: `templates/parts/card.mustache` is `parts/card`.
func templates(_ archive: String, into diagnostics: inout [Diagnostic]) -> TemplateSet {
  let named = site(archive).map { file in
    (String(file.path.dropFirst("templates/".count).dropLast(".mustache".count)), file)
  }
  return TemplateSet(parsing: Dictionary(uniqueKeysWithValues: named), into: &diagnostics)
}

/// Renders the template `page` of an archive for a force, expecting no diagnostics.
func page(_ archive: String, _ force: Force = Force()) -> String {
  var diagnostics: [Diagnostic] = []
  let set = templates(archive, into: &diagnostics)
  let compiled = set.compile("page", for: forceSchema.shape, into: &diagnostics)
  guard diagnostics.isEmpty else { return textReport(diagnostics) }
  var output: [UInt8] = []
  compiled?.render(forceSchema.view(force), into: &output)
  return String(decoding: output, as: UTF8.self)
}

/// Renders a single template, without partials.
func page(text: String, _ force: Force = Force()) -> String {
  page("-- templates/page.mustache --\n" + text + "\n", force).trimmingLastLineEnd
}

extension String {
  /// The text without the line end that an archive adds to its last file.
  fileprivate var trimmingLastLineEnd: String {
    last?.isNewline == true ? String(dropLast()) : self
  }
}
