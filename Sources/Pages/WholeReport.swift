import Content
import Exports
import Markdown
import Markup
import SiteOutline
import SitePlanning

/// A report on one page: where its parts are on it.
extension PageContext {
  /// The id of a record on the page of its whole report; `nil` on other pages and for other
  /// records.
  func part(for record: RecordKey) -> String? {
    whole.flatMap { site.part(for: record, ofWhole: $0) }
  }

  /// A link to an anchor in the text of a record.
  func href(_ record: RecordKey, anchor: String?) -> String {
    guard let anchor else { return href(record) }
    guard part(for: record) != nil else { return "\(href(record))#\(anchor)" }
    return "#\(placement(of: record).idPrefix)\(anchor)"
  }

  /// How the text of a record is placed: alone on its own page, or among others on that of its
  /// report.
  ///
  /// Ids and names within a part include the id of the part, so that they are unique on the page.
  func placement(of record: RecordKey) -> Placement {
    if record.kind == .report {
      return Placement(headingShift: whole == nil ? 0 : 1, numberPrefix: "")
    }
    let number = record.reference(to: Finding.self).map { String(site[$0].order) }
    let numberPrefix = number.map { "\($0)." } ?? ""
    guard let part = part(for: record) else {
      return number == nil ? Placement() : Placement(numberPrefix: numberPrefix)
    }
    let name = record.kind.presented.searchLabel(in: settings)
    return Placement(
      idPrefix: "\(part):",
      headingShift: 2,
      labelPrefix: "\(name) \(number ?? site[record].ownID), ",
      numberPrefix: numberPrefix
    )
  }

  /// The frame of the page of a whole report.
  func wholeFrame(of reference: Reference<Report>) -> FrameView {
    let key = RecordKey(reference)
    var frame = frame(of: key)
    frame.record = nil
    frame.description = "The whole report on one page: \(site[reference].title)."
    let path = site.path(of: key)
    frame.above.append(LinkView(label: site[reference].shortTitle, href: href(path)))
    let cited = site.parts(of: reference).flatMap { part in
      site.head(of: part).sources + site.prose(of: part).literalSources
    }
    frame.sources = sources(cited)
    // The page has its own table of contents, which lists the findings.
    frame.contents = []
    return frame
  }

  /// The HTML of the text of a part of a report.
  func html(of record: RecordKey) -> PrintedMarkup {
    html(
      site.prose(of: record),
      placement: placement(of: record),
      home: part(for: record).map { _ in record }
    )
  }
}
