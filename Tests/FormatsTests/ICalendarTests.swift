import Foundation
import Testing

@testable import Formats

@Suite struct ICalendarTests {
  @Test func charactersWithAMeaningAreEscaped() {
    #expect(iCalendarText("a;b,c\\d\r\ne\nf\u{7}é\u{2028}g") == "a\\;b\\,c\\\\d\\ne\\nf é g")
  }

  @Test(arguments: ["a", "é", "e\u{301}", "ŷ", "漢", "👩‍👩‍👧"], [74, 75, 76, 149, 150, 224])
  func longLinesAreFoldedBetweenCharacters(character: String, length: Int) {
    let count = length / character.utf8.count
    let line = String(repeating: character, count: count) + String(repeating: "-", count: 3)
    let lines = foldedLine(line).components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
    // No line has room for the first character of the next one.
    for (one, next) in zip(lines, lines.dropFirst()) {
      #expect(one.utf8.count + (next.dropFirst().first?.utf8.count ?? 0) > 75)
    }
    let parts = lines.enumerated().map {
      $0.offset == 0 ? $0.element : String($0.element.dropFirst())
    }
    #expect(parts.joined() == line)
    #expect(parts.map(\.count).reduce(0, +) == line.count)
  }
}
