import Content
import Exports
import Markup
import SiteOutline
import SitePlanning
import Templates

/// What all pages share: the head, the menus and the footer.
struct FrameView: Sendable {
  var context: PageContext
  var title: String
  var description: String
  /// The path from the home page to the parent of this page.
  var above: [LinkView] = []
  var published: String?
  var updated: String?
  var contents: [LinkView] = []
  var sources: [SourceView] = []
  /// The entry of the menu to which the page belongs.
  var section: MenuEntry?
  var showsSupport = false
  /// The feed that the page offers; that of the site unless it has its own.
  var feed: FeedSubject = .site
  /// The canonical address of the page, if it is not its own.
  var canonicalPath: SitePath?
  /// The address to which the browser goes on immediately.
  var refresh: String?
  /// The record of the page; `nil` for lists and for the additional pages of a record.
  var record: RecordKey?

  private var settings: SiteSettings { context.settings }
}

let frameSchema = ViewSchema<FrameView>(
  "frame",
  [
    .text("language", "language of the page, as in `lang`") { $0.context.settings.language },
    .optionalText("other_language", "the site's own language, on a page in another") {
      $0.context.language.languageOfRest
    },
    .list("languages", "the page in other languages", languageSchema) { $0.otherLanguages },
    .list("alternates", "the page in all its languages, for the head", alternateSchema) {
      $0.alternates
    },
    .optionalText("translation_note", "a note about the translation") {
      $0.translationNote
    },
    .text("title", "title of the page, for its heading") { $0.title },
    .text("head_title", "title of the page and the site, for the window") { $0.headTitle },
    .text("description", "one or two sentences about the page") { $0.description },
    .text("content_security_policy", "what the page may load and run, for the head") {
      $0.context.policy.forPage
    },
    .list("style_sheets", "the style sheets, in the order to load them", styleSheetSchema) {
      $0.styleSheets
    },
    .list("script", "the scripts of the page, in the order to load them", scriptSchema) {
      $0.scripts
    },
    .optionalText("icon", "address of the icon, `assets/icon.svg`") { $0.icon },
    .optionalText("canonical", "the page's canonical address, if the site has a base URL") {
      $0.canonical
    },
    .optionalText(
      "card",
      "address of the preview image for links, if the site has an image and a base URL"
    ) {
      $0.card
    },
    .optionalText("card_alt", "what that image shows") { $0.context.settings.card?.alt },
    .text("feed", "the feed of the page, or of the site; empty on a page in another language") {
      $0.context.language.translation == nil
        ? $0.context.href($0.context.site.feedPath(of: $0.feed)) : ""
    },
    .text("feed_title", "title of that feed") { $0.context.site.title(of: $0.feed) },
    .optionalText("refresh", "the target, on a redirect page") {
      $0.refresh
    },
    .list("moved_parts", "redirected parts of the page", redirectedPartSchema) {
      $0.redirectedParts
    },
    .markup("linked_data", "linked data (JSON-LD), for the head") {
      $0.linkedPage.markup.printed()
    },
    .optionalRecord("citation", "how to cite the page", citationSchema) { $0.citation },
    .optionalRecord("made_from", "where the data of the page comes from", madeFromSchema) {
      $0.madeFrom
    },
    .text("root", "address of the home page, ending in /, to write before assets/…") { $0.root },
    .text("home_href", "address of the home page, in the language of the page") {
      $0.context.href(.home)
    },
    .text("site_title", "title of the site") { $0.context.settings.title },
    .text("site_short_title", "short title of the site") { $0.context.settings.shortTitle },
    .text("publisher", "who publishes the site") { $0.context.settings.publisher },
    .optionalText("notice", "sentence at the top of every page") { $0.context.settings.notice },
    .optionalRecord("exit", "link to leave the site quickly, if there is one", linkSchema) {
      $0.context.settings.exit.map { LinkView(label: $0.label, href: $0.url) }
    },
    .flag("is_home", "whether this is the home page") { $0.record == .home },
    .text("search_href", "the search page, with the A to Z") {
      $0.context.href(searchPath)
    },
    .text("finder_index_href", "the index file that the finder of inspected bodies searches") {
      $0.context.href(finderIndexPath)
    },
    .text("finder_list_href", "the list of inspected bodies") { $0.context.href(ListPage(.body)) },
    .text("body_word", "the word for an inspected body") { $0.context.settings.bodies.singular },
    .text("bodies_word", "the word for several") { $0.context.settings.bodies.plural },
    .flag("is_search", "whether this is the search page") { $0.context.path == searchPath },
    .list("menu", "entries of the menu", menuItemSchema) { $0.menu },
    .list("breadcrumb", "the pages above this one, from the home page", linkSchema) { $0.above },
    .list("contents", "headings of a long page", linkSchema) { $0.contents },
    .optionalText("content_note", "a notice about the content, before the text") {
      $0.contentNote
    },
    .list("changes", "what has changed on the page, by day, the newest first", changeDaySchema) {
      $0.changes
    },
    .list("corrections", "the days with a correction", changeDaySchema) {
      $0.changes.filter { $0.day.changes.contains(where: \.change.isCorrection) }
    },
    .list(
      "conclusion_changes",
      "the changes of the page, or of the parts of a whole report, that change a conclusion",
      changeDaySchema
    ) { view in
      let site = view.context.site
      let records = view.record.map { [$0] } ?? view.context.whole.map(site.parts) ?? []
      return view.context.view(of: site.changeDays(of: records).filterChanges(\.changesConclusion))
    },
    .list("terms", "the terms that the page uses, for a list at its end", termSchema) { view in
      view.context.explainedTerms.map {
        TermView(context: view.context, term: view.context.site[$0])
      }
    },
    .optionalText("published", "when the record was published, in words") { $0.published },
    .optionalText("updated", "when the page was last changed, in words") { $0.updated },
    .list("sources", "what the page cites", sourceSchema) { $0.sources },
    .optionalRecord("support", "page for people affected", linkSchema) { $0.support },
    .list("footer", "links in the footer", linkSchema) { $0.footer },
    .record("licence", "licence of the site's text: its name and address", linkSchema) {
      LinkView(
        label: $0.context.settings.licence.name,
        href: $0.context.settings.licence.url
      )
    },
    .optionalRecord("contact", "who is responsible for the site", linkSchema) { $0.contact },
  ]
)

