import Content
import Diagnostics
import TestSupport
import Testing

/// Addresses of the web, of mailboxes and of telephones that lead nowhere.
struct AddressSlipTests {
  private func report(_ text: String) async throws -> [Diagnostic] {
    await diagnostics(
      of: try base(
        with: """
          -- content/pages/about.md --
          ---
          title: About
          description: About this site.
          ---
          \(text)
          """
      )
    )
  }

  @Test(arguments: [
    ("https:/a.example/b", "https://a.example/b"), ("http//a.example", "http://a.example"),
    ("https//a.example", "https://a.example"), ("https:a.example", "https://a.example"),
    ("www.a.example/b", "https://www.a.example/b"), ("//a.example", "https://a.example"),
    ("htps://a.example", "https://a.example"), ("http:///a.example", "http://a.example"),
    ("https://https://a.example", "https://a.example"), ("https://", "https://www.example.org/"),
    ("https://http//a.example", "https://a.example"), ("a@b.example", "mailto:a@b.example"),
    ("mailto:a", "mailto: and the address: mailto:office@example.org"),
    ("mailto://", "mailto: and the address: mailto:office@example.org"),
    ("<mailto: a@b.example>", "mailto: and the address: mailto:office@example.org"),
    ("tel:none", "tel: and the number: tel:+441632960999"),
    (
      "office.example/tables/of-2024",
      "https://office.example/tables/of-2024, if it is an address on the web"
    ),
  ])
  func addressThatLeadsNowhereIsAnError(address: String, help: String) async throws {
    let found = try await report("See [the list](\(address)).")
    #expect(found.map(\.rule) == [.brokenLink], "\(found)")
    #expect(found.first?.help == "write \(help)")
  }

  @Test(arguments: [
    "https://a.example:8080/b", "http://192.0.2.1/", "https://[2001:db8::1]/", "HTTPS://A.example",
    "https://b\u{FC}ro.example/", "mailto:a@b.example?subject=c", "mailto:?body=c", "tel:116123",
    "mailto:a%40b.example", "https://http.example/",
  ])
  func completeAddressIsKept(address: String) async throws {
    #expect(try await report("See [the list](\(address)).").map(\.rule) == [])
  }
}
