import Formats

/// A document as shown in search results.
package struct SearchDocument: Sendable {
  package var href: String
  package var title: String
  package var kind: String
  package var summary: String
  /// The language of its title and text, if it is not that of the site.
  package var language: String?

  package init(
    href: String,
    title: String,
    kind: String,
    summary: String,
    language: String? = nil
  ) {
    self.href = href
    self.title = title
    self.kind = kind
    self.summary = summary
    self.language = language
  }
}

/// A phrase of queries, and the document that comes first for them, by its index.
package struct SearchPin: Sendable {
  package var phrase: String
  package var document: Int

  package init(phrase: String, document: Int) {
    self.phrase = phrase
    self.document = document
  }
}

/// The index for the search script: documents and weighted terms, as JSON on one line.
///
/// A posting is two numbers, the gap to the document before it and the weight; the postings of a
/// term are one list and the terms one text, so that the file is small and quick to parse. It is
/// printed part by part, because nothing else in a build is as large. `texts` are those of the
/// documents, in the same order.
package func searchIndex(
  _ documents: [SearchDocument],
  pins: [SearchPin] = [],
  texts: some Sequence<SearchTexts>
) -> [UInt8] {
  var kinds: [String] = []
  for document in documents where !kinds.contains(document.kind) { kinds.append(document.kind) }
  let weights = TermWeights(of: texts)
  var printer = JSONPrinter(
    onOneLine: true,
    capacity: 256 * documents.count + 16 * weights.terms.count + 8 * weights.postingCount
  )
  printer.object { index in
    index.member("kinds", .array(kinds.map(JSON.string)))
    index.member("documents") { list in
      list.array {
        for entry in documents { $0.item(json(entry, kind: kinds.firstIndex(of: entry.kind))) }
      }
    }
    let pinned = pins.map { pin in
      let phrase = searchWords(pin.phrase).joined(separator: " ")
      return JSON.array([.string(phrase), .integer(pin.document)])
    }
    if !pinned.isEmpty { index.member("pinned", .array(pinned)) }
    index.member("terms", .string(weights.terms.joined(separator: " ")))
    index.member("postings") { postings in
      postings.array {
        for term in weights.terms.indices { $0.item { $0.print(weights.postings(of: term)) } }
      }
    }
  }
  printer.endLine()
  return printer.bytes
}

private func json(_ entry: SearchDocument, kind: Int?) -> JSON {
  .array(
    [.string(entry.href), .string(entry.title), .integer(kind ?? 0), .string(entry.summary)]
      + [entry.language].compactMap(\.self).map(JSON.string)
  )
}

extension JSONPrinter {
  fileprivate mutating func print(_ postings: [TermWeights.Posting]) {
    array { numbers in
      var last = 0
      for posting in postings {
        numbers.item(posting.document - last)
        numbers.item(posting.weight)
        last = posting.document
      }
    }
  }
}
