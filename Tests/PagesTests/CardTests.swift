import Content
import Diagnostics
import TestSupport
import Testing

/// Link previews: what other sites show next to a link to a page.
struct CardTests {
  private func settings(base: String, image: String) -> String {
    """
    -- content/images/card.svg --
    <svg xmlns="http://www.w3.org/2000/svg"></svg>
    -- content/site.yml --
    title: Test site
    description: A site for tests.
    publisher: Nobody
    language: en-GB
    \(base)
    licence: {name: OGL, url: "https://licence.example/"}
    bodies: {id: force, plural_id: forces, singular: force, plural: forces, group_by: [nation]}
    menu: [findings, bodies, page:about]
    card: {image: \(image), alt: The "title"}
    -- templates/home.html --
    <i>{{#card}}{{card}} {{card_alt}}{{/card}}</i>
    """
  }

  @Test func pictureIsNamedWithTheAddressOfTheSite() async throws {
    let archive = settings(base: "base_url: https://site.example/a/", image: "images/card.svg")
    let site = await build(try base(with: archive))
    #expect(site.diagnostics.map(\.message) == [])
    let words = "https://site.example/a/images/card.svg The &quot;title&quot;"
    #expect(try site.text("index.html").contains("<i>\(words)</i>"))
  }

  @Test func siteWithoutAnAddressNamesNoPicture() async throws {
    let site = await build(try base(with: settings(base: "", image: "images/card.svg")))
    #expect(try site.text("index.html").contains("<i></i>"))
  }

  @Test func pictureThatIsMissingIsAFault() async throws {
    let files = try base(with: settings(base: "", image: "images/crad.svg"))
    let faults = await diagnostics(of: files)
    #expect(faults.contains { $0.rule == .brokenLink && $0.message.contains("images/crad.svg") })
  }
}
