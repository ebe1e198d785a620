import Diagnostics

/// Finds the target of each redirect; a missing record is an error.
///
/// A redirect to an unpublished record is left out until that is public.
///
/// Addresses are not checked here: which of them the site has is known only when all are planned.
func resolveRedirects(
  _ redirects: [WrittenRedirect],
  _ site: Site,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> [Redirect] {
  let resolver = LinkResolver(site, names)
  return redirects.compactMap { redirect in
    var found: [Diagnostic] = []
    let target = resolver.target(of: redirect.to, into: &found)
    diagnostics += found.filter { $0.rule != .heldReference }
    return target.map {
      Redirect(
        from: redirect.from,
        to: $0,
        fromLocation: redirect.fromLocation,
        toLocation: redirect.to.location
      )
    }
  }
}

extension LinkResolver {
  /// The record or the address that a redirect names: `finding:bail#evidence`, `/findings/`.
  fileprivate func target(
    of written: Name,
    into diagnostics: inout [Diagnostic]
  ) -> RedirectTarget? {
    if let address = SiteAddress(written.id) { return .address(address) }
    let (name, anchor) = splitAnchor(written.id)
    let colon = name.firstIndex(of: ":")
    guard let colon, isID(String(name[..<colon])), !isWebAddress(written.id) else {
      let refusal = written.id.hasPrefix("/") ? SiteAddress.refusal(of: written.id) : nil
      let message =
        isWebAddress(written.id)
        ? "\"\(written.id)\" is on another site, but a redirect leads to this one"
        : "\"\(written.id)\" is neither a record nor an address of this site"
          + (refusal.map { ": it \($0)" } ?? "")
      diagnostics.report(.redirectAddress, message, at: written.location)
      return nil
    }
    let scheme = String(name[..<colon])
    let id = String(name[name.index(after: colon)...])
    if let gone = withdrawn(scheme, id, report: nil) { return .withdrawn(gone) }
    let found = record(
      scheme,
      Name(id: id, location: written.location),
      report: nil,
      into: &diagnostics
    )
    guard let found else { return nil }
    if let anchor,
      !has(anchor, site.prose(of: found), at: written.location, into: &diagnostics)
    {
      return nil
    }
    return .record(found, anchor: anchor)
  }
}
