import Exports
import Markup
import Content
import Markdown
import Search
import SiteOutline
import SitePlanning

/// A page, or an anchor on one, as a search result.
struct SearchEntry: Sendable {
  var subject: SearchSubject
  var title: String
  /// The kind of result in one or two words.
  var kind: String
  /// The link, relative to the page being rendered.
  var href: String
  /// A summary in a line or two.
  var summary: String
  /// Other names by which it is known.
  var otherNames: [String] = []
}

/// What a search result leads to.
enum SearchSubject: Hashable, Sendable {
  case record(RecordKey)
  case list(ListPage)
  case dataDictionary
}

extension PageContext {
  /// An entry for every page that has content and for every entry of a list on a page, in the order
  /// of the index; in another language, for every record with translated texts.
  var searchEntries: [SearchEntry] {
    let records = site.recordKeys.filter { record in
      // Many bodies are in the finder and in the parts of their own list.
      if site.hasManyBodies && record.kind == .body { return false }
      return language.translation?.hasWords(record)
        ?? record.kind.type.pageList.map { site.path(of: $0) != nil } ?? true
    }
    var subjects = records.map { SearchSubject.record($0) }
    if language.translation == nil {
      subjects += site.lists.map { .list($0) }
      if site.hasDataFiles { subjects.append(.dataDictionary) }
    }
    let keyed = subjects.map { subject in
      let entry = entry(of: subject)
      return (key: indexKey(of: entry.title), entry: entry)
    }
    return keyed.sorted { ($0.key, $0.entry.href) < ($1.key, $1.entry.href) }.map(\.entry)
  }

  /// Of many bodies, those that come first for some words.
  var pinnedBodies: [SearchEntry] {
    guard site.hasManyBodies, language.translation == nil else { return [] }
    let records = settings.search.pins.map(\.record).filter { $0.kind == .body }
    return records.withoutRepeats.map(entry)
  }

  private func entry(of subject: SearchSubject) -> SearchEntry {
    switch subject {
    case .record(let record): return entry(of: record)
    case .list(let list):
      return entry(subject, of: frame(of: list), href: href(list))
    case .dataDictionary:
      return entry(subject, of: dataDictionaryFrame, href: href(dataDictionaryPath))
    }
  }

  private func entry(_ subject: SearchSubject, of frame: FrameView, href: String) -> SearchEntry {
    SearchEntry(
      subject: subject,
      title: frame.title,
      kind: "List",
      href: href,
      summary: shortened(frame.description)
    )
  }

  private func entry(of key: RecordKey) -> SearchEntry {
    let record = site.presented(key)
    return SearchEntry(
      subject: .record(key),
      title: site.title(of: key),
      kind: key.kind.presented.searchLabel(in: settings),
      href: href(key),
      summary: shortened(record.searchSummary(in: settings)),
      otherNames: record.alternativeNames
    )
  }
}
