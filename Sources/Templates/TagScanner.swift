import Diagnostics

/// One tag of a template.
struct Tag {
  enum Kind {
    case comment, delimiters, variable, unescaped, words, section, inverted, end, partial, parent,
      block
  }

  var kind: Kind
  /// From the opening delimiter to the end of the closing one.
  var range: Range<Int>
  /// The content without the type character (`#`, `/` and so on) and surrounding whitespace.
  var content: Range<Int>
}

/// Scans the tags of a template in order, and tracks changes of the delimiters.
struct TagScanner {
  let source: SourceText
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)

  init(_ source: SourceText) {
    self.source = source
  }

  /// The next tag that starts at or after an offset; reports tags that are never closed.
  mutating func next(from start: Int, into diagnostics: inout [Diagnostic]) -> Tag? {
    var start = start
    while let open = find(opening, from: start) {
      let sign = open.upperBound < source.bytes.count ? source.bytes[open.upperBound] : 0
      let kind = Tag.Kind(sign: sign)
      let from = open.upperBound + (kind == .variable ? 0 : 1)
      let close = find(closingSign(of: sign) + closing, from: from)
      let inner = kind == .comment ? nil : find(opening, from: from)
      if let close, (inner?.lowerBound ?? close.lowerBound) >= close.lowerBound {
        let content = trimmed(from..<close.lowerBound)
        let tag = Tag(kind: kind, range: open.lowerBound..<close.upperBound, content: content)
        if kind == .delimiters { changeDelimiters(tag, into: &diagnostics) }
        return tag
      }
      reportUnclosed(open, sign: sign, into: &diagnostics)
      guard let inner else { return nil }
      start = inner.lowerBound
    }
    return nil
  }

  private func reportUnclosed(
    _ open: Range<Int>,
    sign: UInt8,
    into diagnostics: inout [Diagnostic]
  ) {
    let rest = source.bytes[open.upperBound...]
    let end = rest.firstIndex { isSpace($0) || $0 == UInt8(ascii: "<") } ?? rest.endIndex
    let tag = String(decoding: source.bytes[open.lowerBound..<end], as: UTF8.self)
    let close = String(decoding: closingSign(of: sign) + closing, as: UTF8.self)
    diagnostics.report(
      .templateUnclosed,
      "the tag \"\(tag)\" is not closed",
      at: source.location(at: open.lowerBound..<end),
      help: "end the tag with \(close)"
    )
  }

  private mutating func changeDelimiters(_ tag: Tag, into diagnostics: inout [Diagnostic]) {
    let parts = source.bytes[tag.content].split(whereSeparator: isSpace)
    let equals = UInt8(ascii: "=")
    if parts.count == 2, !parts.contains(where: { $0.contains(equals) }) {
      (opening, closing) = (Array(parts[0]), Array(parts[1]))
      return
    }
    diagnostics.report(
      .templateSyntax,
      "a delimiter tag must contain two new delimiters",
      at: source.location(at: tag.range),
      help: "write, for example, {{=<% %>=}}"
    )
  }

  private func find(_ pattern: [UInt8], from start: Int) -> Range<Int>? {
    let bytes = source.bytes
    guard let first = pattern.first else { return nil }
    var index = start
    while index + pattern.count <= bytes.count {
      if bytes[index] == first, bytes[index..<index + pattern.count].elementsEqual(pattern) {
        return index..<index + pattern.count
      }
      index += 1
    }
    return nil
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let bytes = source.bytes
    guard let first = bytes[range].firstIndex(where: { !isSpace($0) }),
      let last = bytes[range].lastIndex(where: { !isSpace($0) })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }
}

extension Tag.Kind {
  fileprivate init(sign: UInt8) {
    switch sign {
    case UInt8(ascii: "!"): self = .comment
    case UInt8(ascii: "="): self = .delimiters
    case UInt8(ascii: "{"), UInt8(ascii: "&"): self = .unescaped
    case UInt8(ascii: "_"): self = .words
    case UInt8(ascii: "#"): self = .section
    case UInt8(ascii: "^"): self = .inverted
    case UInt8(ascii: "/"): self = .end
    case UInt8(ascii: ">"): self = .partial
    case UInt8(ascii: "<"): self = .parent
    case UInt8(ascii: "$"): self = .block
    default: self = .variable
    }
  }
}

/// The bytes that must precede the closing delimiter of a tag with this type character.
private func closingSign(of sign: UInt8) -> [UInt8] {
  switch sign {
  case UInt8(ascii: "{"): [UInt8(ascii: "}")]
  case UInt8(ascii: "="): [UInt8(ascii: "=")]
  default: []
  }
}

/// Whether a byte is whitespace.
func isSpace(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
}
