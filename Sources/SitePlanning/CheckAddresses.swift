package import Diagnostics
import SiteOutline

/// Sorts the files by address and reports duplicate addresses.
package func checkAddresses(_ pages: inout [PagePlan], into diagnostics: inout [Diagnostic]) {
  pages.sort { ($0.path, $0.origin) < ($1.path, $1.origin) }
  for (first, second) in zip(pages, pages.dropFirst()) where first.path == second.path {
    let (file, other) = second.isMadeFromFile ? (second, first) : (first, second)
    diagnostics.report(
      .duplicateAddress,
      "\(other.origin) has the same address: \(first.path.address)",
      at: .file(file.origin)
    )
  }
}

/// The rule about the addresses of pages.
extension Rule {
  package static let addressRules = [duplicateAddress]

  package static let duplicateAddress = Rule(
    "duplicate-address",
    .error,
    advice: "Change the id of one of the two; each page needs its own address.",
    meaning: """
      Two files of the built site would have the same address. Only one of them could be written, \
      and readers would never see the other.
      """,
    example: RuleExample(
      "content/pages/findings.md",
      wrong: "title: Findings",
      right: """
        id: how-findings-are-made
        title: Findings
        """
    )
  )
}
