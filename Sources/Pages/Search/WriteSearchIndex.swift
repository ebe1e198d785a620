import Content
import Exports
import Formats
import Markdown
import Markup
import Search
import SiteOutline
import SitePlanning

extension PageContext {
  /// The index that the search script reads for a scope; it includes the texts in other languages.
  func searchIndexBytes(_ scope: SearchScope, with others: [PageContext]) -> [UInt8] {
    switch scope {
    case .site: break
    case .part(let bodies): return finderIndexBytes(of: bodies, with: others)
    case .bodies:
      let parts = site.finderParts
      guard parts.isEmpty else {
        return JSON.object([.init("parts", .array(parts.map { .string($0.start) }))]).bytes
      }
      return finderIndexBytes(of: site.bodies.references, with: others)
    }
    let entries = ([self] + others).flatMap { context in
      (context.searchEntries + context.pinnedBodies).map { (context: context, entry: $0) }
    }
    let documents = entries.map { context, entry in
      SearchDocument(
        href: entry.href,
        title: entry.title,
        kind: entry.kind,
        summary: entry.summary,
        language: context.language.translation?.language.tag
      )
    }
    let pins = settings.search.pins.flatMap { pin in
      let place = entries.firstIndex { $0.entry.subject == .record(pin.record) }
      return place.map { place in pin.phrases.map { SearchPin(phrase: $0, document: place) } } ?? []
    }
    // Lazily, so that the texts of only one document are in memory at a time.
    return searchIndex(
      documents,
      pins: pins,
      texts: entries.lazy.map { $0.context.searchTexts($0.entry) }
    )
  }

  /// The index of some bodies, whose summaries are their places, separated by semicolons.
  private func finderIndexBytes(
    of bodies: [Reference<Body>],
    with others: [PageContext]
  ) -> [UInt8] {
    let kind = capitalised(settings.bodies.singular)
    let documents = bodies.map { reference in
      SearchDocument(
        href: site.path(of: RecordKey(reference)).address,
        title: site[reference].name,
        kind: kind,
        summary: site[reference].places.joined(separator: "; ")
      )
    }
    let texts = bodies.map { reference in
      let body = site[reference]
      let names = ([self] + others).flatMap { context in
        [context.site[reference].name, context.site[reference].fullName]
      }
      return SearchTexts(title: names.withoutRepeats + body.otherNames, lead: body.places)
    }
    return searchIndex(documents, texts: texts)
  }

  /// The texts that the search indexes for an entry.
  private func searchTexts(_ entry: SearchEntry) -> SearchTexts {
    var texts = SearchTexts(title: [entry.title], lead: [entry.kind])
    switch entry.subject {
    case .record(let key):
      let record = site.presented(key)
      record.addSearchTexts(to: &texts)
      // A text without a page in the language is not translated as a whole.
      if language.translation?.hasPage(key) == false { return texts }
      let document = record.prose.document
      texts.lead += document.headings.map(document.text)
      texts.body.append(document.plainText)
    case .list, .dataDictionary: texts.lead.append(entry.summary)
    }
    return texts
  }
}
