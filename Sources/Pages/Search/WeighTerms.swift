/// The words of a document by how much they say of it.
struct SearchTexts: Sendable {
  /// Its names.
  var title: [String] = []
  /// Headings, summary, and what it is about in a word.
  var lead: [String] = []
  var body: [String] = []
}

/// A term of the index with the documents that have it, in their order.
struct WeighedTerm: Hashable, Sendable {
  var term: String
  var postings: [Posting]

  /// A document by its place, and how much the term counts in it: from 1 to about 200.
  struct Posting: Hashable, Sendable {
    var document: Int32
    var weight: Int32
  }
}

/// The terms of all documents in their order, each weighed in each document.
///
/// BM25 over fields: a word counts for more in a title than in a text, for less the longer the field is
/// beside those of others, and for less the more documents have it. All words are kept, so that no list
/// of words of one language decides which are idle; what every document has weighs next to nothing.
///
/// Source: S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009),
/// section 3.6.
func weighTerms(of documents: some Sequence<SearchTexts>) -> [WeighedTerm] {
  var counter = TermCounter()
  for texts in documents { counter.add(texts) }
  let documentCount = counter.lengths.count
  let mean = pointwiseMax(
    counter.lengths.reduce(.zero, +) / Double(max(1, documentCount)),
    SIMD3(repeating: 1)
  )
  let factors = counter.lengths.map { fieldWeights / (1 - damping + damping * $0 / mean) }
  let (counts, ranges) = counter.countsByWord()
  let terms = zip(counter.words.inOrder, ranges).map { (term: $0.text, range: $1) }
  return terms.sorted { $0.term < $1.term }.map { term, range in
    let rarity = rarity(of: range.count, among: documentCount)
    let postings = counts[range].map { count in
      let parts = SIMD3<Double>(count.numbers) * factors[Int(count.document)]
      let frequency = parts.x + parts.y + parts.z
      let weight = rarity * frequency * (saturation + 1) / (frequency + saturation)
      return WeighedTerm.Posting(
        document: count.document,
        weight: max(1, Int32((weight * 10).rounded()))
      )
    }
    return WeighedTerm(term: term, postings: postings)
  }
}

/// How fast more of the same word stops counting: k₁ of the formula, for weights of fields that go up to 10.
private let saturation = 3.0

/// How much it says of a document that it has a term: the less, the more of them have it.
private func rarity(of count: Int, among all: Int) -> Double {
  naturalLogarithm(1 + (Double(all - count) + 0.5) / (Double(count) + 0.5))
}

/// The natural logarithm of a positive number, from sums and products alone, so that every machine gives
/// the same.
///
/// ln(2ᵉ·m) = e·ln 2 + 2·artanh((m − 1) / (m + 1)); the series is exact to 11 digits for m from 1 to 2.
func naturalLogarithm(_ number: Double) -> Double {
  let part = (number.significand - 1) / (number.significand + 1)
  var sum = 0.0
  var power = part
  for step in 0..<11 {
    sum += power / Double(2 * step + 1)
    power *= part * part
  }
  return Double(number.exponent) * 0.693_147_180_559_945_3 + 2 * sum
}

/// How much a word counts in a title, a lead and a text.
private let fieldWeights = SIMD3(10.0, 3, 1)

/// How much the length of a title, a lead and a text counts: b of the formula.
private let damping = SIMD3(0.3, 0.5, 0.75)

/// How often each word stands in title, lead and body of each document.
private struct TermCounter {
  /// There is one for each word of each document: millions, so it is as small as it can be.
  struct Count {
    var document: Int32
    private var title: Int32 = 0
    private var lead: Int32 = 0
    private var body: Int32 = 0

    init(document: Int32) {
      self.document = document
    }

    var numbers: SIMD3<Int32> { SIMD3(title, lead, body) }

    mutating func add(_ field: Field) {
      switch field {
      case .title: title += 1
      case .lead: lead += 1
      case .body: body += 1
      }
    }
  }

  enum Field: Int {
    case title, lead, body
  }

  private(set) var words = WordNumbers()
  /// Of each word, the last document that has it.
  private var last: [Count] = []
  /// Those before, of all words, in the order of the documents.
  private var before: [(word: Int32, count: Count)] = []
  /// How many words the fields of each document have.
  private(set) var lengths: [SIMD3<Double>] = []

  mutating func add(_ texts: SearchTexts) {
    let document = Int32(lengths.count)
    var length = SIMD3<Double>.zero
    for (field, parts) in [(Field.title, texts.title), (.lead, texts.lead), (.body, texts.body)] {
      var fieldLength = 0
      for part in parts {
        eachSearchWord(part) { word in
          count(words.number(of: word), field, document)
          fieldLength += 1
        }
      }
      length[field.rawValue] = Double(fieldLength)
    }
    lengths.append(length)
  }

  private mutating func count(_ word: Int, _ field: Field, _ document: Int32) {
    if word == last.count {
      last.append(Count(document: document))
    } else if last[word].document != document {
      before.append((Int32(word), last[word]))
      last[word] = Count(document: document)
    }
    last[word].add(field)
  }

  /// The documents that have a word, in their order, and those of each word as a range of them.
  func countsByWord() -> (counts: [Count], ranges: [Range<Int>]) {
    var ends = [Int](repeating: 0, count: last.count)
    for (word, _) in before { ends[Int(word)] += 1 }
    var end = 0
    let starts = ends.indices.map { word in
      let start = end
      end += ends[word] + 1
      ends[word] = start
      return start
    }
    var counts = [Count](repeating: Count(document: 0), count: end)
    for (word, count) in before {
      counts[ends[Int(word)]] = count
      ends[Int(word)] += 1
    }
    for (word, count) in last.enumerated() { counts[ends[word]] = count }
    return (counts, zip(starts, ends).map { $0..<$1 + 1 })
  }
}
