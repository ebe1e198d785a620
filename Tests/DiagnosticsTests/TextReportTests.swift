import Diagnostics
import Testing

/// The report of a diagnostic at the first occurrence of `marked` in a one-line file.
private func report(_ line: String, at marked: String) throws -> String {
  let source = SourceText(path: "content/site.yml", text: line + "\n")
  let range = try #require(line.utf8.firstRange(of: marked.utf8))
  let start = line.utf8.distance(from: line.utf8.startIndex, to: range.lowerBound)
  let location = source.located(at: start..<(start + marked.utf8.count))
  return textReport([Diagnostic(.badID, "no such id", at: location)])
}

/// The line with the caret, starting at its bar.
private func caretLine(_ report: String) -> String {
  report.split(separator: "\n").first { $0.contains("^") }.map(String.init) ?? ""
}

@Suite struct TextReportTests {
  @Test func aReportHasPlaceSeverityMessageRuleLineCaretAndHelp() {
    let source = SourceText(path: "content/a.md", text: "---\ngrade: Good-ish\n---\n")
    let location = source.located(line: 2, column: 8, length: 8)
    let fault = Diagnostic(
      .unknownChoice,
      "there is no grade \"Good-ish\"",
      at: location,
      help: "did you mean \"good\"?"
    )
    #expect(
      textReport([fault]) == """
        content/a.md:2:8: error: there is no grade "Good-ish" [unknown-choice]
          2 | grade: Good-ish
            |        ^~~~~~~~
          help: did you mean "good"?

        """
    )
  }

  @Test(arguments: ["\n", "\r\n", "\u{0B}", "\u{85}", "\u{2028}", "\u{2029}"])
  func aMessageStaysOneLine(end: String) {
    let fault = Diagnostic(
      .badURL,
      "\"https:/\(end)/a\" is no address",
      at: .file("a.md"),
      help: "not \(end)"
    )
    let dots = end == "\r\n" ? "··" : "·"
    #expect(fault.message == "\"https:/\(dots)/a\" is no address")
    #expect(fault.help == "not \(dots)")
  }

  @Test func withoutHelpTheAdviceOfTheRuleIsPrinted() {
    let report = textReport([Diagnostic(.orphan, "no page leads here", at: .file("a.md"))])
    #expect(
      report == """
        a.md:1:1: warning: no page leads here [orphan]
          help: Refer to it from another record, or delete it.

        """
    )
  }

  @Test func faultsAreSeparatedByABlankLine() {
    let faults = [1, 2].map { line in
      Diagnostic(
        .badID,
        "x",
        at: Diagnostics.SourceLocation(path: "a", line: line, column: 1, length: 1, lineText: ""),
        help: "y"
      )
    }
    #expect(
      textReport(faults)
        == "a:1:1: error: x [bad-id]\n  help: y\n\na:2:1: error: x [bad-id]\n  help: y\n"
    )
  }

  @Test func noFaultsAreNoText() {
    #expect(textReport([]) == "")
  }

  @Test func theCaretStandsUnderTabs() throws {
    let text = try report("\t\tid: X", at: "X")
    #expect(caretLine(text) == "    | \t\t    ^")
  }

  @Test(arguments: [
    ("é: X", "    |    ^"), ("e\u{301}: X", "    |    ^"), ("界: X", "    |     ^"),
    ("😀: X", "    |     ^"), ("ﾊ: X", "    |    ^"), ("\u{200B}a: X", "    |    ^"),
  ])
  func theCaretStandsUnderTheColumnOfATerminal(_ line: String, _ caret: String) throws {
    #expect(caretLine(try report(line, at: "X")) == caret)
  }

  @Test func theMarkIsAsWideAsTheText() throws {
    #expect(caretLine(try report("id: 界界", at: "界界")) == "    |     ^~~~")
    #expect(caretLine(try report("id: été", at: "été")) == "    |     ^~~")
  }

  @Test func aPlaceAfterTheLastCharacterHasACaretThere() {
    let location = SourceText(path: "a", text: "ab").located(at: 2..<2)
    let text = textReport([Diagnostic(.badID, "x", at: location)])
    #expect(caretLine(text) == "    |   ^")
  }

  @Test(arguments: [0, 59, 60, 61, 159, 160, 500, 996, 999])
  func aLongLineIsCutAroundTheCaret(_ offset: Int) throws {
    let line = String(repeating: "-", count: offset) + "X" + String(repeating: "-", count: 999)
    let lines = try report(line, at: "X").split(separator: "\n")
    let shown = Array(lines[1])
    let caret = try #require(Array(lines[2]).firstIndex(of: "^"))
    #expect(shown[caret] == "X")
    #expect(shown.count <= 6 + 160 + 4)
    #expect(lines[1].hasSuffix(" …"))
  }

  @Test(arguments: [
    "\u{1B}", "\u{0}", "\u{7F}", "\u{85}", "\u{202E}", "\u{2066}", "\u{200F}", "\u{61C}",
    "\u{2028}",
  ])
  func whatMovesTheCursorOrTurnsTheTextIsADot(_ control: String) throws {
    let text = try report("a\(control)b: X", at: "X")
    #expect(text.contains("  1 | a·b: X\n"))
    #expect(caretLine(text) == "    |      ^")
    #expect(!text.unicodeScalars.contains { control.unicodeScalars.contains($0) })
  }

  @Test func controlsInPathMessageAndHelpAreDotsToo() {
    let text = textReport([
      Diagnostic(.badID, "m\u{1B}[2J\n", at: .file("p\u{202E}"), help: "h\u{7}")
    ])
    #expect(text == "p·:1:1: error: m·[2J· [bad-id]\n  help: h·\n")
  }

  @Test func colourIsWrittenOnlyWhenAskedFor() throws {
    let fault = Diagnostic(.badID, "x", at: SourceText(path: "a", text: "bc").located(at: 1..<2))
    let coloured = textReport([fault], style: .coloured)
    #expect(coloured.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    let plain = textReport([fault], style: .plain)
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }
}
