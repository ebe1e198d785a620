/// Successive words of two texts that are in both, or in one of them.
package struct WordRun: Hashable, Sendable {
  /// Where the words are.
  package enum Kind: String, Sendable {
    case same, removed, added
  }

  package var kind: Kind
  package var text: String
}

/// The words of two texts in one sequence; removed words precede those that replace them.
func wordDifference(from old: String, to new: String) -> [WordRun] {
  let (before, after) = (words(of: old), words(of: new))
  let difference = after.difference(from: before)
  var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
  for change in difference {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  var runs: [WordRun] = []
  func append(_ kind: WordRun.Kind, _ word: String) {
    if runs.last?.kind == kind {
      runs[runs.count - 1].text += " " + word
    } else {
      runs.append(WordRun(kind: kind, text: word))
    }
  }
  var (position, next) = (0, 0)
  while position < before.count || next < after.count {
    if removed.contains(position) {
      append(.removed, before[position])
      position += 1
    } else if inserted.contains(next) {
      append(.added, after[next])
      next += 1
    } else {
      append(.same, before[position])
      position += 1
      next += 1
    }
  }
  return runs
}

/// The words of a text, with their punctuation.
func words(of text: String) -> [String] {
  text.split(whereSeparator: \.isWhitespace).map(String.init)
}

/// How much two texts have in common: 0 for no word, 1 for the same words.
func similarity(_ old: [String], _ new: [String]) -> Double {
  guard !old.isEmpty || !new.isEmpty else { return 1 }
  var counts = old.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  var shared = 0
  for word in new {
    guard let count = counts[word], count > 0 else { continue }
    counts[word] = count - 1
    shared += 1
  }
  return 2 * Double(shared) / Double(old.count + new.count)
}
