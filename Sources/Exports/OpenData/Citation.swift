package import Content
package import SiteOutline

/// The content of a citation of a page, independent of its format.
///
/// A page is the site's presentation, so its author is the publisher of the site; the material that
/// it presents is cited as its source.
package struct Citation: Sendable {
  /// The address of the page, with its components joined by hyphens: `reports-one-findings-wait`.
  package var key: String
  var holdsData: Bool
  package var author: String
  package var title: String
  var siteTitle: String
  /// The day of the last change of the page, if it is known.
  package var date: CalendarDate?
  /// Whether that is the day on which the record was updated.
  var isUpdated: Bool
  /// The address; `nil` if the site has no base address.
  package var url: String?
  package var language: String
  /// The material that the page presents, each as a phrase.
  package var sources: [String]
}

/// The formats in which a citation is a file next to its page.
package enum CitationFormat: String, CaseIterable, Sendable {
  case bib, ris, json

  /// The name of the file.
  package var fileName: String { "cite.\(rawValue)" }
}

extension Citation {
  /// The version of the page: `Updated 3 May 2026`, `Version of 1 November 2026`.
  package var version: String? {
    date.map { isUpdated ? "Updated \($0.words)" : "Version of \($0.words)" }
  }

  /// The material that the page presents, without a full stop, which would look like part of an
  /// address.
  package var basis: String? {
    sources.isEmpty ? nil : "Based on: \(sources.joined(separator: "; "))"
  }

  /// The citation for readers.
  package var text: String {
    let parts = [
      "\(author): “\(title)”. \(siteTitle).", version.map { "\($0)." }, url.map { "\($0)" }, basis,
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}

extension Register {
  /// The citation of a record's page; `nil` for pages that are not citable.
  package func citation(of record: RecordKey) -> Citation? {
    knownCitations[Int(record.kind.rawValue)].value(at: record.index) { newCitation(of: record) }
  }

  private func newCitation(of record: RecordKey) -> Citation? {
    let exported = site.exported(record)
    guard exported.isCited else { return nil }
    let (settings, path) = (site.settings, site.path(of: record))
    let date = lastChange(of: record)
    return Citation(
      key: path.folders.joined(separator: "-"),
      holdsData: exported.presentsData,
      author: settings.publisher,
      title: exported.citedTitle(in: settings),
      siteTitle: settings.title,
      date: date,
      isUpdated: date != nil && date == exported.head.updated,
      url: settings.baseURL.map { $0 + path.address },
      language: settings.language,
      sources: exported.citedSources(at: record, in: site)
    )
  }
}

extension Site {
  /// The records whose pages have a reference.
  package var citedRecords: [RecordKey] {
    RecordKind.allCases.filter { $0.exported.isCited }.flatMap { $0.type.keys(of: self) }
  }

  /// The address of the citation of a record's page.
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
