import Content
import Exports
import SiteOutline
import Templates

/// A link with its label.
struct LinkView: Sendable {
  var label: String
  var href: String
  /// The language of the linked page, if it is not that of this page.
  var targetLanguage: String?
  /// The language of the label, if it is not that of this page.
  var labelLanguage: String?
}

let linkSchema = ViewSchema<LinkView>(
  "link",
  [
    .text("label", "its text") { $0.label },
    .text("href", "its address") { $0.href },
    .hreflang { $0.targetLanguage },
    .lang { $0.labelLanguage },
  ]
)

/// An entry of a menu or breadcrumb.
struct MenuItemView: Sendable {
  var link: LinkView
  var isCurrent: Bool
}

let menuItemSchema = ViewSchema<MenuItemView>(
  "menu item",
  [
    .text("label", "its text") { $0.link.label },
    .text("href", "its address") { $0.link.href },
    .hreflang { $0.link.targetLanguage },
    .lang { $0.link.labelLanguage },
    .flag("current", "whether it is this page, or a page above it") { $0.isCurrent },
  ]
)

/// A source that the page cites.
struct SourceView: Sendable {
  var source: Source
  var labels = Labels.own
  /// The language of its title and note, if it is not that of the page.
  var language: String?

  init(source: Source) {
    self.source = source
  }

  init(source: Source, _ language: PageLanguage) {
    self.source = source
    labels = language.labels
    self.language = language.languageOfRest
  }
}

let sourceSchema = ViewSchema<SourceView>(
  "source",
  [
    .text("id", "its id, unique on the page") { $0.source.id },
    .text("title", "its title") { $0.source.title },
    .text("publisher", "who published it") { $0.source.publisher },
    .text("url", "its address on the web") { $0.source.url },
    .optionalText("published", "when it was published, in words") {
      view in view.source.published.value.map { view.labels.date($0) }
    },
    .optionalText("retrieved", "when it was retrieved, in words") {
      view in view.source.retrieved.value.map { view.labels.date($0) }
    },
    .optionalText("note", "a note about it") { $0.source.note },
    .lang { $0.language },
  ]
)

/// A fact about a record: its name and its value.
struct FactView: Sendable {
  var name: String
  var value: String
  var href: String?
  var isEstablished = true
  var note: String?
  var source: Source?
}

let factSchema = ViewSchema<FactView>(
  "fact",
  [
    .text("name", "its name") { $0.name },
    .text("value", "its value, or that it is not known") { $0.value },
    .optionalText("href", "address to which the value links") { $0.href },
    .flag("established", "whether the value is known") { $0.isEstablished },
    .optionalText("note", "its footnote") { $0.note },
    .optionalRecord("source", "its source", sourceSchema) {
      $0.source.map(SourceView.init)
    },
  ]
)

extension PageContext {
  func sources(_ references: [Reference<Source>]) -> [SourceView] {
    var seen: Set<Reference<Source>> = []
    return references.filter { seen.insert($0).inserted }.map {
      SourceView(source: site[$0], language)
    }
  }

  /// The facts about a body, in the order of the vocabulary.
  func facts(of body: Body) -> [FactView] {
    body.facts.map { fact in
      FactView(
        name: fact.name,
        value: fact.value.value ?? labels(.notEstablished),
        href: fact.kind == .url ? fact.value.value : nil,
        isEstablished: fact.value.value != nil,
        note: fact.note,
        source: fact.source.map { site[$0] }
      )
    }
  }
}
