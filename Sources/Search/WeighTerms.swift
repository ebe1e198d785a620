/// The texts of a document, grouped by importance.
package struct SearchTexts: Sendable {
  /// The names of the document.
  package var title: [String] = []
  /// Headings, summary, and keywords.
  package var lead: [String] = []
  package var body: [String] = []

  package init(title: [String] = [], lead: [String] = [], body: [String] = []) {
    self.title = title
    self.lead = lead
    self.body = body
  }
}

/// All terms of some documents with their weight in each document.
///
/// BM25 over fields: a word weighs more in a title than in a text, less the longer the field is
/// compared with that field of other documents, and less the more documents contain it. All words
/// are kept, which makes stop words of any language unnecessary: a word in every document weighs
/// next to nothing.
///
/// Source: S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009),
/// section 3.6.
struct TermWeights {
  /// The terms in alphabetical order.
  let terms: [String]
  /// The occurrences of each term.
  private let occurrences: [Occurrences]
  /// The weight of a word in each field of each document.
  private let factors: [SIMD3<Double>]

  /// A document by its index, with the weight of a term in it: from 1 to about 200.
  struct Posting: Hashable {
    var document: Int
    var weight: Int
  }

  /// Counts the words of documents, reading the sequence once.
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

  /// The number of postings of all terms.
  var postingCount: Int { occurrences.reduce(0) { $0 + $1.documentCount } }

  /// The documents that contain a term, by its index, in order.
  ///
  /// Calculated on demand, because the postings of all terms take more memory than their inputs.
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

/// The saturation of repeated words: k₁ of the formula, for field weights of up to 10.
private let saturation = 3.0

/// The weight of containing a term: the more documents contain it, the lower.
private func rarity(of count: Int, among all: Int) -> Double {
  naturalLogarithm(1 + (Double(all - count) + 0.5) / (Double(count) + 0.5))
}

/// The natural logarithm of a positive number, from sums, products and quotients.
///
/// Every machine gives the same result, unlike with C libraries.
/// ln(2ᵉ·m) = e·ln 2 + 2·artanh((m − 1) / (m + 1)); the series is exact to 11 digits for m from 1
/// to 2.
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

/// The weights of a word in a title, a lead and a body.
private let fieldWeights = SIMD3(10.0, 3, 1)

/// The influence of the length of a title, a lead and a body: b of the formula.
private let damping = SIMD3(0.3, 0.5, 0.75)

/// Counts each word in title, lead and body of each document.
private struct TermCounter {
  private(set) var words = WordNumbers()
  /// The occurrences of each word, by its number.
  private(set) var occurrences: [Occurrences] = []
  /// The word counts of the fields of each document.
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
