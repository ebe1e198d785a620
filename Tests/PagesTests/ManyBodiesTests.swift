import Content
import Diagnostics
import Foundation
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// Sites with more bodies than a page can show one by one.
struct ManyBodiesTests {
  private let templates = """
    -- templates/body.html --
    {{#scores}}
    {{value}}
    {{#change}}{{kind}}: {{words}}{{/change}}
    {{#comparison}}{{heading}} {{drawing}}{{/comparison}}
    {{#chart}}{{narrow}}{{csv_href}} {{csv_size}}{{/chart}}
    {{/scores}}
    -- templates/bodies.html --
    {{#parts}}({{title}}){{#links}}[{{name}}|{{href}}|{{count}}]{{/links}}{{/parts}}
    {{#groups}}{{#bodies}}<{{name}}>{{/bodies}}{{/groups}}{{extent}}
    -- templates/measure.html --
    {{#chart}}{{title}} {{summary}} {{wide}}
    {{#table}}{{#rows}}[{{header}}]{{#cells}}{{text}};{{/cells}}{{/rows}}{{/table}}{{/chart}}
    {{#change}}{{#table}}{{#rows}}<{{header}}>{{/rows}}{{/table}}{{/change}}
    {{#multiples}}{{#table}}{{#rows}}<{{header}}>{{/rows}}{{/table}}{{/multiples}}
    {{#funnel}}{{#table}}{{#rows}}<{{header}}>{{/rows}}{{/table}}{{/funnel}}
    -- templates/measure-order.html --
    {{#chart}}{{title}}{{/chart}}
    {{#parts}}({{title}}){{#links}}[{{name}}|{{href}}|{{count}}]{{/links}}{{/parts}}
    {{#table}}{{#rows}}({{header}}|{{href}}){{/rows}}{{/table}}{{extent}}
    -- templates/search.html --
    {{#letters}}{{#entries}}<{{name}}>{{/entries}}{{/letters}}
    -- templates/recommendations.html --
    {{#groups}}({{title}}){{/groups}}

    """

  private static let starts = ["Ash", "Burn", "Coal", "Dun", "Elm", "Llan", "Lum", "Thorn"]

  /// A site with a number of forces, some in Wales, whose names have all pairs of starts and numbers.
  private func files(
    _ count: Int,
    manyAbove: Int? = nil,
    language: String = "en-GB"
  ) throws -> [SourceText] {
    let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
    var archive = templates
    for index in 0..<count {
      let start = Self.starts[index % Self.starts.count]
      let number = index / Self.starts.count
      let name = start + letters[number % 26] + letters[number / 26 % 26] + " Force"
      let id = name.lowercased().replacingOccurrences(of: " ", with: "-")
      let recorded = 900 + index % 211 * 37
      archive += """
        -- content/forces/\(id).md --
        ---
        name: \(name)
        nation: \(index % 3 == 0 ? "wales" : "england")
        places: [\(start)ton]
        ---
        -- content/data/crime/\(id).csv --
        year,recorded,charged
        2014/15,\(recorded),\(recorded / 10 + index % 7)
        2015/16,\(recorded + 10),\(recorded / 11 + index % 13)

        """
    }
    let files = edited(try base(with: archive), "content/site.yml") { settings in
      settings = settings.replacing("en-GB", with: language)
        .replacing("[nation]", with: "[nation]" + (manyAbove.map { ", many_above: \($0)" } ?? ""))
    }
    return files.filter { !$0.path.contains("durham") }
  }

  @Test func fewBodiesAreShownOneByOne() async throws {
    let built = await build(try files(60))
    #expect(built.diagnostics.isEmpty, "\(textReport(built.diagnostics))")
    let measure = try built.text("measures/rate/index.html")
    #expect(measure.contains("[Ashaa Force]"))
    #expect(built.files["measures/rate/by-value/index.html"] != nil)
    #expect(built.files["forces/ashaa-force/rate.csv"] != nil)
    #expect(built.files["measures/rate/by-group/england/index.html"] == nil)
    #expect(try built.text("forces/index.html").contains("<Ashaa Force>"))
  }

