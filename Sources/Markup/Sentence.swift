/// Turns a phrase into a sentence, with a capital at the start and one punctuation mark at the end.
///
/// Editors write phrases such as `of crimes recorded in the year` with and without a full stop, and
/// a page shows them side by side.
package func sentence(_ phrase: String) -> String {
  let text = capitalised(phrase)
  guard let last = text.last else { return "" }
  return ".!?…".contains(last) ? text : text + "."
}

/// A text with its first letter capitalised.
package func capitalised(_ text: String) -> String {
  text.prefix(1).uppercased() + text.dropFirst()
}

/// A count with its noun: `no recommendation`, `1 recommendation`, `14 recommendations`.
package func counted(_ count: Int, _ noun: String) -> String { counted(count, noun, noun + "s") }

/// A count with its noun, for an irregular plural.
package func counted(_ count: Int, _ singular: String, _ plural: String) -> String {
  switch count {
  case 0: "no \(singular)"
  case 1: "1 \(singular)"
  default: "\(count) \(plural)"
  }
}

/// Words as a list in a sentence: `a, b or c`.
package func listText(_ words: [String], _ conjunction: String) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}
