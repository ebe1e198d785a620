import Content
import Diagnostics
import Exports
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// Addresses that a release has published stay, or lead on.
struct PublishedAddressTests {
  /// The list of all addresses of a site, as a file.
  private func list(of files: [SourceText]) async -> SourceText {
    let addresses = await build(files).plan.lastingAddresses
    return SourceText(path: publishedAddressesPath, text: publishedAddressesText(addresses))
  }

  /// A list with some addresses, as a file.
  private func list(_ addresses: String) -> SourceText {
    SourceText(path: publishedAddressesPath, text: addresses)
  }

  private func page(_ text: String, named name: String = "terms") -> SourceText {
    SourceText(
      path: "content/pages/\(name).md",
      text: "---\ntitle: Terms\ndescription: What applies.\n---\n\(text)\n"
    )
  }

  @Test func listContainsWhatReadersMayKeep() async throws {
    let change = "changes: [{date: 2025-02-01, note: A word.}]\n"
    let event = "history: [{date: 2025-03-01, status: accepted, by: Some, note: Yes.}]\n"
    let files = try base(with: "-- content/redirects.yml --\n/old/: page:about\n/o.csv: /about/\n")
      .map { file in
        switch file.path {
        case "content/reports/one/recommendations/01.md":
          SourceText(path: file.path, text: file.text.replacing("due:", with: event + "due:"))
        case "content/reports/one/findings/wait.md":
          SourceText(
            path: file.path,
            text: file.text.replacing("order: 1\n", with: "order: 1\n" + change)
              + "## Who waits\n\nMany people wait for a long time.\n"
          )
        default: file
        }
      }
    let found = await build(files)
    #expect(!found.diagnostics.hasErrors, "\(textReport(found.diagnostics))")
    let words = Set(found.plan.lastingAddresses.map(\.words))
    for address in [
      "/", "/about/", "/old/", "/o.csv", "/feed.xml", "/reports/one/whole/",
      "/data/crime/crime.csv",
      "/reports/one/findings/wait/#who-waits", "/reports/one/findings/wait/#change:2025-02-01",
      "/reports/one/findings/wait/#p:many-people-wait-for-a-long",
      "/reports/one/whole/#finding:wait", "/reports/one/whole/#finding:wait:who-waits",
      "/reports/one/whole/#recommendation:1", "/forces/durham/#rate",
      "/reports/one/recommendations/1/#event:2025-03-01-accepted-some", "/measures/rate/rate.json",
      "/recommendations/deadlines.ics", "/recommendations/report/one/",
    ] {
      #expect(words.contains(address), "\(address)")
    }
    for ending in [".bib", ".ris", "/404.html", ".css", "robots.txt", "_headers", "/search.json"] {
      #expect(!words.contains { $0.hasSuffix(ending) }, "\(ending)")
    }
  }

  @Test func addressesOfTranslationsAreInTheList() async throws {
    let words = await build(try TranslationTests.files()).plan.lastingAddresses.map(\.words)
    #expect(Set(words).isSuperset(of: ["/cy/", "/cy/about/", "/cy/reports/"]))
  }

  @Test func siteWithAllItsAddressesIsWithoutFault() async throws {
    for files in [try baseFiles(), try TranslationTests.files()] {
      let found = await diagnostics(of: files + [await list(of: files)])
      #expect(found == [], "\(textReport(found))")
    }
  }

  /// Also says whether the list stays small enough for a repository.
  @Test func fragmentsOfTheRealSiteAreOnItsPages() async throws {
    let built = await build(try realSite())
    let addresses = built.plan.lastingAddresses
    #expect(publishedAddressesText(addresses).utf8.count < 1_000_000)
    for (file, named) in Dictionary(grouping: addresses, by: \.file) {
      let fragments = named.compactMap(\.fragment)
      guard !fragments.isEmpty else { continue }
      let page = try built.text(file)
      let missing = fragments.filter { !page.contains("id=\"\($0)\"") }
      #expect(missing == [], "\(file)")
    }
  }

  @Test func lostPageIsAnErrorWithTheLineToAdd() async throws {
    let found = await diagnostics(of: try baseFiles() + [list("/\n/terms/\n/about/\n")])
    #expect(found.map(\.rule) == [.lostAddress])
    let lost = try #require(found.first)
    #expect(lost.severity == .error && lost.location.line == 2)
    #expect(lost.message == "the published address /terms/ is gone")
    #expect(lost.help == "add to content/redirects.yml: /terms/: /")
  }

  @Test func redirectAccountsForALoss() async throws {
    let redirects = SourceText(path: "content/redirects.yml", text: "/terms/: page:about\n")
    let all = list("/terms/\n/terms/#what-applies\n")
    #expect(await diagnostics(of: try baseFiles() + [redirects, all]) == [])
  }

