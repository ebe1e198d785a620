package import Content
package import Diagnostics
import Templates

/// Plans every file of the published site and checks every template; renders nothing.
///
/// Two files with one address are a fault, and so is a template that names what its page has not.
package func plan(
  _ site: Site,
  translations: [TranslatedSite],
  templates: [SourceText],
  sharedTemplates: Set<String>,
  images: [SourceText],
  now: Instant,
  delivery: Delivery,
  into diagnostics: inout [Diagnostic]
) -> SitePlan {
  var pages = recordPages(site) + tablePages(site) + chartPages(site) + registerPages(site)
  pages += citations(site) + descriptions(site)
  pages += ListPage.allCases.map { list in
    PagePlan(path: site.path(of: list), origin: "the list of \(list)", subject: .list(list))
  }
  pages.append(PagePlan(path: notFoundPath, origin: "the page 404", subject: .notFound))
  pages += [
    PagePlan(path: searchPath, origin: "the search", subject: .search),
    PagePlan(path: searchIndexPath, origin: "the index of the search", subject: .searchIndex),
  ]
  let moves = planMoves(site, pages, into: &diagnostics)
  pages += moves.pages.filter(\.isPage).map { page in
    PagePlan(path: page.path, origin: "content/redirects.yml", subject: .moved(page))
  }
  let hostFiles = HostFile.allCases.filter { $0 != .redirects || !moves.pages.isEmpty }
  pages += translations.flatMap(translatedPages)
  linkLanguages(&pages, site.settings)
  pages += hostFiles.map { file in
    PagePlan(path: file.path, origin: "the file \(file.path.text)", subject: .host(file))
  }
  pages += copies(of: images)
  let (assetPages, assets) = planAssets(
    templates.filter { $0.path.hasPrefix(assetFolder) },
    images: images,
    delivery: delivery,
    into: &diagnostics
  )
  pages += assetPages
  let others = templates.filter { !$0.path.hasPrefix(assetFolder) }
  checkAssetLinks(others, to: assets, into: &diagnostics)
  pages.sort { ($0.path, $0.origin) < ($1.path, $1.origin) }
  pages += crawlerFiles(pages, site.settings).map { file in
    PagePlan(path: file.path, origin: "the file \(file.path.text)", subject: .crawler(file))
  }
  checkAddresses(&pages, into: &diagnostics)
  let set = parseTemplates(others, into: &diagnostics)
  return SitePlan(
    site: site,
    now: now,
    delivery: delivery,
    assets: assets,
    moves: moves,
    templates: compileTemplates(set, shared: sharedTemplates, into: &diagnostics),
    translations: translations.map {
      set.planned($0, others, shared: sharedTemplates, into: &diagnostics)
    },
    pages: pages
  )
}

/// Sorts the files by address and reports an address that two of them share.
private func checkAddresses(_ pages: inout [PagePlan], into diagnostics: inout [Diagnostic]) {
  pages.sort { ($0.path, $0.origin) < ($1.path, $1.origin) }
  for (first, second) in zip(pages, pages.dropFirst()) where first.path == second.path {
    let (file, other) = second.isMadeFromFile ? (second, first) : (first, second)
    diagnostics.report(
      .duplicateAddress,
      "\(other.origin) has the same address: \(first.path.address)",
      at: .file(file.origin)
    )
  }
}

/// The templates and partials by their names.
private func parseTemplates(
  _ files: [SourceText],
  into diagnostics: inout [Diagnostic]
) -> TemplateSet {
  var sources: [String: SourceText] = [:]
  for file in files {
    if let name = templateName(file.path) {
      if let other = sources.updateValue(file, forKey: name) {
        let message = "\(other.path) has the same name: \(name)"
        diagnostics.report(.duplicateID, message, at: .file(file.path))
      }
    } else if !isWordsPath(file.path) {
      let message = "nothing reads the file \(file.path)"
      diagnostics.report(.unexpectedFile, message, at: .file(file.path))
    }
  }
  return TemplateSet(parsing: sources, into: &diagnostics)
}

/// The template of each kind of page, checked against the view of that kind.
private func compileTemplates(
  _ set: TemplateSet,
  shared: Set<String>,
  into diagnostics: inout [Diagnostic]
) -> [PageKind: CompiledTemplate] {
  var compiled: [PageKind: CompiledTemplate] = [:]
  for kind in PageKind.allCases {
    compiled[kind] = set.compile(kind.rawValue, for: kind.shape, into: &diagnostics)
  }
  // With a template missing it is not known what it would use.
  guard compiled.count == PageKind.allCases.count else { return compiled }
  for file in set.unreached(by: Array(compiled.values)) where !shared.contains(file.path) {
    let message = "no template uses the partial \(file.path)"
    diagnostics.report(.orphan, message, at: .file(file.path))
  }
  return compiled
}

/// The name of a template: `finding` for a page kind, `frame` for `partials/frame.html`.
private func templateName(_ path: String) -> String? {
  let inside = path.dropFirst("templates/".count)
  guard inside.hasSuffix(".html") else { return nil }
  let stem = String(inside.dropLast(".html".count))
  if stem.hasPrefix("partials/") { return String(stem.dropFirst("partials/".count)) }
  return PageKind(rawValue: stem) == nil ? nil : stem
}
