import Content
import Diagnostics
import Pages
import TestSupport
import Testing
import YAML

/// Slips of authors that would be published, or would hide what they wrote.
struct SlipTests {
  private func report(_ archive: String) async throws -> String {
    textReport(await diagnostics(of: try base(with: archive)))
  }

  private func page(_ body: String, facts: String = "") async throws -> String {
    let head = "---\ntitle: Two\ndescription: A page.\n\(facts)---\n"
    return try await report("-- content/pages/two.md --\n\(head)\(body)\n")
  }

  @Test(arguments: [
    "content/index.md", "content/site.yml", "content/vocabulary.yml", "content/glossary.yml",
    "content/data/crime/durham.csv", "content/data/crime/dataset.yml", "content/measures/rate.yml",
    "content/images/map.svg", "templates/page.html", "templates/assets/site.css",
    "templates/words/cy.yml",
  ])
  func conflictIsTheOnlyErrorOfAnyFile(path: String) async throws {
    for marker in ["<<<<<<< HEAD", ">>>>>>> other", "<<<<<<<"] {
      let text = "-- \(path) --\nfirst: line\n\(marker)\nfirst: [line\n"
      let found = await diagnostics(of: try base(with: text))
      #expect(found.map(\.rule) == [.conflictMarker], "\(textReport(found))")
      #expect(found.first?.location.path == path && found.first?.location.line == 2)
    }
  }

  @Test(arguments: ["content/glossary.yml", "content/data/crime/durham.csv", "templates/page.html"])
  func markerThatIsLeftAloneIsAConflict(path: String) async throws {
    for marker in ["=======", "=======\r", "||||||| base"] {
      let found = await diagnostics(of: try base(with: "-- \(path) --\na: b\n\(marker)\nc: d\n"))
      #expect(found.map(\.rule) == [.conflictMarker], "\(textReport(found))")
      #expect(found.first?.message.hasPrefix("this line divides a conflict") == true)
    }
    #expect(try await page("Text.\n\n=======\n\nText.").contains("two.md:7:1: warning"))
    #expect(try await page("Text.\n>>>>>>> other\n\nText.").contains("conflict-marker"))
  }

  @Test(arguments: [
    "a <<<<<<< b", " <<<<<<< HEAD", "<<<<<<", "> > > > > > > deep", "=======", "==========",
    ">>>>>> six\n>>>>>>> seven", ">>>>>>> seven\n> one",
  ])
  func otherTextIsNoConflict(text: String) async throws {
    #expect(!(try await page("Text\n\n\(text)")).contains("conflict-marker"))
  }

  @Test func markIsReadInEveryFile() async throws {
    let plain = try baseFiles()
    let marked = plain.map { file in
      let isText = [".md", ".yml", ".csv", ".html"].contains { file.path.hasSuffix($0) }
      return isText ? SourceText(path: file.path, bytes: byteOrderMark + file.bytes) : file
    }
    let (one, other) = (await build(plain), await build(marked))
    #expect(other.diagnostics.isEmpty, "\(textReport(other.diagnostics))")
    let names = one.files.keys.filter { $0.hasSuffix(".html") }
    #expect(names.allSatisfy { one.files[$0] == other.files[$0] })
    let wrong = SourceText(
      path: "content/glossary.yml",
      bytes: byteOrderMark + Array("Charge: {term: A}".utf8)
    )
    let found = await diagnostics(of: laid([wrong], over: plain))
    #expect(found.first?.location.column == 1 && found.first?.location.lineText.first == "C")
  }

  @Test(arguments: [
    "content/sources.yml", "content/vocabulary.yml", "content/site.yml", "content/glossary.yml",
    "content/measures/rate.yml", "content/data/crime/dataset.yml",
  ])
  func fileThatCannotBeReadIsTheOnlyCause(path: String) async throws {
    let found = await diagnostics(of: try base(with: "-- \(path) --\nfirst: [one\nsecond: two\n"))
    #expect(found.map(\.rule) == [.yamlSyntax], "\(textReport(found))")
  }

