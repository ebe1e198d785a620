import Foundation
import TestSupport
import Testing

/// Tests that a build reads its source, writes its output, and does nothing else.
struct ReachTests {
  /// Text from outside the source, which must not appear in any file of the site.
  private let secret = "Words from outside the source."

  /// A folder with a site, and files next to it that the build must not read.
  private func folder() throws -> SiteFolder {
    let folder = try SiteFolder()
    try folder.write(secret + "\n", to: "../outside-\(folder.root.lastPathComponent)/secret.txt")
    for name in ["secret.md", "secret.svg", "secret.csv", "secret.html"] {
      try folder.write(
        "---\ntitle: \(secret)\ndescription: \(secret)\n---\n\(secret)\n",
        to: "../outside-\(folder.root.lastPathComponent)/\(name)"
      )
    }
    return folder
  }

  private func outside(_ folder: SiteFolder) -> URL {
    folder.root.deletingLastPathComponent()
      .appending(path: "outside-\(folder.root.lastPathComponent)")
  }

  private func withFolder(_ use: (SiteFolder, URL) throws -> Void) throws {
    let folder = try folder()
    let outside = outside(folder)
    defer { try? FileManager.default.removeItem(at: outside) }
    try use(folder, outside)
  }

  private func expectNothingFromOutside(in folder: SiteFolder, _ what: String) {
    for (path, text) in folder.tree("public") {
      #expect(!text.contains(secret), "\(what): \(path)")
    }
  }

  @Test(arguments: [
    ("content/pages/secret.md", "secret.md"), ("content/images/secret.svg", "secret.svg"),
    ("content/data/crime/durham.csv", "secret.csv"), ("content/glossary.yml", "secret.txt"),
    ("content/forces/gwent.md", "secret.md"), ("content/translations/cy/index.md", "secret.md"),
    ("templates/secret.html", "secret.html"), ("templates/assets/secret.txt", "secret.txt"),
    ("content/images/folder", ""), ("content/reports", ""), ("templates/assets/folder", ""),
    ("content/nothing.md", "not-there.md"),
  ])
  func linkInTheSourceIsRefused(path: String, target: String) throws {
    try withFolder { folder, outside in
      let link = folder.root.appending(path: path)
      try FileManager.default.createDirectory(
        at: link.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try FileManager.default.createSymbolicLink(
        atPath: link.path,
        withDestinationPath: outside.appending(path: target).path
      )
      for command in ["build", "check"] {
        let run = try folder.sitegen(command)
        #expect(run.status == 1, "\(path)")
        let refusal =
          "\(path):1:1: error: this is a symbolic link, which is not followed [refused-file]"
        #expect((run.errors + run.output).contains(refusal), "\(path)")
        #expect(!run.errors.contains(secret) && !run.output.contains(secret))
      }
      #expect(folder.tree("public").isEmpty)
    }
  }

  @Test(arguments: ["content", "templates"])
  func linkInPlaceOfAFolderIsRefused(name: String) throws {
    try withFolder { folder, outside in
      let whole = folder.root.appending(path: name)
      try FileManager.default.moveItem(at: whole, to: outside.appending(path: name))
      try FileManager.default.createSymbolicLink(
        atPath: whole.path,
        withDestinationPath: outside.appending(path: name).path
      )
      let run = try folder.sitegen("build")
      #expect(run.status == 2 && run.errors.contains("symbolic link"))
      #expect(folder.tree("public").isEmpty)
    }
  }

  /// A text that may name a file cannot name one outside the source.
  @Test(arguments: [
    ("content/pages/about.md", "---\ntitle: A\ndescription: B\n---\n![a](OUT/secret.svg)\n"),
    ("content/pages/about.md", "---\ntitle: A\ndescription: B\n---\n[a](OUT/secret.md)\n"),
    ("content/pages/about.md", "---\ntitle: A\ndescription: B\n---\n[a](file://OUT/secret.md)\n"),
    ("content/pages/about.md", "---\ntitle: A\ndescription: B\n---\n[a](dataset:OUT/secret)\n"),
    ("content/measures/a.yml", "title: A\nnumerator: OUT/secret.b\ndenominator: OUT/secret.c\n"),
    ("content/redirects.yml", "/old/: OUT/secret.md\n"),
    ("content/redirects.yml", "OUT/secret/: page:about\n"),
    ("templates/page.html", "{{> OUT/secret}}{{>OUT/secret.html}}\n"),
    ("templates/page.html", "{{<OUT/secret}}{{/OUT/secret}}\n"),
    ("templates/page.html", "<img src=\"{{root}}assets/OUT/secret.svg\">\n"),
    ("templates/assets/site.css", "a { background: url(OUT/secret.svg) }\n"),
    ("templates/assets/site.css", "@import 'OUT/secret.html';\n"),
  ])
  func pathsInTextsStayInTheSource(file: String, text: String) throws {
    try withFolder { folder, outside in
      let up = "../../../" + outside.lastPathComponent
      for path in [up, outside.path, "%2e%2e/%2e%2e/%2e%2e/\(outside.lastPathComponent)"] {
        try folder.write(text.replacing("OUT", with: path), to: file)
        let run = try folder.sitegen("build", "--output", "public")
        #expect([0, 1].contains(run.status), "\(run.errors)")
        #expect(!run.errors.contains(secret) && !run.output.contains(secret))
        expectNothingFromOutside(in: folder, path)
      }
    }
  }

  @Test func translationsStayInTheSource() throws {
    try withFolder { folder, outside in
      let settings = try #require(folder.read("content/site.yml"))
      for language in ["../../../\(outside.lastPathComponent)", outside.path, ".."] {
        let more = "language_name: English\ntranslations: [{language: \(language), name: Other}]\n"
        try folder.write(settings + more, to: "content/site.yml")
        let run = try folder.sitegen("build")
        #expect(run.status == 1 && run.errors.contains("[bad-id]"))
        #expect(!run.errors.contains(secret))
      }
    }
  }

  /// A user with write access to the output cannot make the build write elsewhere.
  @Test func linkInTheOutputIsNotFollowed() throws {
    try withFolder { folder, outside in
      _ = try folder.sitegen("build")
      let files = FileManager.default
      let page = folder.root.appending(path: "public/index.html")
      try files.removeItem(at: page)
      try files.createSymbolicLink(
        atPath: page.path,
        withDestinationPath: outside.appending(path: "secret.txt").path
      )
      let pages = folder.root.appending(path: "public/about")
      try files.removeItem(at: pages)
      try files.createSymbolicLink(atPath: pages.path, withDestinationPath: outside.path)
      let before = try files.contentsOfDirectory(atPath: outside.path).sorted()
      _ = try folder.sitegen("build")
      #expect(try files.contentsOfDirectory(atPath: outside.path).sorted() == before)
      let kept = try String(contentsOf: outside.appending(path: "secret.txt"), encoding: .utf8)
      #expect(kept == secret + "\n")
    }
  }
}
