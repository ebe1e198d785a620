import Testing

@testable import Formats

/// Texts in line-based formats.
struct ReferenceTextTests {
  @Test(arguments: [
    ("People wait", "People wait"), ("a\nb", "a b"), ("a\r\n\tb", "a b"), ("a\u{7F}b", "a b"),
    ("a\u{85}b", "a b"), ("a\u{2028}b", "a b"), ("a\u{2029}b", "a b"), ("a  b", "a b"),
    (" a b", "a b"), ("a b ", "a b"), ("\u{2028}a b\u{85}", "a b"), ("“é” 〨 x", "“é” 〨 x"),
    ("\u{C5}\u{2026}", "\u{C5}\u{2026}"), (" ", ""), ("", ""),
  ])
  func aValueIsOneLine(text: String, line: String) {
    let record = risRecord([("TY", "ELEC"), ("TI", text), ("UR", nil)])
    let ris = String(decoding: record, as: UTF8.self)
    let lines = ris.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.map(String.init) == ["TY  - ELEC\r", "TI  - \(line)\r", "ER  - \r", ""])
  }

  @Test(arguments: [
    ("50% & x", #"50\% \& x"#), ("plain", "plain"), ("{é}", "{\\textbraceleft}é{\\textbraceright}"),
  ])
  func charactersOfTeXAreCommands(text: String, command: String) {
    let entry = bibTeXEntry("misc", key: "one", [("title", .verbatim(text)), ("year", .number(2))])
    let bib = String(decoding: entry, as: UTF8.self)
    #expect(bib == "@misc{one,\n  title = {{\(command)}},\n  year = {2},\n}\n")
  }
}
