/// Checks that HTML is UTF-8, that elements are properly nested and closed, and that every `<`
/// starts a tag.
///
/// Handles only what the program prints, not HTML in general: attribute values are in `"`.
func checkMarkup(_ bytes: [UInt8]) throws(BrokenPromise) {
  try hold(isUTF8(bytes), "the markup is not UTF-8")
  var open: [Substring] = []
  var rest = bytes[...]
  while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
    rest = rest[(start + 1)...]
    guard let end = endOfTag(rest) else { throw BrokenPromise("a tag has no end") }
    let tag = String(decoding: rest[..<end], as: UTF8.self)
    rest = rest[(end + 1)...]
    let name = tag.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if tag.first == "/" {
      let closed = tag.dropFirst()
      try hold(open.popLast() == closed, "</\(closed)> closes another element")
    } else {
      try hold(elements.contains(String(name)), "there is an element <\(tag)>")
      try hold(name != "a" || !open.contains("a"), "a link stands in a link")
      if !voidElements.contains(String(name)) { open.append(name) }
    }
  }
  try hold(open.isEmpty, "elements stay open: \(open)")
}

/// The index of the first `>` outside an attribute value, in bytes that begin inside a tag.
private func endOfTag(_ bytes: ArraySlice<UInt8>) -> Int? {
  var isQuoted = false
  for (index, byte) in zip(bytes.indices, bytes) {
    if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
    if byte == UInt8(ascii: ">"), !isQuoted { return index }
  }
  return nil
}

private let voidElements: Set = ["br", "hr", "img", "input"]

private let elements = voidElements.union([
  "a", "blockquote", "code", "del", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol",
  "p",
  "pre", "section", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
])
