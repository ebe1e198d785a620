import Content
import Digests
import Pages
import SiteFiles
import SiteOutline
import SitegenCLI
import Testing

/// Tests of the output of `sitegen verify`.
struct VerificationReportTests {
  private func record(
    tool: String = "sitegen 1",
    _ inputs: [String: String] = ["content/site.yml": "a"]
  ) -> BuildRecord {
    let digests = inputs.map { ($0.key, Digest(of: Array($0.value.utf8))) }
    return BuildRecord(
      tool: tool,
      now: Instant(seconds: 0),
      options: [],
      inputs: DigestTable(digests)
    )
  }

  private func files(_ texts: [String: String]) throws -> DigestTable<SitePath> {
    DigestTable(
      try texts.map { (try #require(SitePath($0.key)), Digest(of: Array($0.value.utf8))) }
    )
  }

  @Test func siteAsItWasBuiltHolds() throws {
    let found = Verification(record: record(), files: try files(["index.html": "a"]))
    let report = VerificationReport(of: found, isStrict: true)
    #expect(report.holds)
    #expect(
      report.lines == [
        "built as of 1970-01-01T00:00:00Z by sitegen 1 from 1 known input",
        "1 file: 0 changed, 0 missing, 0 other",
      ]
    )
  }

  @Test func filesOfOthersCountOnlyWhenStrict() {
    var found = Verification()
    found.others = ["theirs.txt"]
    #expect(VerificationReport(of: found, isStrict: false).holds)
    let strict = VerificationReport(of: found, isStrict: true)
    #expect(!strict.holds && strict.lines[0] == "other: theirs.txt was not built by sitegen")
  }

  @Test func unfinishedBuildDoesNotHold() {
    var found = Verification()
    found.isUnfinished = true
    let report = VerificationReport(of: found, isStrict: false)
    #expect(!report.holds && report.lines[0].hasPrefix("unfinished: "))
  }

  @Test func siteOfTodayMayBePublished() throws {
    let found = Verification(record: record(), files: try files(["index.html": "a"]))
    var report = VerificationReport(of: found, isStrict: false)
    let before = report
    report.refuseIfNotPublic(found, clock: Instant(seconds: 0))
    #expect(report == before && report.holds)
  }

  @Test func siteWithAnySignOfNotBeingPublicIsRefused() throws {
    var later = record()
    later.now = Instant(seconds: 1)
    var marked = record()
    marked.options = ["not-public:of-a-later-version"]
    let reasons = [
      (later, ["index.html": "a"], "it was built as of 1970-01-01T00:00:01Z, which is still ahead"),
      (
        marked, ["index.html": "a"],
        "its manifest has the option \"not-public:of-a-later-version\""
      ),
      (record(), ["NOT-PUBLIC.txt": "a"], "it contains NOT-PUBLIC.txt"),
      (nil, ["index.html": "a"], "its manifest does not say as of when it was built"),
    ]
    for (record, names, reason) in reasons {
      let found = Verification(record: record, files: try files(names))
      var report = VerificationReport(of: found, isStrict: false)
      report.refuseIfNotPublic(found, clock: Instant(seconds: 0))
      #expect(!report.holds && report.lines.contains("not public: \(reason)"))
      #expect(report.lines.last?.hasPrefix("the site must not be published: ") == true)
    }
  }

  /// On the last day the copy may still be used.
  @Test func reviewCopySaysWhatItContainsAndWhetherItHasExpired() throws {
    var review = record()
    review.options = [
      "not-public:expires=1970-01-02", "not-public:for=A. Reader", "not-public:report=one",
      "not-public:review",
    ]
    review.records = ["finding:one/late", "report:one"]
    let found = Verification(record: review)
    for (day, line) in [
      (1, "the copy may be used until 1970-01-02"),
      (2, "expired: the copy was to be used until 1970-01-02: delete it"),
    ] {
      var report = VerificationReport(of: found, isStrict: false)
      report.describeReview(found, clock: Instant(seconds: day * 86_400))
      #expect(
        report.lines.suffix(2) == [
          "review copy of report:one for A. Reader; unpublished records in it: "
            + "finding:one/late, report:one",
          line,
        ]
      )
    }
    let other = Verification(record: record())
    var report = VerificationReport(of: other, isStrict: false)
    let before = report
    report.describeReview(other, clock: Instant(seconds: 0))
    #expect(report == before)
  }

  @Test func markThatTheBuildDidNotMakeCountsToo() throws {
    var found = Verification(record: record(), files: try files(["index.html": "a"]))
    found.others = ["NOT-PUBLIC.txt"]
    var report = VerificationReport(of: found, isStrict: false)
    report.refuseIfNotPublic(found, clock: Instant(seconds: 0))
    #expect(!report.holds)
  }

  @Test func sameSourceMakesTheSameSite() throws {
    let site = try files(["index.html": "a"])
    let report = VerificationReport(built: record(), site, source: record(), made: site)
    #expect(report.holds)
    #expect(report.lines == ["the source: 0 inputs changed, 0 files would differ"])
  }

  @Test func eachDifferenceFromTheSourceIsNamed() throws {
    let report = VerificationReport(
      built: record(),
      try files(["index.html": "a", "old.html": "b"]),
      source: record(tool: "sitegen 2", ["content/site.yml": "b", "content/new.md": "c"]),
      made: try files(["index.html": "a", "new.html": "c"])
    )
    #expect(!report.holds)
    #expect(
      report.lines == [
        "note: sitegen 2 may produce other bytes than sitegen 1",
        "input: content/new.md differs from the input of the build",
        "input: content/site.yml differs from the input of the build",
        "differs: new.html differs from what this source builds",
        "differs: old.html differs from what this source builds",
        "the source: 2 inputs changed, 2 files would differ",
      ]
    )
  }

  @Test func sourceWithErrorsMakesNoSite() throws {
    let site = try files(["index.html": "a"])
    let report = VerificationReport(built: record(), site, source: record(), made: nil)
    #expect(!report.holds && report.lines.last?.hasSuffix("run sitegen check") == true)
  }
}
