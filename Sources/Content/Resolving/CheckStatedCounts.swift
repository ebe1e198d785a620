import Diagnostics
import Markdown

/// A count that is withheld from the rows of a dataset.
struct WithheldCount: Sendable {
  var dataset: String
  var body: Reference<Body>
  var period: String?
  /// The stems of the words that say what is counted.
  var stems: Set<String>
  var value: Int

  /// `nil` for a cell of no body, whose number says nothing by itself.
  init?(_ cell: CellKey, in dataset: Dataset) {
    let row = dataset.rows[cell.row]
    guard let body = row.body, let value = row.cells[cell.column].value.count else { return nil }
    let column = dataset.columns[cell.column]
    self.body = body
    self.value = value
    self.dataset = dataset.head.id
    period = row.period
    stems = Set(wordsOf("\(column.name) \(column.title) \(column.unit ?? "")").compactMap(stem))
  }
}

/// Reports texts that state a withheld count.
///
/// A sentence states it if it names the body and what is counted, has the number, in digits or as a
/// word beside what is counted, and names no other period. In the text of a body, and in a note
/// about some bodies, these are named.
func checkStatedCounts(of key: RecordKey, _ site: Site, into diagnostics: inout [Diagnostic]) {
  guard !site.withheldCounts.isEmpty else { return }
  let values = StatedValues(site.withheldCounts.map(\.value))
  for text in texts(of: key, site) where values.mayBe(in: text.words) {
    for sentence in sentences(of: text.words) where values.mayBe(in: sentence) {
      let sentence = Sentence(sentence)
      for count in site.withheldCounts where text.isAbout(count) {
        let body = site[count.body]
        guard let number = sentence.statement(of: count),
          text.bodies.contains(count.body) || sentence.names(body)
        else { continue }
        let period = count.period.map { ", \($0)" } ?? ""
        diagnostics.report(
          .withheldStated,
          "the text states a withheld count of \"\(count.dataset)\" (\(body.name)\(period))",
          at: text.location(of: number)
        )
        break
      }
    }
  }
}

/// Some values, as a text can state them: passes over most texts without taking them apart.
private struct StatedValues {
  /// For each remainder of a division by 1,024, whether a value has it, so that most other numbers
  /// are ruled out without a search.
  private var remainders = [Bool](repeating: false, count: 1024)
  /// A few at most, so that a set would be slower.
  private let words: [UInt64]
  /// A bit for the last letter of each of these words.
  private let endings: UInt64

  init(_ values: [Int]) {
    words = Set(values).filter(numberWords.indices.contains).map {
      StatedValues.packed(numberWords[$0].utf8)
    }
    endings = words.reduce(0) { $0 | 1 << ($1 & 31) }
    // The parts of a number with separators are numbers too.
    for value in values + values.map({ $0 % 1000 }) { remainders[value & 1023] = true }
  }

  func mayBe(in text: String) -> Bool {
    var text = text
    return text.withUTF8(mayBe)
  }

  private func mayBe(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var (number, isInNumber, word) = (0, false, 0 as UInt64)
    for byte in text {
      let (digit, letter) = (byte &- 0x30, byte | 0x20)
      if digit < 10 {
        (number, isInNumber) = ((number * 10 + Int(digit)) & 1023, true)
        continue
      }
      if isInNumber {
        if remainders[number] { return true }
        (number, isInNumber) = (0, false)
      }
      if letter &- 0x61 < 26 {
        word = word << 8 | UInt64(letter)
      } else if word != 0 {
        if mayBe(word) { return true }
        word = 0
      }
    }
    return isInNumber && remainders[number] || mayBe(word)
  }

  private func mayBe(_ word: UInt64) -> Bool {
    endings >> (word & 31) & 1 != 0 && words.contains(word)
  }

