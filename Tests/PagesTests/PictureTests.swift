import Content
import Diagnostics
import TestSupport
import Testing

/// A file among the images is published only if it can do nothing but be displayed.
struct PictureTests {
  private func built(_ name: String, _ bytes: [UInt8], isShown: Bool = false) async throws -> Built
  {
    let page = """
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      \(isShown ? "![A quay](../images/\(name))" : "Text.")
      """
    let picture = SourceText(path: "content/images/\(name)", bytes: bytes)
    return await build(try base(with: page) + [picture])
  }

  private func svg(_ inner: String, attributes: String = "") -> [UInt8] {
    Array("<svg xmlns=\"http://www.w3.org/2000/svg\"\(attributes)>\(inner)</svg>\n".utf8)
  }

  @Test(arguments: [
    ("a.png", "89504e470d0a1a0a00"), ("a.jpg", "ffd8ffe000"), ("a.JPEG", "ffd8ffdb00"),
    ("a.gif", "474946383961"), ("a.gif", "474946383761"),
    ("a.webp", "524946460000000057454250565038"),
    ("a.avif", "0000001c6674797061766966"), ("a.avif", "0000001c667479706d6966310000000061766966"),
  ])
  func picturesArePublished(name: String, start: String) async throws {
    let built = try await built(name, bytes(start), isShown: true)
    #expect(built.diagnostics == [])
    #expect(built.files["images/\(name)"] == bytes(start))
  }

