import Content
import Diagnostics
import TestSupport
import Testing

/// The address of an image in a page leads to the file that is written, whatever its name.
struct ImageNameTests {
  private let decomposed = "cafe\u{301}"
  private let composed = "caf\u{E9}"

  private func built(
    images: [String],
    text: String,
    more: String = ""
  ) async throws -> Built {
    let files = images.map {
      SourceText(
        path: "content/images/\($0).svg",
        text: "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"
      )
    }
    let archive = """
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      \(text)
      -- templates/page.html --
      {{body}}

      """
    return await build(laid(files, over: try base(with: archive + more)))
  }

  /// The addresses of the images of the page.
  private func addresses(_ built: Built) throws -> [String] {
    try built.text("about/index.html").matches(of: /<img src="([^"]*)"/).map {
      String($0.output.1)
    }
  }

  @Test(arguments: [
    ("at?", "at?", "at%3F"), ("50%", "50%", "50%25"), ("plan%20c", "plan%20c", "plan%2520c"),
    ("a b", "a%20b", "a%20b"), ("a b", "a b", "a%20b"), ("quay#2", "quay#2", "quay%232"),
    ("quay#2", "quay%232", "quay%232"), ("1:2", "1:2", "1%3A2"),
    ("caf\u{E9}", "caf%C3%A9", "caf%C3%A9"), ("caf\u{E9}", "cafe%CC%81", "caf%C3%A9"),
    ("a&b", "a&amp;b", "a%26b"), ("a'b", "a'b", "a%27b"),
  ])
  func addressIsEscaped(name: String, link: String, address: String) async throws {
    let site = try await built(images: [name], text: "![A quay](<../images/\(link).svg>)")
    #expect(site.diagnostics == [], "\(textReport(site.diagnostics))")
    #expect(site.files["images/\(name).svg"] != nil)
    #expect(try addresses(site) == ["../images/\(address).svg"])
  }

  @Test func nameWithTheEscapesItselfIsPreferred() async throws {
    let text = "![One](<../images/a%20b.svg>) ![Two](<../images/a b.svg>)"
    let site = try await built(images: ["a b", "a%20b"], text: text)
    #expect(site.diagnostics == [], "\(textReport(site.diagnostics))")
    #expect(try addresses(site) == ["../images/a%2520b.svg", "../images/a%20b.svg"])
  }

  /// Disks and editors encode an accent in either of two ways.
  @Test func pageAndFileHaveOneNormalForm() async throws {
    for name in [composed, decomposed] {
      for link in [composed, decomposed] {
        let site = try await built(images: [name], text: "![A quay](../images/\(link).svg)")
        #expect(site.diagnostics == [], "\(textReport(site.diagnostics))")
        #expect(try addresses(site) == ["../images/caf%C3%A9.svg"])
        let file = try #require(site.files.keys.first { $0.hasPrefix("images/") })
        #expect(file.utf8.elementsEqual("images/\(composed).svg".utf8))
      }
    }
  }

  @Test func twoFilesOfOneNormalFormAreAnError() async throws {
    let site = try await built(
      images: [composed, decomposed],
      text: "![A quay](../images/\(composed).svg)"
    )
    #expect(site.diagnostics.map(\.rule) == [.refusedFile])
  }

  @Test func fragmentOfADrawingStays() async throws {
    let text = "![A quay](../images/quay.svg#crane%20two)"
    let site = try await built(images: ["quay"], text: text)
    #expect(try addresses(site) == ["../images/quay.svg#crane%20two"])
  }

  @Test func cardAndStyleSheetUseTheSameNames() async throws {
    let more = """
      -- content/site.yml --
      title: Test site
      description: A site for tests.
      publisher: Nobody
      language: en-GB
      base_url: https://site.example/a/
      licence: {name: OGL, url: "https://licence.example/"}
      bodies: {id: force, plural_id: forces, singular: force, plural: forces, group_by: [nation]}
      menu: [findings, bodies, page:about]
      card: {image: "images/\(composed) 1.svg", alt: The title}
      -- templates/home.html --
      {{#card}}{{card}}{{/card}}
      -- templates/assets/site.css --
      p { background: url("../images/\(composed)%201.svg"), url(../images/none%201.svg) }

      """
    let site = try await built(images: ["\(decomposed) 1"], text: "Words.", more: more)
    #expect(site.diagnostics.map(\.rule) == [.brokenLink])
    let home = try site.text("index.html")
    #expect(home.contains("https://site.example/a/images/caf%C3%A9%201.svg"))
  }

  /// Headings and links to them, too.
  @Test func anchorsHaveOneNormalForm() async throws {
    let text = """
      ## The \(decomposed)

      [Composed](#the-\(composed)), [decomposed](#the-\(decomposed)), [escaped](#the-caf%C3%A9)
      """
    let site = try await built(images: [], text: text)
    #expect(site.diagnostics == [], "\(textReport(site.diagnostics))")
    let page = try site.text("about/index.html")
    let parts = page.utf8.split(separator: UInt8(ascii: "\"")).map { Array($0) }
    #expect(parts.count { $0 == Array("the-\(composed)".utf8) } == 1)
    #expect(parts.count { $0 == Array("#the-caf%C3%A9".utf8) } == 3)
  }
}
