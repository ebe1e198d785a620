import Diagnostics
import Formats

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
    if isWebAddress(written.id) {
      if let refusal = refusal(ofWeb: written.id) {
        let message = "\"\(written.id)\" is no address on another site: it \(refusal)"
        diagnostics.report(.redirectAddress, message, at: written.location)
        return nil
      }
      return .web(written.id)
    }
    let (name, anchor) = splitAnchor(written.id)
    let colon = name.firstIndex(of: ":")
    guard let colon, isID(String(name[..<colon])) else {
      let refusal = written.id.hasPrefix("/") ? SiteAddress.refusal(of: written.id) : nil
      let message =
        "\"\(written.id)\" is neither a record nor an address"
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

  /// Why a web address cannot be the target of a redirect, as the rest of a sentence.
  ///
  /// Hosts send readers to exactly this address: nothing of a request can become part of it.
  private func refusal(ofWeb url: String) -> String? {
    let rest = url.drop { $0 != ":" }.dropFirst("://".count)
    let authority = rest.prefix { !"/?#".contains($0) }
    if authority.contains(where: { !$0.isASCII || "@%".contains($0) }) {
      return "has a host that is not a plain name"
    }
    let found = rest.unicodeScalars.first { scalar in
      !scalar.isASCII
        || !isUnreserved(UInt8(scalar.value)) && !"/?#=&+,@:%".unicodeScalars.contains(scalar)
    }
    if let found { return "contains the character \"\(found)\", which is written with escapes" }
    if percentDecoded(rest) == nil { return "contains an invalid escape" }
    guard let base = site.settings.baseURL else { return nil }
    let own = base.drop { $0 != ":" }.dropFirst("://".count).lowercased()
    return "\(rest)/".lowercased().hasPrefix(own) ? "is on this site: write it from its root" : nil
  }
}
