import Exports
import Search

extension PageContext {
  /// The index that the search script reads.
  var searchIndexBytes: [UInt8] {
    let entries = searchEntries
    let documents = entries.map {
      SearchDocument(href: $0.href, title: $0.title, kind: $0.kind, summary: $0.summary)
    }
    // Lazily, so that the texts of only one document are in memory at a time.
    return searchIndex(documents, texts: entries.lazy.map(searchTexts))
  }
}
