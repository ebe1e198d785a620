package import Content
package import SiteOutline

/// What a reference to a page says, whatever format it is written in.
///
/// A page is the site's presentation, so its author is the publisher of the site; what it presents is named as
/// its source.
package struct Citation: Sendable {
  /// The address of the page, its parts joined by hyphens: `reports-one-findings-wait`.
  package var key: String
  var holdsData: Bool
  package var author: String
  package var title: String
  var siteTitle: String
  /// The day on which the page was last changed, or else the day of the build.
  package var date: CalendarDate?
  var isUpdated: Bool
  /// Nil when the site claims no address.
  package var url: String?
  package var language: String
  /// What the page presents, each as a phrase.
  package var sources: [String]
}

/// The formats in which a reference is a file beside its page.
package enum CitationFormat: String, CaseIterable, Sendable {
  case bib, ris, json

  /// The name of the file.
  package var fileName: String { "cite.\(rawValue)" }
}

extension Citation {
  /// When the page was as it is: `Updated 3 May 2026`, `Version of 1 November 2026`.
  package var version: String? {
    date.map { isUpdated ? "Updated \($0.words)" : "Version of \($0.words)" }
  }

  /// What the page presents, without a full stop, which would read as a part of an address.
  package var basis: String? {
    sources.isEmpty ? nil : "Based on: \(sources.joined(separator: "; "))"
  }

  /// The reference as a person reads it.
  package var text: String {
    let parts = [
      "\(author): “\(title)”. \(siteTitle).", version.map { "\($0)." }, url.map { "\($0)" }, basis,
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}

extension Site {
  /// How to refer to the page of a record on the day of a build; nil for pages that are no source of their own.
  package func citation(of record: RecordKey, on day: CalendarDate?) -> Citation? {
    let exported = exported(record)
    guard exported.isCited else { return nil }
    let (path, head) = (path(of: record), exported.head)
    return Citation(
      key: path.folders.joined(separator: "-"),
      holdsData: exported.presentsData,
      author: settings.publisher,
      title: exported.citedTitle(in: settings),
      siteTitle: settings.title,
      date: head.updated ?? day,
      isUpdated: head.updated != nil,
      url: settings.baseURL.map { $0 + path.address },
      language: settings.language,
      sources: exported.citedSources(at: record, in: self)
    )
  }
}

extension Site {
  /// The records whose pages have a reference.
  package var citedRecords: [RecordKey] {
    recordKeys.filter { exported($0).isCited }
  }

  /// The address of the reference to the page of a record.
  package func path(of format: CitationFormat, _ record: RecordKey) -> SitePath {
    path(of: record).beside(format.fileName)
  }

  func phrase(_ report: Reference<Report>) -> String {
    [
      self[report].publisher, "“\(self[report].title)”", self[report].reference,
      self[report].published?.words, self[report].url,
    ].compactMap { $0 }.joined(separator: ", ")
  }

  func phrase(_ dataset: Dataset) -> String {
    guard let source = dataset.source.map({ self[$0] }) else {
      return "\(dataset.producer), “\(dataset.title)”"
    }
    return [
      source.publisher, "“\(source.title)”", dataset.release, dataset.published.value?.words,
      source.url,
    ].compactMap { $0 }.joined(separator: ", ")
  }
}
