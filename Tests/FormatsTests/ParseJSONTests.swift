import Testing

@testable import Formats

struct ParseJSONTests {
  private func parsed(_ text: String) throws -> JSON { try JSON(parsing: Array(text.utf8)) }

  @Test func everyKindOfValueIsRead() throws {
    let text = #" {"a": [1, -2, 0.5, 1e3, true, false, null], "b": {"c": "d"}} "#
    let numbers: [JSON] = [.integer(1), .integer(-2), .number("0.5"), .number("1e3")]
    #expect(
      try parsed(text)
        == .object([
          JSON.Member("a", .array(numbers + [.bool(true), .bool(false), .null])),
          JSON.Member("b", .object([JSON.Member("c", .string("d"))])),
        ])
    )
  }

  @Test(arguments: [
    (#""""#, ""), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""é漢""#, "é漢"),
    (#""\u00e9\u6F22""#, "é漢"), (#""\ud83d\ude00""#, "😀"), (#""\u0000""#, "\0"),
  ])
  func stringIsUnescaped(text: String, value: String) throws {
    #expect(try parsed(text) == .string(value))
  }

  @Test(arguments: ["-0", "99999999999999999999", "1.0", "1E-2"])
  func numberThatIsNotAnIntegerKeepsItsText(text: String) throws {
    #expect(try parsed(text) == .number(text))
  }

  @Test(arguments: [
    ("", "expected a value"), ("tru", "expected a value"), ("'a'", "expected a value"),
    ("[1,]", "expected a value"), ("[1 2]", "expected a comma or ]"), ("[", "expected a value"),
    (#"{"a" 1}"#, "expected a colon"), (#"{"a":1,}"#, "expected a key"),
    ("{1:2}", "expected a key"),
    (#"{"a":1,"a":2}"#, "the key \"a\" is repeated"), ("1 2", "expected the end of the text"),
    ("01", "a number starts with a zero"), ("1.", "expected a digit"), ("1e", "expected a digit"),
    ("-", "expected a value"), ("+1", "expected a value"), ("NaN", "expected a value"),
    (#""a"#, "unterminated string"), (#""\"#, "unknown escape"), (#""\x""#, "unknown escape"),
    ("\"a\nb\"", "a control character in a string is not escaped"),
    (#""\ud800""#, "half of a surrogate pair"), (#""\udc00""#, "half of a surrogate pair"),
    (#""\ud800\u0041""#, "half of a surrogate pair"),
    (#""\u12""#, "expected four hexadecimal digits"),
    (#""\u+123""#, "expected four hexadecimal digits"), ("\u{FEFF}1", "expected a value"),
  ])
  func anythingElseIsAnError(text: String, message: String) {
    #expect(throws: JSONError(line: 1, message: message)) { try parsed(text) }
  }

  @Test func errorNamesItsLine() {
    #expect(throws: JSONError(line: 3, message: "expected a value")) { try parsed("[\n1,\n]") }
  }

  @Test func bytesThatAreNotUTF8AreAnError() {
    #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xFF, 0x22]) }
  }

  @Test func levelsAreLimited() throws {
    func nested(_ count: Int) -> String {
      String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }
    _ = try parsed(nested(64))
    #expect(throws: JSONError.self) { try parsed(nested(65)) }
    #expect(throws: JSONError.self) { try parsed(String(repeating: "[", count: 1_000_000)) }
  }

  @Test func printedValueIsReadAgain() throws {
    let value = JSON.object([
      JSON.Member("\"\\\n\u{1}é", .array([.string("\u{2028}\t"), .integer(.min), .null]))
    ])
    #expect(try JSON(parsing: value.bytes) == value)
    #expect(try parsed(value.line) == value)
  }
}
