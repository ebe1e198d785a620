/// A heading or a name without what differs between issues: case, blanks, `_`, line ends, and
/// references to notes such as `[note 3]`.
func plainName(_ text: String) -> String {
  var (plain, isNote) = ("", false)
  for character in text.lowercased() {
    if character == "[" { isNote = true }
    if !isNote, !character.isWhitespace, character != "_", character != "\u{FEFF}" {
      plain.append(character)
    }
    if character == "]" { isNote = false }
  }
  return plain
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
