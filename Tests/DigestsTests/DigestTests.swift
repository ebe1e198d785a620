import Testing

@testable import Digests

struct DigestTests {
  /// Source: RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func base64IsThatOfTheStandard(text: String, expected: String) {
    #expect(base64Text(Array(text.utf8)) == expected)
    #expect(base64Text([0xfb, 0xff, 0xfe]) == "+//+")
  }

  /// Source: NIST FIPS 180-4, example "abc".
  @Test func hashesAreThoseOfTheStandard() {
    let bytes = Array("abc".utf8)
    let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(Digest(of: bytes).text == text)
    #expect(Digest(text) == Digest(of: bytes))
    #expect(
      integrityText(bytes)
        == "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
    )
  }
}
