/// One tag, comment or declaration of HTML that exists as text.
package struct HTMLTag {
  /// In lower case; empty for a comment, and `!doctype` for a declaration.
  package private(set) var name = ""
  package private(set) var isEnd = false
  /// The index after its name, where an attribute can be added; that after it without one.
  package private(set) var endOfName: Int
  /// The index after it in the markup.
  package private(set) var end: Int
  package private(set) var attributes: [(name: String, value: String)] = []

  package subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// Reads the tag at the start of some markup.
  package init(_ markup: ArraySlice<UInt8>) {
    let comment = Array("<!--".utf8)
    if markup.starts(with: comment) {
      end = markup.dropFirst(4).firstRange(of: Array("-->".utf8))?.upperBound ?? markup.endIndex
      endOfName = end
      return
    }
    var quote: UInt8?
    var close = markup.startIndex + 1
    while close < markup.endIndex, quote != nil || markup[close] != UInt8(ascii: ">") {
      let byte = markup[close]
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      close += 1
    }
    end = min(close + 1, markup.endIndex)
    var rest = markup[(markup.startIndex + 1)..<close]
    if rest.first == UInt8(ascii: "/") {
      isEnd = true
      rest = rest.dropFirst()
    }
    let word = rest.prefix { isNameByte($0) }
    name = String(decoding: word, as: UTF8.self).lowercased()
    endOfName = word.isEmpty ? end : word.endIndex
    attributes = Self.attributes(in: rest[word.endIndex...])
  }

  private static func attributes(in text: ArraySlice<UInt8>) -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    var rest = text.drop { !isNameByte($0) }
    while !rest.isEmpty {
      let name = rest.prefix { isNameByte($0) }
      rest = rest[name.endIndex...]
      var value: ArraySlice<UInt8> = []
      // Blanks may surround the equals sign.
      let next = rest.drop(while: isBlank)
      if next.first == UInt8(ascii: "=") {
        rest = next.dropFirst().drop(while: isBlank)
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          value = rest.dropFirst().prefix { $0 != quote }
          rest = rest[value.endIndex...].dropFirst()
        } else {
          value = rest.prefix { !isBlank($0) }
          rest = rest[value.endIndex...]
        }
      }
      found.append((String(decoding: name, as: UTF8.self).lowercased(), unescapedText(value)))
      rest = rest.drop { !isNameByte($0) }
    }
    return found
  }
}

private func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

private func isNameByte(_ byte: UInt8) -> Bool {
  !isBlank(byte) && !"<>\"'=/".utf8.contains(byte)
}

/// Text with the references undone that the printers of this package write.
package func unescapedText(_ text: ArraySlice<UInt8>) -> String {
  let text = String(decoding: text, as: UTF8.self)
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  return references.reduce(text) { $0.replacing($1.name, with: $1.text) }
}

/// The last one is `&`, whose reference may be the start of another one.
private let references = [
  (name: "&lt;", text: "<"), (name: "&gt;", text: ">"), (name: "&quot;", text: "\""),
  (name: "&#39;", text: "'"), (name: "&#x27;", text: "'"), (name: "&amp;", text: "&"),
]
