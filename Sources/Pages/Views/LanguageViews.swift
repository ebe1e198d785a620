import Content
import Exports
import SiteOutline
import SitePlanning
import Templates

extension SchemaEntry {
  /// The language of the page to which a link leads.
  static func hreflang(_ read: @escaping @Sendable (Model) -> String?) -> SchemaEntry {
    .optionalText("hreflang", "language of the target page, if it differs", read)
  }

  /// The language of a text.
  static func lang(_ read: @escaping @Sendable (Model) -> String?) -> SchemaEntry {
    .optionalText("lang", "language of its text, if it differs", read)
  }
}

/// A page in one of its languages, for the language menu.
struct LanguageView: Sendable {
  var alternate: PageAlternate
  var context: PageContext
}

let languageSchema = ViewSchema<LanguageView>(
  "language",
  [
    .text("label", "its name in that language") { $0.alternate.name },
    .text("language", "the language, as in `lang`") { $0.alternate.language },
    .text("href", "the page in that language") { $0.context.href($0.alternate.path) },
  ]
)

/// An address of the page in some language, for the head.
struct AlternateView: Sendable {
  var language: String
  var href: String
}

let alternateSchema = ViewSchema<AlternateView>(
  "alternate",
  [
    .text("hreflang", "the language, or x-default") { $0.language },
    .text("href", "the address, absolute if the site has a base URL") { $0.href },
  ]
)

extension FrameView {
  /// The page in its other languages.
  var otherLanguages: [LanguageView] {
    let own = context.settings.language
    return context.alternates.filter { $0.language != own }.map {
      LanguageView(alternate: $0, context: context)
    }
  }

  /// The page in all its languages; the site's own language is the default for readers of any
  /// other.
  var alternates: [AlternateView] {
    let pages = context.alternates
    func view(_ language: String, _ page: PageAlternate) -> AlternateView {
      let base = context.settings.baseURL
      let href = base.map { $0 + page.path.address } ?? context.href(page.path)
      return AlternateView(language: language, href: href)
    }
    return pages.map { view($0.language, $0) } + pages.prefix(1).map { view("x-default", $0) }
  }

  /// The note about the translation of the page.
  var translationNote: String? {
    guard let record else { return nil }
    return context.language.translation?.notes[record]
  }
}
