import Content
import Exports
import Markup
import SiteOutline
import Templates

/// A term of the glossary with its meaning.
struct TermView: Sendable {
  var context: PageContext
  var term: Term
}

let termSchema = ViewSchema<TermView>(
  "term",
  [
    .text("id", "its anchor") { Term.anchor(of: $0.term.head.id) },
    .text("term", "the term") { $0.term.term },
    .markup("meaning", "what it means") { $0.context.html($0.term.meaning) },
    .list("sources", "the sources of the meaning", sourceSchema) {
      $0.context.sources($0.term.head.sources)
    },
  ]
)

/// A page of prose.
struct PageView: Sendable {
  var frame: FrameView
  var context: PageContext
  var page: ProsePage
}

let pageSchema = ViewSchema<PageView>(
  "page",
  [
    .including(frameSchema) { $0.frame },
    .optionalText("lead", "a sentence under the title") { $0.page.lead },
    .markup("body", "its text") { $0.context.html($0.page.prose) },
    .list("glossary", "the glossary, if the page shows it", termSchema) { view in
      view.page.shows.contains(.glossary)
        ? view.context.site.terms.map { TermView(context: view.context, term: $0) } : []
    },
    .list("contacts", "the contacts for support, if the page shows them", contactSchema) { view in
      view.page.shows.contains(.contacts)
        ? view.context.site.contacts.map { ContactView(contact: $0, context: view.context) } : []
    },
    .list("all_sources", "every source cited on the site, if the page shows them", sourceSchema) {
      $0.page.shows.contains(.sources) ? $0.context.sources($0.context.site.cited) : []
    },
    .flag("shows_changes", "whether the page shows all changes of the site") {
      $0.page.shows.contains(.changes)
    },
    .list("changes_by_kind", "all changes of the site by kind", changeGroupSchema) {
      $0.page.shows.contains(.changes) ? $0.context.changesByKind : []
    },
    .list("site_facts", "what is true of the site itself, if the page shows it", factSchema) {
      view in
      let site = view.context.site
      let facts = view.page.shows.contains(.site) ? site.siteFacts : []
      let languages = view.page.shows.contains(.languages) ? site.languageFacts : []
      return (facts.isEmpty ? languages : facts).map { FactView(name: $0.name, value: $0.value) }
    },
    .list("measures", "the measures, if the page shows them", measureCardSchema) { view in
      view.page.shows.contains(.measures) ? view.context.measureCards(view.frame) : []
    },
  ]
)

/// The home page.
struct HomeView: Sendable {
  var frame: FrameView
  var context: PageContext
  var page: HomePage
}

let homeSchema = ViewSchema<HomeView>(
  "home",
  [
    .including(frameSchema) { $0.frame },
    .optionalText("lead", "a sentence under the title") { $0.page.page.lead },
    .markup("body", "its text") { $0.context.html($0.page.prose) },
    .list("highlights", "findings to show", findingCardSchema) { view in
      view.page.highlights.map(view.context.card)
    },
    .list("recommendations", "the most urgent ones", recommendationRowSchema) {
      $0.context.register.mostUrgent(3).map($0.context.row)
    },
    .list("reports", "the reports, the newest first", reportCardSchema) {
      $0.context.reportsNewestFirst
    },
    .optionalRecord("chart", "all bodies in one measure", chartSchema) { view in
      view.page.chart.flatMap { reference in
        view.context.inOriginal.site.dots(of: reference, in: .group).map {
          view.context.view(of: $0, id: "chart")
        }
      }
    },
    .optionalText("chart_href", "page of that measure") { view in
      view.page.chart.map { view.context.href(RecordKey($0)) }
    },
    .text("recommendation_count", "how many recommendations there are") {
      String($0.context.site.recommendations.count)
    },
    .text("finding_count", "how many findings there are") {
      String($0.context.site.findings.count)
    },
    .text("body_count", "how many inspected bodies there are") {
      String($0.context.site.bodies.count)
    },
    .text("plural", "the word for inspected bodies") {
      $0.context.settings.bodies.plural
    },
    .text("findings_href", "the list of findings") { $0.context.href(ListPage(.finding)) },
    .text("recommendations_href", "the register") { $0.context.href(ListPage(.recommendation)) },
    .text("bodies_href", "the list of inspected bodies") { $0.context.href(ListPage(.body)) },
    .text("measures_href", "the list of measures") { $0.context.href(ListPage(.measure)) },
  ]
)

/// The page that a host serves for an unknown address.
let notFoundSchema = ViewSchema<FrameView>("not found", [.including(frameSchema) { $0 }])
