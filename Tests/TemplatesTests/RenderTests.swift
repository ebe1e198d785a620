import Diagnostics
import Markup
import Synchronization
import Templates
import TestSupport
import Testing

struct RenderTests {
  @Test func textIsEscapedAndMarkupIsNot() {
    let force = Force(
      name: "<script>\"'&",
      body: PrintedMarkup(bytes: Array("<b>bold</b>".utf8))
    )
    #expect(
      page(text: "{{name}} {{body}} {{{body}}} {{&body}}", force)
        == "&lt;script&gt;&quot;&#39;&amp; <b>bold</b> <b>bold</b> <b>bold</b>"
    )
  }

  @Test func fieldsOfAnIncludedSchemaStandBesideTheOthers() {
    #expect(page(text: "{{site}}: {{name}}") == "Findings: Durham")
  }

  @Test func onlyWhatATemplateNamesIsReadAndOnlyOnce() {
    let reads = Mutex<[String: Int]>([:])
    @Sendable func noted(_ name: String) -> String {
      reads.withLock { $0[name, default: 0] += 1 }
      return name
    }
    let schema = ViewSchema<Int>(
      "counter",
      [
        .text("used", "a text that is named") { _ in noted("used") },
        .text("idle", "a text that is not") { _ in noted("idle") },
        .texts("list", "a list with a flag") { _ in [noted("list")] },
      ]
    )
    var faults: [Diagnostic] = []
    let text =
      "-- templates/page.mustache --\n{{used}} {{#has_list}}{{#list}}{{.}}{{/list}}{{/has_list}} {{used}}"
    let set = templates(text, into: &faults)
    var output: [UInt8] = []
    set.compile("page", for: schema.shape, into: &faults)?.render(schema.view(1), into: &output)
    #expect(String(decoding: output, as: UTF8.self).hasPrefix("used list used"))
    #expect(faults.isEmpty)
    #expect(reads.withLock { $0 } == ["used": 1, "list": 1])
  }

  @Test func theModelOfAnIncludedSchemaIsReadOnce() {
    let reads = Mutex(0)
    let inner = ViewSchema<Int>(
      "number",
      [
        .text("value", "the number") { String($0) },
        .texts("factors", "its factors") { number in [1, number].map(String.init) },
      ]
    )
    let schema = ViewSchema<Int>(
      "counter",
      [
        .text("before", "the number before it") { String($0 - 1) },
        .including(inner) { number in
          reads.withLock { $0 += 1 }
          return number
        },
      ]
    )
    var faults: [Diagnostic] = []
    let text =
      "-- templates/page.mustache --\n{{before}} {{value}}{{#has_factors}}{{#factors}} {{.}}{{/factors}}{{/has_factors}}"
    let set = templates(text, into: &faults)
    var output: [UInt8] = []
    set.compile("page", for: schema.shape, into: &faults)?.render(schema.view(7), into: &output)
    #expect(String(decoding: output, as: UTF8.self).hasPrefix("6 7 1 7"))
    #expect(faults.isEmpty)
    #expect(reads.withLock { $0 } == 1)
  }

  @Test func aMissingTextAndAnEmptyOneCountAsFalse() {
    let text = "{{#updated}}[{{.}} {{updated}} {{name}}]{{/updated}}{{^updated}}none{{/updated}}"
    #expect(page(text: text, Force(updated: nil)) == "none")
    #expect(page(text: text, Force(updated: "")) == "none")
    #expect(
      page(text: text, Force(updated: "May & June")) == "[May &amp; June May &amp; June Durham]"
    )
  }

  @Test func anEmptyMarkupCountsAsFalse() {
    let text = "{{#body}}<div>{{.}}</div>{{/body}}"
    #expect(page(text: text, Force(body: .empty)) == "")
    #expect(page(text: text) == "<div><p>Body</p></div>")
  }

  @Test(arguments: [(true, "yes"), (false, "no")])
  func aFlagChoosesABranchAndAddsNoContext(isInspected: Bool, expected: String) {
    let text = "{{#isInspected}}yes{{/isInspected}}{{^isInspected}}no{{/isInspected}}"
    #expect(page(text: text, Force(isInspected: isInspected)) == expected)
    let within = "{{#areas}}{{#isInspected}}{{.}}{{/isInspected}}{{/areas}}"
    let areas = Force(isInspected: isInspected, areas: ["a", "b"])
    #expect(page(text: within, areas) == (isInspected ? "ab" : ""))
  }

  @Test func anOptionalRecordMayBeMissing() {
    let text = "{{#previous}}{{title}}{{/previous}}|{{previous.title}}|{{report.title}}"
    #expect(page(text: text) == "||Report")
    #expect(page(text: text, Force(previous: Report(title: "Old"))) == "Old|Old|Report")
  }

  @Test func namesOfAListGoBeforeThoseAroundIt() {
    let findings = [
      Finding(title: "First", themes: ["x", "<y>"]), Finding(title: "Second"),
    ]
    let text = """
      {{#report}}{{#findings}}{{title}} of {{name}}{{#themes}} ({{.}}){{/themes}};{{/findings}}{{/report}}
      """
    #expect(
      page(text: text, Force(findings: findings))
        == "First of Durham (x) (&lt;y&gt;);Second of Durham;"
    )
  }

  @Test(arguments: [(Part.card, "card Durham\n\n"), (Part.row, "row Durham\n\n")])
  func aDynamicNameIncludesThePartialThatTheViewNames(part: Part, expected: String) {
    let archive = """
      -- templates/page.mustache --
      {{>*part}}

      -- templates/parts/card.mustache --
      card {{name}}
      -- templates/parts/row.mustache --
      row {{name}}
      """
    #expect(page(archive, Force(part: part)) == expected)
  }

  @Test func aFrameTakesTheBlocksOfAPage() {
    let archive = """
      -- templates/page.mustache --
      {{<frame}}
      {{$title}}{{name}} - {{site}}{{/title}}
      {{$main}}
      <h1>{{name}}</h1>
      {{#findings}}
      <h2>{{title}}</h2>
      {{/findings}}
      {{/main}}
      {{/frame}}
      -- templates/frame.mustache --
      <title>{{$title}}{{site}}{{/title}}</title>
      <main>
        {{$main}}
        {{/main}}
      </main>
      """
    let expected = """
      <title>Durham - Findings</title>
      <main>
        <h1>Durham</h1>
        <h2>Bail</h2>
      </main>

      """
    #expect(page(archive, Force(findings: [Finding(title: "Bail")])) == expected)
  }

  @Test func aDynamicNameMayNameAParent() {
    let archive = """
      -- templates/page.mustache --
      {{<*part}}{{$inside}}{{name}}{{/inside}}{{/*part}}
      -- templates/parts/card.mustache --
      card {{$inside}}{{/inside}}
      -- templates/parts/row.mustache --
      row {{$inside}}{{/inside}}
      """
    #expect(page(archive, Force(part: .row)) == "row Durham\n")
  }

  @Test func aBlockMayIncludeTheParentThatItIsIn() {
    let archive = """
      -- templates/page.mustache --
      {{<box}}{{$in}}{{>box}}{{/in}}{{/box}}
      -- templates/box.mustache --
      [{{$in}}{{name}}{{/in}}]
      """
    #expect(page(archive) == "[[Durham]\n]\n")
  }

  @Test func indentationReachesTheLinesOfAPartialButNotItsValues() {
    let archive = """
      -- templates/page.mustache --
      <div>
        {{>card}}
      </div>
      -- templates/card.mustache --
      <b>

      {{body}}
      </b>
      """
    let force = Force(body: PrintedMarkup(bytes: Array("<pre>a\nb</pre>".utf8)))
    #expect(page(archive, force) == "<div>\n  <b>\n\n  <pre>a\nb</pre>\n  </b>\n</div>\n")
  }

  @Test func windowsLineEndsStayAndTagLinesGo() {
    let source = SourceText(
      path: "page.mustache",
      text: "<ul>\r\n{{#areas}}\r\n  <li>{{.}}</li>\r\n{{/areas}}\r\n</ul>\r\n"
    )
    var diagnostics: [Diagnostic] = []
    let set = TemplateSet(parsing: ["page": source], into: &diagnostics)
    let compiled = set.compile("page", for: forceSchema.shape, into: &diagnostics)
    var output: [UInt8] = []
    compiled?.render(forceSchema.view(Force(areas: ["a", "b"])), into: &output)
    #expect(
      String(decoding: output, as: UTF8.self)
        == "<ul>\r\n  <li>a</li>\r\n  <li>b</li>\r\n</ul>\r\n"
    )
    #expect(diagnostics.isEmpty)
  }
}

