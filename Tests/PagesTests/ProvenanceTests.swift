import Content
import Diagnostics
import Pages
import TestSupport
import Testing

/// What the program says of where a page comes from.
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
