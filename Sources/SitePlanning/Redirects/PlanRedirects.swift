package import Content
package import Diagnostics
import Exports
import Markdown
package import SiteOutline

/// Checks the redirects of a site against its addresses.
///
/// A redirect is an error if it starts at an existing file or below one, or leads to a missing one,
/// to another redirect, or in a cycle. `reserved` are further paths at which no page can be.
package func planRedirects(
  _ site: Site,
  _ pages: [PagePlan],
  reserved: [SitePath],
  into diagnostics: inout [Diagnostic]
) -> RedirectPlan {
  guard !site.redirects.isEmpty else { return RedirectPlan() }
  let planner = RedirectPlanner(site, pages, reserved: reserved)
  var occupied = OccupiedPaths(planner.paths.union(reserved))
  var redirectPlan = RedirectPlan()
  for redirect in site.redirects where planner.isSound(redirect, into: &diagnostics) {
    guard let path = SitePath(redirect.from.file), let location = planner.location(of: redirect.to)
    else {
      continue
    }
    if let query = redirect.from.query {
      redirectPlan.queries.append((path, query, location))
      continue
    }
    let part = redirect.from.fragment.map { RedirectedPart(anchor: $0, location: location) }
    if planner.paths.contains(path) {
      redirectPlan.parts[path, default: []] += part.map { [$0] } ?? []
      continue
    }
    let known = redirectPlan.pages.firstIndex { $0.path == path }
    var page =
      known.map { redirectPlan.pages.remove(at: $0) }
      ?? RedirectPage(path: path, in: occupied, line: redirect.fromLocation.line)
    if page.isPage { occupied.insert(path) }
    if let part, !page.isPage {
      reportPart(part, of: redirect, into: &diagnostics)
    } else if let part {
      page.parts.append(part)
    } else {
      page.location = location
    }
    redirectPlan.pages.append(page)
  }
  redirectPlan.pages.sort { $0.path < $1.path }
  return redirectPlan
}

/// Reports a part of an address at which no page can be: only a page can tell parts apart.
private func reportPart(
  _ part: RedirectedPart,
  of redirect: Redirect,
  into diagnostics: inout [Diagnostic]
) {
  let whole = SiteAddress(file: redirect.from.file).words
  diagnostics.report(
    .redirectAddress,
    "there cannot be a page at \(whole), so its part #\(part.anchor) cannot be redirected",
    at: redirect.fromLocation,
    help: "write \(whole), the whole address"
  )
}

private struct RedirectPlanner {
  let site: Site
  let paths: Set<SitePath>
  /// The paths that are not those of pages.
  private let files: Set<SitePath>
  private let records: [SitePath: RecordKey]
  private let redirects: [SiteAddress: Redirect]

  init(_ site: Site, _ pages: [PagePlan], reserved: [SitePath]) {
    self.site = site
    paths = Set(pages.map(\.path))
    files = Set(pages.filter { $0.subject.kind == nil }.map(\.path)).union(reserved)
    records = Dictionary(
      pages.compactMap { page in
        guard page.language == nil, case .record(let record) = page.subject else { return nil }
        return (page.path, record)
      },
      uniquingKeysWith: { first, _ in first }
    )
    redirects = Dictionary(site.redirects.map { ($0.from, $0) }) { first, _ in first }
  }

  func location(of target: RedirectTarget) -> RedirectDestination? {
    switch target {
    case .address(let address):
      guard let path = SitePath(address.file) else { return nil }
      // A file or a part of a withdrawn record, which can be withdrawn without editing redirects.
      if let gone = site.withdrawnRecord(at: address) {
        let isNotice = site.noticePaths(of: site[gone]).contains(path)
        return isNotice ? RedirectDestination(path: path) : self.location(of: .withdrawn(gone))
      }
      return RedirectDestination(
        path: path,
        query: address.query,
        anchor: address.fragment,
        record: records[path]
      )
    case .web(let url): return RedirectDestination(path: .page(), web: url)
    case .withdrawn(let record):
      guard let path = site.noticePaths(of: site[record]).first else { return nil }
      return RedirectDestination(path: path)
    case .record(let record, let anchor):
      return RedirectDestination(
        path: site.path(of: record),
        anchor: site.anchor(of: record) ?? anchor,
        record: record
      )
    }
  }