  @Test func manyBodiesAreADistributionThenGroups() async throws {
    let built = await build(try files(61))
    #expect(built.diagnostics.isEmpty, "\(textReport(built.diagnostics))")
    let measure = try built.text("measures/rate/index.html")
    #expect(measure.contains("[England]") && measure.contains("[Wales]"))
    #expect(measure.matches(of: /<England><Wales>/).count == 3)
    // Only the sentences name bodies, and only the extreme ones.
    #expect(!measure.contains("[Ashaa Force]") && !measure.contains("<Ashaa Force>"))
    #expect(measure.contains("range from"))
    #expect(built.files["measures/rate/by-value/index.html"] == nil)
  }

  @Test func tableOfManyBodiesIsOnPagesOfParts() async throws {
    let built = await build(try files(10, manyAbove: 9))
    let groups = try built.text("measures/rate/by-group/index.html")
    #expect(groups.contains("(By nation)[England|england/|6][Wales|wales/|4]"))
    let wales = try built.text("measures/rate/by-group/wales/index.html")
    #expect(wales.contains("(Ashaa Force|../../../../forces/ashaa-force/)"))
    #expect(wales.contains("4 of 10 forces") && !wales.contains("Burnaa"))
    let list = try built.text("forces/index.html")
    #expect(list.contains("[England|by-group/england/|6]") && list.contains("[L|by-name/l/|2]"))
    #expect(!list.contains("<Ashaa Force>"))
    let letter = try built.text("forces/by-name/l/index.html")
    #expect(letter.contains("<Llanaa Force><Lumaa Force>") && letter.contains("2 of 10 forces"))
  }

  @Test func countHasNoPageByGroupOnASiteWithoutGroups() async throws {
    let count = """
      -- content/measures/number.yml --
      title: Charges
      question: How many?
      definition: count
      numerator: crime.charged
      numerator_words: charged
      scope: All crime.
      basis: counted
      main_period: 2015/16
      order: 2
      sources: [office]

      """
    let files = edited(try files(10, manyAbove: 9), "content/site.yml") { settings in
      settings = settings.replacing("group_by: [nation], ", with: "")
    }
    let built = await build(laid(site(count), over: files))
    #expect(built.diagnostics.isEmpty, "\(textReport(built.diagnostics))")
    #expect(built.files["measures/number/by-name/index.html"] != nil)
    #expect(built.files["measures/number/by-group/index.html"] == nil)
  }

  @Test func nobodyHasToKeepTheAddressOfAPart() async throws {
    let addresses = await build(try files(10, manyAbove: 9)).plan.lastingAddresses.map(\.words)
    #expect(addresses.contains("/measures/rate/by-group/") && addresses.contains("/forces/"))
    #expect(!addresses.contains { $0.contains("/by-group/wales") || $0.contains("/by-name/l") })
  }

  @Test func letterIsOneOfTheAlphabetOfTheSite() async throws {
    let built = await build(try files(10, manyAbove: 9, language: "cy"))
    let list = try built.text("forces/index.html")
    #expect(list.contains("[L|by-name/l/|1][Ll|by-name/ll/|1][Th|by-name/th/|1]"))
  }

