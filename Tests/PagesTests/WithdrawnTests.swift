import Content
import Diagnostics
import SitePlanning
import TestSupport
import Testing
import YAML

/// Withdrawn records: a notice at the address, and no other trace.
struct WithdrawnTests {
  private let template = """
    -- templates/page.html --
    <title>{{title}}</title>
    {{#lead}}<p>{{lead}}</p>{{/lead}}
    {{body}}
    {{#changes_by_kind}}{{#days}}{{#changes}}
    {{#page}}<a href="{{href}}">{{label}}</a>{{/page}}: {{note}}
    {{/changes}}{{/days}}{{/changes_by_kind}}

    """

  private let about = """
    -- content/pages/about.md --
    ---
    title: About
    description: About this site.
    show: [changes]
    ---
    See [the wait](finding:one/wait), [](report:one) and
    [its file](../reports/one/index.md).

    """

  private func finding(_ more: String) -> String {
    """
    -- content/reports/one/findings/wait.md --
    ---
    title: People wait
    kind: cause
    theme: people
    summary: Quicksilver.
    order: 1
    recommendations: [1]
    sources: [office]
    \(more)
    ---
    Quicksilver.

    """
  }

  private let reason = "withdrawn: {date: 2026-02-27, reason: A witness could be recognised.}"

  @Test func noticeTakesThePlaceOfThePage() async throws {
    let built = await build(try base(with: template + about + finding(reason)))
    #expect(textReport(built.diagnostics) == "")
    let notice = try built.text("reports/one/findings/wait/index.html")
    #expect(notice.contains("<title>Withdrawn: People wait</title>"))
    #expect(notice.contains("This finding was withdrawn on 27 February 2026."))
    #expect(notice.contains("Reason: A witness could be recognised."))
    for (path, bytes) in built.files {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Quicksilver"), "\(path)")
    }
    #expect(built.plan.site.findings.isEmpty)
    #expect(!built.publicInputs.contains { $0.path.hasSuffix("wait.md") })
  }

  @Test func referencesLeadToTheNotice() async throws {
    let files = try base(with: template + about + finding(reason))
    let built = await build(
      edited(files, "content/site.yml") { $0 += "base_url: https://a.example/\n" }
    )
    let about = try built.text("about/index.html")
    #expect(about.contains("href=\"../reports/one/findings/wait/\">the wait</a>"))
    #expect(about.contains(">People wait</a>: Withdrawn. Reason: A witness"))
    let feed = try built.text("feed.xml")
    #expect(feed.contains("<title>Withdrawn: People wait</title>"))
    #expect(feed.contains("<updated>2026-02-27T00:00:00Z</updated>"))
    #expect(try built.text("reports/one/feed.xml").contains("Withdrawn: People wait"))
    #expect(try !built.text("sitemap.xml").contains("findings/wait"))
    #expect(try !built.text("search.json").contains("People wait"))
  }

  @Test func reportTakesItsRecordsAlong() async throws {
    let report = """
      -- content/reports/one/index.md --
      ---
      title: First report
      publisher: Inspectorate
      url: https://inspectorate.example/one
      published: 2024-08-22
      summary: What was inspected.
      inspected: not-established
      sources: [office]
      \(reason)
      ---
      ## Text

      """
    let built = await build(try base(with: template + about + report))
    #expect(textReport(built.diagnostics) == "")
    let titles = built.plan.site.withdrawn.map(\.title).sorted()
    #expect(titles == ["First report", "People wait", "Recommendation 1: Wait less"])
    for path in ["", "whole/", "findings/wait/", "recommendations/1/"] {
      #expect(try built.text("reports/one/\(path)index.html").contains("Withdrawn: "), "\(path)")
    }
    #expect(built.files["reports/one/feed.xml"] == nil)
    let about = try built.text("about/index.html")
    #expect(about.contains("<a href=\"../reports/one/\">First report</a>"))
    #expect(about.contains("<a href=\"../reports/one/\">its file</a>"))
  }

