import Content
import Diagnostics
import Exports
import Foundation
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// The structured data of pages, for search engines.
struct LinkedDataTests {
  private struct Graph: Decodable {
    var things: [Thing]

    enum CodingKeys: String, CodingKey { case things = "@graph" }
  }

  private struct Thing: Decodable {
    struct Step: Decodable {
      var position: Int
      var name: String
      var item: String?
    }

    struct Download: Decodable {
      var contentUrl: String
      var encodingFormat: String
    }

    struct Named: Decodable { var name: String }

    var type: String
    var name: String?
    var description: String?
    var url: String?
    var datePublished: String?
    var temporalCoverage: String?
    var publisher: Named?
    var creator: Named?
    var distribution: [Download]?
    var itemListElement: [Step]?

    enum CodingKeys: String, CodingKey {
      case type = "@type"
      case name, description, url, datePublished, temporalCoverage, publisher, creator
      case distribution, itemListElement
    }
  }

  private func things(_ path: String, _ built: Built) throws -> [Thing] {
    let blocks = withoutLinkedData(try built.text(path)).blocks
    #expect(blocks.count == 1, "\(path)")
    let block = try #require(blocks.first)
    return try JSONDecoder().decode(Graph.self, from: Data(block.utf8)).things
  }

  /// The base site with templates that print only the linked data of a page, optionally with an
  /// address.
  private func site(
    address: String? = nil,
    changing change: (SourceText) -> String? = { _ in nil }
  )
    throws -> [SourceText]
  {
    try baseFiles().map { file in
      var text = change(file) ?? file.text
      if file.path == "content/site.yml", let address { text += "base_url: \(address)\n" }
      if file.path.hasPrefix("templates/"), !file.path.hasSuffix("figure.html") {
        text = "<title>{{title}}</title>{{linked_data}}"
      }
      return SourceText(path: file.path, text: text)
    }
  }

  @Test func breadcrumbNamesThePagesAbove() async throws {
    let built = await build(try site(address: "https://site.example/x/"))
    #expect(built.diagnostics == [])
    let steps = try #require(try things("data/crime/index.html", built).first?.itemListElement)
    #expect(steps.map(\.position) == [1, 2, 3])
    #expect(steps.map(\.name) == ["Home", "Data", "Crime"])
    #expect(
      steps.map(\.item) == [
        "https://site.example/x/", "https://site.example/x/data/",
        "https://site.example/x/data/crime/",
      ]
    )
    #expect(withoutLinkedData(try built.text("404.html")).blocks == [])
  }

  @Test func datasetSaysWhatItHoldsAndWhereItsFilesAre() async throws {
    let built = await build(try site(address: "https://site.example/"))
    let dataset = try #require(try things("data/crime/index.html", built).last)
    #expect(dataset.type == "Dataset" && dataset.name == "Crime")
    #expect(dataset.creator?.name == "Office")
    #expect(dataset.temporalCoverage == "2014-04-01/2016-03-31")
    #expect((50...5_000).contains(dataset.description?.count ?? 0))
    #expect(
      dataset.distribution?.map(\.contentUrl) == [
        "https://site.example/data/crime/crime.csv", "https://site.example/data/crime/crime.json",
      ]
    )
    let measure = try #require(try things("measures/rate/index.html", built).last)
    #expect(measure.type == "Dataset" && measure.creator?.name == "Nobody")
    let report = try #require(try things("reports/one/index.html", built).last)
    #expect(report.type == "Report" && report.publisher?.name == "Inspectorate")
    #expect(report.url == "https://inspectorate.example/one")
    #expect(report.datePublished == "2024-08-22")
  }

  @Test func withoutAnAddressNothingIsMadeUp() async throws {
    let built = await build(try site())
    let dataset = try #require(try things("data/crime/index.html", built).last)
    #expect(dataset.distribution == nil && dataset.url == nil)
    let steps = try #require(try things("data/crime/index.html", built).first?.itemListElement)
    #expect(steps.map(\.name) == ["Home", "Data", "Crime"])
    #expect(steps.allSatisfy { $0.item == nil })
  }

  @Test func hostileTitleStaysInItsBlock() async throws {
    let title = #"</script><script>alert(1)</script><!--  & \"quoted\" \\ ]]>"#
    let built = await build(
      try site { file in
        file.path == "content/data/crime/dataset.yml"
          ? file.text.replacing("title: Crime\n", with: "title: \"\(title)\"\n") : nil
      }
    )
    #expect(!built.diagnostics.hasErrors)
    let page = try built.text("data/crime/index.html")
    #expect(!withoutLinkedData(page).page.contains("<script"))
    let dataset = try #require(try things("data/crime/index.html", built).last)
    #expect(dataset.name == #"</script><script>alert(1)</script><!--  & "quoted" \ ]]>"#)
  }

  @Test func everyPageOfTheSiteHasOneBlockThatIsJSON() async throws {
    let built = await build(try realSite())
    for page in built.plan.pages {
      guard let kind = page.subject.kind, kind != .notFound else { continue }
      let things = try things(page.path.text, built)
      #expect(
        things.first?.type == (kind == PageKind(record: .home) ? "WebSite" : "BreadcrumbList")
      )
      for thing in things where thing.type == "Dataset" {
        #expect((50...5_000).contains(thing.description?.count ?? 0), "\(page.path.text)")
      }
    }
  }
}
