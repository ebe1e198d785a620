import Content
import Diagnostics
import Pages
import SitePlanning
import TestSupport
import Testing

/// Raw HTML uses images and terms too, although no link of it is resolved.
struct RawUseTests {
  private func built(at instant: String) async throws -> Built {
    let finding = """
      -- content/images/zanzibar.svg --
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8"/></svg>
      -- content/glossary.yml --
      charge: {term: Charge, meaning: A formal accusation.}
      zanzibar: {term: Zanzibar, meaning: An island.}
      -- content/reports/one/findings/later.md --
      ---
      title: Later
      kind: better
      theme: people
      summary: Later.
      order: 2
      sources: [office]
      publish_at: 2026-05-01T09:30:00+01:00
      ---
      <p><img src="/images/zanzibar.svg" alt="Sea"> <a href="/glossary/#term-zanzibar">Sea</a></p>
      """
    let files = try base(with: finding).map { file in
      file.path == "content/site.yml"
        ? SourceText(path: file.path, text: file.text + "raw_html: true\n") : file
    }
    return await build(files, now: try #require(Instant(instant)))
  }

  @Test func whatItUsesIsPublishedWithIt() async throws {
    let before = try await built(at: "2026-04-30")
    #expect(before.diagnostics == [])
    for (path, bytes) in before.files {
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      #expect(!path.contains("zanzibar") && !text.contains("zanzibar"), "\(path)")
    }
    let after = try await built(at: "2026-05-02")
    #expect(after.files["images/zanzibar.svg"] != nil)
    #expect(before.plan.site.terms.map(\.head.id) == ["charge"])
    #expect(after.plan.site.terms.map(\.head.id) == ["charge", "zanzibar"])
  }
}
