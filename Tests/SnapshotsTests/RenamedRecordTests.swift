import Testing

@testable import Snapshots

/// A record with another id is the same record to readers, in all its pages, files and rows.
struct RenamedRecordTests {
  private func site(_ id: String, cell: String = "7") -> SiteSnapshot {
    var site = SiteSnapshot()
    let page = PageSnapshot(
      address: "/ports/\(id)/",
      title: "Fort Mary",
      kind: "body",
      record: "port:\(id)"
    )
    var translation = page
    translation.address = "/cy\(page.address)"
    translation.language = "cy"
    let data = PageSnapshot(
      address: "/data/wrecks/",
      title: "Wrecks",
      kind: "dataset",
      record: "dataset:wrecks",
      entries: [
        SnapshotEntry(.column, "count", "Wrecks"),
        SnapshotEntry(.row, "\(id) 2031", "Fort Mary, 2031", details: [cell]),
      ]
    )
    site.pages = [page, translation, data].sorted { $0.key < $1.key }
    site.files = [FileSnapshot(name: "/ports/\(id)/wrecks.csv", digest: "")]
    return site
  }

  private func renamed(cell: String = "7") -> SiteSnapshot {
    var site = site("fort-mary", cell: cell)
    site.redirects = [
      RedirectSnapshot(from: "/ports/mary/", to: "/ports/fort-mary/"),
      RedirectSnapshot(from: "/ports/mary/wrecks.csv", to: "/ports/fort-mary/wrecks.csv"),
    ]
    return site
  }

  @Test func nothingIsNew() {
    let comparison = ReleaseComparison(from: site("mary"), to: renamed(), release: nil)
    #expect(comparison.firstPublications == [])
    let gone = ReleaseComparison(from: site("mary"), to: site("fort-mary"), release: nil)
    #expect(gone.firstPublications.count == 4)
  }

  /// Only the ids of bodies are in the keys of rows.
  @Test func pageWithTheOldIDOfABodyRenamesNoRows() {
    func site(_ id: String) -> SiteSnapshot {
      var site = self.site("mary")
      let page = PageSnapshot(
        address: "/\(id)/",
        title: "Mary",
        kind: "page",
        record: "page:\(id)"
      )
      site.pages = (site.pages + [page]).sorted { $0.key < $1.key }
      return site
    }
    var after = site("about-mary")
    after.redirects = [RedirectSnapshot(from: "/mary/", to: "/about-mary/")]
    #expect(readerChanges(from: site("mary"), to: after).map(\.kind) == [.pageMoved])
  }

  @Test func rowsAreTheSame() {
    let changes = readerChanges(from: site("mary"), to: renamed())
    #expect(changes.map(\.kind) == [.pageMoved, .pageMoved])
    let changed = readerChanges(from: site("mary"), to: renamed(cell: "8"))
    #expect(changed.filter { $0.kind == .data }.map(\.old) == ["7"])
  }
}
