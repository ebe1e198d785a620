package import Content
import Markup

/// A list of news that programs can follow.
package enum FeedSubject: Hashable, Sendable {
  /// Reports, findings and what is heard of recommendations.
  case site
  /// What is heard of recommendations.
  case register
  case facet(Facet)
  case report(Reference<Report>)
  case body(Reference<Body>)
  case recommendation(Reference<Recommendation>)
}

/// One piece of news.
struct FeedEntry: Sendable {
  /// The page that tells of it, with the anchor where it stands.
  var path: SitePath
  var anchor: String?
  var title: String
  var summary: String
  var published: CalendarDate
  var updated: CalendarDate
}

extension Site {
  /// Every feed of the site.
  var feeds: [FeedSubject] {
    [.site, .register] + facetGroups.flatMap(\.facets).map { .facet($0) }
      + reports.references.map { .report($0) } + bodies.references.map { .body($0) }
      + recommendations.references.map { .recommendation($0) }
  }

  func feedPath(of feed: FeedSubject) -> SitePath {
    let page: SitePath =
      switch feed {
      case .site: .page()
      case .register: path(of: .recommendations)
      case .facet(let facet): registerPath(of: facet)
      case .report(let report): path(of: .report(report))
      case .body(let body): path(of: .body(body))
      case .recommendation(let record): path(of: .recommendation(record))
      }
    return page.beside("feed.xml")
  }
}

/// The name of the site where one is needed that does not depend on its address.
func feedName(_ site: Site) -> String {
  slug(site.settings.title) + ".invalid"
}

extension PageContext {
  /// A feed as Atom, RFC 4287: entries from the newest on, a hundred at most.
  func bytes(of feed: FeedSubject) -> [UInt8] {
    let entries = newest(entries(of: feed))
    let page = feedPage(feed)
    let newest = entries.first?.updated ?? site.reports.compactMap(\.published).min() ?? today
    let head: [Markup] = [
      .element("title", text: title(of: feed)), .element("id", text: id(of: path)),
      .element("updated", text: stamp(newest)),
      .element("author", [:], [.element("name", text: settings.publisher)]),
      .element("link", ["rel": "self", "type": "application/atom+xml", "href": link(path)]),
      .element("link", ["rel": "alternate", "type": "text/html", "href": link(page)]),
      .element("rights", text: settings.licence.name),
    ]
    let root = Markup.element(
      "feed",
      ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": settings.language],
      head + entries.map(markup)
    )
    let declaration = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)
    return declaration + root.printed(as: .xml).bytes + [UInt8(ascii: "\n")]
  }

  /// Their order, without moving them about: an entry holds much text.
  private func newest(_ entries: [FeedEntry]) -> [FeedEntry] {
    let order = entries.indices.sorted { one, other in
      if entries[one].updated != entries[other].updated {
        return entries[one].updated > entries[other].updated
      }
      let (path, otherPath) = (entries[one].path, entries[other].path)
      return (path, entries[one].anchor ?? "") < (otherPath, entries[other].anchor ?? "")
    }
    return order.prefix(100).map { entries[$0] }
  }

  private func markup(_ entry: FeedEntry) -> Markup {
    let anchor = entry.anchor.map { "#\($0)" } ?? ""
    return .element(
      "entry",
      [:],
      [
        .element("title", text: entry.title), .element("id", text: id(of: entry.path) + anchor),
        .element("published", text: stamp(entry.published)),
        .element("updated", text: stamp(entry.updated)),
        .element(
          "link",
          ["rel": "alternate", "type": "text/html", "href": link(entry.path) + anchor]
        ),
        .element("summary", text: entry.summary),
      ]
    )
  }

  /// The address of a file where the site claims one; else a name that stays the same on any host.
  private func id(of path: SitePath) -> String {
    settings.baseURL.map { $0 + path.address }
      ?? "tag:\(feedName(site)),2024:/\(path.address)"
  }

  private func link(_ target: SitePath) -> String {
    settings.baseURL.map { $0 + target.address } ?? target.href(from: path)
  }

  /// A day is all that is known of when something happened.
  private func stamp(_ date: CalendarDate?) -> String { "\(date?.iso ?? "1970-01-01")T00:00:00Z" }

  private func feedPage(_ feed: FeedSubject) -> SitePath {
    site.feedPath(of: feed).beside("index.html")
  }

  func title(of feed: FeedSubject) -> String {
    switch feed {
    case .site: settings.title
    case .register: "\(settings.title): what is heard of recommendations"
    case .facet(let facet): "\(settings.title): \(site.title(of: facet))"
    case .report(let report): site[report].title
    case .body(let body): "\(settings.title): \(site[body].fullName)"
    case .recommendation(let record): "\(settings.title): \(site.title(of: site[record]))"
    }
  }
}
