import Content
import Exports
import Markup
package import SiteOutline

/// What the pages of a review copy mark: what is unpublished, and what has changed.
package struct ReviewMarks: Sendable {
  /// Why a record is unpublished, by the path of its file.
  private let reasons: [String: String]
  /// The pages of unpublished records, in all languages.
  private let unpublished: Set<SitePath>
  /// What has changed on each page; `nil` if the copy is compared with no version.
  package var changes: [SitePath: PageChanges]?

  init(_ plan: SitePlan) {
    let reasons = Dictionary(
      plan.site.unpublished.filter(\.isIncluded).map { ($0.path, $0.reason.words) },
      uniquingKeysWith: { first, _ in first }
    )
    let pages = plan.pages.filter {
      $0.subject.kind != nil && reasons[plan.original(of: $0)] != nil
    }
    self.reasons = reasons
    unpublished = Set(pages.map(\.path))
  }
}

/// What has changed on a page since an earlier version.
package struct PageChanges: Hashable, Sendable {
  /// The number of changes, those without an element of their own included.
  package var count = 0
  /// The changed elements, by their ids.
  package var elements: [String: ChangeMark] = [:]

  package init() {}
}

/// How an element of a page has changed.
package enum ChangeMark: String, Sendable {
  case new, changed, moved

  fileprivate var words: String {
    switch self {
    case .new: "New: "
    case .changed: "Changed: "
    case .moved: "Moved: "
    }
  }
}

extension SitePlan {
  /// A page with the mark of the site's audience and, for reviewers, what they should look at.
  package func marked(_ bytes: [UInt8], _ page: PagePlan) -> [UInt8] {
    guard let review else { return audience.marking(bytes) }
    let style = Markup.element("link", ["rel": "stylesheet", "href": href(reviewStylePath, page)])
    let marked = review.marking(bytes, at: page.path, on: site)
    return audience.marking(marked, head: [style], details: details(review, page))
  }

  private func details(_ review: ReviewMarks, _ page: PagePlan) -> [Markup] {
    let reason = review.reason(original(of: page)).map {
      Markup.element("p", text: "This page is not published yet (\($0)).")
    }
    return [reason, changeSummary(review, page)].compactMap(\.self)
  }

  /// How much of a page has changed, with a link to all changes.
  private func changeSummary(_ review: ReviewMarks, _ page: PagePlan) -> Markup? {
    guard let changes = review.changes, let since = audience.reviewCopy?.sinceWords else {
      return nil
    }
    let count = changes[page.path]?.count ?? 0
    let text = count == 0 ? "No change" : count == 1 ? "1 change" : "\(count) changes"
    let link = Markup.element("a", ["href": href(reviewChangesPath, page)], text: "all changes")
    return .element("p", [:], [.text("\(text) on this page since \(since); see "), link, "."])
  }

  /// A link from a page; a host shows the 404 page at any address.
  private func href(_ path: SitePath, _ page: PagePlan) -> String {
    page.path == notFoundPath
      ? site.settings.hostRoot + path.address : path.href(from: page.path)
  }
}

extension ReviewMarks {
  fileprivate func reason(_ file: String) -> String? { reasons[file] }

  /// A page whose changed elements and links to unpublished records are marked.
  ///
  /// The marks are added to the bytes of the page, so that no template can leave them out.
  fileprivate func marking(_ page: [UInt8], at path: SitePath, on site: Site) -> [UInt8] {
    let elements = changes?[path]?.elements ?? [:]
    guard !elements.isEmpty || !unpublished.isEmpty else { return page }
    var marked: [UInt8] = []
    marked.reserveCapacity(page.count + 1_024)
    var rest = page[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      let tag = HTMLTag(rest[start...])
      marked += rest[..<tag.endOfName]
      let change = tag.isEnd ? nil : tag["id"].flatMap { elements[$0] }
      let target = tag.name == "a" ? tag["href"].flatMap { site.target(of: $0, from: path) } : nil
      if let change { marked += Array(" data-changed=\"\(change.rawValue)\"".utf8) }
      if let target, unpublished.contains(target) { marked += Array(" data-unpublished".utf8) }
      marked += rest[tag.endOfName..<tag.end]
      if let change, elementsOfWords.contains(tag.name) {
        let word = Markup.element("span", ["class": "review-word"], text: change.words)
        marked += word.printed().bytes
      }
      rest = rest[tag.end...]
    }
    return marked + rest
  }
}

/// The elements that may contain a phrase.
private let elementsOfWords: Set<String> = [
  "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "div", "section", "blockquote",
  "figcaption", "td", "th",
]
