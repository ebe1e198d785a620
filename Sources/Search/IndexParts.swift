/// A part of an index that is too large to load at once: the documents that have a word with some
/// first letters.
package struct IndexPart: Hashable, Sendable {
  /// The first letters, folded; a whole word has a space after it.
  package var start: String
  /// The documents by their indices, ascending.
  package var documents: [Int]
}

/// Divides documents into parts by the first letters of the words in their texts.
///
/// A part has at most `most` documents. Letters that more documents have are divided by the letter
/// after them; a word that more documents share is left out, since it finds none of them.
package func indexParts(of texts: some Sequence<[String]>, most: Int) -> [IndexPart] {
  var documents: [String: [Int]] = [:]
  for (index, texts) in texts.enumerated() {
    for word in Set(texts.flatMap(searchWords)) { documents[word, default: []].append(index) }
  }
  let words = documents.filter { $0.value.count <= most }.sorted { $0.key < $1.key }
    .map { IndexPart(start: $0.key, documents: $0.value) }
  return divided(words[...], after: "", most)
}

/// The parts of sorted words that all begin with `start`.
private func divided(
  _ words: ArraySlice<IndexPart>,
  after start: String,
  _ most: Int
) -> [IndexPart] {
  var parts: [IndexPart] = []
  var rest = words
  if let whole = rest.first, whole.start == start {
    parts.append(IndexPart(start: start + " ", documents: whole.documents))
    rest = rest.dropFirst()
  }
  while let first = rest.first {
    let next = String(first.start.prefix(start.count + 1))
    let same = rest.prefix { $0.start.hasPrefix(next) }
    rest = rest.dropFirst(same.count)
    let found = Set(same.flatMap(\.documents))
    parts +=
      found.count <= most
      ? [IndexPart(start: next, documents: found.sorted())] : divided(same, after: next, most)
  }
  return parts
}
