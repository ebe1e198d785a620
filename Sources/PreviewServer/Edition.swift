import Content
package import Diagnostics
import Markup
import Pages
package import SiteOutline
package import SitePlanning

/// What the preview shows at a given moment, with the diagnostics of the last change.
///
/// If these contain errors, the site is the last good one. An edition never changes, so no request
/// sees a half-updated site.
package struct Edition: Sendable {
  /// What an edition shows.
  package enum Contents: Sendable {
    /// No site could be built so far.
    case nothing
    /// A site whose files are rendered on request.
    case site(SitePlan)
    /// The files of a built folder, unchanged.
    case folder([SitePath: [UInt8]])
  }

  /// Increases with every change, so that a page can tell whether it is up to date.
  package var number: Int
  /// Identifies this run of the program.
  let server: String
  package let contents: Contents
  package let diagnostics: [Diagnostic]
  /// Why this may not be the latest state of the site; `nil` if it is.
  package let notice: String?
  private let cache = FileCache(capacity: 64 << 20)

  init(
    number: Int,
    server: String,
    contents: Contents,
    diagnostics: [Diagnostic],
    notice: String? = nil
  ) {
    self.number = number
    self.server = server
    self.contents = contents
    self.diagnostics = diagnostics.inReportOrder
    self.notice = notice
  }

  /// The site, or `nil` if there is none.
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

  /// The file to serve at a path, made on the first request.
  func file(at path: SitePath) -> ServedFile? {
    cache.file(at: path) { bytes(at: path).map(ServedFile.init) }
  }

  /// The bytes of a file.
  ///
  /// Pages of a site include the preview's overlay.
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

  /// The page shown when no site could be built so far; it contains only the diagnostics.
  var errorPage: [UInt8] {
    let title = "This site cannot be displayed yet"
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

/// What the preview tells editors about a page.
struct PageNotes: Sendable {
  /// Why a build would leave the page out, for display; `nil` for a published page.
  var unpublishedBecause: String?
  var provenance: Provenance
  var madeIn: Duration
}

extension PageNotes {
  init(_ page: PagePlan, of plan: SitePlan, madeIn: Duration) {
    let isNotice = if case .withdrawn = page.subject { true } else { false }
    unpublishedBecause =
      isNotice
      ? nil : plan.site.unpublished.first { $0.path == plan.original(of: page) }?.reason.words
    provenance = plan.provenance(of: page)
    self.madeIn = madeIn
  }
}
