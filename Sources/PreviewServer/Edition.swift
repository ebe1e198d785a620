import Content
package import Diagnostics
import Markup
import Pages
package import SiteOutline
package import SitePlanning

/// What the preview shows at a moment, and the faults of the last change.
///
/// With faults, the site is the last one without. An edition never changes, so no request sees half a
/// site.
package struct Edition: Sendable {
  /// What there is to show.
  package enum Contents: Sendable {
    /// No change so far gave a site.
    case nothing
    /// A site whose files are made when they are asked for.
    case site(SitePlan)
    /// The files of a folder as they are.
    case folder([SitePath: [UInt8]])
  }

  /// Counts up with every change, so that a page knows whether it is the latest.
  package var number: Int
  /// Another for each start of the program.
  let server: String
  package let contents: Contents
  package let faults: [Diagnostic]
  private let cache = FileCache(capacity: 64 << 20)

  init(number: Int, server: String, contents: Contents, faults: [Diagnostic]) {
    self.number = number
    self.server = server
    self.contents = contents
    self.faults = faults.inReportOrder
  }

  /// The site; nil where there is none.
  package var plan: SitePlan? {
    if case .site(let plan) = contents { plan } else { nil }
  }

  func holds(_ path: SitePath) -> Bool {
    switch contents {
    case .nothing: false
    case .site(let plan): plan.page(at: path) != nil
    case .folder(let files): files[path] != nil
    }
  }

  /// A file as it is answered, made the first time that it is asked for.
  func file(at path: SitePath) -> ServedFile? {
    cache.file(at: path) { bytes(at: path).map(ServedFile.init) }
  }

  /// The bytes of a file; a page of a site carries the furniture of the preview.
  private func bytes(at path: SitePath) -> [UInt8]? {
    switch contents {
    case .nothing: return nil
    case .folder(let files): return files[path]
    case .site(let plan):
      guard let page = plan.page(at: path) else { return nil }
      let start = ContinuousClock.now
      let bytes = render(page, of: plan).bytes
      guard page.subject.kind != nil else { return bytes }
      let time = start.duration(to: .now)
      return furnished(bytes, with: PageNotes(page, of: plan, madeIn: time))
    }
  }

  /// The page where no site could be made so far: only the faults.
  var faultPage: [UInt8] {
    let title = "This site cannot be shown yet"
    let head = Markup.element(
      "head",
      [:],
      [.element("meta", ["charset": "utf-8"]), .element("title", text: title)]
    )
    let body = Markup.element("body", [:], [.element("h1", text: title)])
    let html = Markup.element("html", ["lang": "en"], [head, body]).printed().bytes
    return furnished(Array("<!DOCTYPE html>\n".utf8) + html, with: nil)
  }
}

/// What the preview says of a page to those who edit it.
struct PageNotes: Sendable {
  /// Why a build would leave the page out, in words; nil for a public one.
  var unpublishedBecause: String?
  var provenance: Provenance
  var madeIn: Duration
}

extension PageNotes {
  init(_ page: PagePlan, of plan: SitePlan, madeIn: Duration) {
    unpublishedBecause =
      plan.site.unpublished.first { $0.path == plan.original(of: page) }?.reason.words
    provenance = plan.provenance(of: page)
    self.madeIn = madeIn
  }
}
