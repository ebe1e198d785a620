import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Search

/// The entries of the search, and the terms that find them.
struct SearchTests {
  private let archive = """
    -- content/forces/mon.md --
    ---
    name: Ynys Môn
    full_name: Ynys Môn Police
    also_known_as: [Anglesey, Môn]
    nation: wales
    ---
    Ferries and bridges.
    -- content/pages/glossary.md --
    ---
    title: Glossary
    description: What words mean.
    show: [glossary]
    ---
    -- content/pages/method.md --
    ---
    title: 7 methods
    description: How it is done.
    ---
    ## A heading of bridges

    Text about wait, wait and wait.
    -- content/reports/one/recommendations/02.md --
    ---
    number: 2
    text: gist
    title: Listen
    addressees: [all]
    due: not-established
    findings: not-established
    theme: people
    sources: [office]
    ---
    Listen to those who wait.
    -- content/reports/one/recommendations/10.md --
    ---
    number: 10
    text: not-held
    addressees: not-established
    due: not-established
    findings: not-established
    sources: [office]
    ---
    -- templates/search.html --
    {{#letters}}[{{letter}} {{id}}]{{#entries}}({{name}}|{{href}}|{{kind}}|{{see}}){{/entries}}{{/letters}}
    {{index_href}}

    """

  private func built(_ more: String = "") async throws -> Built {
    let built = await build(try base(with: archive + more))
    #expect(
      !built.diagnostics.contains { $0.severity == .error },
      "\(textReport(built.diagnostics))"
    )
    return built
  }

  @Test func everythingStandsUnderItsFirstLetter() async throws {
    let text = try await built().text("search/index.html")
    #expect(text.hasSuffix("\n../search.json\n"))
    let sections = text.split(separator: "[").dropLast(0).map(String.init)
    #expect(sections[0].hasPrefix("0–9 letter-0-9](7 methods|../method/|Page|)"))
    let letters = sections.map { String($0.prefix(1)) }
    #expect(letters == letters.sorted() && Set(letters).count == letters.count)
    #expect(text.contains("[C letter-c](Charge|../glossary/#term-charge|Glossary|)"))
    // Another name leads to the title, and an accent does not affect the sorting of a name.
    #expect(text.contains("(Anglesey|../forces/mon/|Force|Ynys Môn)"))
    #expect(text.contains("[M letter-m](Môn|../forces/mon/|Force|Ynys Môn)"))
    #expect(text.contains("[Y letter-y](Ynys Môn|../forces/mon/|Force|)"))
  }

  @Test func numbersAreSortedByTheirValue() async throws {
    let text = try await built().text("search/index.html")
    let locations = try ["Recommendation 1: ", "Recommendation 2: ", "Recommendation 10|"].map {
      try #require(text.range(of: "(\($0)")).lowerBound
    }
    #expect(locations == locations.sorted())
  }

  @Test func termsHaveNoPlaceWhereNoPageShowsThem() async throws {
    let built = await build(try baseFiles())
    #expect(try !built.text("search.json").contains("A formal accusation"))
  }

  @Test func indexHoldsDocumentsAndTheirTerms() async throws {
    let index = try Index(await built())
    let island = try #require(index.documents.first { $0.title == "Ynys Môn" })
    #expect(island.href == "forces/mon/" && island.kind == "Force")
    #expect(island.summary == "Ynys Môn Police. Wales. Also known as: Anglesey, Môn.")
    for word in ["mon", "anglesey", "wales", "ferries", "police"] {
      #expect(index.found(word).contains("forces/mon/"), "\(word)")
    }
    #expect(index.found("charge").contains("glossary/#term-charge"))
    #expect(index.found("recommendations").contains("recommendations/"))
    #expect(index.found("office").contains("data/crime/"))
    #expect(index.terms == index.terms.sorted() && Set(index.terms).count == index.terms.count)
    #expect(index.terms.allSatisfy { searchWords($0) == [$0] })
    #expect(index.postings.count == index.terms.count)
  }

  @Test func titleCountsForMoreThanText() async throws {
    let index = try Index(await built())
    #expect(
      index.found("wait").prefix(2) == [
        "reports/one/findings/wait/", "reports/one/recommendations/1/",
      ]
    )
    #expect(index.found("wait").contains("method/"))
    #expect(index.found("bridges") == ["method/", "forces/mon/"])
    let records = index.found("recommendation").prefix(3)
    #expect(records.allSatisfy { $0.hasPrefix("reports/one/recommendations/") })
  }

  @Test func indexLeadsToPagesThatAreThere() async throws {
    let built = await build(try realSite())
    let index = try Index(built)
    #expect(index.documents.count > 90)
    for document in index.documents {
      let page = document.href.prefix { $0 != "#" }.replacing("./", with: "")
      #expect(built.files["\(page)index.html"] != nil, "\(document.href)")
    }
  }

  @Test func unpublishedRecordIsNeitherInTheIndexNorInTheList() async throws {
    let unpublished = """
      -- content/pages/later.md --
      ---
      title: Zanzibar
      description: Zanzibar.
      draft: true
      ---
      Zanzibar.

      """
    let built = try await built(unpublished)
    for path in ["search.json", "search/index.html"] {
      #expect(try !built.text(path).lowercased().contains("zanzibar"), "\(path)")
    }
    let open = try await self.built(unpublished.replacing("draft: true\n", with: ""))
    #expect(try open.text("search.json").contains("zanzibar"))
  }
}

/// The index as the script reads it.
private struct Index {
  var documents: [(href: String, title: String, kind: String, summary: String)] = []
  var terms: [String] = []
  var postings: [[Int]] = []

  init(_ built: Built) throws {
    let text = try built.text("search.json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: NSObject]
    )
    let kinds = try #require(json["kinds"] as? [String])
    for entry in try #require(json["documents"] as? [[NSObject]]) {
      let texts = entry.map { $0 as? String ?? "" }
      let kind = try #require(entry[2] as? Int)
      documents.append((texts[0], texts[1], kinds[kind], texts[3]))
    }
    terms = try #require(json["terms"] as? String).split(separator: " ").map(String.init)
    postings = try #require(json["postings"] as? [[Int]])
  }

  /// The addresses of the documents that contain a term, highest weight first.
  func found(_ term: String) -> [String] {
    guard let location = terms.firstIndex(of: term) else { return [] }
    let numbers = postings[location]
    var document = 0
    let entries = stride(from: 0, to: numbers.count, by: 2).map { index in
      document += numbers[index]
      return (weight: numbers[index + 1], href: documents[document].href)
    }
    return entries.sorted { $0.weight > $1.weight }.map(\.href)
  }
}
