import Content
import Diagnostics
import Exports
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// A site in two languages, with some pages in both, built at once.
struct TranslationTests {
  /// The base site with Welsh names, a Welsh home page and a Welsh page about the site.
  static let welsh = """
    -- content/site.yml --
    title: Test site
    description: A site for tests.
    publisher: Nobody
    language: en-GB
    language_name: English
    translations: [{language: cy, name: Cymraeg}]
    licence: {name: OGL, url: "https://licence.example/"}
    bodies: {id: force, plural_id: forces, singular: force, plural: forces, group_by: [nation]}
    menu: [reports, findings, page:about, page:help]
    -- content/pages/about.md --
    ---
    title: About
    description: About this site.
    updated: 2026-02-03
    ---
    See [](finding:wait), [](report:one), [](page:help) and [](figure:rate/durham/2015/16).
    -- content/pages/help.md --
    ---
    title: Help
    description: Help.
    ---
    -- content/forces/gwent.md --
    ---
    name: Gwent
    nation: wales
    ---
    -- content/data/crime/gwent.csv --
    year,recorded,charged
    2014/15,3000,300
    2015/16,4000,300
    -- content/translations/cy/site.yml --
    title: Safle prawf
    description: Safle ar gyfer profion.
    bodies: {singular: heddlu, plural: heddluoedd}
    -- content/translations/cy/vocabulary.yml --
    themes: {people: Pobl}
    kinds: {cause: Achos pryder, better: Beth sy'n well}
    addressees: {all: Pawb}
    statuses: {no-answer: Dim ateb, accepted: Derbyniwyd, no-word: Dim gair, started: Dechreuwyd, done: Gorffennwyd}
    choices: {nation: {england: Lloegr, wales: Cymru}}
    -- content/translations/cy/index.md --
    ---
    title: Hafan
    description: Y dudalen gartref.
    ---
    -- content/translations/cy/pages/about.md --
    ---
    title: Amdanom
    description: Am y wefan hon.
    translated_from: DIGEST
    translation_note: Answyddogol.
    ---
    Gweler [](finding:wait), [](report:one), [](page:help) a [](figure:rate/durham/2015/16).
    -- content/translations/cy/forces/gwent.md --
    ---
    name: Heddlu Gwent
    ---
    -- templates/page.html --
    <html lang="{{language}}">{{#alternates}}<link hreflang="{{hreflang}}" href="{{href}}">{{/alternates}}
    {{#languages}}<a lang="{{language}}" href="{{href}}">{{label}}</a>{{/languages}}
    {{#menu}}<a href="{{href}}"{{#hreflang}} hreflang="{{hreflang}}"{{/hreflang}}{{#lang}} lang="{{lang}}"{{/lang}}>{{label}}</a>{{/menu}}
    {{_Skip to content}}. {{#updated}}{{_Updated on [updated]}}{{/updated}}. {{translation_note}}
    {{body}}{{feed}}
    -- templates/bodies.html --
    {{title}}: {{#groups}}{{name}} {{#bodies}}<a href="{{href}}"{{#hreflang}} hreflang="{{hreflang}}"{{/hreflang}}{{#lang}} lang="{{lang}}"{{/lang}}>{{name}}</a>{{/bodies}} {{/groups}}
    -- templates/words/cy.yml --
    Skip to content: Neidio i'r cynnwys
    "Updated on [updated]": Diweddarwyd ar [updated]

    """

  /// The files of the site, with the translations of built-in phrases appended to those of its
  /// templates.
  static func files(_ archive: String = welsh) throws -> [SourceText] {
    let base = try baseFiles()
    let path = "templates/words/cy.yml"
    let words = try #require(base.first { $0.path == path }).text
    let own = site(archive.replacing("DIGEST", with: "db3b26b2")).map { file in
      file.path == path ? SourceText(path: path, text: file.text + words) : file
    }
    return laid(own, over: base)
  }

  private func built(replacing old: String = "", with new: String = "") async throws -> Built {
    #expect(old.isEmpty || Self.welsh.contains(old))
    let text = old.isEmpty ? Self.welsh : Self.welsh.replacing(old, with: new)
    return await build(try Self.files(text))
  }

  @Test func theSiteIsWithoutFault() async throws {
    let built = try await built()
    #expect(built.diagnostics == [], "\(textReport(built.diagnostics))")
  }

  @Test(arguments: [
    ("title: Hafan", "title: TBC"), ("singular: heddlu,", "singular: TBC,"),
    ("Gweler []", "TBC []"),
  ])
  func unfinishedTranslationIsAnError(text: String, unfinished: String) async throws {
    let built = try await built(replacing: text, with: unfinished)
    #expect(built.diagnostics.map(\.rule) == [.unfinishedText], "\(textReport(built.diagnostics))")
  }

