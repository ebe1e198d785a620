import Templates
import Content
import Diagnostics
import Digests
import Exports
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// Assets that pages load have names that change with their bytes, and every reference follows.
struct AssetTests {
  private let frame = """
    -- templates/page.html --
    {{#icon}}<i>{{icon}}</i>{{/icon}}{{#style_sheets}}<l>{{href}} {{integrity}}</l>{{/style_sheets}}

    """

  private func built(
    _ archive: String,
    delivery: Delivery = .published(integrity: false)
  ) async throws -> Built {
    await build(try base(with: frame + archive), delivery: delivery)
  }

  private func fingerprint(_ text: String) -> String {
    String(Digest(of: Array(text.utf8)).text.prefix(12))
  }

  @Test func nameHoldsTheHashOfTheBytes() async throws {
    let built = try await built("-- templates/assets/site.css --\na {}\n")
    let name = "site.\(fingerprint("a {}\n")).css"
    #expect(built.diagnostics == [])
    #expect(try built.text("assets/\(name)") == "a {}\n")
    #expect(built.files["assets/site.css"] == nil)
    #expect(try built.text("about/index.html").contains("<l>../assets/\(name) </l>"))
  }

  @Test func sheetsStandInTheirOrderAndImportedOnesAreNotLoadedTwice() async throws {
    let built = try await built(
      """
      -- templates/assets/charts.css --
      @import "deep/tokens.css";
      @import url(base.css) screen;
      -- templates/assets/base.css --
      a {}
      -- templates/assets/site.css --
      a {}
      -- templates/assets/deep/tokens.css --
      a {}
      -- templates/assets/deep/print.css --
      a {}
      """
    )
    #expect(built.diagnostics == [])
    let sheets = built.plan.assets.styleSheets.map(\.path.text)
    #expect(sheets.count == 2)
    #expect(sheets[0].hasPrefix("assets/site.") && sheets[1].hasPrefix("assets/charts."))
    let hash = fingerprint("a {}\n")
    let charts = try built.text(sheets[1])
    #expect(charts.contains("\"deep/tokens.\(hash).css\"") && charts.contains("(base.\(hash).css)"))
    // No page loads it, so its name does not change and templates can link to it.
    #expect(built.files["assets/deep/print.css"] != nil)
  }

  @Test func addressesInAStyleSheetFollow() async throws {
    let image = "<svg/>\n"
    let built = try await built(
      """
      -- content/images/quay.svg --
      <svg/>
      -- content/pages/quay.md --
      ---
      title: Quay
      description: A quay.
      ---
      ![A quay](../images/quay.svg) [About](page:about)
      -- templates/assets/icon.svg --
      \(image)-- templates/assets/fonts/a.woff2 --
      font
      -- templates/assets/site.css --
      /* url(none.svg) */
      a { background: url( icon.svg ); content: "url(none.svg)" }
      b { background: URL("icon.svg#part"), url('./icon.svg?x'), url(data:image/png;base64,AA==) }
      @font-face { src: url(fonts/a.woff2) }
      c { background: url(../images/quay.svg), url(#here), url(/root.svg), url(https://a.example/) }
      """
    )
    #expect(built.diagnostics.filter { $0.severity == .error } == [])
    let sheet = try #require(built.plan.assets.styleSheets.first).path
    let icon = "icon.\(fingerprint(image)).svg"
    let font = "fonts/a.\(fingerprint("font\n")).woff2"
    let expected = """
      /* url(none.svg) */
      a { background: url( \(icon) ); content: "url(none.svg)" }
      b { background: URL("\(icon)#part"), url('\(icon)?x'), url(data:image/png;base64,AA==) }
      @font-face { src: url(\(font)) }
      c { background: url(../images/quay.svg), url(#here), url(/root.svg), url(https://a.example/) }

      """
    #expect(try built.text(sheet.text) == expected)
    #expect(try built.text("about/index.html").contains("<i>../assets/\(icon)</i>"))
    #expect(built.files["assets/\(font)"] != nil && built.files["images/quay.svg"] != nil)
  }

  /// A change of a nested import renames every style sheet above it.
  @Test func changeOfWhatASheetLoadsChangesItsName() async throws {
    func sheet(_ image: String) async throws -> SitePath? {
      try await built(
        """
        -- templates/assets/a.svg --
        \(image)
        -- templates/assets/site.css --
        a { background: url(a.svg) }
        """
      ).plan.assets.styleSheets.first?.path
    }
    #expect(try await sheet("<svg/>") != sheet("<svg></svg>"))
    #expect(try await sheet("<svg/>") == sheet("<svg/>"))
  }

  @Test func integrityIsThatOfThePublishedBytes() async throws {
    let archive = """
      -- templates/assets/icon.svg --
      <svg/>
      -- templates/assets/site.css --
      a { background: url(icon.svg) }
      """
    let built = try await built(archive, delivery: .published(integrity: true))
    let sheet = try #require(built.plan.assets.styleSheets.first)
    let bytes = try #require(built.files[sheet.path.text])
    #expect(sheet.integrity == integrityText(bytes))
    #expect(try built.text("about/index.html").contains("\(integrityText(bytes))</l>"))
  }

