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
    let files = edited(try base(with: finding), "content/site.yml") { $0 += "raw_html: true\n" }
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

  /// The public page about, in raw HTML, and a page that is unpublished.
  private func built(
    about text: String,
    unpublished: UnpublishedScope = .none
  ) async throws -> Built {
    let pages = """
      -- content/images/coast.svg --
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8"/></svg>
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      <p><img src="/images/coast.svg" alt="Sea"></p>

      \(text)
      -- content/pages/later.md --
      ---
      title: Later
      description: Not yet.
      draft: true
      ---
      """
    let files = edited(try base(with: pages), "content/site.yml") { text in
      text += "raw_html: true\nbase_url: https://test.example/\n"
    }
    return await build(files, unpublished: unpublished)
  }

  @Test(arguments: ["/later/", "../later/", "/later", "https://test.example/later/?a=b#c"])
  func addressOfSomethingUnpublishedIsAnError(address: String) async throws {
    let inline = "See <a href=\"\(address)\">this</a>."
    let spaced = "See <a class = x href\n= \"\(address)\">this</a>."
    for text in [inline, spaced, "<p>\n<a href='\(address)'>This</a></p>"] {
      let found = try await built(about: text).diagnostics
      #expect(found.map(\.rule) == [.heldReference], "\(textReport(found))")
      let one = try #require(found.first)
      #expect(one.severity == .error && one.location.path == "content/pages/about.md")
      #expect(one.location.lineText.contains(address))
      #expect(
        one.message == """
          \(address) leads to content/pages/later.md, which is unpublished, but this record is \
          published
          """
      )
    }
  }

  @Test func previewWarnsOfItsAddress() async throws {
    let text = "See <a href=\"/later/\">this</a>."
    let found = try await built(about: text, unpublished: .all).diagnostics
    #expect(found.map(\.rule) == [.heldReference])
    #expect(found.map(\.severity) == [.warning])
  }

  /// The image that only raw HTML shows is no orphan either.
  @Test(arguments: ["See `<a href=\"/later/\">`.", "<a href=\"/latest/\">This</a>", "Later."])
  func otherTextsAreNoReference(text: String) async throws {
    let found = try await built(about: text).diagnostics
    #expect(found == [], "\(textReport(found))")
  }
}
