import Content
import Diagnostics
import Exports
import Pages
import SitePlanning
import TestSupport
import Testing

/// Unpublished records leave no trace until they are due for publication.
struct UnpublishedTests {
  private let archive = """
    -- content/reports/secret/index.md --
    ---
    title: Zanzibar report
    publisher: Inspectorate
    url: https://zanzibar.example/
    published: 2026-05-01
    summary: Zanzibar summary.
    inspected: not-established
    sources: [office]
    publish_at: 2026-05-01T09:30:00+01:00
    ---
    Zanzibar text.
    -- content/reports/secret/findings/zanzibar.md --
    ---
    title: Zanzibar finding
    kind: better
    theme: people
    summary: Zanzibar.
    order: 1
    sources: [office]
    ---
    -- content/forces/zanzibar.md --
    ---
    name: Zanzibar
    nation: wales
    draft: true
    ---
    -- content/data/crime/zanzibar.csv --
    year,recorded,charged
    2014/15,54321,12345
    2015/16,54321,12345
    -- content/pages/zanzibar.md --
    ---
    title: Zanzibar page
    description: Zanzibar.
    publish_at: 2026-05-01
    ---

    """

  @Test func heldRecordsAreInNoByteOfTheSite() async throws {
    let built = await build(try base(with: archive))
    #expect(built.diagnostics == [])
    for (path, bytes) in built.files {
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      #expect(!path.contains("zanzibar") && !path.contains("secret"))
      for word in ["zanzibar", "54321", "12345"] { #expect(!text.contains(word), "\(path)") }
    }
    for input in built.publicInputs {
      #expect(!input.path.contains("zanzibar") && !input.path.contains("secret"))
    }
    let benchmark = built.plan.site.measures[0].figures.benchmarks[0]
    #expect(benchmark?.bodyTotal == 1)
    #expect(benchmark?.denominator == 1000)
  }

  @Test func heldRecordsAreListedWithTheirReason() async throws {
    let unpublished = await build(try base(with: archive)).plan.site.unpublished
    #expect(
      unpublished.map { "\($0.kind) \($0.id)" } == [
        "choice nation/Wales", "finding secret/zanzibar", "force zanzibar", "kind better",
        "page zanzibar", "report secret",
      ]
    )
    #expect(unpublished[0].reason == .usedOnlyBy(["force:zanzibar"]))
    #expect(unpublished[1].reason == .report)
    #expect(unpublished[2].reason == .draft)
    #expect(unpublished[3].reason == .usedOnlyBy(["finding:secret/zanzibar"]))
    #expect(unpublished[5].reason == .until(Instant(seconds: 1_777_624_200)))
  }

  @Test func theyAppearWhenTheirTimeHasCome() async throws {
    let moment = try #require(Instant("2026-05-01T08:30:00Z"))
    let before = await build(try base(with: archive), now: Instant(seconds: moment.seconds - 1))
    let after = await build(try base(with: archive), now: moment)
    #expect(before.files["reports/secret/index.html"] == nil)
    #expect(after.files["reports/secret/index.html"] != nil)
    let inputs = after.publicInputs.map(\.path)
    #expect(inputs.contains("content/reports/secret/index.md"))
    #expect(!inputs.contains("content/forces/zanzibar.md"))
    #expect(after.files["reports/secret/findings/zanzibar/index.html"] != nil)
    #expect(after.files["zanzibar/index.html"] != nil)
    #expect(after.files["forces/zanzibar/index.html"] == nil)
  }
}
