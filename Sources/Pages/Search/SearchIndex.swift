import Formats

/// The address of the page with the A to Z, on which the search is.
let searchPath = SitePath.page("search")

/// The address of the index that the script of that page reads.
let searchIndexPath = SitePath.file("search.json")

extension PageContext {
  /// What the search looks in, for a script: documents, and terms with their weights in documents, as JSON on one line.
  ///
  /// A posting is two numbers, the gap to the document before it and the weight; the postings of a term
  /// stand in one list, the terms in one text, so that the file is small and quick to read. Nothing else that a build makes is as large, so
  /// it is printed part by part.
  var searchIndex: [UInt8] {
    let entries = searchEntries
    let kinds = entries.map(\.kind).withoutRepeats
    // Lazily: the texts of one document after the other, not of all at once.
    let weights = TermWeights(of: entries.lazy.map(searchTexts))
    var printer = JSONPrinter(
      onOneLine: true,
      capacity: 256 * entries.count + 16 * weights.terms.count + 8 * weights.postingCount
    )
    printer.object { index in
      index.member("kinds", .array(kinds.map(JSON.string)))
      index.member("documents") { documents in
        documents.array {
          for entry in entries { $0.item(document(entry, kind: kinds.firstIndex(of: entry.kind))) }
        }
      }
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
}

private func document(_ entry: SearchEntry, kind: Int?) -> JSON {
  .array([
    .string(entry.href), .string(entry.title), .integer(kind ?? 0), .string(entry.summary),
  ])
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
