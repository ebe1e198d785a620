package import Diagnostics
import Formats

/// Whether a text is free of a second block of front matter; reports its first key.
///
/// Keys count in the front matter only: below it, `draft: true` is a text to publish.
func isWithoutSecondFrontMatter(
  _ source: SourceText,
  from bodyOffset: Int,
  into diagnostics: inout [Diagnostic]
) -> Bool {
  guard let range = secondFrontMatter(in: source.bytes, from: bodyOffset) else { return true }
  let key = String(decoding: source.bytes[range], as: UTF8.self)
  diagnostics.report(
    .secondFrontMatter,
    "\"\(key)\" is below the front matter, where keys are published as text",
    at: source.location(at: range)
  )
  return false
}

/// Warns of a text that begins with a key of the record's schema, and of a line anywhere that is
/// meant to keep the record unpublished.
func checkFirstLine(
  _ source: SourceText,
  from bodyOffset: Int,
  _ isKey: (String) -> Bool,
  into diagnostics: inout [Diagnostic]
) {
  var (isFirst, fence) = (true, nil as UInt8?)
  for line in Lines(source.bytes, from: bodyOffset) where !line.isBlank {
    if let open = fence {
      if line.fence == open { fence = nil }
      continue
    }
    fence = line.fence
    defer { isFirst = false }
    guard isFirst || line.keepsUnpublished, let range = line.key else { continue }
    let key = String(decoding: source.bytes[range], as: UTF8.self)
    guard isKey(key) || line.keepsUnpublished else { continue }
    diagnostics.report(
      .keyInText,
      "a line of the text begins with \"\(key):\", a key of the front matter",
      at: source.location(at: range)
    )
    return
  }
}

/// The first key of a block of keys that ends with a line of three hyphens.
///
/// The block is at the start of the text, or begins with such a line too. A sentence such as
/// `Note: …` begins with a capital letter.
private func secondFrontMatter(in bytes: [UInt8], from bodyOffset: Int) -> Range<Int>? {
  guard hasThreeHyphens(bytes, from: bodyOffset) else { return nil }
  var firstKey: Range<Int>?
  // Whether a block of keys may begin on the next line.
  var (mayBegin, fence) = (true, nil as UInt8?)
  for line in Lines(bytes, from: bodyOffset) {
    if let open = fence {
      if line.fence == open { fence = nil }
      continue
    }
    fence = line.fence
    if line.isRule {
      if let firstKey { return firstKey }
      mayBegin = true
    } else if mayBegin, let key = line.key, bytes[key.lowerBound] > UInt8(ascii: "Z") {
      firstKey = firstKey ?? key
    } else if firstKey == nil || line.isBlank || !line.isIndented {
      mayBegin = mayBegin && firstKey == nil && line.isBlank
      firstKey = nil
    }
  }
  return nil
}

/// Whether a text has three hyphens in a row: of these, one is at an offset that is looked at.
private func hasThreeHyphens(_ bytes: [UInt8], from start: Int) -> Bool {
  let hyphen = UInt8(ascii: "-")
  return bytes.withUnsafeBufferPointer { bytes in
    var offset = start + 2
    while offset < bytes.count {
      if bytes[offset] == hyphen {
        let near = max(start, offset - 2)..<min(bytes.count, offset + 3)
        if bytes[near].split(whereSeparator: { $0 != hyphen }).contains(where: { $0.count > 2 }) {
          return true
        }
      }
      offset += 3
    }
    return false
  }
}

/// The lines of a text, from an offset.
private struct Lines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var offset: Int

  init(_ bytes: [UInt8], from offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func next() -> Line? {
    guard offset < bytes.count else { return nil }
    let end =
      bytes.withUnsafeBufferPointer {
        $0.firstIndex(of: UInt8(ascii: "\n"), in: offset..<$0.count)
      } ?? bytes.count
    defer { offset = end + 1 }
    return Line(bytes: bytes[offset..<end])
  }
}

private struct Line {
  let bytes: ArraySlice<UInt8>

  var isBlank: Bool { bytes.allSatisfy(isSpace) }
  var isIndented: Bool { bytes.first.map { isSpace($0) || $0 == UInt8(ascii: "-") } ?? false }
  /// Whether the line is `---`.
  var isRule: Bool {
    let hyphens = bytes.prefix { $0 == UInt8(ascii: "-") }
    return hyphens.count == 3 && bytes[hyphens.endIndex...].allSatisfy(isSpace)
  }

  /// The character of the code fence that the line opens or closes.
  var fence: UInt8? {
    let text = bytes.drop(while: isSpace)
    guard let first = text.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~"),
      text.prefix(3).count == 3, text.prefix(3).allSatisfy({ $0 == first })
    else { return nil }
    return first
  }

  /// Whether the line is `draft:` or `publish_at:` with a value.
  var keepsUnpublished: Bool {
    guard bytes.count < 60, let first = bytes.first, "dDpP".utf8.contains(first) else {
      return false
    }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    return text.hasPrefix("draft: true") || text.hasPrefix("publish_at: ")
  }

  /// The range of a key at the start of the line: letters, digits, `_` and `-` before a colon that
  /// ends the line or has a space after it.
  var key: Range<Int>? {
    guard let first = bytes.first, isLetter(first),
      let colon = bytes.firstIndex(where: { !isKeyByte($0) }), bytes[colon] == UInt8(ascii: ":")
    else { return nil }
    let after = bytes[(colon + 1)...].first
    return after.map(isSpace) ?? true ? bytes.startIndex..<colon : nil
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}
private func isKeyByte(_ byte: UInt8) -> Bool {
  isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    || byte == UInt8(ascii: "-")
}

/// Rules about keys in the text.
extension Rule {
  package static let misplacedKeyRules = [secondFrontMatter, keyInText]

  package static let secondFrontMatter = Rule(
    "second-front-matter",
    .error,
    advice: "Move the keys above the line `---` that ends the front matter.",
    meaning: """
      Below its front matter, the file has a second block of keys with a line `---`. Only the first \
      block is read: a `draft: true` in the second would be published as a heading, with the draft.
      """,
    example: RuleExample(
      "content/pages/two.md",
      wrong: """
        ---
        title: About
        description: About this site.
        ---
        draft: true
        ---
        What readers see here.
        """,
      right: """
        ---
        title: About
        description: About this site.
        draft: true
        ---
        What readers see here.
        """
    )
  )

  package static let keyInText = Rule(
    "key-in-text",
    .warning,
    advice: "Move the line into the front matter, or begin the text with another word.",
    meaning: """
      The text of the record begins with a key of its front matter and a colon, or has a line such \
      as `draft: true`. Below the front matter, a key has no effect, and readers see it as text.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: """
        ---
        title: About
        description: About this site.
        ---
        updated: 2024-08-22
        """,
      right: """
        ---
        title: About
        description: About this site.
        updated: 2024-08-22
        ---
        """
    )
  )
}
