import Content
import Diagnostics
import SitePlanning
import Statistics
import TestSupport
import Testing

/// Bodies that are much of the benchmark, and changes between periods.
struct LargeBodyTests {
  /// Twelve small forces and a large one, with two periods.
  private func built(with more: String = "") async throws -> Built {
    let small = (1...12).map { index in
      """
      -- content/forces/force-\(index).md --
      ---
      name: Force \(index)
      nation: england
      ---
      -- content/data/crime/force-\(index).csv --
      year,recorded,charged
      2014/15,\(2000 + index),\(180 + 4 * index)
      2015/16,\(2100 + index),\(charged(index))

      """
    }
    let archive = """
      -- content/data/crime/durham.csv --
      year,recorded,charged
      2014/15,8000,400
      2015/16,9000,300

      """
    return await build(try base(with: small.joined() + archive + more))
  }

  /// The first of the small forces has fewer charges than the others.
  private func charged(_ index: Int) -> Int { index == 1 ? 170 : 200 + 3 * index }

  private func comparison(_ built: Built, _ name: String) throws -> BenchmarkComparison? {
    let site = built.plan.site
    let measure = try #require(site.measures.first)
    let body = try #require(site.bodies.firstIndex { $0.name == name })
    return measure.figures.rows[body][1].comparison
  }

  @Test func largeBodyIsComparedWithTheSumOfTheOthers() async throws {
    let built = try await built()
    #expect(built.diagnostics == [])
    let large = try #require(try comparison(built, "Durham"))
    let others = (1...12).map { (2100 + $0, charged($0)) }
    #expect(
      large.others
        == CountedRate(others.map(\.1).reduce(0, +), over: others.map(\.0).reduce(0, +))
    )
    #expect(large.plain == .lower(.z998))
    #expect(try comparison(built, "Force 1")?.others == nil)
    let table = try built.text("measures/rate/rate.csv")
    #expect(table.contains("Compared with England without it (10.3%), because it is over a tenth"))
  }

  /// What the rows of its own table share is there once.
  @Test func rowsOfALargeBodyShareTheirNote() async throws {
    let template = """
      -- templates/body.html --
      {{#scores}}{{#chart}}{{#table}}
      {{#rows}}{{#cells}}<td>{{text}}</td>{{/cells}}{{/rows}}{{#notes}}<li>{{.}}</li>{{/notes}}
      {{/table}}{{/chart}}{{/scores}}

      """
    let page = try await built(with: template).text("forces/durham/index.html")
    #expect(page.contains("<td>note 1 (10.3%)</td>"))
    #expect(
      page.contains(
        "<li>note 1: Compared with England without it, because it is over a tenth of that sum.</li>"
      )
    )
  }

  @Test func severalLargeBodiesAreNamedAsAList() async throws {
    let large = ["Gwent", "Kent"].map { name in
      """
      -- content/forces/\(name.lowercased()).md --
      ---
      name: \(name)
      nation: wales
      ---
      -- content/data/crime/\(name.lowercased()).csv --
      year,recorded,charged
      2014/15,\(8000 + name.count),400
      2015/16,\(9000 + name.count),300

      """
    }
    let built = try await built(with: large.joined())
    #expect(built.diagnostics == [])
    let funnel = try built.text("measures/rate/funnel.json")
    #expect(funnel.contains("Durham, Gwent and Kent are each over a tenth of it, and so compared"))
  }

  @Test func onlyBodyHasNothingToBeComparedWith() async throws {
    let built = await build(try baseFiles())
    #expect(try comparison(built, "Durham") == nil)
  }

  /// What bodies differ by beyond chance cannot be seen in one of them.
  @Test func twoBodiesAreNotComparedWithEachOther() async throws {
    let archive = """
      -- content/forces/kent.md --
      ---
      name: Kent
      nation: england
      ---
      -- content/data/crime/kent.csv --
      year,recorded,charged
      2014/15,1000,200
      2015/16,2000,500

      """
    let built = await build(try base(with: archive))
    #expect(built.diagnostics == [])
    #expect(try comparison(built, "Durham") == nil)
    #expect(try comparison(built, "Kent") == nil)
  }

  @Test func methodSaysWhatChangesWithoutTheLargestBody() async throws {
    let template = """
      -- templates/measure-method.html --
      <title>{{title}}</title><p>{{largest_body}}</p>{{#without_largest}}<ul>
      {{#rows}}<li>{{header}}{{#cells}}, {{text}}{{/cells}}</li>
      {{/rows}}</ul>{{/without_largest}}

      """
    let built = try await built(with: template)
    #expect(built.diagnostics == [])
    let page = try #require(
      built.files.keys.first { $0.hasPrefix("measures/rate/") && $0.contains("method") }
    )
    let text = try built.text(page)
    #expect(text.contains("England without Durham, its largest part with 26% of the denominator,"))
    #expect(text.contains("would be 10.3% in the year to March 2016 instead of 8.5%."))
    let rows = text.ranges(of: "<li>").count
    #expect(text.contains("would then change for \(rows) of the 12 other forces."))
    #expect(rows > 0)
    #expect(!text.contains("<li>Durham"))
  }

  /// Chance puts two of 43 bodies outside, and one of the 13 that have values.
  @Test func bodiesWithoutAValueAreNotExpectedOutside() async throws {
    let others = (1...30).map { "-- content/forces/none-\($0).md --\n---\nname: None \($0)\n---\n" }
    let template = """
      -- templates/measure-method.html --
      <title>{{title}}</title><p>{{expected_outside}} of the {{plural}} compared</p>

      """
    let built = try await built(with: others.joined() + template)
    let page = try built.text("measures/rate/method/index.html")
    #expect(page.contains("<p>about one of the forces compared</p>"))
    let funnel = try built.text("measures/rate/funnel.json")
    #expect(funnel.contains("With 13 forces about one lies outside the 95% limits by chance."))
  }

  /// Both charts count the changes by the rule of the printed intervals.
  @Test func changesAreCountedByOneRule() async throws {
    let built = try await built()
    let texts = try ["change", "multiples"].map { try built.text("measures/rate/\($0).svg") }
    let counts = try texts.map { text in
      let start = try #require(text.firstRange(of: "rose for ")?.lowerBound)
      let end = try #require(text[start...].firstRange(of: " the interval")?.lowerBound)
      return String(text[start..<end])
    }
    #expect(counts[0] == counts[1])
    #expect(texts[0].contains("normally differ between forces (φ = "))
  }
}