  @Test(arguments: [
    "draft: true\n---\nText.", "\n\ndraft: true\nupdated: 2024-08-22\n---\nText.",
    "---\ndraft: true\n---\nText.", "sources:\n  - office\n---\nText.",
    "Text.\n\n---\ntitle: Another\n---\nText.",
  ])
  func secondFrontMatterIsAnError(body: String) async throws {
    #expect(try await page(body).contains("[second-front-matter]"))
  }

  @Test(arguments: [
    "Text.\n\n---\n\nMore.", "Note: a heading\n---\nText.", "```\n---\ndraft: true\n---\n```",
    "Text.\n\nkey: in a paragraph\nof two lines",
  ])
  func otherRulesAndColonsAreText(body: String) async throws {
    let report = try await page(body)
    #expect(!report.contains("front-matter") && !report.contains("key-in-text"))
  }

  @Test(arguments: ["draft: true", "Draft: true", "updated: 2024-08-22", "sources: [office]"])
  func keyAsFirstLineIsReported(body: String) async throws {
    #expect(try await page("\n\(body)\n\nText.").contains("[key-in-text]"))
    let isLeft = body.lowercased().hasPrefix("draft")
    #expect(try await page("Text.\n\n\(body)").contains("[key-in-text]") == isLeft)
    #expect(!(try await page("```\n\(body)\n```")).contains("[key-in-text]"))
  }

  @Test(arguments: [
    ("title: Force #9 waits", true), ("title: #9", true), ("title: !Important note", true),
    ("title: \"Force #9 waits\"", false), ("title: Force  # nine", false),
    ("title: Force#9", false),
    ("title: Force  # 9 waits", false), ("title: 'Force' #9", false),
    ("title: >-\n  Force #9\n  waits", false),
    ("title: Force # 9 waits", true), ("title: &force Waits", true), ("title: ! Waits", true),
    ("title: Force\n  and #9 more", true), ("title: Heddlu’r De #9 ddim", true),
  ])
  func cutValueIsReported(line: String, isCut: Bool) async throws {
    let text = "-- content/pages/two.md --\n---\n\(line)\ndescription: A page.\n---\n"
    #expect(try await report(text).contains("[value-cut]") == isCut)
  }

  @Test(arguments: [
    ("lead:No space", "4:1: error: cannot read the YAML: expected a key"),
    ("lead: 'Tis the season", "4:7: error: cannot read the YAML: unterminated quote"),
    ("sources: [a, b", "4:10: error: cannot read the YAML: the list is not closed"),
    ("lead: @home", "4:7: error: cannot read the YAML: a value without quotation marks cannot"),
    ("sources:\n\t- a", "5:1: error: cannot read the YAML: found a tab"),
  ])
  func errorOfYAMLIsWhereTheMistakeBegins(lines: String, report: String) async throws {
    let text = "-- content/pages/two.md --\n---\ntitle: Two\ndescription: A page.\n\(lines)\n---\n"
    let found = try await self.report(text)
    #expect(found.contains(report), "\(found)")
  }

  @Test(arguments: ["----", "---\t", "...", "—", "--"])
  func lineThatDoesNotCloseTheFrontMatterIsNamed(line: String) async throws {
    let text = "-- content/pages/two.md --\n---\ntitle: Two\ndescription: A page.\n\(line)\nText.\n"
    let found = await diagnostics(of: try base(with: text)).first { $0.rule == .frontMatterMissing }
    #expect(found?.location.line == 4, "\(line)")
    #expect(found?.help == "write three hyphens alone on this line: `---`")
  }

  @Test func fileWithAnotherEndingIsToBeRenamed() async throws {
    for (name, right) in [("notes.MD", "notes.md"), ("notes.markdown", "notes.md")] {
      let report = try await report("-- content/pages/\(name) --\nText.\n")
      #expect(report.contains("help: rename it to content/pages/\(right)"), "\(report)")
    }
    #expect(try await report("-- content/sources.yaml --\na: b\n").contains("content/sources.yml"))
  }

  @Test func recommendationHasTheNumberOfItsFile() async throws {
    let files = try baseFiles().map { file in
      let isIt = file.path.hasSuffix("recommendations/01.md")
      let text = isIt ? file.text.replacing("number: 1", with: "number: 7") : file.text
      return SourceText(path: file.path, text: text)
    }
    let found = await diagnostics(of: files).first { $0.rule == .badID }
    #expect(found?.help == "write number: 1, or rename the file")
  }

