package import Content
package import Diagnostics
import Exports
import SiteOutline
package import SitePlanning
import Templates

/// Plans every file of the published site and checks every template; renders nothing.
///
/// It is an error if two files have the same address, or if a template names something that the
/// view of its page does not have.
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
  var pages = contentPages(site) + translations.flatMap(translatedPages)
  linkLanguages(&pages, site.settings)
  let (assetPages, assets) = planAssets(
    templates.filter { $0.path.hasPrefix(assetFolder) },
    images: images,
    delivery: delivery,
    into: &diagnostics
  )
  pages += copies(of: images) + assetPages
  let others = templates.filter { !$0.path.hasPrefix(assetFolder) }
  checkAssetLinks(others, to: assets, into: &diagnostics)
  pages.sort { ($0.path, $0.origin) < ($1.path, $1.origin) }
  pages += crawlerFiles(sitemapPages(pages), site.settings).map { file in
    PagePlan(path: file.path, origin: "the file \(file.path.text)", subject: .crawler(file))
  }
  let reserved = HostFile.allCases.map(\.path) + [manifestPath]
  let redirectPlan = planRedirects(site, pages, reserved: reserved, into: &diagnostics)
  checkRawLinks(site, translations, pages, into: &diagnostics)
  pages += redirectPlan.plannedPages(on: site)
  checkAddresses(&pages, into: &diagnostics)
  let set = parseTemplates(others, into: &diagnostics)
  let kinds = templateKinds(site, set)
  let plan = SitePlan(
    site: site,
    now: now,
    delivery: delivery,
    assets: assets,
    redirectPlan: redirectPlan,
    templates: compileTemplates(set, kinds, shared: sharedTemplates, into: &diagnostics),
    translations: translations.map {
      set.planned($0, others, kinds, shared: sharedTemplates, into: &diagnostics)
    },
    pages: pages
  )
  checkRedirectedParts(plan, into: &diagnostics)
  checkPublishedAddresses(plan, into: &diagnostics)
  return plan
}
