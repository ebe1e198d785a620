import Diagnostics
import Foundation
import Pages
import SiteOutline
import TestSupport
import Testing

/// Whatever an author writes as text remains text in every file of the site.
struct HostileContentTests {
  /// Character sequences with a meaning in one of the formats that a site contains.
  private static let parts = [
    "=1+1", "-1+1", "@SUM(1)", "\t=1", "\r\n=1\r\nX-Own: a\r\n", "\"onmouseover=\"alert(1)",
    "' onmouseover='alert(1)", "'onmouseover='alert(1)", "<script>alert(1)</script>",
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "</title></style></textarea><b>", "--></style>]]><!-- <![CDATA[",
    "{{#title}}{{{title}}}{{>frame}}{{/title}}", "&#x3c;script&#62;&lt;b&gt;&amp",
    "\u{2028}\u{2029}\u{85}\u{FFFE}", "\u{200F}\u{FEFF}",
    "\\\";}{$(x)`${x}`%0A%3Cb%3E", "//a.example/\\@b", "$1\\1%1{0}%s",
  ]

  /// Characters that no file may contain (`hidden-character`), but which YAML can write with
  /// escapes.
  private static let hidden = ["\u{0}\u{1}\u{B}", "\u{202E}\u{2066}"]

  /// URL schemes, which have a meaning only at the start of an address.
  private static let schemes = [
    "javascript:alert(1)//", "data:text/html,<b>", "\u{1}javascript:a(1)//",
  ]

  struct Case: CustomTestStringConvertible {
    var payload: String
    var laying: Laying
    /// The minimum number of kinds of text that accept it, so that the test is not vacuous.
    var least = 200
    /// Whether the payload is also inserted into ids, numbers and dates.
    var everywhere = false
    var testDescription: String { "\(payload.prefix(24).debugDescription), \(laying)" }
  }

  /// All sequences joined, those joined that Markdown accepts as text, and a scheme.
  ///
  /// With `SITEGEN_HOSTILE=all`, each of them is also a case of its own.
  static let cases: [Case] = {
    let mild = parts.filter { !$0.contains("<") && !$0.contains("`") }.joined()
    let short = [
      Case(payload: parts.joined(), laying: .before),
      Case(payload: mild, laying: .behind, least: 250),
      Case(payload: schemes[0], laying: .before, least: 250),
    ]
    guard ProcessInfo.processInfo.environment["SITEGEN_HOSTILE"] == "all" else { return short }
    let all = (parts + schemes).flatMap { part in
      Laying.allCases.map { Case(payload: part, laying: $0, everywhere: true) }
    }
    let unseen = hidden.map { Case(payload: $0, laying: .behind, least: 50) }
    let other =
      unseen + [
        Case(payload: parts.joined(), laying: .behind), Case(payload: mild, laying: .before),
      ]
    return short + other + all
  }()

  @Test(arguments: cases)
  func textStaysText(hostile: Case) async throws {
    let suite = try await HostileSuite.harbours.value
    let attempt = try await suite.site.attempt(
      hostile.payload,
      hostile.laying,
      everywhere: hostile.everywhere
    )
    suite.expectNothingNew(in: attempt.built)
    let labels = Set(attempt.accepted.map { suite.site.site.fields[$0].label })
    #expect(labels.count >= hostile.least)
    // The payload has reached the pages, the data files and the feeds.
    let marked = attempt.built.files.filter {
      String(decoding: $0.value, as: UTF8.self).contains(Laying.mark)
    }.keys
    for (ending, least) in [
      ("html", 100), ("csv", 50), ("json", 100), ("xml", 50), ("ris", 30), ("svg", 40), ("ics", 1),
    ] {
      #expect(marked.count { $0.hasSuffix(".\(ending)") } >= least, "\(ending)")
    }
  }

  /// Every key that the shipped site uses is tried, except the facts about bodies and the columns
  /// of tables, which each site names itself.
  @Test func eachKeyIsTried() throws {
    func keys(_ site: HostileSite, bodies: String, onlyWords: Bool = false) -> Set<String> {
      let facts = site.fields.filter { $0.label == "vocabulary.yml facts[].id" }.map(\.original)
      let own = ["*.csv "] + facts.flatMap { ["bodies/*.md \($0)", "bodies/*.md notes.\($0)"] }
      return Set(
        site.fields.filter { !onlyWords || !$0.isName }.map {
          $0.label.replacing("\(bodies)/*", with: "bodies/*")
        }
      ).filter { label in !own.contains { label.hasPrefix($0) } }
    }
    let tried = keys(try HostileSite(try harboursWithEverything()), bodies: "harbours")
    let used = keys(try HostileSite(try realSite()), bodies: "forces", onlyWords: true)
    #expect(used.subtracting(tried) == [])
    #expect(used.count > 80)
  }
}
