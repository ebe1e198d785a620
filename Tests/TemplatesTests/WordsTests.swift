import Diagnostics
import TestSupport
import Testing

@testable import Templates

/// Tests of translatable tags: `{{_Published by [publisher].}}`.
struct WordsTests {
  @Test func wordsPrintAsTheyStand() {
    #expect(page(text: "<p>{{_Skip to main content}}</p>") == "<p>Skip to main content</p>")
  }

  @Test func wordsAreEscaped() {
    #expect(page(text: "{{_This & \"that\"}}") == "This &amp; &quot;that&quot;")
  }

  @Test func aNameInBracketsIsAValueOfThePage() {
    let force = Force(name: "<Durham>")
    #expect(
      page(text: "{{_[name], with [report.title] [a b].}}", force)
        == "&lt;Durham&gt;, with Report [a b]."
    )
  }

  @Test func linesOfATagAreOneLine() {
    #expect(page(text: "{{_ Two\n  lines }}") == "Two lines")
  }

  @Test func anUnknownNameInBracketsIsAFault() {
    var diagnostics: [Diagnostic] = []
    let set = templates(
      "-- templates/page.mustache --\n{{_By [nmae]}}\n",
      into: &diagnostics
    )
    _ = set.compile("page", for: forceSchema.shape, into: &diagnostics)
    #expect(diagnostics.map(\.message) == ["there is no \"nmae\" in \"force\""])
  }
}
