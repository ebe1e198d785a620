import Content
import Diagnostics
import Exports
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// The recorded sources of each page.
struct ProvenanceTests {
  private func provenance(_ path: String) async throws -> Provenance {
    let plan = await build(try baseFiles()).plan
    let address = try #require(SitePath(path))
    let page = try #require(plan.page(at: address), "no page \(path)")
    return plan.provenance(of: page)
  }

  @Test func findingNamesItsFileTemplateAndData() async throws {
    let finding = try await provenance("reports/one/findings/wait/index.html")
    #expect(finding.kind == "finding")
    #expect(finding.source?.path == "content/reports/one/findings/wait.md")
    #expect(finding.templates == ["templates/finding.html"])
  }

  @Test func bodyHasTheFilesOfItsOwnRows() async throws {
    let body = try await provenance("forces/durham/index.html")
    #expect(body.data.contains { $0.hasSuffix("/durham.csv") })
    #expect(body.data.allSatisfy { !$0.hasSuffix(".csv") || $0.hasSuffix("/durham.csv") })
  }

  /// Pages show their releases, and no file of the content: readers have none of them.
  @Test func pagesOfFiguresSayWhereTheyComeFrom() async throws {
    let built = await build(try realSite())
    let (rows, single) = ("content/data/crime-outcomes/durham.csv", "rape-published-figures/")
    let body = try built.text("forces/durham/index.html")
    #expect(body.contains("Home Office, release July 2026") && body.contains(single))
    // Only some bodies have rows in the dataset of individually published statistics.
    #expect(!(try built.text("forces/essex/index.html")).contains(single))
    for path in ["forces/durham/index.html", "measures/charge-rate/index.html"] {
      #expect(!(try built.text(path)).contains("content/"), "\(path)")
    }
    let address = try #require(SitePath("forces/durham/index.html"))
    let page = try #require(built.plan.page(at: address))
    let provenance = built.plan.provenance(of: page)
    #expect(provenance.data.contains(rows))
    #expect(provenance.source?.path == "content/forces/durham.md")
    let measure = try built.text("measures/charge-rate/index.html")
    #expect(measure.contains("Home Office, release July 2026"))
    #expect(!(try built.text("about/index.html")).contains("Where the figures on this page"))
  }

  /// Nothing is made from the snapshot of a release, so a plan does not even read it.
  @Test func snapshotOfAReleaseIsNoPublicInput() async throws {
    let snapshot = SourceText(path: releaseSnapshotPath, text: "{}")
    let (without, with) = (await build(try baseFiles()), await build(try baseFiles() + [snapshot]))
    #expect(with.diagnostics == [] && with.files == without.files)
    #expect(with.publicInputs == without.publicInputs)
  }

  @Test func listIsMadeByTheProgram() async throws {
    let list = try await provenance("findings/index.html")
    #expect(list.source == nil)
    #expect(list.templates.contains("templates/findings.html"))
  }

  @Test func everyPageOfTheSiteHasATemplateThatIsThere() async throws {
    let files = try baseFiles()
    let plan = await build(files).plan
    let paths = Set(files.map(\.path))
    for page in plan.pages {
      let provenance = plan.provenance(of: page)
      #expect(provenance.templates.isEmpty == (page.subject.kind == nil), "\(page.path.text)")
      #expect(paths.isSuperset(of: provenance.templates + provenance.data), "\(page.path.text)")
      if let source = provenance.source { #expect(paths.contains(source.path)) }
    }
  }

  @Test func referencesAreSeenFromBothSides() async throws {
    let site = await build(try baseFiles()).plan.site
    for record in site.recordKeys {
      for other in site.references(of: record) {
        #expect(site.referrers(of: other).contains(record))
      }
    }
    let finding = try #require(site.records(named: "finding:wait").first)
    #expect(site.records(named: "wait") == [finding])
    #expect(site.records(named: "content/reports/one/findings/wait.md") == [finding])
    #expect(site.name(of: finding) == "finding:one/wait")
    #expect(site.references(of: finding).map(site.name).contains("recommendation:one/1"))
  }
}
