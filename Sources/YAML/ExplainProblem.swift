/// A problem of libyaml in an editor's words.
///
/// - Returns: The message, and whether its location is where the value or the key begins: libyaml
///   finds the problem where the text goes on, often lines below the mistake.
func explained(_ problem: String, at character: String) -> (message: String, isAtStart: Bool) {
  switch problem {
  case "mapping values are not allowed in this context":
    ("a value with a colon needs quotation marks, or a colon above it has no space after it", false)
  case "could not find expected ':'": ("expected a key, a colon and a space", true)
  case "found unexpected end of stream", "found unexpected document indicator":
    ("unterminated quote", true)
  case "did not find expected ',' or ']'": ("the list is not closed, or lacks a comma", true)
  case "did not find expected ',' or '}'": ("the mapping is not closed, or lacks a comma", true)
  case "found character that cannot start any token":
    character == "\t"
      ? ("found a tab, expected spaces", false)
      : ("a value without quotation marks cannot begin with \"\(character)\"", false)
  default: (problem, false)
  }
}
