import Content
import Exports
import Markdown
import Search
import SitePlanning

extension PageContext {
  /// The texts that the search indexes for an entry.
  func searchTexts(_ entry: SearchEntry) -> SearchTexts {
    var texts = SearchTexts(title: [entry.title], lead: [entry.kind])
    switch entry.subject {
    case .record(let key):
      let record = site.presented(key)
      record.addSearchTexts(to: &texts)
      texts.add(prose: record.prose)
    case .list, .dataDictionary: texts.lead.append(entry.summary)
    }
    return texts
  }
}

extension SearchTexts {
  fileprivate mutating func add(prose: Prose) {
    let document = prose.document
    lead += document.headings.map(document.text)
    body.append(document.plainText)
  }
}
