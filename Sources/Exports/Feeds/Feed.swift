package import Content
import Formats
package import Markup
package import SiteOutline

/// The subject of a feed.
package enum FeedSubject: Hashable, Sendable {
  /// Reports, findings and events of recommendations.
  case site
  /// Events of recommendations.
  case register
  case facet(Facet)
  case report(Reference<Report>)
  case body(Reference<Body>)
  case recommendation(Reference<Recommendation>)
}

/// A feed entry, printed except for its link, which may depend on the address of the feed.
///
/// It is immutable, and shared rather than copied, because it appears in a dozen feeds.
package final class FeedEntry: Sendable {
  /// The page to link to, with the anchor of the news; no anchor if the whole page is the news.
  package let path: SitePath
  package let anchor: String?
  package let updated: CalendarDate
  /// The elements before the link.
  package let head: PrintedMarkup
  package let summary: PrintedMarkup

  package init(
    in site: Site,
    path: SitePath,
    anchor: String? = nil,
    title: String,
    summary: String,
    published: CalendarDate,
    updated: CalendarDate
  ) {
    let id = site.feedID(of: path) + (anchor.map { "#\(percentEncodedFragment($0))" } ?? "")
    let head: [Markup] = [
      .element("title", text: title), .element("id", text: id),
      .element("published", text: stamp(published)), .element("updated", text: stamp(updated)),
    ]
    self.path = path
    self.anchor = anchor
    self.updated = updated
    self.head = Markup.fragment(head).printed(as: .xml)
    self.summary = Markup.element("summary", text: summary).printed(as: .xml)
  }
}

extension Site {
  /// Every feed of the site.
  package var feeds: [FeedSubject] {
    [.site, .register] + facetGroups.flatMap(\.facets).map { .facet($0) }
      + reports.references.map { .report($0) } + bodies.references.map { .body($0) }
      + recommendations.references.map { .recommendation($0) }
  }

  /// The address of a feed, next to the page that it belongs to.
  package func feedPath(of feed: FeedSubject) -> SitePath {
    let page: SitePath =
      switch feed {
      case .site: .page()
      case .register: path(of: ListPage(.recommendation))
      case .facet(let facet): registerPath(of: facet)
      case .report(let report): path(of: RecordKey(report))
      case .body(let body): path(of: RecordKey(body))
      case .recommendation(let record): path(of: RecordKey(record))
      }
    return page.beside("feed.xml")
  }
}

extension Register {
  /// A feed as Atom, RFC 4287: the hundred newest entries at most.
  package func bytes(of feed: FeedSubject) -> [UInt8] {
    let entries = newest(entries(of: feed))
    let path = site.feedPath(of: feed)
    let newest = entries.first?.updated ?? site.reports.compactMap(\.published).min()
    func link(_ target: SitePath, _ anchor: String = "") -> String {
      (site.settings.baseURL.map { $0 + target.address } ?? target.href(from: path)) + anchor
    }
    let head: [Markup] = [
      .element("title", text: site.title(of: feed)), .element("id", text: site.feedID(of: path)),
      .element("updated", text: stamp(newest)),
      .element("author", [:], [.element("name", text: site.settings.publisher)]),
      .element("link", ["rel": "self", "type": "application/atom+xml", "href": link(path)]),
      .element(
        "link",
        ["rel": "alternate", "type": "text/html", "href": link(path.beside("index.html"))]
      ),
      .element("rights", text: site.settings.licence.name),
    ]
    let news = entries.map { entry in
      let href = link(entry.path, entry.anchor.map { "#\(percentEncodedFragment($0))" } ?? "")
      return Markup.element(
        "entry",
        [:],
        [
          .printed(entry.head),
          .element("link", ["rel": "alternate", "type": "text/html", "href": href]),
          .printed(entry.summary),
        ]
      )
    }
    let root = Markup.element(
      "feed",
      ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": site.settings.language],
      head + news
    )
    var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)
    root.print(as: .xml, into: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private func newest(_ entries: [FeedEntry]) -> ArraySlice<FeedEntry> {
    entries.sorted { one, other in
      if one.updated != other.updated { return one.updated > other.updated }
      return (one.path, one.anchor ?? "") < (other.path, other.anchor ?? "")
    }.prefix(100)
  }
}

/// Midnight, because only the day of an event is known; the epoch, if nothing has happened yet.
private func stamp(_ date: CalendarDate?) -> String { "\(date?.iso ?? "1970-01-01")T00:00:00Z" }

extension Site {
  /// The id of a file: a tag that is the same on any host.
  ///
  /// Source: RFC 4151; RFC 4287, section 4.2.6: an id stays the same when a feed moves.
  fileprivate func feedID(of path: SitePath) -> String {
    let authority = settings.tagAuthority
    return "tag:\(authority.domain),\(authority.since):/\(path.address)"
  }

  /// The title of a feed.
  package func title(of feed: FeedSubject) -> String {
    switch feed {
    case .site: settings.title
    case .register: "\(settings.title): news of recommendations"
    case .facet(let facet): "\(settings.title): \(title(of: facet))"
    case .report(let report): self[report].title
    case .body(let body): "\(settings.title): \(self[body].fullName)"
    case .recommendation(let record): "\(settings.title): \(title(of: RecordKey(record)))"
    }
  }
}
