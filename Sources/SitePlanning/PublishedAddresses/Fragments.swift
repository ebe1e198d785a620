import Content
import Markdown
import SiteOutline

/// The ids that addresses of a page can name: those that its texts and its records give.
///
/// The headings of templates, such as `#sources`, are part of the layout and not among them.
extension SitePlan {
  func fragments(of page: PagePlan) -> [String] {
    let site = translation(of: page)?.content.site ?? site
    switch page.subject {
    case .record(let record): return site.fragments(of: record)
    case .wholeReport(let report): return site.fragments(ofWhole: report)
    default: return []
    }
  }
}

extension Site {
  /// The ids on the page of a record: of its headings, paragraphs, events and changes, of the
  /// records in the lists that it shows, and of the measures on the page of a body.
  func fragments(of record: RecordKey) -> [String] {
    let own = prose(of: record).document.anchors + self[record].programAnchors
    if let body = record.reference(to: Body.self) {
      return own + measures(on: body).map { self[$0].head.id }
    }
    guard let page = record.reference(to: ProsePage.self).map({ self[$0] }) else { return own }
    let kinds = RecordKind.shownInLists.filter { kind in
      page.shows.contains { $0 == kind.type.pageList }
    }
    return own + kinds.flatMap { $0.type.keys(of: self) }.compactMap { anchor(of: $0) }
  }

  /// The ids on the page of a whole report: of its parts, and of the headings and paragraphs of
  /// each.
  fileprivate func fragments(ofWhole report: Reference<Report>) -> [String] {
    parts(of: report).flatMap { record -> [String] in
      let anchors = prose(of: record).document.anchors
      guard record.kind != .report, let part = part(for: record, ofWhole: report) else {
        return anchors
      }
      return [part] + anchors.map { "\(part):\($0)" }
    }
  }
}
