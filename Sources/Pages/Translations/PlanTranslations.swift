import Content
package import Diagnostics
import Exports
import SiteOutline
import SitePlanning
import Templates

extension TemplateSet {
  /// Plans a translation, with the templates of its pages in its language.
  ///
  /// A text without a translation is reported, and so is a translation that no template uses.
  func planned(
    _ content: TranslatedSite,
    _ files: [SourceText],
    _ kinds: [PageKind],
    shared: Set<String>,
    into diagnostics: inout [Diagnostic]
  ) -> PlannedTranslation {
    var planned = PlannedTranslation(content: content, labels: .own, templates: [:])
    let language = content.language.tag
    let path = wordsPath(language)
    guard let file = files.first(where: { $0.path == path }) else {
      let message = "the site has the translation \"\(language)\" but no \(path)"
      diagnostics.report(.missingFile, message, at: .file(path))
      return planned
    }
    guard let words = parseTemplateWords(file, into: &diagnostics) else { return planned }
    let translation = TemplateTranslation(language: language, path: path, entries: entries(words))
    planned.labels = Labels(translation: translation)
    let kinds = kinds.filter(PageKind.translated.contains)
    for kind in kinds {
      planned.templates[kind] = compile(
        kind.rawValue,
        for: kind.shape,
        in: translation,
        into: &diagnostics
      )
    }
    checkPhrases(translation, into: &diagnostics)
    guard !shared.contains(path), planned.templates.count == kinds.count else {
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
    if let diagnostic = translation.checkNames(entry, names) { diagnostics.append(diagnostic) }
  }
}

/// The rule about translations of template texts.
extension Rule {
  package static let translatedTextRules = [translationUnused]

  package static let translationUnused = Rule(
    "translation-unused",
    .warning,
    advice: "Correct the text, or remove it; it must match the text of the template exactly.",
    meaning: """
      The translation file of a language contains a text that no template of a translated page \
      uses. It may be misspelt, or the template may have been reworded.
      """,
    example: RuleExample(
      "templates/words/cy.yml",
      wrong: "Skip to the content: Neidio i'r cynnwys",
      right: "Skip to content: Neidio i'r cynnwys"
    )
  )
}
