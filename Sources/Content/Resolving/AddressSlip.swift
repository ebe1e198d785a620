import Diagnostics

/// What to write instead of an address that is meant to lead to the web, to a mailbox or to a
/// telephone, and does not; `nil` if it can be one of the site.
///
/// A complete address, such as `https://office.example/`, never gets here: it needs no site.
func addressHelp(for address: String) -> String? {
  guard mayLeadElsewhere(address) else { return nil }
  let lower = address.lowercased()
  if lower.hasPrefix("mailto:") {
    return "write mailto: and the address: mailto:office@example.org"
  }
  if lower.hasPrefix("tel:") { return "write tel: and the number: tel:+441632960999" }
  let start = address.prefix { !":/".contains($0) }
  if lower.hasPrefix("www.") { return "write https://\(address)" }
  if address.hasPrefix("//") { return "write https:\(address)" }
  if let name = start.split(separator: "@", omittingEmptySubsequences: false).first,
    name.count < start.count, !name.isEmpty, hostHelp(for: String(start)) != nil
  {
    return "write mailto:\(address)"
  }
  let scheme = start.lowercased().filter { $0.isLetter }
  let rest = address.dropFirst(start.count)
  let isWeb = ["http", "https"].contains(scheme) && !rest.isEmpty
  guard isWeb || rest.hasPrefix("://") && isLikeWeb(scheme) else { return nil }
  let page = withoutScheme(rest)
  let name = scheme == "http" ? "http" : "https"
  return "write \(name)://\(page.isEmpty ? "www.example.org/" : page)"
}

private let colon = UInt8(ascii: ":")
private let slash = UInt8(ascii: "/")

/// Whether an address has a mailbox or a slash after a scheme, or begins like one on the web; most
/// are names of records and paths of files, which is quick to see.
private func mayLeadElsewhere(_ address: String) -> Bool {
  let first = (address.utf8.first ?? 0) | 0x20
  return ["h", "w", "m", "t", "/"].contains(UnicodeScalar(first))
    || address.utf8.contains(UInt8(ascii: "@"))
    || zip(address.utf8, address.utf8.dropFirst()).contains { $0 == colon && $1 == slash }
}

/// What to write instead of a path without a file that looks like the name of a host.
func hostHelp(for path: String) -> String? {
  let host = path.prefix { !"/?#".contains($0) }
  let labels = host.split(separator: ".", omittingEmptySubsequences: false)
  guard let last = labels.last, labels.count > 1, !labels.contains(""), last.count > 1,
    last.allSatisfy(\.isLetter), !fileExtensions.contains(last.lowercased())
  else { return nil }
  return "write https://\(path), if it is an address on the web"
}

/// The address after its scheme, also after a second one, and the marks between them.
private func withoutScheme(_ text: Substring) -> Substring {
  let rest = text.drop { !$0.isLetter && !$0.isNumber }
  for scheme in ["https", "http"] where rest.lowercased().hasPrefix(scheme) {
    let next = rest.dropFirst(scheme.count)
    if next.first.map({ ":/".contains($0) }) == true { return withoutScheme(next) }
  }
  return rest
}

private func isLikeWeb(_ scheme: String) -> Bool {
  nearestName(to: scheme, among: ["https", "http"]) != nil
}

private let fileExtensions: Set<String> = [
  "md", "markdown", "html", "htm", "yml", "yaml", "csv", "txt", "json", "pdf", "docx", "xlsx",
  "ods", "svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "xml", "ics",
]