  @Test func tableOfAHeaderOnlyIsAnError() async throws {
    let table = "-- content/data/crime/durham.csv --\nyear,recorded,charged\n"
    #expect(try await report(table).contains("the dataset has no row"))
  }

  @Test func errorOfATableHidesWhatFollows() async throws {
    let table = "-- content/data/crime/durham.csv --\nyear;recorded;charged\n2014/15;1;1\n"
    let text = "-- content/pages/two.md --\n---\ntitle: Two\ndescription: A page.\n---\n"
    let found = await diagnostics(
      of: try base(with: table + text + "[9 per cent](figure:rate/durham/2014/15)\n")
    )
    #expect(found.filter { $0.severity == .error }.map(\.rule.id) == ["csv-header"])
  }

  @Test func missingDataIsNamedWhereItIsMissed() async throws {
    let kent = "-- content/forces/kent.md --\n---\nname: Kent\nnation: england\n---\n"
    let text = "-- content/pages/two.md --\n---\ntitle: Two\ndescription: A page.\n---\n"
    let found = await diagnostics(
      of: try base(with: kent + text + "[9 per cent](figure:rate/kent/2014/15)\n")
    )
    let error = try #require(found.first { $0.rule == .figureMissing })
    #expect(error.help?.hasPrefix("first settle content/data/crime/dataset.yml: ") == true)
  }

  @Test(arguments: [
    "A **bold** title", "A [link](page:about)", "A note[^1]", "A &#58; B", "A &amp; B",
  ])
  func markupInAPlainTextIsReported(title: String) async throws {
    let text = "-- content/pages/two.md --\n---\ntitle: \(title)\ndescription: A page.\n---\n"
    #expect(try await report(text).contains("two.md:2:8: warning"))
  }

  @Test func lostCharacterIsAnError() async throws {
    #expect(try await page("F\u{FFFD}hrpier").contains("two.md:5:2: error"))
  }

  @Test func invisibleCharactersAreNamed() async throws {
    for code in ["A0", "AD", "200B", "200E", "2028", "2060", "202F", "FEFF", "3000"] {
      let scalar = try #require(Unicode.Scalar(UInt32(code, radix: 16) ?? 0))
      let report = try await page("", facts: "updated: 2024-08-22\(scalar)\n")
      let name = "U+" + String(repeating: "0", count: 4 - code.count) + code
      #expect(report.contains("two.md:4:20: warning"), "\(report)")
      #expect(report.contains(name), "\(report)")
    }
  }

  @Test(arguments: [
    "The number is TODO.", "**TBC**", "(XXX)", "XXXX people", "Lorem ipsum dolor sit amet.",
    "What readers should know.", "> TBD", "It is “TBC”…", "\u{A0}TBC\u{A0}–", "Who???",
    "By [insert name].", "See TBC: later", "__TODO__",
  ])
  func unfinishedTextIsAnErrorOfPublicRecordsOnly(body: String) async throws {
    #expect(try await page(body).contains("two.md:5:"))
    #expect(try await page(body).contains("error"))
    #expect(try await page(body).contains("[unfinished-text]"))
    #expect(!(try await page(body, facts: "draft: true\n")).contains("[unfinished-text]"))
  }

  @Test(arguments: [
    "``TODO`` is a word.", "Text.\n\n    TODO", "`a\nTODO`", "éTODOé", "`TODO` is a word.",
    "TODOS and METHODOLOGY", "the todo list", "[here](https://a.example/TODO)",
    "```\nTODO\n```", "an XX chromosome", "METHODTODO", "TBC-2024",
  ])
  func otherWordsAreFinished(body: String) async throws {
    #expect(!(try await page(body)).contains("[unfinished-text]"))
  }

  @Test func unfinishedFactsAreErrors() async throws {
    let text = "-- content/sources.yml --\noffice:\n  title: TBC\n  publisher: Office\n  "
    #expect(
      try await report(text + "url: https://office.example/tables\n")
        .contains("sources.yml:2:10: error: \"title\" contains \"TBC\" [unfinished-text]")
    )
    #expect(try await page("", facts: "content_note: \" \\_\"\n").contains("has no value"))
  }
}
