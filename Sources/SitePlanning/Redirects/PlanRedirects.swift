package import Content
package import Diagnostics
import Exports
import Markdown
import SiteOutline

/// Checks the redirects of a site against its addresses.
///
/// A redirect is an error if it starts at an existing page, or leads to a missing one, to another
/// redirect, or in a cycle.
package func planRedirects(
  _ site: Site,
  _ pages: [PagePlan],
  into diagnostics: inout [Diagnostic]
) -> RedirectPlan {
  let planner = RedirectPlanner(site, pages)
  var redirectPlan = RedirectPlan()
  for redirect in site.redirects where planner.isSound(redirect, into: &diagnostics) {
    guard let path = SitePath(redirect.from.file), let location = planner.location(of: redirect.to)
    else {
      continue
    }
    let part = redirect.from.fragment.map { RedirectedPart(anchor: $0, location: location) }
    if planner.paths.contains(path) {
      redirectPlan.parts[path, default: []] += part.map { [$0] } ?? []
    } else {
      var page = RedirectPage(path: path, line: redirect.fromLocation.line)
      let known = redirectPlan.pages.firstIndex { $0.path == path }
      if let known { page = redirectPlan.pages.remove(at: known) }
      if let part { page.parts.append(part) } else { page.location = location }
      redirectPlan.pages.append(page)
    }
  }
  redirectPlan.pages.sort { $0.path < $1.path }
  return redirectPlan
}

private struct RedirectPlanner {
  let site: Site
  let paths: Set<SitePath>
  private let records: [SitePath: RecordKey]
  private let redirects: [SiteAddress: Redirect]

  init(_ site: Site, _ pages: [PagePlan]) {
    self.site = site
    paths = Set(pages.map(\.path))
    records = Dictionary(
      pages.compactMap { page in
        if case .record(let record) = page.subject { (page.path, record) } else { nil }
      },
      uniquingKeysWith: { first, _ in first }
    )
    redirects = Dictionary(site.redirects.map { ($0.from, $0) }) { first, _ in first }
  }

  func location(of target: RedirectTarget) -> RedirectDestination? {
    switch target {
    case .address(let address):
      guard let path = SitePath(address.file) else { return nil }
      return RedirectDestination(path: path, anchor: address.fragment, record: records[path])
    case .record(let record, let anchor):
      let term = record.reference(to: Term.self).map { "term-\(site[$0].head.id)" }
      return RedirectDestination(
        path: site.path(of: record),
        anchor: term ?? anchor,
        record: record
      )
    }
  }

  /// Reports at most one error of a redirect.
  func isSound(_ redirect: Redirect, into diagnostics: inout [Diagnostic]) -> Bool {
    let from = redirect.from.words
    if isTaken(redirect.from) {
      let message = "there is a page at \(from), so it cannot be redirected"
      diagnostics.report(.redirectTaken, message, at: redirect.fromLocation)
      return false
    }
    guard let location = location(of: redirect.to) else { return false }
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
        help: "write \(last.words), the final address"
      )
      return false
    }
    guard !paths.contains(location.path) else { return true }
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

  /// Whether the site has what the address refers to: the page, or the heading on it.
  private func isTaken(_ address: SiteAddress) -> Bool {
    guard let path = SitePath(address.file), paths.contains(path) else { return false }
    guard let fragment = address.fragment else { return true }
    let prose = records[path].flatMap(site.prose)
    return prose?.document.anchors.contains(fragment) == true
  }

  /// The end of a chain of redirects.
  private enum End {
    /// The address is not a redirect.
    case here
    case elsewhere(SiteAddress)
    /// The chain ends in a cycle, which may include its start.
    case circle(isWhole: Bool)
  }

  private func follow(_ address: SiteAddress, from start: SiteAddress) -> End {
    var seen: Set<SiteAddress> = [start]
    var location = address
    while let next = redirect(at: location) {
      guard seen.insert(next.from).inserted else { return .circle(isWhole: next.from == start) }
      guard let following = self.location(of: next.to)?.siteAddress else { break }
      location = following
    }
    return location == address ? .here : .elsewhere(location)
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
  fileprivate var siteAddress: SiteAddress { SiteAddress(file: path.text, fragment: anchor) }
}

extension SiteAddress {
  /// The address in the form that editors write.
  fileprivate var words: String {
    let path = SitePath(file)?.address ?? file
    return "/\(path)" + (fragment.map { "#\($0)" } ?? "")
  }
}

/// Rules about redirects.
extension Rule {
  package static let redirectRules = [redirectTaken, redirectTarget, redirectChain, redirectLoop]

  package static let redirectTaken = Rule(
    "redirect-taken",
    .error,
    advice: "Remove the line, or give the page another address.",
    meaning: """
      The old address belongs to an existing page, or to a heading on one. Readers would be sent \
      away from what they came for.
      """,
    example: RuleExample(
      "content/redirects.yml",
      wrong: "/about/: report:one",
      right: "/about-us/: report:one"
    )
  )

  package static let redirectTarget = Rule(
    "redirect-target",
    .error,
    advice: "Correct the address, or name a record, such as report:new.",
    meaning: """
      An old address leads to an address that the site does not have. Readers would be told twice \
      that nothing is there.
      """,
    example: RuleExample(
      "content/redirects.yml",
      wrong: "/all/: /finding/",
      right: "/all/: /findings/"
    )
  )

  package static let redirectChain = Rule(
    "redirect-chain",
    .error,
    advice: "Name the final address, so that nobody is redirected twice.",
    meaning: """
      An old address leads to another old address. Each redirect costs readers time, and some \
      programs do not follow the second one.
      """,
    example: RuleExample(
      "content/redirects.yml",
      wrong: "/oldest/: /older/",
      right: "/oldest/: /findings/"
    )
  )

  package static let redirectLoop = Rule(
    "redirect-loop",
    .error,
    advice: "Name an existing page.",
    meaning: "Old addresses lead to each other in a loop, so readers would never arrive at a page.",
    example: RuleExample(
      "content/redirects.yml",
      wrong: "/this/: /that/",
      right: "/this/: /findings/"
    )
  )
}