struct TemplateSetTests {
  @Test func filesThatNoPageReachesAreKnown() throws {
    var diagnostics: [Diagnostic] = []
    let set = templates(
      """
      -- templates/page.mustache --
      {{^isInspected}}{{>card}}{{/isInspected}}
      -- templates/card.mustache --
      card
      -- templates/forgotten.mustache --
      {{>also-forgotten}}
      -- templates/also-forgotten.mustache --
      text
      """,
      into: &diagnostics
    )
    let compiled = try #require(set.compile("page", for: forceSchema.shape, into: &diagnostics))
    #expect(compiled.files == ["page", "card"])
    #expect(
      set.unreached(by: [compiled]).map(\.path)
        == ["templates/also-forgotten.mustache", "templates/forgotten.mustache"]
    )
  }

  @Test func aLenientPartialThatNeverEndsIsCutOff() {
    var diagnostics: [Diagnostic] = []
    let set = templates("-- templates/a.mustache --\n.{{>a}}\n", into: &diagnostics)
    let output = set.renderLeniently("a", forceSchema.view(Force()))
    #expect(output.count { $0 == UInt8(ascii: ".") } == 101)
  }

  @Test func aLenientPartialThatBranchesWithoutEndIsCutOff() {
    var diagnostics: [Diagnostic] = []
    let set = templates("-- templates/a.mustache --\n.{{>a}}{{>a}}\n", into: &diagnostics)
    let output = set.renderLeniently("a", forceSchema.view(Force()))
    #expect(output.count { $0 == UInt8(ascii: ".") } < 1_000)
  }

  @Test func tagsThatNestTooDeepAreReportedOnce() {
    let text = String(repeating: "{{#report}}", count: 5_000)
    let faults = faults(of: "-- templates/page.mustache --\n\(text)\n")
    #expect(faults.map(\.rule) == [.templateSyntax])
  }

  @Test func theDescriptionListsEveryNameInColumns() throws {
    try expectGolden(viewDescription(forceSchema.shape), "view-description.txt")
  }

  @Test(arguments: 0..<60)
  func aMutatedTemplateStillParsesAndRenders(seed: Int) {
    let text = """
      {{<f}}{{$a}}{{#findings}}\n {{title}}{{#themes}}{{.}}{{/themes}}{{/findings}}{{/a}}{{/f}}
      {{^updated}}{{{body}}}{{/updated}}{{=| |=}}|>f| |={{ }}=|{{>*part}}{{! note }}\r\n
      """
    let signs = Array("{}#^/<>$*.=|! \r\nabf".utf8)
    var bytes = Array(text.utf8)
    var state = UInt64(seed) &* 2_654_435_761 &+ 1
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<8 { bytes[next(bytes.count)] = signs[next(signs.count)] }
    let sources = [
      "page": SourceText(path: "page", bytes: bytes),
      "f": SourceText(path: "f", text: "{{$a}}{{/a}}"),
      "parts/card": SourceText(path: "parts/card", bytes: bytes),
    ]
    var diagnostics: [Diagnostic] = []
    let set = TemplateSet(parsing: sources, into: &diagnostics)
    let view = forceSchema.view(Force(findings: [Finding(title: "<", themes: ["<"])]))
    var output: [UInt8] = []
    set.compile("page", for: forceSchema.shape, into: &diagnostics)?.render(view, into: &output)
    #expect(diagnostics.contains { $0.location.path == "parts/card" || $0.location.path == "page" })
    #expect(set.renderLeniently("page", view).count < 100_000)
  }
}
