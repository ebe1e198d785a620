package import Content
package import Markup

/// Who a build is for.
///
/// A site that is not for everyone says so wherever it may be seen: on each page, on screen and on
/// paper, to search engines, in the headers of hosts, in a file of its own, and in the manifest, so
/// that `sitegen verify --public` refuses it. Its data files have no mark.
package enum Audience: Hashable, Sendable {
  /// Everyone: it may be published.
  case everyone
  /// Nobody before an instant that was ahead when the site was built.
  case nobody(before: Instant)
  /// Those who review the site before it is published; it contains unpublished records.
  case reviewers(ReviewCopy)

  /// The audience of a build as of an instant, according to the clock.
  package init(asOf now: Instant, clock: Instant) {
    self = now > clock ? .nobody(before: now) : .everyone
  }

  /// The audience of a build as of an instant, according to the options in its manifest.
  package init(asOf now: Instant, options: [String]) {
    let marks = options.filter(Self.isMark).map { String($0.dropFirst(Self.markPrefix.count)) }
    if let copy = ReviewCopy(marks: marks) {
      self = .reviewers(copy)
    } else {
      self = marks.contains(Self.futureMark) ? .nobody(before: now) : .everyone
    }
  }
}

extension Audience {
  private static let futureMark = "future"
  private static let markPrefix = "not-public:"

  /// The options of the build in its manifest, sorted; none for everyone.
  package var options: [String] {
    let marks =
      switch self {
      case .everyone: [String]()
      case .nobody: [Self.futureMark]
      case .reviewers(let copy): copy.marks
      }
    return marks.map { Self.markPrefix + $0 }.sorted()
  }

  /// The review copy that the site is; `nil` if it is none.
  package var reviewCopy: ReviewCopy? {
    if case .reviewers(let copy) = self { copy } else { nil }
  }

  /// The style sheet that each page loads; `nil` if the templates have all that is needed.
  package var styles: [UInt8]? { reviewCopy.map { Array($0.styles.utf8) } }

  /// Whether an option in a manifest says that the site is not public, in this version or a later
  /// one.
  package static func isMark(_ option: String) -> Bool { option.hasPrefix(markPrefix) }

  /// What the site says of itself, in one sentence; `nil` for everyone.
  package var notice: String? {
    switch self {
    case .everyone: nil
    case .nobody(let instant):
      "Not public: this copy shows the site as of \(instant.iso), which was still ahead when it "
        + "was built."
    case .reviewers(let copy): copy.notice
    }
  }

  /// The contents of the file that marks the folder; `nil` for everyone.
  package var marker: [UInt8]? {
    notice.map { Array("\($0)\n\nDo not publish this folder. Build it again for readers.\n".utf8) }
  }

  /// The headers that tell hosts to keep the site out of search engines.
  package var headers: [HostHeader] {
    self == .everyone ? [] : [HostHeader(name: "X-Robots-Tag", value: unindexed)]
  }

  /// The contents of `robots.txt`; `nil` for everyone.
  package var robots: [UInt8]? {
    self == .everyone ? nil : Array("User-agent: *\nDisallow: /\n".utf8)
  }

  /// A page with the mark: a rule for search engines and a banner.
  ///
  /// They are added to the bytes of the page, so that no template can leave them out. `head` and
  /// `details` are what else a page needs in its head and in the banner.
  package func marking(
    _ page: [UInt8],
    head elements: [Markup] = [],
    details: [Markup] = []
  ) -> [UInt8] {
    guard let notice else { return page }
    let rule = Markup.element("meta", ["name": "robots", "content": unindexed])
    let added = Markup.fragment([rule] + elements)
    let banner = Markup.element(
      "aside",
      ["class": "not-public", "aria-label": "Not public", "lang": "en"],
      [.element("p", text: notice)] + details
    )
    let head = index(ofTag: "</head>", in: page)
    let tag = index(ofTag: "<body", in: page, from: head ?? 0)
    let end = tag.flatMap { page[$0...].firstIndex(of: UInt8(ascii: ">")) }
    let body = end.map { $0 + 1 } ?? page.count
    var marked = Array(page[..<(head ?? body)])
    marked += added.printed().bytes
    marked += page[(head ?? body)..<body]
    marked += banner.printed().bytes
    marked += page[body...]
    return marked
  }
}

private let unindexed = "noindex, nofollow"

/// The index of the first tag that starts with a text; faster than the search of the standard
/// library.
private func index(ofTag text: String, in page: [UInt8], from start: Int = 0) -> Int? {
  let wanted = Array(text.utf8)
  return page.withUnsafeBufferPointer { page in
    var start = start
    while let found = page[start...].firstIndex(of: UInt8(ascii: "<")) {
      if page[found...].starts(with: wanted) { return found }
      start = found + 1
    }
    return nil
  }
}
