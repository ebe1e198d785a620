import Content
import Diagnostics
import Foundation
import Pages
import TestSupport
import Testing

/// The finder of bodies, pinned results and translated pages in the indexes that the script reads.
struct FinderTests {
  private let archive = """
    -- content/forces/durham.md --
    ---
    name: Durham
    also_known_as: [The Bishop's]
    places: [Darlington, "Peterlee, Easington"]
    nation: england
    ---
    Words that only the page has.
    -- templates/search.html --
    {{#letters}}{{#entries}}({{name}}|{{href}}|{{see}}){{/entries}}{{/letters}}
    {{#forgets_query}}forgets{{/forgets_query}}
    -- templates/not-found.html --
    {{finder_index_href}} {{finder_list_href}} {{body_word}} {{bodies_word}}
    -- templates/body.html --
    {{#places}}[{{.}}]{{/places}}

    """

  private func site(_ search: String) throws -> [SourceText] {
    try base(with: archive + "-- +content/site.yml --\n" + search)
  }

  @Test func finderKnowsNamesAndPlacesAndNothingElse() async throws {
    let built = await build(try site(""))
    #expect(built.diagnostics.isEmpty, "\(textReport(built.diagnostics))")
    let finder = try json(built, "finder.json")
    let documents = try #require(finder["documents"] as? [[NSObject]])
    #expect(documents.map { $0[1] as? String } == ["Durham"])
    #expect(documents.first?[3] as? String == "Darlington; Peterlee, Easington")
    let terms = try #require(finder["terms"] as? String).split(separator: " ")
    #expect(terms == ["bishop", "darlington", "durham", "easington", "peterlee", "s", "the"])
    let page = try built.text("forces/durham/index.html")
    #expect(page.contains("[Darlington][Peterlee, Easington]"))
    #expect(try built.text("404.html").contains("/finder.json /forces/ force forces"))
  }

  @Test func placeLeadsToItsBodyWithoutScripts() async throws {
    let text = try await build(try site("")).text("search/index.html")
    #expect(text.contains("(Darlington|../forces/durham/|Durham)"))
    #expect(!text.contains("forgets"))
  }

  @Test func pinnedWordsLeadToTheirRecord() async throws {
    let built = await build(
      try site(
        """
        search:
          forget_query: true
          pinned:
            - {to: "page:about", words: ["Was I HURT?", hélp]}
            - {to: "finding:one/wait", words: [queue]}
        """
      )
    )
    #expect(built.diagnostics.isEmpty, "\(textReport(built.diagnostics))")
    #expect(try built.text("search/index.html").contains("forgets"))
    let index = try json(built, "search.json")
    let documents = try #require(index["documents"] as? [[NSObject]])
    let pins = try #require(index["pinned"] as? [[NSObject]]).map { pin in
      "\(pin[0]) \(documents[pin[1] as? Int ?? 0][0])"
    }
    #expect(
      pins == [
        "was i hurt about/", "help about/", "queue reports/one/findings/wait/",
      ]
    )
  }

  @Test func pinNamesARecordThatExists() async throws {
    func rules(_ target: String) async throws -> [Rule] {
      let pin = "search: {pinned: [{to: \"\(target)\", words: [help]}]}\n"
      return await diagnostics(of: try site(pin)).map(\.rule)
    }
    #expect(try await rules("page:about") == [])
    #expect(try await rules("page:abuot") == [.unknownID])
    #expect(try await rules("about") == [.unknownChoice])
  }

  @Test func searchFindsTranslatedTextsInTheirLanguage() async throws {
    let index = try json(await build(try realSite()), "search.json")
    let documents = try #require(index["documents"] as? [[NSObject]])
    let welsh = documents.filter { $0.count == 5 }
    #expect(welsh.allSatisfy { $0[4] as? String == "cy" })
    let addresses = welsh.compactMap { $0[0] as? String }
    // A page in the language, and the only page of a record with a translated title.
    #expect(addresses.contains("cy/support/") && !addresses.contains("support/"))
    #expect(addresses.contains { $0.hasPrefix("reports/soteria-2024/findings/") })
    #expect(!documents.contains { $0.count == 4 && ($0[0] as? String)?.hasPrefix("cy/") == true })
  }

  private func json(_ built: Built, _ path: String) throws -> [String: NSObject] {
    let text = try built.text(path)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: NSObject]
    )
  }
}
