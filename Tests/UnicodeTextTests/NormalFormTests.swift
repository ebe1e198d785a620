import Foundation
import Testing
import UnicodeText

struct NormalFormTests {
  @Test(arguments: [
    "plain", "", "cafe\u{301}", "caf\u{E9}", "\u{212B}", "q\u{323}\u{307}", "q\u{307}\u{323}",
    "\u{1112}\u{1161}\u{11AB}", "\u{958}", "\u{FB01}", "L\u{301}\u{142}",
  ])
  func formIsThatOfUnicode(text: String) {
    let expected = text.precomposedStringWithCanonicalMapping
    #expect(normalForm(of: text).utf8.elementsEqual(expected.utf8))
  }
}
