import Content

/// The language of pages: whose words they have, and which other pages are in it.
///
/// All pages in the site's own language share one. To copy a site counts the references of each of its lists, on several threads at
/// once; a page does so a few times, and not for each of its links.
final class PageLanguage: Sendable {
  /// The site in its own language.
  let original: Site
  /// The site in the language of the page, where that is another.
  let translation: TranslatedSite?
  /// The site with the words of the page's language.
  let site: Site
  /// Those of that site, of which every page shows some.
  let settings: SiteSettings
  let words: Words

  init(original: Site, translation: TranslatedSite? = nil, words: Words = .own) {
    self.original = original
    self.translation = translation
    site = translation?.site ?? original
    settings = site.settings
    self.words = words
  }
}

extension PageLanguage {
  /// The site's own language, on pages in another.
  private var originalTag: String? { translation.map { _ in original.settings.language } }

  /// The language of a record's name, where it is not that of the page.
  func languageOfName(of record: RecordKey) -> String? {
    if translation?.hasWords(record) == true { return nil }
    if case .recommendation(let record) = record, original[record].title == nil { return nil }
    if case .home = record { return nil }
    return originalTag
  }

  /// The language of a record's page, where it is not that of the page.
  func languageOfPage(of record: RecordKey) -> String? {
    translation?.hasPage(record) == true ? nil : originalTag
  }

  func languageOfPage(of list: ListPage) -> String? { list.isTranslated ? nil : originalTag }

  /// The language of what no translation has words for, as sources.
  var languageOfRest: String? { originalTag }

  func path(of record: RecordKey) -> SitePath {
    let path = site.path(of: record)
    guard let translation, translation.hasPage(record) else { return path }
    return path.below(translation.language.tag)
  }

  func path(of list: ListPage) -> SitePath {
    let path = site.path(of: list)
    guard let translation, list.isTranslated else { return path }
    return path.below(translation.language.tag)
  }
}

extension ListPage {
  /// Whether each translation has the list: all its words are those of templates and of names.
  var isTranslated: Bool {
    switch self {
    case .reports, .bodies: true
    case .findings, .recommendations, .measures, .datasets: false
    }
  }
}

/// A page in one of its languages.
struct PageAlternate: Hashable, Sendable {
  /// As in `lang`.
  var language: String
  /// Its name in itself.
  var name: String
  var path: SitePath
}
