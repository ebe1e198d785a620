import Templates
import Content
import Diagnostics
import Exports
import Foundation
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// The properties that every site must have.
struct SiteTests {
  @Test(arguments: [1, 2, 8])
  func bytesDoNotDependOnOrderOrThreads(threads: Int) async throws {
    let files = try realSite()
    let first = await build(files, threads: 2)
    var generator = SeededGenerator(seed: UInt64(threads))
    let second = await build(files.shuffled(using: &generator), threads: threads)
    #expect(first.files == second.files)
    #expect(first.plan.pages.map(\.path) == second.plan.pages.map(\.path))
  }

  @Test func realSiteIsWithoutFault() async throws {
    let now = try #require(Instant("2026-11-01"))
    let built = await build(try realSite(), now: now)
    #expect(textReport(built.diagnostics) == "")
    expectAPageForEachRecord(of: built.plan)
  }

  @Test func groupThatRepeatsTheOneAboveHasNoHeading() async throws {
    let page = try await build(try realSite()).text("forces/index.html")
    #expect(page.contains("<h2 id=\"group-wales\">") && !page.contains("\"group-wales-wales\""))
    #expect(page.contains("<h3 id=\"group-england-north-east\">"))
    #expect(page.ranges(of: "href=\"gwent/\"").count == 1)
  }

  @Test func recommendationsWithoutTextSaySo() async throws {
    let built = await build(try realSite())
    let silent = built.plan.site.recommendations.filter { $0.text == .notReproduced }
    #expect(!silent.isEmpty)
    for recommendation in silent {
      let path = "reports/soteria-2024/recommendations/\(recommendation.number)/index.html"
      #expect(try built.text(path).contains("does not reproduce the text"))
    }
  }

  @Test func exampleIsWithoutFaultAndHasTemplatesOfItsOwn() async throws {
    let example = repositoryRoot.appending(path: "Examples/harbours")
    let own = try files(in: example)
    let shared = try files(in: repositoryRoot).filter { $0.path.hasPrefix("templates/") }
    let now = try #require(Instant("2031-09-01"))
    let built = await build(
      laid(own, over: shared),
      sharedTemplates: Set(shared.map(\.path)),
      now: now
    )
    #expect(textReport(built.diagnostics) == "")
    #expect(own.count { $0.path.hasPrefix("templates/") && !$0.path.contains("/assets/") } == 2)
    expectAPageForEachRecord(of: built.plan)
  }

  /// Expects one page in the site's language for each record, without counts that an edit of the
  /// content would change.
  private func expectAPageForEachRecord(of plan: SitePlan) {
    let own = plan.pages.filter { $0.language == nil }
    for kind in RecordKind.allCases where kind.type.filePattern != nil {
      let records = plan.site.recordKeys.filter { $0.kind == kind }
      let pages = own.count { $0.subject.kind == PageKind(record: kind) }
      #expect(pages == records.count, "\(kind)")
      #expect(!plan.site.uses(kind) || !records.isEmpty, "\(kind)")
    }
  }

  @Test func everyPageHasItsFurniture() async throws {
    let built = await build(try realSite())
    for page in built.plan.pages where page.subject.kind != nil {
      let text = try built.text(page.path.text)
      #expect(text.hasPrefix("<!DOCTYPE html>"), "\(page.path.text)")
      #expect(text.components(separatedBy: "<h1").count == 2, "one h1 in \(page.path.text)")
      let menu = page.language == nil ? "Site" : "Gwefan"
      for part in [
        "<html lang=\"\(page.language ?? "en-GB")\">", "<title>",
        "<meta name=\"description\" content=\"", "class=\"skip-link\" href=\"#main\"",
        "<main id=\"main\"", "aria-label=\"\(menu)\"",
      ] {
        #expect(text.contains(part), "\(part) in \(page.path.text)")
      }
    }
  }

  @Test func wayOutIsOnEveryPageBeforeAnythingElse() async throws {
    let built = await build(try realSite())
    for page in built.plan.pages where page.subject.kind != nil {
      let text = try built.text(page.path.text)
      let start = try #require(text.range(of: "class=\"exit\""), "\(page.path.text)")
      let header = try #require(text.range(of: "<header class=\"site-header\""))
      #expect(start.lowerBound < header.lowerBound, "\(page.path.text)")
    }
  }

  @Test func textIsEscapedEverywhere() async throws {
    let payload = "<script>alert(1)</script>\\\"'&"
    let marked = try realSite().map { file -> SourceText in
      guard file.path.hasPrefix("content/"), file.path.hasSuffix("yml") || file.path.hasSuffix("md")
      else { return file }
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        let keys = [
          "title:", "name:", "summary:", "label:", "note:", "scope:", "lead:", "producer:",
        ]
        let key = keys.first { line.drop { $0 == " " || $0 == "-" }.hasPrefix($0) }
        guard let key, let end = line.range(of: key)?.upperBound, !line.hasSuffix(">-") else {
          return String(line)
        }
        return "\(line[..<end]) \"\(payload)\""
      }
      return SourceText(path: file.path, text: lines.joined(separator: "\n"))
    }
    let built = await build(marked)
    let pages = built.files.filter { $0.key.hasSuffix(".html") }
    #expect(pages.count > 80)
    for (path, bytes) in pages {
      let (text, blocks) = withoutLinkedData(String(decoding: bytes, as: UTF8.self))
      #expect(!text.contains("<script"), "\(path)")
      #expect(blocks.allSatisfy { !$0.contains("<") }, "\(path)")
    }
    #expect(try built.text("forces/index.html").contains("&lt;script&gt;alert(1)"))
  }

  @Test func filesOfAssetsAndImagesArePublishedAsTheyAre() async throws {
    let archive = """
      -- content/images/quay.svg --
      <svg xmlns="http://www.w3.org/2000/svg"/>
      -- templates/assets/site.css --
      body { color: {{not a tag}} }
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      ![A quay](../images/quay.svg)

      """
    let built = await build(try base(with: archive))
    #expect(built.diagnostics == [])
    let sheet = try #require(built.plan.assets.styleSheets.first).path.text
    #expect(try built.text(sheet) == "body { color: {{not a tag}} }\n")
    #expect(try built.text("images/quay.svg").hasPrefix("<svg"))
  }

  @Test func unknownNameIsAFaultInABranchThatNoPageTakes() async throws {
    let archive = """
      -- templates/body.html --
      {{#has_findings}}{{#findings}}{{titel}}{{/findings}}{{/has_findings}}

      """
    let faults = await diagnostics(of: try base(with: archive))
    #expect(faults.map(\.rule) == [.templateUnknownName])
    #expect(faults[0].location.column == 33)
  }
}

/// A page without its script and the data blocks in its head, which no browser runs, and these
/// blocks.
///
/// As in a browser, a block ends at the first `</script`.
func withoutLinkedData(_ page: String) -> (page: String, blocks: [String]) {
  var parts = page.components(separatedBy: "<script type=\"application/ld+json\">")
  let first = parts.removeFirst()
  let blocks = parts.map { $0.components(separatedBy: "</script>") }
  let rest = blocks.map { $0.dropFirst().joined(separator: "</script>") }
  let own = /<script src="[.\/]*assets\/[a-z]+\.[0-9a-f]{12}\.js" defer><\/script>/
  return ((first + rest.joined()).replacing(own, with: ""), blocks.map { $0[0] })
}