  @Test func previewKeepsNamesSoThatSheetsCanBeSwapped() async throws {
    let archive = """
      -- templates/assets/icon.svg --
      <svg/>
      -- templates/assets/site.css --
      a { background: url(icon.svg) }
      """
    let built = try await built(archive, delivery: .preview)
    #expect(try built.text("assets/site.css") == "a { background: url(icon.svg) }\n")
    #expect(try built.text("about/index.html").contains("<l>../assets/site.css </l>"))
    #expect(built.plan.assets.fingerprinted.isEmpty)
  }

  @Test func scriptOfAKindOfPageIsLoadedThereAlone() async throws {
    let archive = """
      -- templates/search.html --
      {{#script}}<s>{{href}} {{integrity}}</s>{{/script}}{{content_security_policy}}
      -- templates/page.html --
      {{#script}}<s>{{href}}</s>{{/script}}{{content_security_policy}}
      -- templates/assets/search.js --
      "use strict";
      -- templates/assets/other.js --
      "use strict";

      """
    let built = await build(try base(with: archive), delivery: .published(integrity: true))
    #expect(built.diagnostics == [])
    let name = "assets/search.\(fingerprint("\"use strict\";\n")).js"
    let bytes = try #require(built.files[name])
    let page = try built.text("search/index.html")
    #expect(page.hasPrefix("<s>../\(name) \(integrityText(bytes))</s>"))
    #expect(page.contains("connect-src &#39;self&#39;"))
    #expect(try built.text("about/index.html").hasPrefix("default-src &#39;none&#39;"))
    #expect(try !built.text("about/index.html").contains("script-src"))
    #expect(built.files["assets/other.js"] != nil)
    #expect(built.plan.assets.fingerprinted.map(\.text).contains(name))
  }

  @Test func everyPageOfASiteWithAnExitLoadsItsScript() async throws {
    let page = "{{#script}}<s>{{href}}</s>{{/script}}{{content_security_policy}}"
    let archive = """
      -- templates/search.html --
      \(page)
      -- templates/page.html --
      \(page)
      -- templates/assets/search.js --
      "use strict";
      -- templates/assets/exit.js --
      "use strict";

      """
    let files = edited(try base(with: archive), "content/site.yml") {
      $0 += "exit: {label: Leave, url: \"https://example.org/\"}\n"
    }
    let built = await build(files)
    let hash = fingerprint("\"use strict\";\n")
    let search = try built.text("search/index.html")
    #expect(search.hasPrefix("<s>../assets/exit.\(hash).js</s><s>../assets/search.\(hash).js</s>"))
    let about = try built.text("about/index.html")
    #expect(about.hasPrefix("<s>../assets/exit.\(hash).js</s>default-src"))
    #expect(about.contains("script-src"))
  }

  @Test func siteWithoutTheScriptHasTheAToZ() async throws {
    let archive =
      "-- templates/search.html --\n{{#script}}!{{/script}}{{content_security_policy}}\n"
    let built = await build(try base(with: archive))
    #expect(try built.text("search/index.html").hasPrefix("default-src"))
    #expect(try !built.text("search/index.html").contains("script-src"))
  }

  @Test func hostsAreToldWhatNeverChanges() async throws {
    let built = try await built(
      "-- templates/assets/site.css --\na {}\n-- templates/assets/a.js --\n\n"
    )
    let sheet = try #require(built.plan.assets.styleSheets.first).path
    let headers = try built.text("_headers")
    #expect(
      headers.contains("\n/\(sheet.text)\n  Cache-Control: public, max-age=31536000, immutable\n")
    )
    #expect(!headers.contains("a.js"))
    for path in [".htaccess", "hosting/nginx.conf", "hosting/Caddyfile"] {
      let pattern = try Regex(#"\.[0-9a-f]{12}\.[a-z0-9]+$"#)
      #expect(try built.text(path).contains(#"\.[0-9a-f]{12}\.[a-z0-9]+"#))
      #expect(try built.text(path).contains("immutable"))
      #expect(sheet.text.contains(pattern) && !"data/a/a.csv".contains(pattern))
    }
  }

  @Test(arguments: [
    ("templates/assets/site.css", "a { src: url(gone.svg) }", Rule.brokenLink, 14),
    ("templates/assets/site.css", "@import 'gone.css';", .brokenLink, 10),
    ("templates/assets/site.css", "@import 'site.css';", .templateRecursion, 10),
    ("templates/page.html", "<a href=\"{{root}}assets/gone.js\">", .brokenLink, 18),
    ("templates/page.html", "<a href=\"{{root}}assets/site.css\">", .brokenLink, 18),
  ])
  func linkThatLeadsNowhereIsAFault(
    path: String,
    text: String,
    rule: Rule,
    column: Int
  )
    async throws
  {
    let sheet = "-- templates/assets/site.css --\na {}\n"
    let files = laid([SourceText(path: path, text: text)], over: try base(with: sheet))
    let faults = await diagnostics(of: files)
    #expect(faults.map(\.rule) == [rule])
    #expect(faults.first?.location.path == path && faults.first?.location.column == column)
  }

  @Test func templateMayLinkToAFileThatKeepsItsName() async throws {
    let archive = """
      -- templates/assets/logo.svg --
      <svg/>
      -- templates/page.html --
      <img src="{{root}}assets/logo.svg">
      """
    let built = await build(try base(with: archive))
    #expect(built.diagnostics == [])
    #expect(try built.text("about/index.html") == "<img src=\"../assets/logo.svg\">\n")
    #expect(built.files["assets/logo.svg"] != nil)
  }
}
