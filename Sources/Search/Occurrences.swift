import Formats

/// The documents that contain a word, with its count in each of their fields.
///
/// A large site has millions of them, so they are encoded in as few bytes as possible, two for
/// most: the gap to the document before, with a bit for each field that contains the word, and then
/// its count in each of those fields.
struct Occurrences {
  /// The number of documents that contain the word.
  private(set) var documentCount = 0
  /// All documents but the last, encoded.
  private var bytes: [UInt8] = []
  /// The last document, and the one before it.
  private var last = -1
  private var before = -1
  /// The counts of the word in the fields of the last document.
  private var counts = SIMD3<Int32>.zero

  /// Adds to the counts of a document; documents must come in ascending order, from 0.
  mutating func add(_ more: SIMD3<Int32>, of document: Int) {
    if document != last { begin(document) }
    counts &+= more
  }

  private mutating func begin(_ document: Int) {
    if documentCount > 0 { bytes.append(gap: last - before, counts) }
    (before, last, counts) = (last, document, .zero)
    documentCount += 1
  }

  /// Transforms each document and its counts, in the order of the documents.
  func map<Value>(_ transform: (Int, SIMD3<Int32>) -> Value) -> [Value] {
    guard documentCount > 0 else { return [] }
    var values: [Value] = []
    values.reserveCapacity(documentCount)
    var (position, document) = (0, -1)
    while position < bytes.count {
      let (gap, counts) = bytes.gapAndCounts(at: &position)
      document += gap
      values.append(transform(document, counts))
    }
    values.append(transform(last, counts))
    return values
  }
}

extension [UInt8] {
  fileprivate mutating func append(gap: Int, _ counts: SIMD3<Int32>) {
    var start = gap << 3
    for field in 0..<3 where counts[field] > 0 { start |= 1 << field }
    append(variable: start)
    for field in 0..<3 where counts[field] > 0 { append(variable: Int(counts[field])) }
  }

  fileprivate func gapAndCounts(at position: inout Int) -> (gap: Int, counts: SIMD3<Int32>) {
    let start = variable(at: &position)
    var counts = SIMD3<Int32>.zero
    for field in 0..<3 where start & 1 << field != 0 {
      counts[field] = Int32(variable(at: &position))
    }
    return (start >> 3, counts)
  }
}