  @Test(arguments: [
    ("## Our pasts", "/about/#our-past: /about/#our-pasts"), ("Text.", "/about/#our-past: /about/"),
  ])
  func lostHeadingLeadsToItsPage(text: String, line: String) async throws {
    let about = SourceText(
      path: "content/pages/about.md",
      text: "---\ntitle: About\ndescription: About this site.\n---\n\(text)\n"
    )
    let files = laid([about, list("/about/\n/about/#our-past\n")], over: try baseFiles())
    let found = await diagnostics(of: files)
    #expect(found.map(\.help) == ["add to content/redirects.yml: \(line)"])
    let redirects = SourceText(path: "content/redirects.yml", text: line + "\n")
    #expect(await diagnostics(of: files + [redirects]) == [])
  }

  @Test func pageUnderAnotherIDIsSuggested() async throws {
    let files = try baseFiles()
    let all = await list(of: files + [page("## What applies")])
    let found = await diagnostics(of: files + [page("## What applies", named: "rules"), all])
      .filter { $0.rule == .lostAddress }
    #expect(
      found.map(\.message) == [
        "2 published addresses are gone: /terms/, /terms/#what-applies"
      ]
    )
    #expect(found.map(\.help) == ["add to content/redirects.yml: /terms/: /rules/"])
  }

  @Test func renamedReportIsOneMessageForEachPlace() async throws {
    let files = try baseFiles()
    let all = await list(of: files)
    let renamed = files.map { file in
      SourceText(
        path: file.path.replacing("content/reports/one/", with: "content/reports/two/"),
        bytes: file.bytes
      )
    }
    let built = await build(renamed + [all])
    #expect(Set(built.diagnostics.map(\.rule)) == [.lostAddress])
    // The report, and its part of the register.
    #expect(built.diagnostics.count == 2, "\(textReport(built.diagnostics))")
    let report = try #require(built.diagnostics.first { $0.message.contains("/reports/one/,") })
    #expect(report.occurrences > 3 && report.otherLocations.count == 2)
    let help = "add to content/redirects.yml: /reports/one/: /reports/two/ (`sitegen list lost` "
    #expect(report.help?.hasPrefix(help) == true)
    let lines = LostAddresses(in: built.plan).lines
    #expect(lines.contains("/reports/one/findings/wait/: /reports/two/findings/wait/"))
    #expect(lines.contains("/recommendations/report/one/: /recommendations/report/two/"))
    #expect(Set(lines).count == lines.count)
    let text = lines.map { $0 + "\n" }.joined()
    let mended = renamed + [all, SourceText(path: "content/redirects.yml", text: text)]
    let left = await diagnostics(of: mended)
    #expect(left == [], "\(textReport(left))")
  }

  @Test func sameFragmentOfManyPagesIsOneMessage() async throws {
    let found = await diagnostics(of: try baseFiles() + [list("/#deaths\n/about/#deaths\n")])
    #expect(found.map(\.message) == ["2 published addresses are gone: /#deaths, /about/#deaths"])
    #expect(found.first?.help?.contains("`sitegen list lost` prints this and 1 more line") == true)
  }

  @Test(arguments: [
    ("draft: true", "draft"), ("publish_at: 2027-01-01", "until 2027-01-01T09:30:00Z"),
  ])
  func recordThatIsUnpublishedAgainIsNamed(key: String, reason: String) async throws {
    let files = try baseFiles()
    let all = await list(of: files + [page("Text.")])
    let page = page("Text.")
    let hidden = SourceText(
      path: page.path,
      text: page.text.replacing("title: Terms\n", with: "title: Terms\n\(key)\n")
    )
    let found = await diagnostics(of: files + [hidden, all])
    #expect(
      found.map(\.message) == [
        "the published address /terms/ is gone; content/pages/terms.md was published and is now "
          + "unpublished: \(reason)"
      ]
    )
    // A redirect would take the address of the page once it is public again.
    let help = "keep it public, or withdraw it: sitegen withdraw page:terms --reason \"…\""
    #expect(found.first?.help == help)
    #expect(LostAddresses(in: await build(files + [hidden, all]).plan).lines == [])
  }

  /// Two lines for one address would be an error.
  @Test(arguments: ["page:soon", "/soon/"])
  func lineThatWaitsForItsTargetIsChanged(target: String) async throws {
    let soon = "---\ntitle: Soon\ndescription: Soon.\ndraft: true\n---\n"
    let files =
      try base(with: "-- content/redirects.yml --\n/terms/: \(target)\n") + [
        SourceText(path: "content/pages/soon.md", text: soon), list("/terms/\n"),
      ]
    let found = await diagnostics(of: files)
    #expect(found.map(\.rule) == [.lostAddress])
    #expect(found.first?.help == "change the line in content/redirects.yml: /terms/: /")
  }

  @Test func redirectToAMissingPartAccountsForNothing() async throws {
    let redirects = SourceText(
      path: "content/redirects.yml",
      text: "/terms/: /about/#p:nothing-begins-like-this\n"
    )
    let found = await diagnostics(of: try baseFiles() + [redirects, list("/terms/\n")])
    #expect(found.map(\.rule) == [.redirectTarget])
    #expect(
      found.first?.message == "the page at /about/ has no part #p:nothing-begins-like-this"
    )
    #expect(found.first?.help == "write /about/, the whole page")
  }

  @Test func lostListIsAnErrorAfterARelease() async throws {
    let releases = """
      -- content/releases.yml --
      - name: First
        date: 2025-01-01T09:30:00Z
        pages: 20
        manifest: \(String(repeating: "0", count: 64))
      """
    for more in ["", "\n-- content/addresses.txt --\n# None."] {
      let found = await diagnostics(of: try base(with: releases + more))
      #expect(found.map(\.rule) == [.lostAddress], "\(found)")
      #expect(found.first?.help?.hasPrefix("restore content/addresses.txt") == true)
    }
    let preview = await build(try base(with: releases), delivery: .preview)
    #expect(preview.diagnostics.map(\.rule) == [.lostAddress])
    #expect(preview.diagnostics.map(\.severity) == [.warning])
  }

  /// An unpublished theme has no page, so its name is no reason.
  @Test func unpublishedThemeOfTheSameNameIsNoReason() async throws {
    let finding = """
      -- content/reports/one/findings/later.md --
      ---
      title: Later
      kind: better
      theme: terms
      summary: Later.
      order: 2
      sources: [office]
      draft: true
      ---
      """
    let files = edited(try base(with: finding), "content/vocabulary.yml") { text in
      text.replace("themes:\n", with: "themes:\n  - {id: terms, name: Terms}\n")
    }
    let found = await diagnostics(of: files + [list("/terms/\n")])
    #expect(found.map(\.message) == ["the published address /terms/ is gone"])
  }

  @Test func previewWarns() async throws {
    let built = await build(try baseFiles() + [list("/terms/\n")], delivery: .preview)
    #expect(built.diagnostics.map(\.rule) == [.lostAddress])
    #expect(built.diagnostics.map(\.severity) == [.warning])
  }

  @Test func otherErrorsComeFirst() async throws {
    let broken = SourceText(path: "content/pages/terms.md", text: "---\ntitle: Terms\n---\n")
    let found = await diagnostics(of: try baseFiles() + [broken, list("/gone/\n")]).map(\.rule)
    #expect(found.contains(.missingKey) && !found.contains(.lostAddress))
  }

  @Test(arguments: [
    ("2026-03-01T12:00:00Z", Rule.lostAddress), ("2026-03-01T12:00:01Z", .beforeRelease),
  ])
  func siteBeforeItsLastReleaseHasFewerAddresses(date: String, rule: Rule) async throws {
    let digits = String(repeating: "0", count: 64)
    let releases = SourceText(
      path: releasesPath,
      text: "- {name: First, date: \(date), pages: 3, manifest: \"\(digits)\"}\n"
    )
    let found = await diagnostics(of: try baseFiles() + [releases, list("/terms/\n")])
    #expect(found.map(\.rule) == [rule])
  }

  @Test func malformedLinesAreOneError() async throws {
    let lines = "# A comment\n\n/about/\r\nabout/\n/a b/\n/about/#\nhttps://a.example/\n"
    let found = await diagnostics(of: try baseFiles() + [list(lines)])
    #expect(found.map(\.rule) == [.addressLine])
    let malformed = try #require(found.first)
    #expect(malformed.location.line == 4 && malformed.location.length == 6)
    #expect(malformed.message.hasSuffix("does not start with a slash; 3 more lines are malformed"))
  }

  @Test(arguments: [
    ("- {name: A, date: 2025-01-01, pages: 1}", Rule.missingKey),
    ("- {name: A, date: 2025-01-01, pages: 1, manifest: 12}", .wrongType),
    ("- {name: A, date: soon, pages: 1, manifest: M}", .badDate), ("name: A", .wrongType),
    ("- {name: A, date: 2025-01-01, pages: 1, manifest: M, by: B}", .unknownKey),
    (
      """
      - {name: A, date: 2025-01-01, pages: 1, manifest: M}
      - {name: A, date: 2025-01-02, pages: 1, manifest: M}
      """, .duplicateID
    ),
    (
      """
      - {name: A, date: 2025-01-02, pages: 1, manifest: M}
      - {name: B, date: 2025-01-01, pages: 1, manifest: M}
      """, .historyOrder
    ), ("# None yet.", nil),
    ("- {name: A, date: 2025-01-02T10:00:00Z, pages: 1, manifest: M, notes: Some.}", nil),
  ])
  func releasesAreChecked(text: String, rule: Rule?) async throws {
    let manifest = "manifest: \"\(String(repeating: "a", count: 64))\""
    let releases = SourceText(
      path: releasesPath,
      text: text.replacing("manifest: M", with: manifest) + "\n"
    )
    let found = await diagnostics(of: try baseFiles() + [releases, list("/about/\n")])
    #expect(found.map(\.rule) == (rule.map { [$0] } ?? []), "\(textReport(found))")
  }

  @Test func listAndReleasesAreNoPublicInputs() async throws {
    let built = await build(try baseFiles() + [list("/about/\n")])
    #expect(!built.publicInputs.contains { $0.path == publishedAddressesPath })
  }
}
