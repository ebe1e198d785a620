import Content

/// A heading or a name without what differs between issues: case, blanks, `_`, line ends, and
/// references to notes such as `[note 3]`.
func plainName(_ text: String) -> String {
  withoutNotes(text).lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "\u{FEFF}" }
}

/// A text without references to notes in brackets.
func withoutNotes(_ text: String) -> String {
  var (plain, isNote) = ("", false)
  for character in text {
    if character == "[" { isNote = true }
    if !isNote { plain.append(character) }
    if character == "]" { isNote = false }
  }
  return plain.trimmed
}

/// The text of a period in a heading that has the form of a name such as `Offences {period}`.
func periodText(in heading: String, like name: String) -> String? {
  let parts = name.split(separator: ImportValue.periodMark, omittingEmptySubsequences: false)
    .map { plainName(String($0)) }
  // Headings are short; the search for their parts is quadratic.
  guard parts.count == 2, heading.utf8.count < 200 else { return nil }
  let ends = Array(heading.indices) + [heading.endIndex]
  guard let start = ends.first(where: { plainName(String(heading[..<$0])) == parts[0] }),
    let end = ends.last(where: { $0 >= start && plainName(String(heading[$0...])) == parts[1] })
  else { return nil }
  let text = String(heading[start..<end]).trimmed
  return text.isEmpty ? nil : text
}

/// Whether a name has the form of a pattern, in which `*` is any text and `?` any character.
func matches(_ name: String, pattern: String) -> Bool {
  let (name, pattern) = (Array(plainName(name)), Array(plainName(pattern)))
  // The last star, and the end of what it takes.
  var (index, position, star, end) = (0, 0, -1, 0)
  while index < name.count {
    if position < pattern.count, pattern[position] == "*" {
      (star, end) = (position, index)
      position += 1
    } else if position < pattern.count, pattern[position] == "?" || pattern[position] == name[index]
    {
      (index, position) = (index + 1, position + 1)
    } else if star >= 0 {
      end += 1
      (index, position) = (end, star + 1)
    } else {
      return false
    }
  }
  return pattern[position...].allSatisfy { $0 == "*" }
}
