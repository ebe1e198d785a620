import Content
import Diagnostics
import TestSupport
import Testing

/// Characters that were read in another encoding than they were written in.
struct GarbledTextTests {
  private func found(_ text: String) async throws -> [Diagnostic] {
    let page = "---\ntitle: About\ndescription: About this site.\n---\n\(text)\n"
    let file = SourceText(path: "content/pages/about.md", text: page)
    return await diagnostics(of: laid([file], over: try baseFiles()))
  }

  @Test(arguments: [
    ("It CafÃ© is", "write \"é\""), ("itâ€™s", "write \"’\""), ("Â£5", "write \"£\""),
    ("a â€“ b", "write \"–\""), ("â€œSo", "write \"“\""), ("soâ€", "write \"”\""),
    ("a\u{C2}\u{A0}b", "write a no-break space"), ("It\u{92}s", "write \"’\""),
    ("cÅ“ur", "write \"œ\""), ("siÄ™", "write \"ę\""), ("Ã‰tat", "write \"É\""),
    ("itÃ¢â‚¬â„¢s", "write \"’\""), ("it‚Äôs", "write \"’\""), ("caf√©", "write \"é\""),
    ("CafÃ© and cafÃ©", "write \"é\", and correct the others in the same way"),
  ])
  func garbledCharacterIsNamedWithWhatWasMeant(text: String, help: String) async throws {
    let found = try await found(text)
    #expect(found.map(\.rule) == [.garbledText], "\(found)")
    #expect(found.first?.help?.hasPrefix(help) == true, "\(found)")
    #expect(found.first?.location.line == 5)
  }

  @Test(arguments: [
    "Café, tŷ, Û and Â", "TÂN’S fire", "SÃO “IRMÔ", "»Å« and „Ä“", "¬p and √2", "â or ï",
    "Â sound", "naïve – façade", "€5 ™",
  ])
  func otherCharactersAreNot(text: String) async throws {
    #expect(try await found(text) == [], "\(text)")
  }

  @Test func valuesAndTablesAreChecked() async throws {
    let files = try base(with: "-- content/glossary.yml --\ncharge: {term: ChargÃ©, meaning: A.}\n")
    let found = await diagnostics(of: files).filter { $0.rule == .garbledText }
    #expect(found.map(\.location.path) == ["content/glossary.yml"])
  }
}