extension FrameView {
  fileprivate var contentNote: String? {
    (record ?? context.whole.map { RecordKey($0) }).flatMap { context.site.contentNote(of: $0) }
  }

  fileprivate var changes: [ChangeDayView] {
    record.map { context.view(of: context.site.changeDays(of: [$0])) } ?? []
  }

  fileprivate var headTitle: String {
    title == settings.title ? title : "\(title) – \(settings.shortTitle)"
  }

  fileprivate var canonical: String? {
    guard context.path != notFoundPath else { return nil }
    return settings.baseURL.map { $0 + (canonicalPath ?? context.path).address }
  }

  /// The address of the image for link previews, which must be absolute; `nil` if the site has no
  /// address or no image.
  fileprivate var card: String? {
    guard let base = settings.baseURL, let card = settings.card else { return nil }
    return publicPath(ofFile: card.path).map { base + $0.address }
  }

  fileprivate var styleSheets: [LoadedFileView] { context.assets.styleSheets.map(view(of:)) }

  fileprivate var scripts: [LoadedFileView] { context.scripts.map(view(of:)) }

  private func view(of file: LoadedFile) -> LoadedFileView {
    LoadedFileView(href: context.href(file.path), integrity: file.integrity)
  }

  fileprivate var redirectedParts: [RedirectedPartView] {
    context.redirectedParts.map { RedirectedPartView(part: $0, link: context.link($0.location)) }
  }

  fileprivate var icon: String? { context.assets.icon.map(context.href) }

  fileprivate var root: String { context.href(SitePath.page()) }

  fileprivate var menu: [MenuItemView] {
    settings.menu.map { entry in
      MenuItemView(link: context.menuLink(entry), isCurrent: entry == section)
    }
  }

  fileprivate var support: LinkView? {
    showsSupport ? settings.support.map { context.link(RecordKey($0)) } : nil
  }

  fileprivate var linkedPage: LinkedPage {
    LinkedPage(
      language: context.language,
      path: context.path,
      title: title,
      above: above.map { (label: $0.label, href: $0.href) },
      record: record
    )
  }

  fileprivate var footer: [LinkView] { settings.footer.map { context.link(RecordKey($0)) } }

  fileprivate var contact: LinkView? {
    settings.contact.map { LinkView(label: $0.name, href: "mailto:\($0.email)") }
  }
}

extension PageContext {
  /// An entry of the menu as a link, with the site's own label if it has one.
  func menuLink(_ entry: MenuEntry) -> LinkView {
    switch entry {
    case .list(let kind): listLink(ListPage(kind))
    case .page(let reference): link(RecordKey(reference))
    }
  }

  private func listLink(_ list: ListPage) -> LinkView {
    let label = list.kind.presented.list?.label(self) ?? ""
    let target = language.languageOfPage(of: list)
    return LinkView(label: label, href: href(list), targetLanguage: target)
  }

  var homeLink: LinkView { LinkView(label: labels(.home), href: href(.home)) }
}
