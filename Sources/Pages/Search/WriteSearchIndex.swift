import Exports
import Search

extension PageContext {
  /// The index that the script of the search reads.
  var searchIndexBytes: [UInt8] {
    let entries = searchEntries
    let documents = entries.map {
      SearchDocument(href: $0.href, title: $0.title, kind: $0.kind, summary: $0.summary)
    }
    // Lazily: the texts of one document after the other, not of all at once.
    return searchIndex(documents, texts: entries.lazy.map(searchTexts))
  }
}
