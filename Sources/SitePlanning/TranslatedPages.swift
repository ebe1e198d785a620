package import Content
package import SiteOutline
package import Templates

/// A translation of the site, ready to be rendered.
package struct PlannedTranslation: Sendable {
  package var content: TranslatedSite
  package var labels: Labels
  package var templates: [PageKind: CompiledTemplate]

  package init(content: TranslatedSite, labels: Labels, templates: [PageKind: CompiledTemplate]) {
    self.content = content
    self.labels = labels
    self.templates = templates
  }
}

extension SitePlan {
  /// The translation to which a page belongs; `nil` for pages in the site's own language.
  package func translation(of page: PagePlan) -> PlannedTranslation? {
    translations.first { $0.content.language.tag == page.language }
  }
}

extension PageKind {
  /// The kinds of page that a translation has; their templates need words in every language.
  package static let translated: [PageKind] =
    RecordKind.allCases.filter { $0.type.isTranslatedWhole }.map { PageKind(record: $0) }
    + RecordKind.listed.filter { $0.type.listIsTranslated }.map { PageKind(list: $0) }
}

/// The pages of a translation: those of translated records, and the lists.
package func translatedPages(_ translation: TranslatedSite) -> [PagePlan] {
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
  let lists = site.lists.filter(\.isTranslated).map { list in
    PagePlan(
      path: site.path(of: list).below(tag),
      origin: "the list of \(PageKind(list: list.kind).rawValue) in \"\(tag)\"",
      subject: .list(list),
      language: tag
    )
  }
  return records + lists
}

/// Adds the addresses of all its languages to each page that has several.
package func linkLanguages(_ pages: inout [PagePlan], _ settings: SiteSettings) {
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
