import Content
import Exports
import Markup
import SiteOutline
package import SitePlanning

extension SitePlan {
  /// Adds what changes for readers to a review copy: marks on its pages, and a page with all of it.
  ///
  /// A copy for a named person tells only of what is on its own pages: the version with which it is
  /// compared may name records that this person may not see.
  package mutating func showChanges(_ changes: [ReaderChange]) {
    guard let copy = audience.reviewCopy, let since = copy.sinceWords else { return }
    let paths = addresses
    let shown = copy.recipient == nil ? changes : changes.filter { $0.isOfItsPage(paths) }
    var found: [SitePath: PageChanges] = [:]
    for change in shown {
      guard let path = paths[change.page.file] else { continue }
      found[path, default: PageChanges()].add(change)
    }
    for page in pages {
      if let whole = wholeChanges(page.subject, found) { found[page.path] = whole }
    }
    review?.changes = found
    let page = changePage(
      shown,
      from: since,
      to: "this copy",
      .fragment(
        [reviewStylePath, reviewChangesStylePath].map {
          .element("link", ["rel": "stylesheet", "href": $0.href(from: reviewChangesPath)])
        }
      )
    ) { page in
      paths[page.file].map { $0.href(from: reviewChangesPath) + page.fragment }
    }
    add(reviewChangesPath, .copy(audience.marking(page)))
    add(reviewChangesStylePath, .copy(Array(changeStyles.utf8)))
  }

  /// The pages by their addresses, as in snapshots.
  private var addresses: [String: SitePath] {
    let found = pages.filter { page in
      if case .redirect = page.subject { false } else { page.subject.kind != nil }
    }
    return Dictionary(found.map { ("/\($0.path.address)", $0.path) }) { first, _ in first }
  }

  /// The changes of the parts of a report on its page with the whole report, where their ids follow
  /// the name of the part.
  private func wholeChanges(
    _ subject: PageSubject,
    _ changes: [SitePath: PageChanges]
  ) -> PageChanges? {
    guard case .wholeReport(let report) = subject else { return nil }
    var whole = PageChanges()
    for record in site.parts(of: report) {
      guard let own = changes[site.path(of: record)],
        let part = site.part(for: record, ofWhole: report)
      else { continue }
      let prefix = record == RecordKey(report) ? "" : "\(part):"
      whole.count += own.count
      for (id, mark) in own.elements { whole.elements[prefix + id] = mark }
    }
    return whole
  }
}

extension PageChanges {
  fileprivate mutating func add(_ change: ReaderChange) {
    count += 1
    guard let anchor = change.anchor, change.new != nil else { return }
    elements[anchor] =
      if change.isRemark { change.note == "moved" ? .moved : .changed } else {
        change.old == nil ? .new : .changed
      }
  }
}

extension ReaderChange {
  /// Whether the change is of something on a page of the copy, and names nothing else.
  fileprivate func isOfItsPage(_ pages: [String: SitePath]) -> Bool {
    guard pages[page.file] != nil else { return false }
    switch kind {
    case .pageRemoved, .pageWithdrawn, .pageMoved, .redirect, .file, .design: return false
    case .text: return true
    default: return new != nil || note != nil
    }
  }
}

extension ChangedPage {
  /// The address without the anchor of a part.
  fileprivate var file: String { String(address.prefix { $0 != "#" }) }

  /// The anchor of a part, with its number sign.
  fileprivate var fragment: String { String(address.drop { $0 != "#" }) }
}
