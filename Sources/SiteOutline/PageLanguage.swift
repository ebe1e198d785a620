package import Content

/// The language of pages: its texts, and the other pages that are in it.
///
/// All pages in the site's own language share one instance. Copying a `Site` updates the reference
/// counts of all its lists, contended by several threads; with a shared instance, a page does so a
/// few times instead of once per link.
package final class PageLanguage: Sendable {
  /// The site in its own language.
  package let original: Site
  /// The site in the language of the page, if it is a translation.
  package let translation: TranslatedSite?
  /// The site with the texts of the page's language.
  package let site: Site
  /// The settings of `site`, which every page uses.
  package let settings: SiteSettings
  package let labels: Labels

  package init(original: Site, translation: TranslatedSite? = nil, labels: Labels = .own) {
    self.original = original
    self.translation = translation
    site = translation?.site ?? original
    settings = site.settings
    self.labels = labels
  }
}

extension PageLanguage {
  /// The tag of the site's own language, for translated pages.
  private var originalTag: String? { translation.map { _ in original.settings.language } }

  /// The language of a record's name, if it differs from that of the page.
  package func languageOfName(of record: RecordKey) -> String? {
    if translation?.hasWords(record) == true { return nil }
    // These names are made from labels and settings.
    if let record = record.reference(to: Recommendation.self), original[record].title == nil {
      return nil
    }
    if record == .home { return nil }
    return originalTag
  }

  /// The language of a record's page, if it differs from that of the page.
  package func languageOfPage(of record: RecordKey) -> String? {
    translation?.hasPage(record) == true ? nil : originalTag
  }

  /// The language of the page of a list, if it differs from that of the page.
  package func languageOfPage(of list: ListPage) -> String? {
    list.isTranslated ? nil : originalTag
  }

  /// The language of anything that is never translated, such as sources.
  package var languageOfRest: String? { originalTag }

  /// The page of a record in the language, or else in the site's own.
  package func path(of record: RecordKey) -> SitePath {
    let path = site.path(of: record)
    guard let translation, translation.hasPage(record) else { return path }
    return path.below(translation.language.tag)
  }

  /// The page of a list in the language, or else in the site's own.
  package func path(of list: ListPage) -> SitePath {
    let path = site.path(of: list)
    guard let translation, list.isTranslated else { return path }
    return path.below(translation.language.tag)
  }
}

extension ListPage {
  /// Whether each translation has the list: all its words are those of templates and of names.
  package var isTranslated: Bool { kind.type.listIsTranslated }
}

/// A page in one of its languages.
package struct PageAlternate: Hashable, Sendable {
  /// The language tag, as in `lang`.
  package var language: String
  /// The name of the language in that language.
  package var name: String
  package var path: SitePath

  package init(language: String, name: String, path: SitePath) {
    self.language = language
    self.name = name
    self.path = path
  }
}
