package import Diagnostics
import Markdown

/// Reports translation files of undeclared languages or without an original, and files that a
/// declared language lacks.
func checkTranslations(
  _ site: ParsedSite,
  _ tree: SourceTree,
  into diagnostics: inout [Diagnostic]
) {
  let languages = site.settings.translations.map(\.tag)
  for file in site.translations {
    if !languages.contains(file.language) {
      diagnostics.report(
        .unexpectedFile,
        "the site does not declare the translation \"\(file.language)\"",
        at: .file(file.source.path),
        help: "declare it in content/site.yml, under `translations`"
      )
    } else if tree[file.original] == nil {
      let message = "there is no \(file.original) for this file to translate"
      diagnostics.report(.missingFile, message, at: .file(file.source.path))
    }
  }
  for language in languages {
    for name in ["index.md", "site.yml", "vocabulary.yml"] {
      let path = "\(translationFolder)\(language)/\(name)"
      if tree[path] != nil { continue }
      let message = "the translation \"\(language)\" has no \(path)"
      diagnostics.report(.missingFile, message, at: .file(path))
    }
  }
}

extension Resolution {
  /// The site in each of its other languages: the same records with translated texts.
  ///
  /// A translation is applied to a resolved site, so that a reference means the same record in each
  /// language, and only the translated texts are resolved again.
  package func translations(into diagnostics: inout [Diagnostic]) -> [TranslatedSite] {
    site.settings.translations.map { language in
      var translated = TranslatedSite(language, site)
      for file in translatedFiles where file.language == language.tag {
        translate(file, &translated, into: &diagnostics)
      }
      return translated
    }
  }

  private func translate(
    _ file: TranslatedFile,
    _ translated: inout TranslatedSite,
    into diagnostics: inout [Diagnostic]
  ) {
    if !site.unpublished.contains(where: { $0.path == file.original && !$0.isShared }) {
      diagnostics += file.unfinished
    }
    if file.original == "content/site.yml" {
      return file.write(
        SiteSettings.translatable,
        to: &translated.site.settings,
        into: &diagnostics
      )
    }
    if file.original == "content/vocabulary.yml" {
      let vocabulary = site.vocabulary
      let keys = TextKey.all(of: vocabulary, grouping: site.settings.bodies.groupBy)
      file.write(keys, to: &translated.site.vocabulary, into: &diagnostics)
      return translated.site.takeNames(from: vocabulary)
    }
    // An unpublished or unreadable file has no record.
    guard let record = names.paths[file.original] else { return }
    translated.files[record] = file.source.path
    translated.notes[record] = file.words("translation_note")?.text
    record.kind.resolvable.translate(
      record,
      by: file,
      &translated.site,
      into: &diagnostics
    )
    if record.kind.type.isTranslatedWhole, let prose = file.prose {
      translated.site.changeProse(of: record) { text in
        let charts = text.charts
        text = prose
        text.charts = charts
      }
      resolveLinks(of: record, &translated.site, names, into: &diagnostics)
      if names.trace != nil { traceCharts(of: prose.document, into: &diagnostics) }
    }
    checkParity(of: record, file, site, translated.site, into: &diagnostics)
  }
}

extension Resolution {
  /// Traces the names in the charts of a translated text, which repeat those of the original.
  private func traceCharts(of document: MarkdownDocument, into diagnostics: inout [Diagnostic]) {
    let bodiesKey = site.settings.bodies.pluralID
    var ignored: [Diagnostic] = []
    for chart in parseCharts(document, bodiesKey: bodiesKey, into: &ignored).compactMap(\.self) {
      _ = names[Measure.self].find(chart.measures, into: &diagnostics)
      _ = names[Body.self].find(chart.bodies ?? [], into: &diagnostics)
    }
  }
}

extension ResolvableRecord {
  /// Writes the texts of a translation into a record.
  fileprivate static func translate(
    _ key: RecordKey,
    by file: TranslatedFile,
    _ site: inout Site,
    into diagnostics: inout [Diagnostic]
  ) {
    change(&site) { file.write(translatable, to: &$0[key.index], into: &diagnostics) }
  }
}

extension Site {
  /// Replaces the names from another vocabulary in all records by those of the site's, matched by
  /// id.
  fileprivate mutating func takeNames(from other: Vocabulary) {
    let words = vocabulary
    for index in findings.indices {
      let finding = findings[index]
      findings[index].theme = words.themes.first { $0.id == finding.theme.id } ?? finding.theme
      findings[index].kind = words.kinds.first { $0.id == finding.kind.id } ?? finding.kind
    }
    for index in recommendations.indices {
      let record = recommendations[index]
      recommendations[index].theme = words.themes.first { $0.id == record.theme?.id }
      if case .known(let addressees) = record.addressees {
        recommendations[index].addressees = .known(
          addressees.map { own in words.addressees.first { $0.id == own.id } ?? own }
        )
      }
      for event in record.history.indices {
        let id = record.history[event].status?.id
        recommendations[index].history[event].status = words.statuses.first { $0.id == id }
      }
    }
    for body in bodies.indices {
      for fact in bodies[body].facts.indices {
        bodies[body].facts[fact].takeName(words, from: other)
      }
    }
  }
}

extension Fact {
  /// A choice is stored as its name, so it is matched by its index among the choices of the other
  /// vocabulary.
  fileprivate mutating func takeName(_ words: Vocabulary, from other: Vocabulary) {
    guard kind == .choice, let own = words.facts.first(where: { $0.id == id }),
      let choices = other.facts.first(where: { $0.id == id })?.choices,
      let index = choices.firstIndex(where: { $0.name == value.value })
    else { return }
    value = .known(own.choices[index].name)
  }
}
