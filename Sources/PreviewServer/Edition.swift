import Content
package import Diagnostics
import Markup
package import Pages

/// What the preview shows at a moment: a site that could be planned, and the faults of the last change.
///
/// With faults, the site is the last one without. An edition never changes, so no request sees half a
/// site.
package struct Edition: Sendable {
  /// Counts up with every change, so that a page knows whether it is the latest.
  package var number: Int
  /// Another for each start of the program.
  let server: String
  /// Nil where no change so far gave a site.
  package var plan: SitePlan?
  package var faults: [Diagnostic]
  private let pages: [SitePath: Int]
  /// The files of records that a build would leave out, with the reason in words.
  private let held: [String: String]

  init(number: Int, server: String, plan: SitePlan?, faults: [Diagnostic]) {
    self.number = number
    self.server = server
    self.plan = plan
    self.faults = faults.inReportOrder
    let paths = plan.map { zip($0.pages.map(\.path), $0.pages.indices) }
    pages = paths.map { Dictionary($0) { first, _ in first } } ?? [:]
    let records = (plan?.site.held ?? []).map { ($0.path, $0.reason.words) }
    held = Dictionary(records) { first, _ in first }
  }

  func holds(_ path: SitePath) -> Bool { pages[path] != nil }

  /// A file of the site, rendered now; a page carries the furniture of the preview.
  func bytes(at path: SitePath) -> [UInt8]? {
    guard let plan, let index = pages[path] else { return nil }
    let page = plan.pages[index]
    let bytes = render(page, of: plan).bytes
    guard page.subject.kind != nil else { return bytes }
    return furnished(bytes, heldBecause: held[page.origin])
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
    return furnished(Array("<!DOCTYPE html>\n".utf8) + html, heldBecause: nil)
  }
}
