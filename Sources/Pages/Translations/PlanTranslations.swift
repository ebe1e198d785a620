package import Content
import Diagnostics
import Exports
import SiteOutline
import Templates

/// A site in another language, ready to be rendered.
package struct PlannedTranslation: Sendable {
  package var content: TranslatedSite
  var labels: Labels
  var templates: [PageKind: CompiledTemplate]
}

extension PageKind {
  /// The kinds of page that a translation has; their templates need words in every language.
  static let translated: [PageKind] = [.home, .page, .report, .reports, .bodies]
}

/// The pages of the site in another language: those of the records that are translated, and the lists.
func translatedPages(_ translation: TranslatedSite) -> [PagePlan] {
  let site = translation.site
  let tag = translation.language.tag
  let records = site.recordKeys.filter(translation.hasPage).map { record in
    PagePlan(
      path: site.path(of: record).below(tag),
      origin: translation.files[record] ?? "",
      subject: .record(record),
      language: tag
    )
  }
  let lists = ListPage.allCases.filter(\.isTranslated).map { list in
    PagePlan(
      path: site.path(of: list).below(tag),
      origin: "the list of \(list) in \"\(tag)\"",
      subject: .list(list),
      language: tag
    )
  }
  return records + lists
}

/// Names on each page that is in several languages the addresses of all of them.
func linkLanguages(_ pages: inout [PagePlan], _ settings: SiteSettings) {
  guard !settings.translations.isEmpty else { return }
  let indexes = Dictionary(pages.indices.map { (pages[$0].path, $0) }) { first, _ in first }
  for index in pages.indices where pages[index].language == nil {
    let others = settings.translations.compactMap { language in
      indexes[pages[index].path.below(language.tag)].flatMap { other in
        pages[other].language == language.tag ? (language, other) : nil
      }
    }
    guard !others.isEmpty else { continue }
    let own = PageAlternate(
      language: settings.language,
      name: settings.languageName ?? settings.language,
      path: pages[index].path
    )
    let alternates =
      [own]
      + others.map { language, other in
        PageAlternate(language: language.tag, name: language.name, path: pages[other].path)
      }
    for page in [index] + others.map(\.1) { pages[page].alternates = alternates }
  }
}

extension TemplateSet {
  /// The templates of the pages that a translation has, in its words; what has no words is a fault, and so
  /// are words that nothing uses.
  func planned(
    _ content: TranslatedSite,
    _ files: [SourceText],
    shared: Set<String>,
    into diagnostics: inout [Diagnostic]
  ) -> PlannedTranslation {
    var planned = PlannedTranslation(content: content, labels: .own, templates: [:])
    let language = content.language.tag
    let path = wordsPath(language)
    guard let file = files.first(where: { $0.path == path }) else {
      let message = "the site is in \"\(language)\", and there is no \(path)"
      diagnostics.report(.missingFile, message, at: .file(path))
      return planned
    }
    guard let words = parseTemplateWords(file, into: &diagnostics) else { return planned }
    let translation = TemplateTranslation(language: language, path: path, entries: entries(words))
    planned.labels = Labels(translation: translation)
    for kind in PageKind.translated {
      planned.templates[kind] = compile(
        kind.rawValue,
        for: kind.shape,
        in: translation,
        into: &diagnostics
      )
    }
    checkPhrases(translation, into: &diagnostics)
    guard !shared.contains(path), planned.templates.count == PageKind.translated.count else {
      return planned
    }
    let used = planned.templates.values.reduce(into: Set(Phrase.allCases.map(\.rawValue))) {
      $0.formUnion($1.texts)
    }
    for word in words where !used.contains(word.key) {
      let message = "no template of a translated page has the text \"\(word.key)\""
      diagnostics.report(.translationUnused, message, at: word.keyLocation)
    }
    return planned
  }
}

/// The file of the words for the templates in a language.
func wordsPath(_ language: String) -> String { "templates/words/\(language).yml" }

/// Whether a file holds words for templates, of whatever language: sites may share a folder of templates.
func isWordsPath(_ path: String) -> Bool {
  path.hasPrefix("templates/words/") && path.hasSuffix(".yml")
}

private func entries(_ words: [LocatedText]) -> [String: TemplateTranslation.Entry] {
  let pairs = words.map {
    ($0.key, TemplateTranslation.Entry(text: $0.text, location: $0.location))
  }
  return Dictionary(pairs) { first, _ in first }
}

private func checkPhrases(
  _ translation: TemplateTranslation,
  into diagnostics: inout [Diagnostic]
) {
  for phrase in Phrase.allCases {
    guard let entry = translation.entries[phrase.rawValue] else {
      let location = SourceLocation.file(translation.path)
      diagnostics.append(translation.missing(phrase.rawValue, at: location))
      continue
    }
    let names = phrase.pieces.names
    if let fault = translation.checkNames(entry, names) { diagnostics.append(fault) }
  }
}
