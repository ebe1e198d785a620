/// A language that a site has pages in, beside its own.
package struct SiteLanguage: Hashable, Sendable {
  /// As in `lang` and in addresses: `cy`.
  package var tag: String
  /// Its name in itself: `Cymraeg`.
  package var name: String
}

/// A site in another language: the same records under the same references, some with other words.
package struct TranslatedSite: Sendable {
  package var language: SiteLanguage
  package var site: Site
  /// The file that has the words of each record; the others have those of the original.
  package internal(set) var files: [RecordKey: String] = [:]
  /// What a page says about its translation.
  package internal(set) var notes: [RecordKey: String] = [:]

  init(_ language: SiteLanguage, _ site: Site) {
    self.language = language
    self.site = site
    self.site.settings.language = language.tag
  }

  /// Whether the words of a record are in the language.
  package func hasWords(_ record: RecordKey) -> Bool { files[record] != nil }

  /// Whether the record has a page in the language: where its text is translated too.
  package func hasPage(_ record: RecordKey) -> Bool {
    record.kind.type.isTranslatedWhole && hasWords(record)
  }
}