  /// The program knows the claims of one language: the words of others are not checked, and
  /// their numbers are.
  @Test(arguments: [
    ("[cododd](claim:rate/durham/2014/15..2015/16)", []),
    ("[7.5 y cant](figure:rate/durham/2015/16)", []),
    ("[7.6 y cant](figure:rate/durham/2015/16)", [Rule.figureDiffers]),
    ("[](claim:rate/durham/2014/15..2015/16)", [Rule.claimWords]),
  ])
  func wordsOfAClaimMayBeOfAnyLanguage(text: String, rules: [Rule]) async throws {
    let built = try await built(replacing: "Gweler []", with: "\(text) Gweler []")
    let bound: Set<Rule> = [.figureDiffers, .claimWords, .claimFalse, .figureAddress]
    #expect(built.diagnostics.map(\.rule).filter(bound.contains) == rules)
  }

  @Test func onlyWhatIsTranslatedHasAPageInTheLanguage() async throws {
    let built = try await built()
    let paths = built.files.keys.filter { $0.hasPrefix("cy/") }.sorted()
    #expect(
      paths == [
        "cy/about/index.html", "cy/forces/index.html", "cy/index.html", "cy/reports/index.html",
      ]
    )
  }

  @Test func eachPageOfAPairNamesBoth() async throws {
    let built = try await built()
    let own = try built.text("about/index.html")
    #expect(own.hasPrefix("<html lang=\"en-GB\"><link hreflang=\"en-GB\" href=\"./\">"))
    #expect(own.contains("<link hreflang=\"cy\" href=\"../cy/about/\">"))
    #expect(own.contains("<link hreflang=\"x-default\" href=\"./\">"))
    #expect(own.contains("<a lang=\"cy\" href=\"../cy/about/\">Cymraeg</a>"))
    let other = try built.text("cy/about/index.html")
    #expect(other.hasPrefix("<html lang=\"cy\"><link hreflang=\"en-GB\" href=\"../../about/\">"))
    #expect(other.contains("<a lang=\"en-GB\" href=\"../../about/\">English</a>"))
    #expect(!(try built.text("help/index.html")).contains("hreflang"))
  }

  /// So that search engines and readers of either page find the other: records and lists.
  @Test func eachTranslatedPageOfTheSiteAndItsOriginalNameBoth() async throws {
    let built = await build(try realSite())
    let translated = built.plan.pages.compactMap { $0.language == "cy" ? $0.path.text : nil }
    #expect(translated.contains("cy/forces/index.html") && translated.contains("cy/index.html"))
    for path in translated {
      for page in [path, String(path.dropFirst("cy/".count))] {
        let text = try built.text(page)
        for language in ["en-GB", "cy", "x-default"] {
          let link = "<link rel=\"alternate\" hreflang=\"\(language)\""
          #expect(text.ranges(of: link).count == 1, "\(page)")
        }
      }
    }
  }

  @Test func addressesAreWholeWhereTheSiteClaimsOne() async throws {
    let built = try await built(
      replacing: "language_name: English",
      with: "language_name: English\nbase_url: https://x.example/"
    )
    let page = try built.text("cy/about/index.html")
    #expect(page.contains("<link hreflang=\"en-GB\" href=\"https://x.example/about/\">"))
    #expect(page.contains("<link hreflang=\"cy\" href=\"https://x.example/cy/about/\">"))
    let map = try built.text("sitemap.xml")
    let link =
      "<xhtml:link rel=\"alternate\" hreflang=\"cy\" href=\"https://x.example/cy/about/\"/>"
    #expect(map.ranges(of: link).count == 2)
    #expect(map.contains("<loc>https://x.example/cy/forces/</loc>"))
  }

  @Test func wordsOfTemplatesAndOfTheProgramAreTranslated() async throws {
    let built = try await built()
    let own = try built.text("about/index.html")
    #expect(own.contains("Skip to content. Updated on 3 February 2026."))
    let page = try built.text("cy/about/index.html")
    #expect(page.contains("Neidio i&#39;r cynnwys. Diweddarwyd ar 3 Chwefror 2026. Answyddogol."))
    #expect(page.contains("<a href=\"../reports/\">Adroddiadau</a>"))
    #expect(page.contains("<a href=\"../../findings/\" hreflang=\"en-GB\">Canfyddiadau</a>"))
    #expect(page.contains("<a href=\"./\">Amdanom</a>"))
    #expect(page.contains("<a href=\"../../help/\" hreflang=\"en-GB\" lang=\"en-GB\">Help</a>"))
  }

  @Test func linkToAPageWithoutAPairNamesItsLanguage() async throws {
    let page = try await built().text("cy/about/index.html")
    let finding = "<a href=\"../../reports/one/findings/wait/\" hreflang=\"en-GB\" lang=\"en-GB\">"
    #expect(page.contains(finding + "People wait</a>"))
    #expect(page.contains("<a href=\"../../measures/rate/\" hreflang=\"en-GB\">7.5%</a>"))
  }

  @Test func linkToAPageWithAPairStaysInTheLanguage() async throws {
    let built = try await built(
      replacing: "-- content/translations/cy/forces",
      with: """
        -- content/translations/cy/reports/one/index.md --
        ---
        title: Adroddiad cyntaf
        summary: Beth a arolygwyd.
        ---
        -- content/translations/cy/forces
        """
    )
    #expect(built.diagnostics == [], "\(textReport(built.diagnostics))")
    let page = try built.text("cy/about/index.html")
    #expect(page.contains("<a href=\"../reports/one/\">Adroddiad cyntaf</a>"))
    #expect(built.files["cy/reports/one/index.html"] != nil)
  }

  @Test func namesOfBodiesAndGroupsAreTranslated() async throws {
    let list = try await built().text("cy/forces/index.html")
    #expect(list.hasPrefix("Heddluoedd: Lloegr <a href=\"../../forces/durham/\" hreflang"))
    #expect(list.contains(" lang=\"en-GB\">Durham</a>"))
    let gwent = "Cymru <a href=\"../../forces/gwent/\" hreflang=\"en-GB\">Heddlu Gwent</a>"
    #expect(list.contains(gwent))
    #expect(
      try await built().text("forces/index.html").contains("England <a href=\"durham/\">Durham")
    )
  }

  @Test func feedsAndFilesStayInTheLanguageOfTheSite() async throws {
    let built = try await built()
    #expect(try built.text("about/index.html").contains("feed.xml"))
    #expect(!(try built.text("cy/about/index.html")).contains("feed.xml"))
  }

  @Test(arguments: [
    ("    title: Amdanom\n", "", "there is no \"cy\" translation of \"title\""),
    (
      "Lloegr, wales: Cymru", "Lloegr",
      "there is no \"cy\" translation of \"choices.nation.wales\""
    ),
    ("title: Safle prawf", "titel: Safle prawf", "unknown key \"titel\""),
    ("title: Amdanom", "title: Amdanom\n    lead: Un.", "the original has no \"lead\""),
    (
      "title: Amdanom", "title: Amdanom\n    updated: 2026-02-03", "unknown key \"updated\""
    ),
    (
      "a [](figure:rate/durham/2015/16)", "a mwy",
      "the translation lacks a link of the original: figure:rate/durham/2015/16"
    ),
    (
      "Gweler [](finding:wait)", "## Un\n\n    [](finding:wait)",
      "expected 0 headings as in the original, found 1"
    ),
    ("Gweler", "Gweler 12", "the number 12 is not in the original"),
    (
      "[](page:help) and", "[](page:help) and 12",
      "the translation lacks the number 12 of the original"
    ),
    (
      "[](page:help) and", "[](page:help), then", "the original has changed since it was translated"
    ),
    (
      "    translated_from: DIGEST\n", "",
      "the file does not say which version of the original it translates"
    ),
    ("Diweddarwyd ar [updated]", "Diweddarwyd", "the translation lacks [updated]"),
    (
      "cy/forces/gwent", "cy/forces/nowhere",
      "there is no content/forces/nowhere.md for this file to translate"
    ),
    ("cy/forces/gwent", "fr/forces/gwent", "the site does not declare the translation \"fr\""),
    (
      "cy/index.md", "cy/pages/help.md",
      "the translation \"cy\" has no content/translations/cy/index.md"
    ),
  ])
  func faultIsReported(old: String, new: String, message: String) async throws {
    // The archive is indented in this file, and so are these lines.
    func outdented(_ text: String) -> String { text.replacing("    ", with: "") }
    let built = try await built(replacing: outdented(old), with: outdented(new))
    #expect(built.diagnostics.map(\.message).contains(message), "\(textReport(built.diagnostics))")
  }

  @Test func pageThatIsHeldBackHasNoTranslation() async throws {
    let built = try await built(
      replacing: "description: Help.",
      with: """
        description: Help.
        draft: true
        -- content/translations/cy/pages/help.md --
        ---
        title: Cymorth
        description: Cymorth.
        """
    )
    #expect(built.files["cy/help/index.html"] == nil)
    #expect(built.files["help/index.html"] == nil)
  }
}
