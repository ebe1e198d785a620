import Testing

@testable import Charts

@Suite struct TextWidthTests {
  @Test func widthIsTheSumOfAdvancesTimesTheSize() {
    #expect((textWidth("0%", size: 10) - 14.45).magnitude < 1e-9)
    #expect(textWidth("", size: 14) == 0)
    #expect(textWidth("Kent", size: 12, isBold: true) > textWidth("Kent", size: 12))
  }

  @Test func anAccentDoesNotWidenALetterToASquare() {
    #expect(textWidth("é", size: 10) == textWidth("e", size: 10))
    #expect(textWidth("界", size: 10) == 10)
  }

  @Test func textThatFitsStaysAsItIs() {
    #expect(shortened("Durham", to: 100, size: 14) == "Durham")
  }

  @Test(arguments: (2...20).map { Double($0) * 10 })
  func shortenedTextFitsAndEndsWithAnEllipsis(_ room: Double) {
    let name = "Avon and Somerset Constabulary, all districts"
    let text = shortened(name, to: room, size: 14)
    #expect(textWidth(text, size: 14) <= room)
    #expect(text.hasSuffix("…") && name.hasPrefix(text.dropLast()))
    #expect(!text.hasSuffix(" …"))
  }

  @Test func wrappingBreaksAtSpacesAndCutsASingleWord() {
    #expect(wrapped("England and Wales", to: 80, size: 12) == ["England and", "Wales"])
    #expect(wrapped("", to: 80, size: 12) == [])
    let lines = wrapped("Llanfairpwllgwyngyllgogerychwyrndrobwll yes", to: 80, size: 12)
    #expect(lines.count == 2 && lines[0].hasSuffix("…") && lines[1] == "yes")
  }
}
