/// A language of the site's pages other than its main one.
package struct SiteLanguage: Hashable, Sendable {
  /// As in `lang` and in addresses: `cy`.
  package var tag: String
  /// Its name in that language: `Cymraeg`.
  package var name: String
}

/// A site in another language: the same records under the same references, some with translated
/// texts.
package struct TranslatedSite: Sendable {
  package var language: SiteLanguage
  package var site: Site
  /// The file with the texts of each translated record; the others have those of the original.
  package internal(set) var files: [RecordKey: String] = [:]
  /// The note of each page about its translation.
  package internal(set) var notes: [RecordKey: String] = [:]

  init(_ language: SiteLanguage, _ site: Site) {
    self.language = language
    self.site = site
    self.site.settings.language = language.tag
  }

  /// Whether the texts of a record are translated.
  package func hasWords(_ record: RecordKey) -> Bool { files[record] != nil }

  /// Whether the record has a page in the language, which requires that its prose is translated
  /// too.
  package func hasPage(_ record: RecordKey) -> Bool {
    record.kind.type.isTranslatedWhole && hasWords(record)
  }
}

/// The path of the original of a translated file, in whatever language; every other path unchanged.
package func originalPath(of path: String) -> String {
  let parts = path.split(separator: "/", maxSplits: 3)
  guard parts.count == 4, parts[0] == "content", parts[1] == "translations" else { return path }
  return "content/\(parts[3])"
}
