import Content
package import Diagnostics
import SiteOutline

/// Reports the published addresses that a site no longer has and that lead nowhere: errors, and
/// warnings in a preview.
///
/// After any other error nothing is reported, since a record that cannot be read has no address
/// either. Neither is it for a site as of an instant before its last release, which had fewer
/// addresses.
package func checkPublishedAddresses(_ plan: SitePlan, into diagnostics: inout [Diagnostic]) {
  guard !diagnostics.hasErrors else { return }
  if let last = plan.site.releases.last, plan.site.publishedAddresses.isEmpty {
    diagnostics.report(
      .lostAddress,
      "the addresses of the release \"\(last.name)\" are not in content/addresses.txt",
      at: .file(releasesPath),
      help: "restore content/addresses.txt from the commit of that release"
    )
  }
  guard !plan.site.publishedAddresses.isEmpty else { return }
  if let last = plan.site.releases.last?.date, plan.now < last { return }
  for group in LostAddresses(in: plan).groups {
    guard var diagnostic = diagnostic(of: group, plan.site) else { continue }
    if plan.delivery == .preview { diagnostic.severity = .warning }
    diagnostics.append(diagnostic)
  }
}

private func diagnostic(of group: LostAddresses.Group, _ site: Site) -> Diagnostic? {
  guard let first = group.addresses.first, let line = group.lines.first else { return nil }
  let count = group.addresses.count
  let names = group.addresses.prefix(mostShown).map(\.address.words).joined(separator: ", ")
  var message =
    count == 1
    ? "the published address \(names) is gone"
    : "\(count) published addresses are gone: \(names)\(count > mostShown ? ", …" : "")"
  var help = "add to content/redirects.yml: \(line)"
  let others = group.lines.count - 1
  if others > 0 {
    help += " (`sitegen list lost` prints this and \(others) more line\(others == 1 ? "" : "s"))"
  }
  if let record = SitePath(first.address.file).flatMap(site.unpublishedRecord) {
    message += "; \(record.path) was published and is now unpublished: \(record.reason.words)"
    help = "publish it again, or " + help
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
  package static let lostAddressRules = [lostAddress]

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
}
