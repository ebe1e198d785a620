import Diagnostics
import Testing

@testable import Content

struct FileKindTests {
  @Test(arguments: [
    ("content/site.yml", FileKind.settings),
    ("content/index.md", .record(RecordPath(kind: .home))),
    ("content/pages/about.md", .record(RecordPath(kind: .page, id: "about"))),
    ("content/reports/one/index.md", .record(RecordPath(kind: .report, id: "one"))),
    (
      "content/reports/one/findings/bail.md",
      .record(RecordPath(kind: .finding, id: "bail", report: "one"))
    ),
    (
      "content/reports/one/recommendations/03.md",
      .record(RecordPath(kind: .recommendation, id: "03", report: "one"))
    ),
    ("content/quays/gull.md", .record(RecordPath(kind: .body, id: "gull"))),
    ("content/data/crime/dataset.yml", .record(RecordPath(kind: .dataset, id: "crime"))),
    ("content/data/crime/durham.csv", .table(dataset: "crime", name: "durham")),
    ("content/measures/rate.yml", .record(RecordPath(kind: .measure, id: "rate"))),
    ("content/images/a/b.svg", .image), ("content/addresses.txt", .addresses),
    ("content/releases.yml", .releases), ("content/translations/cy/releases.yml", .unexpected),
    ("templates/page.html", .template),
    ("content/data/crime/import.yml", .recipe),
    ("content/data/crime/revisions.csv", .revisions(dataset: "crime")),
    ("content/forces/durham.md", .unexpected),
    ("content/reports/one/notes.md", .unexpected),
    ("content/pages/about.txt", .unexpected),
    ("content/measures/deep/rate.yml", .unexpected),
    ("README.md", .unexpected),
  ])
  func pathSaysWhatAFileIs(path: String, kind: FileKind) {
    #expect(FileKind(path: path, bodies: "quays") == kind)
  }
}

struct CaseCollisionTests {
  @Test(arguments: [
    ("content/Gull.md", "content/gull.md"), ("content/Forces/a.md", "content/forces/b.md"),
    ("content/caf\u{65}\u{301}.md", "content/caf\u{E9}.md"),
  ])
  func pathsThatDifferOnlyInCaseCollide(first: String, second: String) {
    #expect(caseCollisions(among: [first, second]).count == 1)
    #expect(caseCollisions(among: [second, first, "content/other.md"]).count == 1)
    #expect(caseCollisions(among: [first, "content/other.md"]).isEmpty)
  }

  @Test func eachCollisionIsFound() {
    let found = caseCollisions(among: ["b", "A", "a", "B", "c"])
    #expect(found.map(\.first) == ["A", "B"] && found.map(\.second) == ["a", "b"])
  }
}

struct FormTests {
  @Test(arguments: ["a", "time-to-court", "2024", "a1-b2"])
  func idsAreSmallWordsWithHyphens(text: String) { #expect(isID(text)) }

  @Test(arguments: ["", "-a", "a-", "a--b", "A", "a b", "a/b", "é", "a_b", "a."])
  func otherTextsAreNoIDs(text: String) { #expect(!isID(text)) }

  @Test(arguments: ["https://a.example", "http://a.example/b?c=d#e", "https://a.example:8080/é"])
  func webAddressesHaveAHost(text: String) { #expect(isWebAddress(text)) }

  @Test(arguments: [
    "a.example", "https://", "https:///a", "https://localhost", "javascript:alert(1)",
    "https://a.example/\"", "https://a b.example", "ftp://a.example", "https://a.example/<b>",
  ])
  func otherTextsAreNoWebAddresses(text: String) { #expect(!isWebAddress(text)) }

  @Test(arguments: [("2014/15", true), ("1999/00", true), ("2014/16", false), ("2014", false)])
  func financialYearsFollow(text: String, isYear: Bool) {
    #expect((CalendarPeriod(text)?.type == .financialYear) == isYear)
  }

  @Test(arguments: [
    ("about.md", "content/pages/about.md"), ("../index.md", "content/index.md"),
    ("./a/../b.md", "content/pages/b.md"), ("../../../x.md", nil),
  ])
  func pathsAreWrittenFromTheFile(written: String, path: String?) {
    #expect(resolvedPath(written, from: "content/pages/methods.md") == path)
  }

  @Test(arguments: 1...8)
  func concurrentMapKeepsTheOrder(threads: Int) async {
    let values = Array(0..<101)
    #expect(await concurrentMap(values, threads: threads) { $0 * 2 } == values.map { $0 * 2 })
    #expect(await concurrentMap([Int](), threads: threads) { $0 } == [])
  }
}

struct FrontMatterTests {
  private func read(_ text: String) -> (front: FrontMatter?, faults: [Diagnostic]) {
    var faults: [Diagnostic] = []
    let front = parseFrontMatter(SourceText(path: "a.md", text: text), into: &faults)
    return (front, faults)
  }

  @Test(arguments: [
    "---\ntitle: A\n---\nText", "\u{FEFF}---\ntitle: A\n---\nText",
    "---\r\ntitle: A\r\n---\r\nText",
    "---  \ntitle: A\n---\t \nText".replacing("\t", with: ""),
  ])
  func textStartsAfterTheSecondFence(text: String) throws {
    let (front, faults) = read(text)
    #expect(faults == [])
    let offset = try #require(front?.bodyOffset)
    #expect(String(decoding: Array(text.utf8)[offset...], as: UTF8.self) == "Text")
  }

  @Test func fenceWithinTheTextIsText() throws {
    let text = "---\ntitle: A\n---\nOne\n\n---\n\nTwo\n"
    #expect(try #require(read(text).front).bodyOffset == 17)
  }

  @Test(arguments: ["", "Text", "---\ntitle: A\n", "----\ntitle: A\n----\n", "---"])
  func missingFenceIsAFault(text: String) {
    let (front, faults) = read(text)
    #expect(front == nil)
    #expect(faults.map(\.rule) == [.frontMatterMissing])
  }
}