  /// The letters of a word as bytes of a number; of a longer word, the last eight.
  private static func packed(_ letters: String.UTF8View) -> UInt64 {
    letters.reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// A text of a record, and the bodies that it is about although it need not name them.
private struct RecordText {
  var words: String
  var path: String
  var bodies: Set<Reference<Body>> = []
  /// The dataset of which it is a note.
  var dataset: String?
  /// The periods about which it is a note; `nil` for all.
  var periods: [String]?
  /// `nil` if the number is to be found in the file.
  var location: SourceLocation?
  /// The text in which the number is to be found.
  var prose: Prose?

  func isAbout(_ count: WithheldCount) -> Bool {
    if let dataset, dataset != count.dataset { return false }
    guard let periods, let period = count.period else { return true }
    return periods.contains(period)
  }

  func location(of number: String) -> SourceLocation {
    if let location { return location }
    guard let prose, !prose.isEmpty else { return .word(number, in: path) }
    return prose.locationInFile(.word(number, in: prose.document.source.path))
  }
}

private func texts(of key: RecordKey, _ site: Site) -> [RecordText] {
  let (record, prose) = (site[key], site.prose(of: key))
  let path = record.head.path
  func text(_ words: String) -> RecordText { RecordText(words: words, path: path) }
  let notes = record.head.changes.map(\.note)
  var texts = Set(record.sentences + record.listTexts + notes).sorted().map(text)
  texts.append(RecordText(words: prose.document.plainText, path: path, prose: prose))
  switch key.kind {
  case .body:
    for index in texts.indices { texts[index].bodies = [Reference(index: key.index)] }
  case .measure:
    let measure = site.measures[key.index]
    texts += (measure.caveats + [measure.provisionalNote].compactMap(\.self)).map(text)
  case .recommendation:
    texts += site.recommendations[key.index].history.map { text($0.note) }
  case .dataset:
    let dataset = site.datasets[key.index]
    texts += dataset.issues.map { issue in
      RecordText(
        words: issue.note,
        path: path,
        bodies: Set(issue.bodies ?? []),
        dataset: dataset.head.id,
        periods: issue.periods,
        location: issue.location
      )
    }
    texts += dataset.breaks.map {
      RecordText(words: $0.note, path: path, dataset: dataset.head.id, location: $0.location)
    }
  default: break
  }
  return texts
}

/// One sentence, prepared for many comparisons.
private struct Sentence {
  private let text: String
  private let words: [String]
  private let stems: [String?]
  private let numbers: [WrittenNumber]
  private let years: [String]

  init(_ text: String) {
    let parts = wordsOf(text)
    self.text = parts.joined(separator: "-")
    words = parts
    stems = words.map(stem)
    let written = writtenNumbers(in: text)
    numbers = written.filter { $0.unit != .percent && $0.decimals == 0 && !$0.isName }
    years = words.filter { $0.utf8.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }
      .filter { Int($0) != nil }
  }

  func names(_ body: Body) -> Bool {
    ([body.name, body.fullName] + body.otherNames).contains { name in
      "-\(text)-".contains("-\(plainWords(name))-")
    }
  }

  /// The number or the word by which it states a count.
  func statement(of count: WithheldCount) -> String? {
    let number = numbers.first { $0.value == Double(count.value) }?.text
    guard let statement = number ?? word(for: count), isAbout(count.period),
      stems.contains(where: { $0.map(count.stems.contains) == true })
    else { return nil }
    return statement
  }

  /// The word for a number, with what is counted soon after it, because `one` has other uses.
  private func word(for count: WithheldCount) -> String? {
    guard count.value < numberWords.count else { return nil }
    let index = words.indices.first { index in
      words[index] == numberWords[count.value]
        && stems[index...].dropFirst().prefix(3).contains {
          $0.map(count.stems.contains) == true
        }
    }
    return index.map { words[$0] }
  }

  /// Whether the sentence names no year, or one of the period.
  private func isAbout(_ period: String?) -> Bool {
    guard let period, !years.isEmpty else { return true }
    let next = period.prefix(4).split(separator: "/").first.flatMap { Int($0) }.map { $0 + 1 }
    return years.contains { period.hasPrefix($0) || period.contains("/") && Int($0) == next }
  }
}

/// The sentences of a text, whose blocks are lines.
private func sentences(of text: String) -> [String] {
  var sentences = [""]
  for word in text.split(separator: " ", omittingEmptySubsequences: false) {
    sentences[sentences.count - 1] += (sentences.last?.isEmpty == true ? "" : " ") + word
    if [".", "?", "!"].contains(where: word.hasSuffix) { sentences.append("") }
  }
  return sentences.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
}

/// The words of a text in lower case.
private func wordsOf(_ text: String) -> [String] {
  plainWords(text).split(separator: "-").map(String.init)
}

/// A word without the ending of its number or tense; `nil` for one that says little.
private func stem(_ word: String) -> String? {
  guard word.utf8.count >= 4, !weakWords.contains(word), Int(word) == nil else { return nil }
  let ending = ["ing", "ed", "es", "s", "e"].first(where: word.hasSuffix) ?? ""
  return String(word.dropLast(ending.count))
}

private let weakWords: Set<String> = [
  "all", "count", "from", "number", "other", "that", "these", "total", "with", "year",
]
