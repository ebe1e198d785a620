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
  var pages = recordPages(site) + tablePages(site) + chartPages(site) + registerPages(site)
  pages += citations(site) + descriptions(site)
  pages += listPages(site)
  pages.append(PagePlan(path: notFoundPath, origin: "the page 404", subject: .notFound))
  pages += [
    PagePlan(path: searchPath, origin: "the search", subject: .search),
    PagePlan(path: searchIndexPath, origin: "the index of the search", subject: .searchIndex),
  ]
  let redirectPlan = planRedirects(site, pages, into: &diagnostics)
  pages += redirectPlan.pages.filter(\.isPage).map { page in
    PagePlan(path: page.path, origin: "content/redirects.yml", subject: .redirect(page))
  }
  let hostFiles = HostFile.allCases.filter { $0 != .redirects || !redirectPlan.pages.isEmpty }
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
  pages += crawlerFiles(sitemapPages(pages), site.settings).map { file in
    PagePlan(path: file.path, origin: "the file \(file.path.text)", subject: .crawler(file))
  }
  checkAddresses(&pages, into: &diagnostics)
  let set = parseTemplates(others, into: &diagnostics)
  return SitePlan(
    site: site,
    now: now,
    delivery: delivery,
    assets: assets,
    redirectPlan: redirectPlan,
    templates: compileTemplates(set, shared: sharedTemplates, into: &diagnostics),
    translations: translations.map {
      set.planned($0, others, shared: sharedTemplates, into: &diagnostics)
    },
    pages: pages
  )
}

/// The pages that list all records of a kind.
private func listPages(_ site: Site) -> [PagePlan] {
  site.lists.map { list in
    let name = PageKind(list: list.kind).rawValue
    return PagePlan(path: site.path(of: list), origin: "the list of \(name)", subject: .list(list))
  }
}

/// Sorts the files by address and reports duplicate addresses.
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

/// The rule about the addresses of pages.
extension Rule {
  package static let addressRules = [duplicateAddress]

  package static let duplicateAddress = Rule(
    "duplicate-address",
    .error,
    advice: "Change the id of one of the two; each page needs its own address.",
    meaning: """
      Two files of the built site would have the same address. Only one of them could be written, \
      and readers would never see the other.
      """,
    example: RuleExample(
      "content/pages/findings.md",
      wrong: "title: Findings",
      right: """
        id: how-findings-are-made
        title: Findings
        """
    )
  )
}