  @Test func listInAnotherLanguageLeadsToThePartsThatExist() async throws {
    let site = edited(try realSite(), "content/site.yml") { text in
      text = text.replacing("group_by: [", with: "many_above: 2\n  group_by: [")
    }
    let built = await build(site)
    let list = try built.text("cy/forces/index.html")
    let links = list.matches(of: /<a href="..\/..\/(forces\/by-[^"]*)"([^>]*)>/)
    #expect(links.count > 2)
    for link in links {
      #expect(built.files["\(link.1)index.html"] != nil, "\(link.1)")
      #expect(link.2.contains("hreflang=\"en-GB\""), "\(link.1)")
    }
  }

  @Test func partHasAtMostFiveHundredBodiesAndEachIsInOne() async throws {
    let site = await build(try files(4_400)).plan.site
    for order in [BodyOrder.name, .group] {
      let parts = site.bodyParts(in: order)
      #expect(parts.allSatisfy { $0.bodies.count <= BodyPart.mostBodies })
      let bodies = parts.flatMap(\.bodies)
      #expect(bodies.count == 4_400 && Set(bodies) == Set(site.bodies.references))
      #expect(Set(parts.map(\.folder)).count == parts.count)
    }
    #expect(site.bodyParts(in: .name).contains { $0.name == "L, 501 to 1000" })
  }

  @Test func pageOfABodyDoesNotGrowWithTheBodies() async throws {
    let sizes = try await [61, 700].asyncMap { count in
      try await build(files(count)).text("forces/ashaa-force/index.html").utf8.count
    }
    #expect(sizes[0] > 3_000 && abs(sizes[1] - sizes[0]) < sizes[0] / 10, "\(sizes)")
  }

  @Test func noFileRepeatsThoseOfTheMeasure() async throws {
    let built = await build(try files(61))
    #expect(built.files["forces/ashaa-force/rate.csv"] == nil)
    #expect(built.files["forces/ashaa-force/rate.json"] == nil)
    #expect(built.files["forces/ashaa-force/rate.svg"] != nil)
    #expect(built.files["measures/rate/funnel.csv"] == nil)
    #expect(built.files["measures/rate/by-group/dots.svg"] != nil)
    let page = try built.text("forces/ashaa-force/index.html")
    #expect(page.contains("../../measures/rate/rate.csv all forces"))
    #expect(try !built.text("recommendations/index.html").contains("(Force)"))
    #expect(built.files["recommendations/force/ashaa-force/index.html"] == nil)
    #expect(try !built.text("search/index.html").contains("<Ashaa Force>"))
  }

  @Test func finderOfManyBodiesIsInSmallParts() async throws {
    let built = await build(try files(1_000))
    let finder = try json(built, "finder.json")
    let starts = try #require(finder["parts"] as? [String])
    // Each force has the word, so it finds none of them.
    #expect(!starts.isEmpty && !starts.contains { $0.hasPrefix("force") })
    var found: Set<String> = []
    for (number, start) in starts.enumerated() {
      let path = "finder/\(number).json"
      #expect(try #require(built.files[path]).count <= 30_000)
      let part = try json(built, path)
      let documents = try #require(part["documents"] as? [[NSObject]])
      for document in documents {
        let name = try #require(document[1] as? String)
        if name.lowercased().hasPrefix(start) { found.insert(name) }
      }
    }
    #expect(found.count == 1_000)
  }

  @Test func numbersOfBodiesHaveCommasBetweenThousands() async throws {
    let page = try await build(files(1_000)).text("measures/rate/index.html")
    #expect(page.contains("Values for 1,000 of 1,000 forces range from"))
    #expect(page.contains("based on 1,000 of 1,000 forces"))
  }

  @Test func pinnedBodyComesFirstAlsoAmongMany() async throws {
    let pin = "search: {pinned: [{to: \"force:ashaa-force\", words: [nearest]}]}\n"
    let built = await build(
      edited(try files(10, manyAbove: 9), "content/site.yml") { $0 += pin }
    )
    #expect(built.diagnostics.isEmpty, "\(textReport(built.diagnostics))")
    let index = try json(built, "search.json")
    let documents = try #require(index["documents"] as? [[NSObject]])
    let place = try #require((index["pinned"] as? [[NSObject]])?.first?[1] as? Int)
    #expect(documents[place][0] as? String == "forces/ashaa-force/")
    #expect(try !built.text("search/index.html").contains("<Ashaa Force>"))
  }

  @Test func finderOfFewBodiesIsOneFile() async throws {
    let built = await build(try files(61))
    #expect(try json(built, "finder.json")["documents"] != nil)
    #expect(built.files["finder/0.json"] == nil)
  }

  private func json(_ built: Built, _ path: String) throws -> [String: NSObject] {
    let bytes = Data(try #require(built.files[path]))
    return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: NSObject])
  }
}

extension Sequence {
  fileprivate func asyncMap<Value>(
    _ change: (Element) async throws -> Value
  ) async rethrows -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await change(element)) }
    return values
  }
}
