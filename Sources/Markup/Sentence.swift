/// A phrase as a sentence: a capital at its start, exactly one mark at its end.
///
/// Editors write phrases such as `of crimes recorded in the year` with and without a full stop, and a
/// page shows them side by side.
package func sentence(_ phrase: String) -> String {
  let text = capitalised(phrase)
  guard let last = text.last else { return "" }
  return ".!?…".contains(last) ? text : text + "."
}

/// A text with its first letter as a capital.
package func capitalised(_ text: String) -> String {
  text.prefix(1).uppercased() + text.dropFirst()
}

/// A count with its noun: `no recommendation`, `1 recommendation`, `14 recommendations`.
package func counted(_ count: Int, _ noun: String) -> String { counted(count, noun, noun + "s") }

/// The same for a noun whose plural is given.
package func counted(_ count: Int, _ singular: String, _ plural: String) -> String {
  switch count {
  case 0: "no \(singular)"
  case 1: "1 \(singular)"
  default: "\(count) \(plural)"
  }
}
