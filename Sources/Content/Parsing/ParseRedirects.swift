package import Diagnostics
import YAML

/// An entry of `redirects.yml` as parsed; its target is not resolved yet.
struct WrittenRedirect: Sendable {
  var from: SiteAddress
  var fromLocation: SourceLocation
  var to: Name
}

/// Parses `content/redirects.yml`: a mapping from old addresses to records and addresses.
func parseRedirects(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic]
) -> [WrittenRedirect]? {
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return nil }
  guard case .mapping(let members) = node.value else {
    let message = "redirects.yml must be a mapping of old addresses, found \(node.kindInWords)"
    diagnostics.report(.wrongType, message, at: node.location)
    return nil
  }
  var seen: Set<SiteAddress> = []
  return members.compactMap { member in
    guard let from = SiteAddress(member.key) else {
      let message =
        "\"\(member.key)\" is not an address of this site: it "
        + (SiteAddress.refusal(of: member.key) ?? "is malformed")
      diagnostics.report(.redirectAddress, message, at: member.keyLocation)
      return nil
    }
    if from.query != nil, from.fragment != nil {
      let message = "\"\(member.key)\" has a query and a part, but no host learns the part"
      diagnostics.report(.redirectAddress, message, at: member.keyLocation)
      return nil
    }
    guard seen.insert(from).inserted else {
      let message = "duplicate address \"\(member.key)\""
      diagnostics.report(.duplicateKey, message, at: member.keyLocation)
      return nil
    }
    guard case .scalar(let to) = member.value.value, !to.isEmpty else {
      let message =
        "\"\(member.key)\" must lead to a record or an address, found \(member.value.kindInWords)"
      diagnostics.report(.wrongType, message, at: member.value.location)
      return nil
    }
    return WrittenRedirect(
      from: from,
      fromLocation: member.keyLocation,
      to: Name(id: to, location: member.value.location)
    )
  }
}

/// The rule about the addresses in `redirects.yml`.
extension Rule {
  package static let redirectAddressRules = [redirectAddress]

  package static let redirectAddress = Rule(
    "redirect-address",
    .error,
    advice: """
      Write an address from the root of the site, such as /reports/old/, or a record, such as \
      report:new.
      """,
    meaning: """
      An old or a new address is malformed. An address starts at the root of the site with a \
      slash, and has no host and no characters with a meaning in the files for hosts. A new \
      address on another site is written whole, as https://archive.example/reports/. Only a page \
      has parts that can be redirected.
      """,
    example: RuleExample(
      "content/redirects.yml",
      wrong: "reports/first: report:one",
      right: "/reports/first/: report:one"
    )
  )
}
