package import Diagnostics

/// Parses `content/addresses.txt`: an address of the site on each line, as in `redirects.yml`.
///
/// Empty lines, and lines that start with `#`, are skipped.
func parseAddresses(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic]
) -> [PublishedAddress]? {
  guard isUTF8(source, into: &diagnostics) else { return nil }
  var addresses: [PublishedAddress] = []
  var malformed: [(line: String, location: SourceLocation)] = []
  var start = source.textStart
  for line in source.bytes[start...].split(
    separator: lineFeed,
    omittingEmptySubsequences: false
  ) {
    defer { start = line.endIndex + 1 }
    let written = line.last == carriageReturn ? line.dropLast() : line
    guard let first = written.first, first != numberSign else { continue }
    let location = source.location(at: start..<written.endIndex)
    let text = String(decoding: written, as: UTF8.self)
    if let address = SiteAddress(text) {
      addresses.append(PublishedAddress(address: address, location: location))
    } else {
      malformed.append((text, location))
    }
  }
  if let diagnostic = diagnostic(of: malformed) { diagnostics.append(diagnostic) }
  return addresses
}

/// One error for all lines that are not addresses; it quotes the first.
private func diagnostic(of malformed: [(line: String, location: SourceLocation)]) -> Diagnostic? {
  guard let (line, location) = malformed.first else { return nil }
  let reason = SiteAddress.refusal(of: line) ?? "is malformed"
  let others = malformed.count - 1
  var diagnostic = Diagnostic(
    .addressLine,
    "\"\(line)\" is not an address of this site: it \(reason)"
      + (others == 0 ? "" : "; \(others) more \(others == 1 ? "line is" : "lines are") malformed"),
    at: location
  )
  diagnostic.occurrences = malformed.count
  diagnostic.otherLocations = malformed.dropFirst().prefix(2).map(\.location)
  return diagnostic
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let numberSign = UInt8(ascii: "#")

/// The rule about the lines of `addresses.txt`.
extension Rule {
  package static let addressLineRules = [addressLine]

  package static let addressLine = Rule(
    "address-line",
    .error,
    advice: """
      Restore the line from the last commit; `sitegen release` writes this file, and nobody else \
      needs to.
      """,
    meaning: """
      The list of published addresses contains a line that is not an address from the root of the \
      site, such as /reports/old/. Whether that address still leads anywhere cannot be checked.
      """,
    example: RuleExample(
      "content/addresses.txt",
      wrong: "reports/one/",
      right: "/reports/one/"
    )
  )
}