  @Test func hostsAnswerThatItIsGone() async throws {
    let built = await build(try base(with: template + about + finding(reason)))
    let page = "/reports/one/findings/wait/"
    let nginx = try built.text("hosting/nginx.conf")
    #expect(
      nginx.contains("location = \(page) { error_page 410 \(page)index.html; return 410; }")
    )
    #expect(try built.text("hosting/Caddyfile").contains("\thandle \(page) {\n"))
    #expect(try built.text(".htaccess").contains("  ErrorDocument 410 \(page)index.html\n</If>"))
    #expect(try built.text("_redirects").contains("\(page) \(page)index.html 410!\n"))
  }

  @Test func publishedAddressesOfWithdrawnRecordsAreNotLost() async throws {
    let addresses = """
      -- content/addresses.txt --
      /images/seen.svg
      /reports/one/findings/wait/
      /reports/one/findings/wait/#text
      /reports/one/findings/wait/old.csv
      /reports/one/whole/#finding:wait

      """
    let shown = finding(reason) + "![A wait](../../../images/seen.svg)\n"
    let image = """
      -- content/images/seen.svg --
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>

      """
    let built = await build(try base(with: template + about + shown + image + addresses))
    #expect(textReport(built.diagnostics) == "")
    #expect(built.files["images/seen.svg"] == nil)
    let redirects = try built.text("_redirects")
    #expect(redirects.contains("/reports/one/findings/wait/old.csv /404.html 410!\n"))
    #expect(redirects.contains("/images/seen.svg /404.html 410!\n"))
  }

  @Test func dataFilesAndMeasuresGoWithTheirDataset() async throws {
    let dataset = try #require(
      try baseFiles().first { $0.path == "content/data/crime/dataset.yml" }
    )
    let page = """
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      It was [10.0 per cent](figure:rate/durham/2014/15), once [](figure:rate/durham/2014/15), and
      it [fell](claim:rate/durham/2014/15..2015/16) to [150](cell:crime/charged?year=2015-16).

      ```chart
      id: rates
      recipe: trend
      measure: rate
      forces: [durham]
      ```

      """
    let with = try base(with: template + page)
    #expect(await diagnostics(of: with) == [])
    let redirects = site("-- content/redirects.yml --\n/old.csv: /data/crime/crime.csv\n")
    let edited = SourceText(path: dataset.path, text: dataset.text + reason + "\n")
    let built = await build(laid(redirects + [edited], over: with))
    #expect(textReport(built.diagnostics) == "")
    let about = try built.text("about/index.html")
    #expect(about.contains("<a href=\"../measures/rate/\">10.0 per cent</a>"))
    #expect(about.contains("<a href=\"../measures/rate/\">[withdrawn]</a>"))
    #expect(about.contains("<p>[withdrawn]</p>") && !about.contains("recipe"))
    #expect(built.files["data/crime/crime.csv"] == nil)
    #expect(built.files["measures/rate/rate.json"] == nil)
    #expect(built.files["charts/rates/index.html"] == nil)
    #expect(try built.text("measures/rate/index.html").contains("Withdrawn: Charge rate"))
    #expect(built.files["datapackage.json"] == nil)
    #expect(try built.text("_redirects").contains("/old.csv /data/crime/ 301\n"))
  }

  @Test func measureGoesWithTheDatasetOfItsPublishedValue() async throws {
    let measure = """
      -- content/measures/rate.yml --
      title: Charges
      question: How many?
      definition: published
      value: crime.charged
      value_words: charged
      scope: All.
      basis: in the year
      unit: cases
      main_period: 2015/16
      order: 1
      sources: [office]

      """
    let files = try base(with: template + measure).map { file in
      guard file.path == "content/data/crime/dataset.yml" else { return file }
      return SourceText(path: file.path, text: file.text + reason + "\n")
    }
    let built = await build(files)
    #expect(textReport(built.diagnostics) == "")
    #expect(built.plan.site.measures.isEmpty)
    #expect(try built.text("measures/rate/index.html").contains("Withdrawn: Charges"))
  }

  @Test func redirectsAndMenusNeedNoEdit() async throws {
    let page = """
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      \(reason)
      ---
      -- content/redirects.yml --
      /old/: page:about

      """
    let built = await build(try base(with: page))
    #expect(textReport(built.diagnostics) == "")
    #expect(try built.text("_redirects").contains("/old/ /about/ 301\n"))
    #expect(built.plan.site.settings.menu.count == 2)
  }

  @Test func bodyTakesItsRowsAlong() async throws {
    let archive = """
      -- content/forces/kent.md --
      ---
      name: Kent
      nation: england
      \(reason)
      ---
      -- content/data/crime/kent.csv --
      year,recorded,charged
      2014/15,54321,12345
      2015/16,54321,12345

      """
    let built = await build(try base(with: archive))
    #expect(textReport(built.diagnostics) == "")
    for (path, bytes) in built.files {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("54321"), "\(path)")
    }
    #expect(built.plan.site.measures[0].figures.benchmarks[0]?.bodyTotal == 1)
  }

  @Test(arguments: [
    ("withdrawn: {date: 2026-03-02, reason: Wrong.}", Rule.futureDate),
    ("withdrawn: {date: 2026-02-30, reason: Wrong.}", .badDate),
    ("withdrawn: {date: 2026-02-27}", .missingKey), ("withdrawn: true", .wrongType),
  ])
  func wrongWithdrawalIsAnError(line: String, rule: Rule) async throws {
    let found = await diagnostics(of: try base(with: finding(line)))
    #expect(found.contains { $0.rule == rule }, "\(textReport(found))")
  }

  @Test func unpublishedRecordHasNoNotice() async throws {
    let built = await build(try base(with: finding("draft: true\n\(reason)")))
    #expect(built.files["reports/one/findings/wait/index.html"] == nil)
  }
}
