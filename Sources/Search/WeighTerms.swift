/// The words of a document by how much they say of it.
package struct SearchTexts: Sendable {
  /// Its names.
  package var title: [String] = []
  /// Headings, summary, and what it is about in a word.
  package var lead: [String] = []
  package var body: [String] = []

  package init(title: [String] = [], lead: [String] = [], body: [String] = []) {
    self.title = title
    self.lead = lead
    self.body = body
  }
}

/// All terms of some documents and how much each says of each document.
///
/// BM25 over fields: a word counts for more in a title than in a text, for less the longer the field is
/// beside those of others, and for less the more documents have it. All words are kept, so that no list
/// of words of one language decides which are idle; what every document has weighs next to nothing.
///
/// Source: S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009),
/// section 3.6.
struct TermWeights {
  /// In the order of their letters.
  let terms: [String]
  /// Of each term.
  private let occurrences: [Occurrences]
  /// How much a word counts in each field of each document.
  private let factors: [SIMD3<Double>]

  /// A document by its place, and how much a term counts in it: from 1 to about 200.
  struct Posting: Hashable {
    var document: Int
    var weight: Int
  }

  /// Counts the words of documents, which are asked for one after the other.
  init(of documents: some Sequence<SearchTexts>) {
    var counter = TermCounter()
    for texts in documents { counter.add(texts) }
    let mean = pointwiseMax(
      counter.lengths.reduce(.zero, +) / Double(max(1, counter.lengths.count)),
      SIMD3(repeating: 1)
    )
    factors = counter.lengths.map { fieldWeights / (1 - damping + damping * $0 / mean) }
    let found = zip(counter.words.inOrder, counter.occurrences).map { (term: $0.text, in: $1) }
      .sorted { $0.term < $1.term }
    terms = found.map(\.term)
    occurrences = found.map(\.in)
  }

  /// How many postings all terms have.
  var postingCount: Int { occurrences.reduce(0) { $0 + $1.documentCount } }

  /// The documents that have a term, by its place, in their order.
  ///
  /// They are worked out when they are asked for: those of all terms are more than what they are made from.
  func postings(of term: Int) -> [Posting] {
    let found = occurrences[term]
    let rarity = rarity(of: found.documentCount, among: factors.count)
    return found.map { document, counts in
      let parts = SIMD3<Double>(counts) * factors[document]
      let frequency = parts.x + parts.y + parts.z
      let weight = rarity * frequency * (saturation + 1) / (frequency + saturation)
      return Posting(document: document, weight: max(1, Int((weight * 10).rounded())))
    }
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
  private(set) var words = WordNumbers()
  /// Of each word, at its number.
  private(set) var occurrences: [Occurrences] = []
  /// How many words the fields of each document have.
  private(set) var lengths: [SIMD3<Double>] = []

  mutating func add(_ texts: SearchTexts) {
    let document = lengths.count
    var length = SIMD3<Double>.zero
    for (field, parts) in [texts.title, texts.lead, texts.body].enumerated() {
      var fieldLength = 0
      var one = SIMD3<Int32>.zero
      one[field] = 1
      for part in parts {
        eachSearchWord(part) { word in
          let number = words.number(of: word)
          if number == occurrences.count { occurrences.append(Occurrences()) }
          occurrences[number].add(one, of: document)
          fieldLength += 1
        }
      }
      length[field] = Double(fieldLength)
    }
    lengths.append(length)
  }
}
