import Content
import Exports
import Markup
import Search
import SiteOutline
import Templates

extension Practice: ExportedRecord {}

extension Practice: PresentedRecord {
  static var shape: ViewShape? { practiceSchema.shape }
  static var list: RecordList? {
    RecordList(
      label: { _ in "Practices" },
      description: { _ in "All practices that inspectors saw and that others may learn from." },
      shape: practicesSchema.shape,
      view: { practicesSchema.view($0) }
    )
  }

  static func frame(of reference: Reference<Practice>, _ context: PageContext) -> FrameView {
    let practice = context.site[reference]
    let report = context.site[practice.report]
    var frame = context.frame(practice.title, practice.summary)
    frame.above += [context.link(RecordKey(practice.report)), context.menuLink(.list(.practice))]
    frame.published = report.published.map { context.labels.date($0) }
    frame.updated = practice.head.updated.map { context.labels.date($0) }
    frame.contents = context.contents(practice.prose)
    frame.sources = context.sources(practice.head.sources + practice.prose.literalSources)
    frame.section = .list(.practice)
    return frame
  }

  static func view(
    of reference: Reference<Practice>,
    _ frame: FrameView,
    _ context: PageContext
  ) -> View? {
    practiceSchema.view(PracticeView(frame: frame, card: context.card(reference)))
  }

  static func searchLabel(in settings: SiteSettings) -> String { "Practice" }

  func searchSummary(in settings: SiteSettings) -> String { summary }

  func addSearchTexts(to texts: inout SearchTexts) { texts.lead += [summary, theme.name] }
}

/// A practice in a list.
struct PracticeCard: Sendable {
  var practice: Practice
  var context: PageContext
  var reference: Reference<Practice>
}

let practiceCardSchema = ViewSchema<PracticeCard>(
  "practice card",
  [
    .text("title", "what was seen") { $0.practice.title },
    .text("href", "its page") { $0.context.href(RecordKey($0.reference)) },
    .hreflang { $0.context.language.languageOfPage(of: RecordKey($0.reference)) },
    .lang { $0.context.language.languageOfName(of: RecordKey($0.reference)) },
    .text("summary", "one sentence") { $0.practice.summary },
    .text("kind", "how inspectors describe it: Promising practice") {
      capitalised("\($0.practice.kind.rawValue) practice")
    },
    .text("theme", "name of its theme") { $0.practice.theme.name },
    .optionalRecord("seen_at", "the inspected body where it was seen", linkSchema) { view in
      view.practice.body.map { view.context.link(RecordKey($0)) }
    },
  ]
)

/// The page of a practice.
struct PracticeView: Sendable {
  var frame: FrameView
  var card: PracticeCard
}

private let practiceSchema = ViewSchema<PracticeView>(
  "practice",
  [
    .including(frameSchema) { $0.frame },
    .record("practice", "the practice as in a list", practiceCardSchema) { $0.card },
    .record("report", "the report that describes it", linkSchema) {
      $0.card.context.link(RecordKey($0.card.practice.report))
    },
    .markup("body", "its text") { $0.card.context.html(of: RecordKey($0.card.reference)) },
  ]
)

/// The page that lists all practices.
private let practicesSchema = ViewSchema<FrameView>(
  "practices",
  [
    .including(frameSchema) { $0 },
    .list("practices", "all practices", practiceCardSchema) { view in
      view.context.site.practices.references.map(view.context.card)
    },
  ]
)

extension PageContext {
  func card(_ reference: Reference<Practice>) -> PracticeCard {
    PracticeCard(practice: site[reference], context: self, reference: reference)
  }

  /// The practices for which something holds, as cards.
  func practices(where isWanted: (Practice) -> Bool) -> [PracticeCard] {
    site.practices.references.filter { isWanted(site[$0]) }.map(card)
  }
}