  @Test(arguments: [
    ("page.html", "<p>Hello</p>"), ("run.js", "alert(1)"), ("a.css", "p {}"), ("a.xml", "<a/>"),
    ("a.png", "<p>Hello</p>"), ("a.svgz", "\u{1F}"), ("picture", "<svg/>"), ("a.pdf", "%PDF"),
    ("a.jpg", "GIF89a"), ("a.gif", "<svg/>"), ("a.svg.html", "<svg/>"), (".htaccess", "x"),
    ("deep/page.htm", "<p>Hello</p>"), ("a.webp", "RIFF0000WAVE"), ("a.avif", "0000ftypheic"),
  ])
  func whatIsNoPictureIsLeftOut(name: String, text: String) async throws {
    let built = try await built(name, Array(text.utf8))
    #expect(built.diagnostics.map(\.rule) == [.unexpectedFile])
    #expect(
      built.diagnostics[0].message.hasPrefix("the image content/images/\(name) is not published")
    )
    #expect(built.files.keys.allSatisfy { !$0.hasPrefix("images/") })
  }

  @Test func pageThatShowsOneOfThemIsAtFault() async throws {
    let built = try await built("a.svg", svg("<script/>"), isShown: true)
    #expect(Set(built.diagnostics.map(\.rule)) == [.unexpectedFile, .brokenLink])
    #expect(built.diagnostics.hasErrors)
  }

  @Test(arguments: [
    "<title>A quay</title><desc>Of stone &amp; wood &#8212; old</desc><path d=\"M0 0h1\"/>",
    "<style>.a { fill: url(#b); stroke: url('#b') }</style><g class='a' style=\"fill: #fff\"/>",
    "<defs><linearGradient id=\"b\"><stop offset=\"0\"/></linearGradient></defs>",
    "<use xlink:href=\"#b\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"/><use href=\"#b\"/>",
    "<!-- drawn by hand --><text x=\"1\"><tspan>Words\n</tspan></text>",
    "<g inkscape:label=\"Layer 1\" xmlns:inkscape=\"http://www.inkscape.org/\"/>",
  ])
  func plainSVGIsPublished(inner: String) async throws {
    let built = try await built("a.svg", svg(inner), isShown: true)
    #expect(textReport(built.diagnostics) == "")
    #expect(built.files["images/a.svg"] == svg(inner))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<script href=\"#a\"/>", "<g onclick=\"alert(1)\"/>",
    "<g ONLOAD='alert(1)'/>", "<g a:onload='alert(1)' xmlns:a='a'/>",
    "<a href=\"javascript:alert(1)\"><text>x</text></a>", "<a href=\"https://a.example/\"/>",
    "<use href=\"https://a.example/b.svg#c\"/>", "<use xlink:href=\"b.svg#c\"/>",
    "<use x:href=\"data:text/plain,a\" xmlns:x=\"http://www.w3.org/1999/xlink\"/>",
    "<image href=\"https://a.example/b.png\"/>", "<feImage href=\"b.png\"/>",
    "<foreignObject><p>Hello</p></foreignObject>", "<iframe src=\"b.html\"/>",
    "<s:script xmlns:s=\"http://www.w3.org/2000/svg\">alert(1)</s:script>",
    "<g xmlns=\"http://www.w3.org/1999/xhtml\"/>",
    "<set attributeName=\"href\" to=\"javascript:a\"/>",
    "<animate attributeName=\"href\" values=\"javascript:a\"/>", "<handler type=\"a\"/>",
    "<style>@import 'b.css';</style>", "<style>g { fill: url(https://a.example/#b) }</style>",
    "<style>g { fill: u\\72l(b) }</style>", "<style>g { fill: ur<!-- -->l(b) }</style>",
    "<style>g { fill: ur<g/>l(b) }</style>", "<style><![CDATA[g {}]]></style>",
    "<style>g { cursor: image-set('b.png' 1x) }</style>", "<g fill=\"url(b.svg#c)\"/>",
    "<g fill=\"&#117;rl(b.svg#c)\"/>", "<g style=\"fill: url( 'b.svg#c' )\"/>",
    "<g xml:base=\"https://a.example/\"/>", "<!ENTITY a \"b\">",
    "<?xml-stylesheet href=\"b.css\"?>",
    "<g", "<g/", "<g a/>", "<g a=b/>", "<g a=\"b/>", "<g></svg>", "<g a='b'a='c'/>",
    "<g a='' a=''/>",
    "<!-- a -- b -->", "<!-- a", "</svg><svg>", "</svg>words<svg>", "< g/>", "<G/>",
    "\u{0}<\u{0}/>",
    "<g a=\"<\"/>", "<metadata/>",
  ])
  func otherSVGIsLeftOut(inner: String) async throws {
    let built = try await built("a.svg", svg(inner))
    #expect(built.diagnostics.map(\.rule) == [.unexpectedFile])
    #expect(built.files["images/a.svg"] == nil)
  }

  @Test(arguments: [
    "<?xml version=\"1.0\" encoding=\"UTF-7\"?><svg/>", "<?xml version=\"1.0\"?><html/>", "",
    "words",
    "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>", "<svg/><svg/>", "<svg onload=\"alert(1)\"/>",
    "<svg xmlns=\"http://www.w3.org/1999/xhtml\"/>", "<svg>", "<?php echo 1 ?><svg/>",
    "<\u{0}s\u{0}v\u{0}g\u{0}/\u{0}>\u{0}",
  ])
  func otherDocumentsAreLeftOut(text: String) async throws {
    let built = try await built("a.svg", Array(text.utf8))
    #expect(built.diagnostics.map(\.rule) == [.unexpectedFile])
    #expect(built.files["images/a.svg"] == nil)
  }

  @Test(arguments: [
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg/>", "\u{FEFF}<svg/>", "<!-- a -->\n<svg/>\n",
    "<?xml version='1.0' encoding='utf-8' standalone='no'?><svg/>",
  ])
  func otherBeginningsAreFine(text: String) async throws {
    let built = try await built("a.svg", Array(text.utf8), isShown: true)
    #expect(textReport(built.diagnostics) == "")
  }

  @Test func bytesThatAreNoTextAreNoSVG() async throws {
    let built = try await built("a.svg", [0xFF, 0xFE, 0x3C, 0x00])
    #expect(built.diagnostics.map(\.rule) == [.unexpectedFile])
  }

  @Test func faultHasItsPlace() async throws {
    let fault = try await built("a.svg", svg("\n<g/>\n  <script/>")).diagnostics[0]
    #expect(fault.location.line == 3 && fault.location.column == 3 && fault.location.length == 7)
    #expect(fault.message.hasSuffix("is not published: the element <script> is not allowed"))
  }

  private func bytes(_ hex: String) -> [UInt8] {
    stride(from: 0, to: hex.count, by: 2).compactMap {
      UInt8(hex.dropFirst($0).prefix(2), radix: 16)
    }
  }
}
