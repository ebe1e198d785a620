import Diagnostics
import YAML

/// A line of `redirects.yml` as read; what it leads to is yet to be found.
struct WrittenRedirect: Sendable {
  var from: SiteAddress
  var fromLocation: SourceLocation
  var to: Name
}

/// Reads `content/redirects.yml`: a mapping from old addresses to records and addresses.
func parseRedirects(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic]
) -> [WrittenRedirect] {
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return [] }
  guard case .mapping(let members) = node.value else {
    let message = "redirects.yml is a mapping from old addresses, this is \(node.kindInWords)"
    diagnostics.report(.wrongType, message, at: node.location)
    return []
  }
  var seen: Set<SiteAddress> = []
  return members.compactMap { member in
    guard let from = SiteAddress(member.key) else {
      let message = "\"\(member.key)\" is no address of this site"
      diagnostics.report(.redirectAddress, message, at: member.keyLocation)
      return nil
    }
    guard seen.insert(from).inserted else {
      let message = "the address \"\(member.key)\" stands here twice"
      diagnostics.report(.duplicateKey, message, at: member.keyLocation)
      return nil
    }
    guard case .scalar(let to) = member.value.value, !to.isEmpty else {
      let message =
        "\"\(member.key)\" leads to a record or an address, this is \(member.value.kindInWords)"
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
