import Content
package import Diagnostics
import SiteOutline

/// Reports the published addresses that a site no longer has and that lead nowhere: errors, and
/// warnings in a preview.
///
/// After any other error nothing is reported, since a record that cannot be read has no address
/// either. A site as of an instant before its last release had fewer addresses, so it is not
/// checked, and a warning says so.
package func checkPublishedAddresses(_ plan: SitePlan, into diagnostics: inout [Diagnostic]) {
  guard !diagnostics.hasErrors else { return }
  if let last = plan.site.releases.last, plan.site.publishedAddresses.isEmpty {
    var diagnostic = Diagnostic(
      .lostAddress,
      "the addresses of the release \"\(last.name)\" are not in content/addresses.txt",
      at: .file(releasesPath),
      help: "restore content/addresses.txt from the commit of that release"
    )
    if plan.delivery == .preview { diagnostic.severity = .warning }
    diagnostics.append(diagnostic)
  }
  if let last = plan.site.releases.last, let date = last.date, plan.now < date {
    diagnostics.report(
      .beforeRelease,
      "the site as of \(plan.now.iso) is older than its last release \"\(last.name)\", of "
        + "\(date.iso), so it is not compared with it",
      at: last.location,
      help: "correct the clock of this machine, or the date that --now gives"
    )
    return
  }
  for group in LostAddresses(in: plan).groups {
    guard var diagnostic = diagnostic(of: group, plan.site) else { continue }
    if plan.delivery == .preview { diagnostic.severity = .warning }
    diagnostics.append(diagnostic)
  }
}

private func diagnostic(of group: LostAddresses.Group, _ site: Site) -> Diagnostic? {
  guard let first = group.addresses.first else { return nil }
  let count = group.addresses.count
  let names = group.addresses.prefix(mostShown).map(\.address.words).joined(separator: ", ")
  var message =
    count == 1
    ? "the published address \(names) is gone"
    : "\(count) published addresses are gone: \(names)\(count > mostShown ? ", …" : "")"
  var help: String?
  if let record = group.unpublished {
    message += "; \(record.path) was published and is now unpublished: \(record.reason.words)"
    help = "keep it public, or withdraw it: sitegen withdraw \(record.name) --reason \"…\""
  } else if let line = group.lines.first {
    let hasLine = site.redirectedAddresses.contains { line.hasPrefix("\($0.words): ") }
    help = (hasLine ? "change the line in" : "add to") + " content/redirects.yml: \(line)"
    let others = group.lines.count - 1
    let noun = others == 1 ? "line" : "lines"
    if others > 0 { help? += " (`sitegen list lost` prints this and \(others) more \(noun))" }
  }
  var diagnostic = Diagnostic(.lostAddress, message, at: first.location, help: help)
  diagnostic.occurrences = count
  diagnostic.otherLocations = group.addresses.dropFirst().prefix(mostShown - 1).map(\.location)
  return diagnostic
}

/// How many addresses of a cause a message names.
private let mostShown = 3

/// The rule about published addresses.
extension Rule {
  package static let lostAddressRules = [lostAddress, beforeRelease]

  package static let lostAddress = Rule(
    "lost-address",
    .error,
    advice: "Add a redirect to content/redirects.yml.",
    meaning: """
      A release has published an address that the site no longer has, and no redirect leads on \
      from it. A court, a newspaper or another site may have cited it, and their readers would \
      find nothing. Any other error is reported first, since it may be why the address is missing.
      """,
    example: RuleExample(
      "content/redirects.yml",
      wrong: "/reports/first/: report:one",
      right: """
        /reports/first/: report:one
        /reports/one/findings/delay/: /reports/one/findings/wait/
        """
    )
  )

  package static let beforeRelease = Rule(
    "before-release",
    .warning,
    advice: "Build the site as of now, on a machine with a correct clock.",
    meaning: """
      The site is built as of an instant before its last release, so neither lost addresses nor \
      changes without an entry can be found: the site was another one then. Whoever publishes it \
      takes back what the release has published.
      """,
    example: RuleExample(
      "content/releases.yml",
      wrong: "  date: 2031-05-01T08:30:00Z",
      right: "  date: 2025-05-01T08:30:00Z"
    )
  )
}
