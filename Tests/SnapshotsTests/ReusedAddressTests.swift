import Content
import Diagnostics
import Pages
import SitePlanning
import Snapshots
import TestSupport
import Testing

/// The address of a published heading or paragraph does not pass to another text.
struct ReusedAddressTests {
  private let path = "content/reports/one/findings/wait.md"

  /// The warnings about a finding with a text, after a release with another text.
  private func warnings(
    _ released: String,
    _ present: String,
    changes: String = "[{date: 2026-02-10, note: The text is new.}]"
  ) async throws -> [Diagnostic] {
    let before = try await snapshot(of: try files(released))
    let snapshot = SourceText(path: releaseSnapshotPath, bytes: before.json)
    let files = try files(present, "changes: \(changes)\n") + [snapshot]
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(now: try #require(Instant("2026-03-01")), threads: 2)
    let plan = await buildPlan(SourceTree(files), options, into: &diagnostics)
    #expect(!diagnostics.hasErrors, "\(textReport(diagnostics))")
    _ = compareWithRelease(plan, into: &diagnostics)
    return diagnostics.filter { $0.rule == .addressReused }.located { path in
      files.first { $0.path == path }
    }
  }

  private func files(_ text: String, _ changes: String = "") throws -> [SourceText] {
    try siteFiles(
      with: """
        -- \(path) --
        ---
        title: People wait
        kind: cause
        theme: people
        summary: They wait long.
        order: 1
        recommendations: [1]
        sources: [office]
        \(changes)---
        \(text)
        """
    )
  }

  private let lamp =
    "Every lamp on the coast was lit before dusk, as the rules of the board demand."
  private let book =
    "Every lamp on the coast was in the book, which nobody has seen since the flood."

  @Test func newParagraphWithTheSameFirstWords() async throws {
    let found = try await warnings(lamp, "\(book)\n\n\(lamp)")
    let one = try #require(found.first)
    #expect(found.count == 1 && one.severity == .warning && one.location.path == path)
    #expect(one.location.lineText == book)
    let address = "/reports/one/findings/wait/#p:every-lamp-on-the-coast-was"
    #expect(
      one.message == """
        \(address) leads to another text than in the last release: "\(lamp)", which is now at \
        #p:every-lamp-on-the-coast-was-lit
        """
    )
  }

  @Test func paragraphInPlaceOfARemovedOne() async throws {
    let found = try await warnings("\(lamp)\n\n\(book)", book)
    #expect(found.map(\.rule) == [.addressReused])
  }

  @Test func paragraphThatIsWhollyOther() async throws {
    let other = "Every lamp on the coast was sold last spring; three keepers found work inland."
    let found = try await warnings(lamp, other)
    #expect(found.count == 1)
    let quote = "[{date: 2026-02-10, note: Sold., from: \"lit before dusk\", to: \"sold\"}]"
    #expect(try await warnings(lamp, other, changes: quote) == [])
  }

  @Test func headingThatTakesTheNumberOfAnother() async throws {
    let (first, second) = ("## Data\n\n\(lamp)", "## Data\n\nWe asked four keepers.")
    let found = try await warnings("\(first)\n\n\(second)", "\(second)\n\n\(first)")
    #expect(found.count == 2)
    #expect(found.first?.location.lineText == "## Data")
    #expect(found.first?.help?.hasPrefix("begin the heading with other words") == true)
  }

  @Test func headingOfATranslation() async throws {
    let welsh = ChartAndTranslationChangeTests.welsh
    let first = "## Data\n\nRydym yn darllen pob llyfr yn y tŷ bob nos."
    let second = "## Data\n\nPedwar lamp oedd ar y mur cyn i neb ddod yno."
    func files(_ text: String) throws -> [SourceText] {
      try siteFiles(with: welsh.replacing("Rydym yn gofalu am lampau.", with: text))
    }
    let released = try await snapshot(of: try files("\(first)\n\n\(second)"))
    let file = SourceText(path: releaseSnapshotPath, bytes: released.json)
    var diagnostics: [Diagnostic] = []
    let tree = SourceTree(try files("\(second)\n\n\(first)") + [file])
    let options = BuildOptions(now: try #require(Instant("2026-03-01")), threads: 2)
    let plan = await buildPlan(tree, options, into: &diagnostics)
    diagnostics = []
    _ = compareWithRelease(plan, into: &diagnostics)
    #expect(diagnostics.map(\.rule) == [.addressReused, .addressReused])
    #expect(diagnostics.first?.location.path == "content/translations/cy/pages/about.md")
  }

  @Test(arguments: [
    "Every lamp on the coast was lit after dusk, as the rules of the board demand.",
    "Every lamp on the coast was lit.",
    "*Every* lamp on the coast was lit before dusk, as the rules of the board demand; we saw it.",
    "No lamp was lit, and nobody on the coast could say why that was so in those years.",
  ])
  func editedTextKeepsItsAddress(text: String) async throws {
    #expect(try await warnings(lamp, text) == [])
  }
}