  /// Reports at most one error of a redirect.
  func isSound(_ redirect: Redirect, into diagnostics: inout [Diagnostic]) -> Bool {
    let from = redirect.from.words
    if let existing = existing(at: redirect.from) {
      let message = "there is \(existing), so \(from) cannot be redirected"
      diagnostics.report(.redirectTaken, message, at: redirect.fromLocation)
      return false
    }
    guard let location = location(of: redirect.to) else { return false }
    if location.web != nil { return true }
    let end = follow(location.siteAddress, from: redirect.from)
    switch end {
    case .here: break
    case .circle(let isWhole):
      // All redirects of a cycle have the same error; it is reported for the first.
      guard isWhole, isFirst(redirect) else { return false }
      let message = "\(from) redirects to itself"
      diagnostics.report(.redirectLoop, message, at: redirect.toLocation)
      return false
    case .elsewhere(let last):
      diagnostics.report(
        .redirectChain,
        "\(location.siteAddress.words) is itself an old address",
        at: redirect.toLocation,
        help: "write \(last), the final address"
      )
      return false
    }
    if paths.contains(location.path) { return true }
    // It is left out until its target is public, or public again.
    if site.unpublishedRecord(at: location.path) != nil || site.isWithdrawn(location.siteAddress) {
      return false
    }
    let addresses = paths.map { "/\($0.address)" }.sorted()
    diagnostics.report(
      .redirectTarget,
      "there is no page at \(location.siteAddress.words)",
      at: redirect.toLocation,
      help: nearestName(to: "/\(location.path.address)", among: addresses).map {
        "did you mean \($0)?"
      }
    )
    return false
  }

  /// What the site has at an address, with the address if it is another: the page, the part of it,
  /// or a file at or above it; `nil` if there is nothing.
  private func existing(at address: SiteAddress) -> String? {
    // A host tells an address with a query from the page without it.
    guard address.query == nil, let path = SitePath(address.file) else { return nil }
    if files.contains(path) { return "a file at \(SiteAddress(file: path.text).words)" }
    guard paths.contains(path) else {
      let file = folders(above: path.text).lazy.compactMap { SitePath($0) }.first(where: isFile)
      return file.map { "a file at /\($0.address)" }
    }
    guard let fragment = address.fragment else { return "a page at \(address.words)" }
    let isThere = records[path].map { site.fragments(of: $0).contains(fragment) } == true
    return isThere ? "a part of a page at \(address.words)" : nil
  }

  /// Whether a path is that of a file, or of the compressed form of one.
  private func isFile(_ path: SitePath) -> Bool {
    if files.contains(path) || paths.contains(path) { return true }
    guard [".br", ".gz"].contains(where: path.text.hasSuffix) else { return false }
    return SitePath(String(path.text.dropLast(3))).map(isFile) ?? false
  }

  /// The end of a chain of redirects.
  private enum End {
    /// The address is not a redirect.
    case here
    case elsewhere(String)
    /// The chain ends in a cycle, which may include its start.
    case circle(isWhole: Bool)
  }

  private func follow(_ address: SiteAddress, from start: SiteAddress) -> End {
    var seen: Set<SiteAddress> = [start]
    var location = address
    while let next = redirect(at: location) {
      guard seen.insert(next.from).inserted else { return .circle(isWhole: next.from == start) }
      guard let following = self.location(of: next.to) else { break }
      if let web = following.web { return .elsewhere(web) }
      location = following.siteAddress
    }
    return location == address ? .here : .elsewhere(location.words)
  }

  /// The redirect that applies to an address; that of a page applies to all its parts.
  private func redirect(at address: SiteAddress) -> Redirect? {
    if let own = redirects[address] { return own }
    guard let path = SitePath(address.file), !paths.contains(path) else { return nil }
    return redirects[SiteAddress(file: address.file)]
  }

  /// Whether no other redirect of the same cycle comes earlier in the file.
  private func isFirst(_ redirect: Redirect) -> Bool {
    var location = location(of: redirect.to)?.siteAddress
    while let next = location.flatMap(self.redirect), next.from != redirect.from {
      if next.fromLocation.line < redirect.fromLocation.line { return false }
      location = self.location(of: next.to)?.siteAddress
    }
    return true
  }
}

extension RedirectDestination {
  fileprivate var siteAddress: SiteAddress {
    SiteAddress(file: path.text, query: query, fragment: anchor)
  }
}
