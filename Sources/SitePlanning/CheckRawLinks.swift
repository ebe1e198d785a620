package import Content
package import Diagnostics
import Markdown
import SiteOutline

/// Reports the addresses in raw HTML of published texts that lead to something unpublished: errors,
/// and warnings if the site has the page, as a preview does.
///
/// Links in raw HTML are not resolved, so only their addresses are compared.
package func checkRawLinks(
  _ site: Site,
  _ translations: [TranslatedSite],
  _ pages: [PagePlan],
  into diagnostics: inout [Diagnostic]
) {
  guard site.settings.allowsRawHTML, !site.unpublished.isEmpty else { return }
  let check = RawLinkCheck(site, pages)
  for record in site.recordKeys {
    check.texts(of: record, in: site, at: site.path(of: record), into: &diagnostics)
    for translation in translations where translation.hasPage(record) {
      let path = site.path(of: record).below(translation.language.tag)
      check.texts(of: record, in: translation.site, at: path, into: &diagnostics)
    }
  }
}

private struct RawLinkCheck {
  let site: Site
  private let paths: Set<SitePath>
  /// The names of the unpublished records, which a preview contains.
  private let unpublished: Set<String>

  init(_ site: Site, _ pages: [PagePlan]) {
    self.site = site
    paths = Set(pages.map(\.path))
    unpublished = Set(site.unpublished.map(\.name))
  }

  /// Checks the text of a record, which is on a page.
  func texts(
    of record: RecordKey,
    in content: Site,
    at page: SitePath,
    into diagnostics: inout [Diagnostic]
  ) {
    let prose = content.prose(of: record)
    guard !prose.document.rawAddresses.isEmpty,
      !unpublished.contains(site.name(of: record))
    else { return }
    for address in prose.document.rawAddresses {
      let targets = targets(of: address.text, from: page)
      let unpublished = targets.lazy.compactMap(site.unpublishedRecord)
      guard let found = unpublished.first(where: { !$0.isWithdrawn }) else { continue }
      var diagnostic = Diagnostic(
        .heldReference,
        "\(address.text) leads to \(found.path), which is unpublished, but this record is "
          + "published",
        at: prose.location(of: address)
      )
      if targets.contains(where: paths.contains) { diagnostic.severity = .warning }
      diagnostics.append(diagnostic)
    }
  }

  /// The files that an address on a page can mean: as written, and as that of a folder.
  private func targets(of address: String, from page: SitePath) -> [SitePath] {
    let rest = address.prefix { $0 != "#" && $0 != "?" }
    return [String(rest), "\(rest)/"].compactMap { site.target(of: $0, from: page) }
  }
}

extension Site {
  /// The file of the site that an address on a page means, also from the root of the host.
  func target(of address: String, from page: SitePath) -> SitePath? {
    var rest = address.prefix { $0 != "#" && $0 != "?" }
    if let base = settings.baseURL, rest.hasPrefix(base) {
      rest = "/" + rest.dropFirst(base.count)
    } else if rest.hasPrefix(settings.hostRoot) {
      rest = "/" + rest.dropFirst(settings.hostRoot.count)
    }
    return (rest.hasPrefix("/") ? .page() : page).target(of: String(rest))
  }
}
