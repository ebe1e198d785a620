package import Content
import Markup

/// The columns of a measure in a table: the value, and where it has them its interval, numerator
/// and denominator.
func figureColumns(_ measure: Measure) -> [TableView.Column] {
  var labels = [measure.shortTitleWithUnit]
  if measure.hasInterval { labels.append("95% interval") }
  if let denominator = measure.denominatorWords {
    labels += [capitalised(measure.numeratorWords), capitalised(denominator)]
  }
  if let open = measure.openHeading { labels.append(open) }
  return labels.map { TableView.Column(label: $0, isNumeric: true) }
}

/// The cells of a value under `figureColumns`; if it is missing, each of them contains its mark.
func figureCells(
  _ figure: Figure,
  _ measure: Measure,
  _ words: ValueText
) -> [TableView.Cell] {
  let missing = words.missing(figure.value)?.mark
  var texts = [words.short(figure)]
  if measure.hasInterval {
    texts.append(figure.interval.map(words.interval) ?? missing ?? "")
  }
  if measure.denominatorWords != nil {
    texts += [figure.numerator, figure.denominator].map { count in
      count.map(groupedText) ?? missing ?? ""
    }
  }
  if measure.openHeading != nil { texts.append(missing ?? words.open(figure.openShare)) }
  return texts.map { TableView.Cell(text: $0, isNumeric: true) }
}

/// What to know about a value: the known issues of the data behind it, with their origins, that
/// there was no body, and what it is compared with if not with the sum of all.
package func noteText(_ figure: Figure, _ words: ValueText) -> String {
  figureNotes(figure, words).map(\.text).joined(separator: " ")
}

/// A note on a value.
struct FigureNote {
  var text: String
  /// The text without what differs between values.
  var shared: String
  /// What differs between values that share the text.
  var detail: String?
}

/// What to know about a value, each in a note of its own.
func figureNotes(_ figure: Figure, _ words: ValueText) -> [FigureNote] {
  let texts =
    [figure.lifetime.map(existence)].compactMap(\.self) + figure.issues.map(\.words)
    + figure.revisions.map(revisionSentence)
  return texts.map { FigureNote(text: $0, shared: $0) }
    + [words.othersNote(figure)].compactMap(\.self)
}

/// What a number was before its producer revised it.
private func revisionSentence(_ revision: DataRevision) -> String {
  let old = Int(revision.old).map(groupedText) ?? revision.old
  return "\(revision.title): \(old) before it was revised (\(dayWords(revision.date)))."
}

/// The notes on one value: the numbers of the shared ones with what differs, and the other texts.
func noteCell(_ notes: [FigureNote], _ shared: [String]) -> TableView.Cell {
  let numbers = notes.compactMap { note in
    shared.firstIndex(of: note.shared).map { index in
      "note \(index + 1)" + (note.detail.map { " (\($0))" } ?? "")
    }
  }
  let others = notes.filter { !shared.contains($0.shared) }.map(\.text).joined(separator: " ")
  let parts = [numbers.joined(separator: ", "), others].filter { !$0.isEmpty }
  return TableView.Cell(text: parts.joined(separator: "; "), isNumeric: false)
}

/// The texts that occur more than once, in the order of their first use.
func repeatedTexts(_ texts: [String]) -> [String] {
  var counts: [String: Int] = [:]
  for text in texts where !text.isEmpty { counts[text, default: 0] += 1 }
  var seen: Set<String> = []
  return texts.filter { counts[$0, default: 0] > 1 && seen.insert($0).inserted }
}

/// When a body existed, as a sentence.
private func existence(_ lifetime: Lifetime) -> String {
  let ends = [
    lifetime.from.map { "from \(dayWords($0))" }, lifetime.until.map { "until \(dayWords($0))" },
  ]
  return "Existed \(ends.compactMap(\.self).joined(separator: " "))."
}

/// The meanings of the marks that occur in a table.
func markNotes(_ figures: [Figure], _ words: ValueText) -> [String] {
  var notes: [String] = []
  func add(_ note: String) {
    if !notes.contains(note) { notes.append(note) }
  }
  for figure in figures {
    if let missing = words.missing(figure.value) { add("\(missing.mark) \(missing.words)") }
    for mark in figure.value.number == nil ? [] : figure.marks { add("\(mark.mark) \(mark.words)") }
  }
  return notes.sorted()
}
