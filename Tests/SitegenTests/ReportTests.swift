import Foundation
import Testing

struct ReportTests {
  private func faulty() throws -> SiteFolder {
    let site = try SiteFolder()
    try site.write("---\nname: Durham\nnmae: x\n---\n", to: "content/forces/durham.md")
    return site
  }

  @Test func checkWritesNothing() throws {
    let site = try SiteFolder()
    let run = try site.sitegen("check")
    #expect(run.status == 0)
    #expect(run.output == "11 pages, 0 warnings\n")
    #expect(site.read("public/index.html") == nil)
    #expect(!FileManager.default.fileExists(atPath: site.root.appending(path: "public").path))
  }

  @Test func textReportHasPlaceExcerptCaretAndHelp() throws {
    let run = try faulty().sitegen("check")
    #expect(run.status == 1)
    #expect(
      run.errors == """
        content/forces/durham.md:3:1: error: unknown key "nmae" [unknown-key]
          3 | nmae: x
            | ^~~~
          help: did you mean "name"?

        """
    )
  }

  @Test func noColourWhereNobodyLooks() throws {
    let site = try faulty()
    #expect(try !site.sitegen("check").errors.contains("\u{1B}"))
    let forced = try site.sitegen("check", environment: ["TERM": "xterm-256color"])
    #expect(!forced.errors.contains("\u{1B}"))
  }

  @Test func jsonIsForPrograms() throws {
    let run = try faulty().sitegen("check", "--format", "json")
    #expect(run.status == 1)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    )
    let faults = try #require(report["diagnostics"] as? [[String: Any]])
    #expect(faults.count == 1)
    #expect(faults[0]["rule"] as? String == "unknown-key")
    #expect(faults[0]["line"] as? Int == 3)
    #expect(faults[0]["file"] as? String == "content/forces/durham.md")
  }

  @Test func sarifIsForCodeHosts() throws {
    let run = try faulty().sitegen("check", "--format", "sarif", "--quiet")
    #expect(run.errors == "")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    )
    #expect(report["version"] as? String == "2.1.0")
    let runs = try #require(report["runs"] as? [[String: Any]])
    let results = try #require(runs[0]["results"] as? [[String: Any]])
    #expect(results[0]["ruleId"] as? String == "unknown-key")
    #expect(results[0]["level"] as? String == "error")
  }

  @Test func quietPrintsNoSummary() throws {
    let site = try SiteFolder()
    let run = try site.sitegen("build", "--quiet")
    #expect(run.output + run.errors == "")
  }
}
