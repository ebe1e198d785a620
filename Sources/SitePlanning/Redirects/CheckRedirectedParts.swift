import Content
package import Diagnostics
import SiteOutline
import Templates

/// Reports redirects that lead to a part which the page does not have.
///
/// A redirect that names a record is checked when it is resolved.
package func checkRedirectedParts(_ plan: SitePlan, into diagnostics: inout [Diagnostic]) {
  for redirect in plan.site.redirects {
    guard case .address(let address) = redirect.to, let fragment = address.fragment,
      let path = SitePath(address.file), let page = plan.page(at: path), page.hasKnownParts,
      // A redirect to an old address has an error of its own.
      !plan.site.redirectedAddresses.contains(address), !plan.site.isWithdrawn(address)
    else { continue }
    let parts = plan.fragments(of: page)
    if parts.contains(fragment) || plan.templateMayName(fragment, on: page) { continue }
    let whole = SiteAddress(file: address.file).words
    diagnostics.report(
      .redirectTarget,
      "the page at \(whole) has no part #\(fragment)",
      at: redirect.toLocation,
      help: nearestName(to: fragment, among: parts).map { "did you mean \(whole)#\($0)?" }
        ?? "write \(whole), the whole page"
    )
  }
}

extension PagePlan {
  /// Whether the parts of the page are those of its text, besides those that its template names.
  fileprivate var hasKnownParts: Bool {
    switch subject {
    case .record, .wholeReport: true
    default: false
    }
  }
}

extension SitePlan {
  /// Whether the template of a page, or a chart or a list on it, may have an id; those that only
  /// the program makes contain a colon.
  fileprivate func templateMayName(_ id: String, on page: PagePlan) -> Bool {
    if id.contains(":") { return false }
    let templates = translation(of: page)?.templates ?? templates
    let text = page.subject.kind.flatMap { templates[$0] }?.fingerprint ?? []
    return text.firstRange(of: Array("id=\"\(id)\"".utf8)) != nil
      || site.charts.contains { id == $0.id || id.hasPrefix("\($0.id)-") }
      || site.vocabulary.kinds.contains { id == $0.id }
      || site.sources.contains { id == "source-\($0.id)" }
  }
}
