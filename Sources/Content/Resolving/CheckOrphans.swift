package import Diagnostics
import Markdown

/// Warns of records that no page links to; what unpublished records use is not one of them.
func checkOrphans(
  _ site: Site,
  _ parsed: ParsedSite,
  _ reach: Reach,
  into diagnostics: inout [Diagnostic]
) {
  let linked = Linked(from: site)
  checkSources(site, linked, into: &diagnostics)
  checkPages(site, linked, reach, into: &diagnostics)
  let card = site.settings.card?.path
  for image in site.images where image != card && !linked.images.contains(image) {
    if isMentioned(image, site, parsed) { continue }
    diagnostics.report(.orphan, "no page shows the image \(image)", at: .file(image))
  }
  let measured = Set(
    site.measures.flatMap { $0.datasets + [$0.settled?.dataset].compactMap(\.self) }
  )
  // Nothing public may refer to records that only a preview shows.
  let unpublished = Set(site.unpublished.map(\.path))
  for reference in site.datasets.references where !measured.contains(reference) {
    let dataset = site[reference]
    if unpublished.contains(dataset.head.path) { continue }
    if reach.usedByUnpublished.contains(.record(.dataset, dataset.head.id)) { continue }
    if dataset.showsTable || dataset.showsOnBodies { continue }
    diagnostics.report(
      .orphan,
      "no measure uses the dataset \"\(dataset.head.id)\", and no page shows it",
      at: dataset.head.location
    )
  }
  for (recommendation, written) in zip(site.recommendations, parsed.all(Recommendation.self)) {
    // The findings that it names may all be unpublished.
    guard case .known(let findings) = written.names.findings, findings.isEmpty else { continue }
    let number = recommendation.number
    let message = "recommendation \(number) belongs to no finding"
    diagnostics.report(
      .orphan,
      message,
      at: recommendation.head.location,
      help: "name its findings, or write `findings: not-established`"
    )
  }
}

/// Whether raw HTML may show an image.
private func isMentioned(_ image: String, _ site: Site, _ parsed: ParsedSite) -> Bool {
  guard site.settings.allowsRawHTML else { return false }
  let names = rawNames(ofImage: image)
  let texts = Array(site.allProse) + parsed.translations.compactMap(\.prose)
  return texts.contains { prose in names.contains(where: prose.document.mentions) }
}

/// The link targets of a site's texts, as far as nothing else may lead to them.
private struct Linked {
  var pages: Set<Reference<ProsePage>> = []
  /// The paths of images.
  var images: Set<String> = []
  /// Addresses on the web, with the titles of their pages.
  var web: Set<LinkTarget> = []

  init(from site: Site) {
    for case let target? in site.allProse.lazy.flatMap(\.targets) {
      switch target {
      case .record(let record, _):
        if let page = record.reference(to: ProsePage.self) { pages.insert(page) }
      case .image(let path, _): images.insert(path)
      case .web: web.insert(target)
      default: break
      }
    }
  }
}

private func checkSources(
  _ site: Site,
  _ linked: Linked,
  into diagnostics: inout [Diagnostic]
) {
  let cited = Set(site.cited)
  for reference in site.sources.references where !cited.contains(reference) {
    let source = site[reference]
    if linked.web.contains(.web(url: source.url, title: source.title)) { continue }
    diagnostics.report(.orphan, "the source \"\(source.id)\" is not cited", at: source.location)
  }
}

private func checkPages(
  _ site: Site,
  _ linked: Linked,
  _ reach: Reach,
  into diagnostics: inout [Diagnostic]
) {
  let inMenu: [Reference<ProsePage>] = site.settings.menu.compactMap { entry in
    if case .page(let page) = entry { page } else { nil }
  }
  let reached = linked.pages
    .union(inMenu + site.settings.footer + [site.settings.support].compactMap { $0 })
  let unpublished = Set(site.unpublished.map(\.path))
  for reference in site.pages.references where !reached.contains(reference) {
    let page = site[reference]
    if unpublished.contains(page.head.path) { continue }
    if reach.usedByUnpublished.contains(.record(.page, page.head.id)) { continue }
    let message = "no menu or text links to the page \"\(page.head.id)\""
    diagnostics.report(.orphan, message, at: page.head.location)
  }
}

/// The rule about records that nothing uses.
extension Rule {
  package static let orphanRules = [orphan]

  package static let orphan = Rule(
    "orphan",
    .warning,
    advice: "Refer to it from another record, or delete it.",
    meaning: """
      Nothing on the site links to this page, image, source or dataset, or uses it. Readers would \
      never find it, and an editor may maintain it in vain.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: """
        title: About
        description: About this site.
        ---
        """,
      right: """
        title: About
        description: About this site.
        ---
        There is [more to read](page:lost).
        """
    )
  )
}
