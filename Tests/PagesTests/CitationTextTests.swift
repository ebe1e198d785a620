import Testing

@testable import Pages

/// What a value becomes in a format in which a line has a meaning.
struct CitationTextTests {
  @Test(arguments: [
    ("People wait", "People wait"), ("a\nb", "a b"), ("a\r\n\tb", "a b"), ("a\u{7F}b", "a b"),
    ("a\u{85}b", "a b"), ("a\u{2028}b", "a b"), ("a\u{2029}b", "a b"), ("a  b", "a b"),
    (" a b", "a b"), ("a b ", "a b"), ("\u{2028}a b\u{85}", "a b"), ("“é” 〨 x", "“é” 〨 x"),
    ("\u{C5}\u{2026}", "\u{C5}\u{2026}"), (" ", ""), ("", ""),
  ])
  func aValueIsOneLine(text: String, line: String) {
    let ris = String(decoding: citation(title: text).bytes(as: .ris), as: UTF8.self)
    let lines = ris.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.map(String.init).filter { $0.hasPrefix("TI") } == ["TI  - \(line)\r"])
    #expect(lines.count == 8)
  }

  @Test(arguments: [
    ("50% & x", #"50\% \& x"#), ("plain", "plain"), ("{é}", "{\\textbraceleft}é{\\textbraceright}"),
  ])
  func signsOfTeXAreCommands(text: String, command: String) {
    let bib = String(decoding: citation(title: text).bytes(as: .bib), as: UTF8.self)
    #expect(bib.contains("  title = {{\(command)}},\n"))
  }

  private func citation(title: String) -> Citation {
    Citation(
      key: "one",
      holdsData: false,
      author: "Nobody",
      title: title,
      siteTitle: "Site",
      date: nil,
      isUpdated: false,
      url: nil,
      language: "en",
      sources: []
    )
  }
}
