import Diagnostics
import Formats

extension DocumentBuilder {
  /// Reports the footnotes and the definitions of addresses that nothing refers to, and those whose
  /// label is taken: the library drops them.
  mutating func reportUnusedDefinitions(in lines: SourceLines) {
    guard hasDefinition(lines.bytes, from: lines.starts.first ?? 0) else { return }
    var definitions: [Definition] = []
    lines.each { _, range in
      if let definition = Definition(in: lines.bytes[range]) { definitions.append(definition) }
    }
    guard !definitions.isEmpty else { return }
    reportContinuations(of: definitions, in: lines)
    let starts = Set(definitions.map(\.range.lowerBound))
    var uses: Set<String> = []
    lines.each { _, range in
      var line = lines.bytes[range]
      if let start = line.firstIndex(of: UInt8(ascii: "[")), starts.contains(start) {
        line = line[(start + 1)...]
      }
      uses.formUnion(labels(in: line))
    }
    var seen: Set<String> = []
    for definition in definitions {
      if definition.isComment {
        noteReported(at: definition.range.lowerBound, in: lines)
        continue
      }
      // In the middle of a paragraph it is no definition but text, which is printed.
      if contains(lines.bytes[definition.range], in: words.bytes) { continue }
      let what = definition.isFootnote ? "footnote" : "address"
      let shown = String(decoding: lines.bytes[definition.range].dropLast(), as: UTF8.self)
      if !seen.insert(definition.label).inserted {
        let message = "\(shown) is defined twice; this \(what) is not on the page"
        reporter.report(.lostText, message, at: definition.range)
      } else if !uses.contains(definition.label) {
        let message = "nothing refers to \(shown); this \(what) is not on the page"
        reporter.report(.lostText, message, at: definition.range)
      } else {
        continue
      }
      noteReported(at: definition.range.lowerBound, in: lines)
    }
  }

  /// Remembers a line whose lost words are not to be reported.
  private mutating func noteReported(at offset: Int, in lines: SourceLines) {
    reportedLines.insert(lines.number(at: offset))
  }

  /// Reports the lines after a footnote that look like its next paragraph and are none, because
  /// fewer than four spaces are before them.
  private mutating func reportContinuations(
    of definitions: [Definition],
    in lines: SourceLines
  ) {
    let footnotes = Set(definitions.filter(\.isFootnote).map(\.range.lowerBound))
    guard !footnotes.isEmpty else { return }
    var (isInFootnote, isAfterBlank) = (false, false)
    var found: [Range<Int>] = []
    lines.each { _, range in
      let line = lines.bytes[range]
      let text = line.drop { $0 == 0x20 }
      let indent = text.startIndex - range.lowerBound
      if footnotes.contains(text.startIndex) {
        (isInFootnote, isAfterBlank) = (true, false)
      } else if line.allSatisfy(isSpace) {
        isAfterBlank = true
      } else if isInFootnote, isAfterBlank, indent < 4, text.first != 0x09 {
        if indent > 0 { found.append(text.indices) }
        isInFootnote = false
      } else {
        isAfterBlank = false
      }
    }
    for range in found {
      let message = "this line is not in the footnote above it; expected four spaces before it"
      reporter.report(.literalMarkup, message, at: range)
    }
  }
}

/// The definition of an address or of a footnote.
///
///     [label]: https://…
///     [^label]: A note.
private struct Definition {
  /// From the opening bracket to the colon.
  var range: Range<Int>
  /// The label as the library compares it, with `^` for a footnote.
  var label: String

  var isFootnote: Bool { label.hasPrefix("^") }
  /// `[//]: # (…)`, which is how comments are written in Markdown.
  var isComment: Bool { ["//", "comment"].contains(label) }

  init?(in line: ArraySlice<UInt8>) {
    guard let first = line.first,
      first == UInt8(ascii: "[") || first == UInt8(ascii: ">") || first == 0x20
    else {
      return nil
    }
    let text = line.drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
    guard text.first == UInt8(ascii: "["), text.startIndex - line.startIndex < 12,
      let end = endOfLabel(in: text), end + 1 < line.endIndex,
      line[end + 1] == UInt8(ascii: ":"), end > text.startIndex + 1
    else { return nil }
    range = text.startIndex..<end + 2
    label = normalised(line[text.startIndex + 1..<end])
  }
}

/// Whether a text may have a definition: it contains `]:`.
private func hasDefinition(_ bytes: [UInt8], from start: Int) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    var start = start
    while let bracket = bytes.firstIndex(of: UInt8(ascii: "]"), in: start..<bytes.count) {
      start = bracket + 1
      if start < bytes.count, bytes[start] == UInt8(ascii: ":") { return true }
    }
    return false
  }
}

/// The labels between brackets.
private func labels(in line: ArraySlice<UInt8>) -> [String] {
  var found: [String] = []
  var rest = line
  while let start = rest.firstIndex(of: UInt8(ascii: "[")) {
    if let end = endOfLabel(in: rest[start...]), end > start + 1 {
      found.append(normalised(rest[start + 1..<end]))
    }
    rest = rest[(start + 1)...]
  }
  return found
}

/// The closing bracket of a label, whose brackets are escaped.
private func endOfLabel(in text: ArraySlice<UInt8>) -> Int? {
  var index = text.startIndex + 1
  while index < text.endIndex {
    switch text[index] {
    case UInt8(ascii: "]"): return index
    case UInt8(ascii: "["): return nil
    case UInt8(ascii: "\\"): index += 2
    default: index += 1
    }
  }
  return nil
}

/// A label without case and with single spaces.
private func normalised(_ label: ArraySlice<UInt8>) -> String {
  String(decoding: label, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace)
    .joined(separator: " ")
}
