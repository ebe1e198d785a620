import Content
import Diagnostics
import TestSupport
import Testing

/// Statistics and statements in texts: each is checked against the data and printed as it is there.
struct BindingTests {
  private func page(_ text: String, data: String? = nil) async throws -> Built {
    let about = "---\ntitle: About\ndescription: About.\n---\n\(text)\n"
    var files = [SourceText(path: "content/pages/about.md", text: about)]
    if let data {
      files.append(SourceText(path: "content/data/crime/durham.csv", text: data))
    }
    files.append(
      SourceText(path: "templates/page.html", text: "<title>{{title}}</title>{{body}}")
    )
    let base = edited(try baseFiles(), "content/measures/rate.yml") { text in
      text += "main_period_reason: As before.\n"
    }
    return await build(laid(files, over: base))
  }

  private let years = """
    year,recorded,charged
    2014/15,1000,100
    2015/16,2000,150
    2016/17,2000,240
    2017/18,1000,110

    """

  @Test(arguments: [
    ("[](figure:rate/durham/2014/15)", ">10.0%</a>"),
    ("[](figure:rate/benchmark/2015/16)", ">7.5%</a>"),
    ("[](figure:rate/durham/2014/15?with=interval)", ">10.0% (8.3% to 12.0%)</a>"),
    ("[](figure:rate/durham/2014/15?decimals=0)", ">10%</a>"),
    ("[](figure:rate/durham/2015/16?of=denominator)", ">2,000</a>"),
    ("[ten in all, 10 per cent](figure:rate/durham/2014/15)", ">ten in all, 10 per cent</a>"),
    ("[10.0% (8.3 to 12.0%)](figure:rate/durham/2014/15)", ">10.0% (8.3 to 12.0%)</a>"),
    ("[100 of 1,000](figure:rate/durham/2014/15)", ">100 of 1,000</a>"),
    ("[](cell:crime/recorded?year=2015/16)", ">2000</a>"),
    ("[2,000](cell:crime/recorded?year=2015/16)", ">2,000</a>"),
    ("[4,540](literal:office)", "<p>4,540</p>"),
    ("[fell](claim:rate/durham/2014/15..2015/16)", "<p>fell</p>"),
  ])
  func standsInTheText(text: String, html: String) async throws {
    let built = try await page(text)
    #expect(built.diagnostics == [])
    #expect(try built.text("about/index.html").contains(html))
  }

  @Test(arguments: [
    ("fell", "2014/15..2015/16"), ("rose", "2015/16..2016/17"), ("went up", "2014/15..2017/18"),
    ("highest", "2014/15..2016/17"), ("lowest", "2014/15..2015/16"),
    ("highest since", "2016/17..2017/18"), ("less than half", "2014/15"),
    ("more than 9 per cent", "2014/15"), ("under 12%", "2017/18"), ("about 8 per cent", "2015/16"),
    ("1 in 10", "2014/15"), ("one in ten", "2014/15"), ("1 in 13", "2015/16"),
  ])
  func claimThatTheDataBearsOut(words: String, periods: String) async throws {
    let built = try await page("It [\(words)](claim:rate/durham/\(periods)).", data: years)
    #expect(built.diagnostics == [])
  }

  @Test(arguments: [
    ("rose", "2014/15..2015/16"), ("fell", "2015/16..2016/17"), ("doubled", "2015/16..2016/17"),
    ("more than doubled", "2015/16..2016/17"),
    ("halved", "2016/17..2017/18"), ("highest", "2014/15..2017/18"),
    ("highest since", "2014/15..2017/18"), ("lowest since", "2014/15..2016/17"),
    ("more than half", "2014/15"), ("less than 10 per cent", "2014/15"),
    ("about 9 per cent", "2015/16"), ("1 in 4", "2014/15"),
    ("higher than", "2014/15?than=benchmark"),
  ])
  func claimThatTheDataRefutes(words: String, address: String) async throws {
    let built = try await page("It [\(words)](claim:rate/durham/\(address)).", data: years)
    #expect(built.diagnostics.map(\.rule) == [.claimFalse])
  }

  /// If one number changes, every text that used it changes or reports an error.
  @Test func changedNumberChangesOrFailsEveryPlace() async throws {
    let text = """
      It was [](figure:rate/durham/2014/15), [10.0 per cent](figure:rate/durham/2014/15), and \
      [fell](claim:rate/durham/2014/15..2015/16) from [1,000](cell:crime/recorded?year=2014/15) cases.
      """
    #expect(try await page(text).diagnostics == [])
    let changed = "year,recorded,charged\n2014/15,1500,100\n2015/16,2000,150\n"
    let built = try await page(text, data: changed)
    #expect(built.diagnostics.map(\.rule) == [.figureDiffers, .claimFalse, .figureDiffers])
    let printed = try await page("It was [](figure:rate/durham/2014/15).", data: changed)
    #expect(try printed.text("about/index.html").contains(">6.7%</a>"))
  }

  @Test func boundNumberMayBeRepeatedInItsRecord() async throws {
    let text = "It was [10.0 per cent](figure:rate/durham/2014/15). So 10.0% it was, and 10.1% not."
    let built = try await page(text)
    #expect(
      built.diagnostics.map(\.message) == ["the number 10.1 is not bound to data or to a source"]
    )
  }

  private func unbound(_ text: String) async throws -> [String] {
    try await page(text).diagnostics.filter { $0.rule == .numberUnbound }.map { found in
      String(found.message.dropFirst("the number ".count).prefix { $0 != " " })
    }
  }

  @Test(arguments: [
    "Call 0808 500 2222 or 999.", "Ring 116 123, free, at any time.", "Dial 101 if it can wait.",
    "Call us on +44 20 7946 0958 or (020) 7946 0958.", "+441632960958", "+44 (0)20 7946 0958",
    "In an emergency, call 999 and ask; text 18000 if you cannot speak, or 101 for advice.",
    "Samaritans: [116 123](tel:116123)", "Telephone: 116 123", "Call the office on 300 4000.",
    "Under section 141 and paragraph 3.2", "Sections 141, 142 and 143 apply", "pp. 312 to 340",
    "See page 312 of 400, rule 104 and Table 3.1.", "Article 101(2)", "version 3.12",
    "Section\u{A0}141",
  ])
  func numberThatNamesSomethingIsNoStatistic(text: String) async throws {
    #expect(try await unbound(text) == [], "\(text)")
  }

  @Test(arguments: [
    ("They call 300 people a sample.", ["300"]), ("They call on 300 people.", ["300"]),
    ("In section 4, 250 people waited.", ["250"]), ("Sections 4 and 5, 250 people", ["250"]),
    ("The rules 120 people wrote", ["120"]), ("Part 3 says 12.5% and 412", ["12.5", "412"]),
    ("+300 posts", ["300"]), ("Call 999. In 2024 and 300 days", ["300"]), ("page 1,200", ["1,200"]),
    ("The force's 141 cases", ["141"]), ("Calls rose to 300 in May.", ["300"]),
  ])
  func numberBesideSuchWordsIsAStatistic(text: String, numbers: [String]) async throws {
    #expect(try await unbound(text) == numbers, "\(text)")
  }
}
