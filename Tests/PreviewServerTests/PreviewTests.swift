import Content
import Diagnostics
import Exports
import NIOCore
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

@testable import PreviewServer

/// Tests that listeners receive each edition, starting with the current one.
struct PreviewTests {
  @Test func listenersHearOfEachEdition() async throws {
    let preview = Preview(server: "s")
    var news = preview.news().makeAsyncIterator()
    #expect(await news.next()?.number == 0)
    let fault = Diagnostic(.missingFile, "gone", at: .file("content/site.yml"))
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(now: Instant(seconds: 0), threads: 1)
    let plan = await buildPlan(SourceTree([]), options, into: &diagnostics)
    preview.show(plan, [], stylesOnly: true)
    let second = await news.next()
    #expect(second?.number == 1 && second?.stylesOnly == true)
    preview.show(plan, [fault], stylesOnly: true)
    // The panel of diagnostics is part of the page, so the page must be reloaded.
    #expect(await news.next()?.stylesOnly == false)
    #expect(preview.edition.plan != nil && preview.edition.diagnostics == [fault])
  }

  @Test func noticeIsShownUntilTheNextChange() async throws {
    let preview = Preview(server: "s")
    var news = preview.news().makeAsyncIterator()
    #expect(await news.next()?.number == 0)
    func panel() -> String { String(decoding: preview.edition.errorPage, as: UTF8.self) }
    #expect(!panel().contains("<aside"))
    preview.show(notice: "the folder a<b is gone")
    #expect(await news.next()?.number == 1)
    #expect(panel().contains("<details open"))
    #expect(panel().contains("Not updated: this is the last version (1)"))
    #expect(panel().contains("the folder a&lt;b is gone"))
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(now: Instant(seconds: 0), threads: 1)
    let plan = await buildPlan(SourceTree([]), options, into: &diagnostics)
    preview.show(plan, [], stylesOnly: true)
    // The panel is part of the page, so the page must be reloaded.
    #expect(await news.next()?.stylesOnly == false)
    #expect(!panel().contains("<aside"))
  }

  @Test func styleSheetIsShownWhileAnErrorStands() async throws {
    let sheet = "templates/assets/site.css"
    let templates = try files(in: repositoryRoot).filter {
      $0.path.hasPrefix("templates/") && $0.path != sheet
    }
    func plan(colour: String) async -> SitePlan {
      var diagnostics: [Diagnostic] = []
      let own = smallSite.map { SourceText(path: $0.key, text: $0.value) }
      let style = SourceText(path: sheet, text: "h1 { color: \(colour) }")
      let options = BuildOptions(now: Instant(seconds: 0), threads: 1, delivery: .preview)
      return await buildPlan(SourceTree(own + templates + [style]), options, into: &diagnostics)
    }
    func shown(by preview: Preview) -> String? {
      SitePath("assets/site.css").flatMap(preview.edition.file).map { String(buffer: $0.body) }
    }
    let fault = Diagnostic(.missingFile, "gone", at: .file("content/site.yml"))
    let worse = Diagnostic(.brokenLink, "nothing there", at: .file(sheet))
    let preview = Preview(server: "s")
    preview.show(await plan(colour: "black"), [])
    preview.show(await plan(colour: "red"), [fault], stylesOnly: true)
    #expect(shown(by: preview) == "h1 { color: black }")
    preview.show(await plan(colour: "green"), [fault], stylesOnly: true)
    #expect(shown(by: preview) == "h1 { color: green }")
    preview.show(await plan(colour: "blue"), [fault, worse], stylesOnly: true)
    #expect(shown(by: preview) == "h1 { color: green }")
  }
}
