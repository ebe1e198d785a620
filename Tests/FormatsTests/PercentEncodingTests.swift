import Formats
import Testing

struct PercentEncodingTests {
  @Test(arguments: [
    ("plan-1_2.~svg", "plan-1_2.~svg"), ("a/b c", "a/b%20c"), ("50%?#.svg", "50%25%3F%23.svg"),
    ("é", "%C3%A9"), ("a:b", "a%3Ab"), ("\u{0}\n\"<", "%00%0A%22%3C"), ("", ""),
  ])
  func bytesAreEncodedAndDecoded(text: String, encoded: String) {
    #expect(percentEncoded(text) == encoded)
    #expect(percentDecoded(encoded) == text)
  }

  @Test func fragmentKeepsWhatItMayContain() {
    #expect(percentEncodedFragment("p:a-b/c?d é#") == "p:a-b/c?d%20%C3%A9%23")
  }

  @Test(arguments: ["%", "%4", "a%zz", "%ff", "%+1"])
  func brokenEscapeHasNoMeaning(text: String) {
    #expect(percentDecoded(text) == nil)
  }

  @Test func digitsMayBeSmall() {
    #expect(percentDecoded("%c3%a9") == "é")
  }
}
