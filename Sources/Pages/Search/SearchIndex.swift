import Diagnostics

/// The address of the page with the A to Z, on which the search is.
let searchPath = SitePath.page("search")

/// The address of the index that the script of that page reads.
let searchIndexPath = SitePath.file("search.json")

extension PageContext {
  /// What the search looks in, for a script: documents, and terms with their weights in documents.
  ///
  /// A posting is two numbers, the gap to the document before it and the weight; the postings of a term
  /// stand in one list, the terms in one text, so that the file is small and quick to read.
  var searchIndex: JSON {
    let entries = searchEntries
    // Lazily: the texts of one document after the other, not of all at once.
    var terms: [String] = []
    var postings: [JSON] = []
    for term in weighTerms(of: entries.lazy.map(searchTexts)) {
      terms.append(term.term)
      postings.append(.printed(JSON.integers(numbers(term.postings)).lineBytes))
    }
    let kinds = entries.map(\.kind).withoutRepeats
    return .object([
      .init("kinds", .array(kinds.map { .string($0) })),
      .init(
        "documents",
        .array(
          entries.map { entry in
            let kind = kinds.firstIndex(of: entry.kind) ?? 0
            return .array([
              .string(entry.href), .string(entry.title), .integer(kind), .string(entry.summary),
            ])
          }
        )
      ), .init("terms", .string(terms.joined(separator: " "))), .init("postings", .array(postings)),
    ])
  }
}

private func numbers(_ postings: [WeighedTerm.Posting]) -> [Int32] {
  var last: Int32 = 0
  var numbers: [Int32] = []
  numbers.reserveCapacity(2 * postings.count)
  for posting in postings {
    numbers.append(posting.document - last)
    numbers.append(posting.weight)
    last = posting.document
  }
  return numbers
}
