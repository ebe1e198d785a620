import Content
import Exports
import Markup
package import SiteOutline

/// What the pages of a review copy mark: what is unpublished, and what has changed.
package struct ReviewMarks: Sendable {
  /// Why a record is unpublished, by the path of its file.
  private let reasons: [String: String]
  /// The pages of unpublished records.
  private let unpublished: [SitePath]
  /// What has changed on each page; `nil` if the copy is compared with no version.
  package var changes: [SitePath: PageChanges]?

  init(_ site: Site) {
    let reasons = Dictionary(
      site.unpublished.filter(\.isIncluded).map { ($0.path, $0.reason.words) },
      uniquingKeysWith: { first, _ in first }
    )
    let keys = site.recordKeys.filter {
      $0.kind.type.filePattern != nil && reasons[site.head(of: $0).path] != nil
    }
    self.reasons = reasons
    unpublished = keys.map { site.path(of: $0) }
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
    let marked = review.marking(bytes, at: page.path)
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
  fileprivate func marking(_ page: [UInt8], at path: SitePath) -> [UInt8] {
    let elements = changes?[path]?.elements ?? [:]
    let links = Set(unpublished.map { $0.href(from: path) })
    guard !elements.isEmpty || !links.isEmpty else { return page }
    var marked: [UInt8] = []
    marked.reserveCapacity(page.count + 1_024)
    var rest = page[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      marked += rest[..<start]
      let tag = StartTag(rest[start...])
      let change = tag.attribute("id").flatMap { elements[$0] }
      let target = tag.name == "a" ? tag.attribute("href") : nil
      let isToUnpublished = target.map { links.contains(String($0.prefix { $0 != "#" })) } ?? false
      marked += tag.bytes[..<tag.endOfName]
      if let change { marked += Array(" data-changed=\"\(change.rawValue)\"".utf8) }
      if isToUnpublished { marked += Array(" data-unpublished".utf8) }
      marked += tag.bytes[tag.endOfName...]
      if let change, elementsOfWords.contains(tag.name) {
        let word = Markup.element("span", ["class": "review-word"], text: change.words)
        marked += word.printed().bytes
      }
      rest = rest[tag.bytes.endIndex...]
    }
    return marked + rest
  }
}

/// The elements that may contain a phrase.
private let elementsOfWords: Set<String> = [
  "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "div", "section", "blockquote",
  "figcaption", "td", "th",
]

/// The start tag at the beginning of some markup; any other `<` is a tag of one byte without a
/// name.
private struct StartTag {
  let name: String
  /// All of the tag.
  let bytes: ArraySlice<UInt8>
  let endOfName: Int

  init(_ markup: ArraySlice<UInt8>) {
    let letters = markup.dropFirst().prefix { isLetterOrDigit($0) }
    guard let first = letters.first, !(48...57).contains(first) else {
      (name, bytes, endOfName) = ("", markup.prefix(1), markup.startIndex + 1)
      return
    }
    name = String(decoding: letters, as: UTF8.self).lowercased()
    endOfName = letters.endIndex
    var quote: UInt8?
    let end = markup[letters.endIndex...].firstIndex { byte in
      if quote != nil {
        if byte == quote { quote = nil }
        return false
      }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
      return byte == UInt8(ascii: ">")
    }
    bytes = markup[...(end ?? markup.endIndex - 1)]
  }

  /// The value of an attribute that the printers wrote.
  func attribute(_ name: String) -> String? {
    guard !self.name.isEmpty,
      let start = bytes.firstRange(of: Array(" \(name)=\"".utf8))
    else { return nil }
    return String(decoding: bytes[start.upperBound...].prefix { $0 != 0x22 }, as: UTF8.self)
  }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte)
}
