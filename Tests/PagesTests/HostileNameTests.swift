import Diagnostics
import Exports
import Pages
import SitePlanning
import TestSupport
import Testing

/// A name of a file or folder that has a special meaning elsewhere is rejected or remains a name.
struct HostileNameTests {
  private static let names = [
    "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "a b", "a\nb: c", "a;}{$x",
    "javascript:a",
    "\u{202E}a", "\u{2028}", "=1+1", "%2e%2e", "{{title}}", "A", "é", "a--b", "-", "&lt;b&gt;",
    "..", ".",
  ]

  /// Files whose names become addresses, with `*` for the name, and their contents.
  private static let locations = [
    ("content/pages/*.md", "---\ntitle: A\ndescription: B\n---\n"),
    ("content/forces/*.md", "---\nname: A\nnation: england\n---\n"),
    ("content/reports/one/findings/*.md", finding), ("content/measures/*.yml", ""),
    ("content/reports/*/index.md", report), ("content/reports/one/recommendations/*.md", ""),
    ("content/data/*/dataset.yml", ""),
    ("content/translations/*/pages/about.md", ""), ("content/*/about.md", ""),
    ("content/*.yml", ""),
  ]

  private static let finding = """
    ---
    title: A
    kind: better
    theme: people
    summary: B
    order: 2
    recommendations: []
    sources: [office]
    ---

    """

  private static let report = """
    ---
    title: A
    publisher: B
    url: https://a.example/
    published: 2024-08-22
    summary: C
    inspected: not-established
    sources: [office]
    ---

    """

  /// Every file with such a name is reported.
  ///
  /// If that is only a warning, nothing is published for it.
  @Test(arguments: names)
  func addressesAreMadeOfIDsAlone(name: String) async throws {
    let named = Self.locations.map { location, text in
      SourceText(path: location.replacing("*", with: name), text: text)
    }
    let faults = await build(try baseFiles() + named).diagnostics
    for file in named {
      #expect(faults.contains { $0.location.path == file.path }, "\(file.path)")
    }
    let atFault = Set(faults.filter { $0.severity == .error }.map(\.location.path))
    let passed = named.filter { !atFault.contains($0.path) }
    let built = await build(try baseFiles() + passed)
    #expect(!built.diagnostics.hasErrors)
    #expect(built.files == (await build(try baseFiles()).files))
    // An error in a table is reported for its dataset, or for the body that does not exist.
    let table = SourceText(path: "content/data/crime/\(name).csv", text: "year,recorded,charged\n")
    #expect(await build(try baseFiles() + [table]).diagnostics.hasErrors)
  }

  /// Images and assets keep their names, which then occur in pages and in files for hosts.
  @Test func namesOfCopiesStayNames() async throws {
    let pictures = Self.names.map { "![A quay](<../images/\(inAddress($0)).svg>)" }
    let page = "---\ntitle: A\ndescription: B\n---\n\(pictures.joined(separator: "\n\n"))\n"
    let copies = Self.names.flatMap { name in
      [
        SourceText(path: "content/images/\(name).svg", text: "<svg/>"),
        SourceText(path: "templates/assets/\(name).css", text: "p {}"),
        SourceText(path: "templates/assets/\(name).txt", text: "words"),
      ]
    }
    let templates = try shippedTemplates()
    let lower = laid(templates, over: try baseFiles())
    let about = SourceText(path: "content/pages/about.md", text: page)
    let built = await build(laid([about] + copies, over: lower))
    #expect(built.files.keys.count { $0.hasPrefix("images/") } == Self.names.count)
    for (path, bytes) in built.files where path.hasSuffix(".html") {
      let page = StrictPage(bytes)
      #expect(page.fault == nil, "\(path)")
      for (name, value) in page.elements.flatMap(\.attributes) {
        #expect(!name.hasPrefix("on") && !value.hasPrefix("javascript:"), "\(path)")
      }
    }
    let clean = await build(lower)
    for path in ["_headers", ".htaccess", "hosting/nginx.conf", "hosting/Caddyfile"] {
      let lines = Set(try clean.text(path).split(separator: "\n"))
      let new = try built.text(path).split(separator: "\n").filter { !lines.contains($0) }
      #expect(new.allSatisfy { $0.wholeMatch(of: /\/assets\/[A-Za-z0-9._-]+/) != nil }, "\(path)")
    }
  }

  private func inAddress(_ name: String) -> String {
    name.replacing("<", with: "\\<").replacing(">", with: "\\>")
  }
}
