/// The sort key of a title: its folded words, with numbers padded so that they sort by value.
package func indexKey(of title: String) -> String {
  var key = ""
  eachSearchWord(title) { word in
    let text = word.text
    if !key.isEmpty { key += " " }
    if text.utf8.allSatisfy({ (48...57).contains($0) }) {
      for _ in text.utf8.count..<max(12, text.utf8.count) { key += "0" }
    }
    key += text
  }
  return key
}

/// The heading of a line: the first letter of its key, or one heading for all digits.
package func indexLetter(of key: String) -> String {
  guard let first = key.first else { return "…" }
  return first.isNumber ? "0–9" : first.uppercased()
}

/// Shortens a text to at most 160 characters, at a word boundary.
package func shortened(_ text: String) -> String {
  guard text.count > 160 else { return text }
  let start = text.prefix(159)
  let end = start.lastIndex(of: " ") ?? start.endIndex
  return start[..<end] + "…"
}
