import Diagnostics
import Foundation
import Snapshots
import TestSupport
import Testing

/// Differences are told by what readers see, each once.
struct ReadableChangeTests {
  /// The changes after an edit of all files of the small site.
  private func changes(
    with archive: String = "",
    _ edit: (SourceText) -> SourceText
  ) async throws -> [ReaderChange] {
    let files = try siteFiles(with: archive).map(edit)
    return readerChanges(
      from: try await snapshot(with: archive),
      to: try await snapshot(of: files)
    )
  }

  @Test func menuWithANewIdReadsTheSame() async throws {
    let redirects = "-- content/redirects.yml --\n/old/: page:about\n"
    let found = try await changes(with: redirects) { file in
      let text = file.text.replacing("page:about", with: "page:who")
      switch file.path {
      case "content/pages/about.md": return SourceText(path: "content/pages/who.md", text: text)
      case "content/redirects.yml":
        return SourceText(path: file.path, text: "\(text)/about/: page:who\n")
      default: return SourceText(path: file.path, text: text)
      }
    }
    #expect(
      rows(found) == [
        ["page-moved", "/who/", "", "/about/", "/who/", ""],
        ["redirect", "/old/", "old address", "/about/", "/who/", ""],
      ]
    )
    let text = changeText(found)
    #expect(text.contains("\n\n/old/\n  old address: /about/ → /who/\n"), "\(text)")
  }

  @Test func redirectsOfAMovedPageAreNoChangesOfTheirOwn() async throws {
    let (old, whole) = ("/reports/one/findings/dark", "/reports/one/whole/#finding")
    let redirects = """
      -- content/redirects.yml --
      \(old)/: finding:one/night
      \(old)/cite.bib: /reports/one/findings/night/cite.bib
      \(whole):dark: \(whole):night
      \(whole):dark:p:text: /reports/one/
      """
    let moved = dark.replacing("findings/dark.md", with: "findings/night.md")
    let found = readerChanges(
      from: try await snapshot(with: dark),
      to: try await snapshot(with: "\(moved)\n\(redirects)")
    )
    #expect(found.map(\.kind.rawValue) == ["page-moved", "redirect"], "\(changeText(found))")
    #expect(found.last?.page.address == "\(whole):dark:p:text")
  }

  @Test func pageThatWasRenamedAndWithdrawnIsWithdrawn() async throws {
    let (old, new) = ("/reports/one/findings/dark/", "/reports/one/findings/night/")
    let redirects = """
      -- content/redirects.yml --
      \(old): finding:one/night
      \(old)cite.bib: \(new)cite.bib
      """
    let withdrawn = dark.replacing("findings/dark.md", with: "findings/night.md").replacing(
      "order: 2",
      with: "order: 2\nwithdrawn: {date: 2026-02-01, reason: It was another coast.}"
    )
    let found = readerChanges(
      from: try await snapshot(with: dark),
      to: try await snapshot(with: "\(withdrawn)\n\(redirects)")
    )
    let note = "reason: It was another coast."
    // Only this record used its kind.
    let label = ["label", "", "kind better", "What is better", "", ""]
    #expect(rows(found) == [["page-withdrawn", old, "", old, "", note], label])
  }

  @Test func statisticNamesBothReleasesOfItsData() async throws {
    let found = try await changes { file in
      let text = file.text.replacing("2000,150", with: "2000,160")
        .replacing("published: 2024-07-01", with: "published: 2024-08-01")
      return SourceText(path: file.path, text: text)
    }
    let notes = Set(found.filter { $0.kind == .statistic }.map(\.note))
    #expect(
      notes == ["data: Crime (published on 1 July 2024) → Crime (published on 1 August 2024)"]
    )
  }

  @Test func eventAndItsEvidenceReadAsASentence() async throws {
    let found = try await changes { file in
      guard file.path.hasSuffix("recommendations/01.md") else { return file }
      let event = "{date: 2025-02-01, status: accepted, by: The keeper, note: From now on.,"
      let history = "due: 2025-01-31\nhistory: [\(event) evidence: \"https://keeper.example/\"}]"
      return SourceText(
        path: file.path,
        text: file.text.replacing("due: 2025-01-31", with: history)
      )
    }
    let event = "1 February 2025, The keeper: From now on. (https://keeper.example/)"
    #expect(changeText(found).contains("  history added: \(event)\n"), "\(changeText(found))")
  }
}
