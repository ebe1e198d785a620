import Diagnostics
import Formats

/// The largest file that is accepted, so that no file makes a build hang.
///
/// The limits are far above what people write; `limits` in site.yml raises them. The depth of YAML
/// and the number of its aliases (`yamlHazard`) have fixed limits, because beyond them the library
/// would need more stack or time than there is.
package struct Limits: Hashable, Sendable {
  /// The size of a text file, in KB of 1000 bytes; a CSV file may be as large as any file.
  var text = 2000
  /// The length of a line, in KB.
  var line = 100
  /// The number of columns of a table, in CSV and in Markdown.
  var columns = 1000
}

/// Whether a file can be read in reasonable time and is not an unfinished merge; reports the first
/// location where it is not, and the first invisible character.
///
/// Images and assets have no limits, and nothing reads a file in an unexpected location. The list
/// of published addresses and the snapshot of the last release grow with the site, so their size
/// has no limit.
func isReadable(
  _ source: SourceText,
  _ kind: FileKind,
  _ limits: Limits,
  into diagnostics: inout [Diagnostic]
) -> Bool {
  if kind == .unexpected { return true }
  guard isMerged(source, into: &diagnostics) else { return false }
  if [.image, .asset, .snapshot].contains(kind) { return true }
  let isTable =
    switch kind {
    case .table, .revisions: true
    default: false
    }
  if let diagnostic = encodingError(of: source, isTable: isTable) {
    diagnostics.append(diagnostic)
    return false
  }
  if !isTable, kind != .addresses, source.bytes.count > limits.text * 1000 {
    let size = source.bytes.count / 1000
    let message = "the file has \(size) KB, the limit `text` is \(limits.text) KB"
    diagnostics.report(.overLimit, message, at: .file(source.path))
    return false
  }
  checkGarbledText(source, into: &diagnostics)
  let separator = isTable ? comma : pipe
  return source.bytes.withUnsafeBufferPointer { bytes in
    if let hazard = firstHazard(in: bytes, source, separator, limits) {
      diagnostics.append(hazard)
      return false
    }
    // The text can still be read, so that its other errors are found as well.
    if let diagnostic = firstDirectionControl(in: bytes, source) { diagnostics.append(diagnostic) }
    return true
  }
}

/// Whether a text may contain something that the libraries must not see; almost all texts pass this
/// quick check, which the processor applies to many bytes at once.
private func mayHoldHazard(
  _ bytes: UnsafeBufferPointer<UInt8>,
  _ separator: UInt8,
  _ limits: Limits
) -> Bool {
  bytes.count >= limits.line * 1000
    || bytes.countBytes(isHiddenControl) > 0
    || bytes.countBytes { $0 == separator } > limits.columns
    || bytes.countBytes { $0 == lessThan } > mostOpenings
}

/// The first thing that the libraries must not see.
private func firstHazard(
  in bytes: UnsafeBufferPointer<UInt8>,
  _ source: SourceText,
  _ separator: UInt8,
  _ limits: Limits
) -> Diagnostic? {
  guard mayHoldHazard(bytes, separator, limits) else { return nil }
  var (lineStart, separators, openings) = (0, 0, 0)
  for offset in bytes.indices {
    let byte = bytes[offset]
    switch byte {
    case lineFeed: (lineStart, separators) = (offset + 1, 0)
    case separator:
      separators += 1
      if separators > limits.columns {
        let message = "the row has more than \(limits.columns) cells, the limit `columns`"
        return diagnostic(.overLimit, message, source, at: offset)
      }
    case lessThan where offset + 1 < bytes.count && opensRawMarkup(bytes[offset + 1]):
      openings += 1
      if openings > mostOpenings {
        let message =
          "the file has more than \(mostOpenings) processing instructions or comments"
        return diagnostic(.overLimit, message, source, at: offset)
      }
    case _ where isHiddenControl(byte):
      let message = "the file contains the control character \(scalarName(UInt32(byte)))"
      return diagnostic(.hiddenCharacter, message, source, at: offset)
    default: break
    }
    if offset - lineStart == limits.line * 1000 {
      let message = "the line is longer than \(limits.line) KB, the limit `line`"
      return diagnostic(.overLimit, message, source, at: lineStart)
    }
  }
  return nil
}

/// Finds the first character that embeds or overrides a text direction, so that a text is displayed
/// in another order than it is stored.
///
/// Source: Unicode Standard Annex 9; the attack is CVE-2021-42574.
private func firstDirectionControl(
  in bytes: UnsafeBufferPointer<UInt8>,
  _ source: SourceText
) -> Diagnostic? {
  if let offset = replacementCharacter(in: bytes) {
    let message = "the file contains U+FFFD, which replaces a character that was lost"
    return diagnostic(.hiddenCharacter, message, source, at: offset, length: 3)
  }
  guard bytes.countBytes({ $0 == 0xE2 }) > 0 else { return nil }
  for offset in bytes.indices.dropLast(2) where bytes[offset] == 0xE2 {
    let last = bytes[offset + 2]
    let scalar: UInt32
    switch (bytes[offset + 1], last) {
    case (0x80, 0xAA...0xAE): scalar = 0x2000 + UInt32(last - 0x80)
    case (0x81, 0xA6...0xA9): scalar = 0x2040 + UInt32(last - 0x80)
    default: continue
    }
    let message = "\(scalarName(scalar)) changes the display order of the text"
    return diagnostic(.hiddenCharacter, message, source, at: offset, length: 3)
  }
  return nil
}

/// The offset of the first U+FFFD.
private func replacementCharacter(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var next = 0
  while let first = bytes.firstIndex(of: 0xEF, in: next..<bytes.count) {
    if first + 2 < bytes.count, bytes[first + 1] == 0xBF, bytes[first + 2] == 0xBD { return first }
    next = first + 1
  }
  return nil
}

private func diagnostic(
  _ rule: Rule,
  _ message: String,
  _ source: SourceText,
  at offset: Int,
  length: Int = 1
) -> Diagnostic {
  Diagnostic(rule, message, at: source.location(at: offset..<offset + length))
}

/// How often a text may contain `<?` or `<!`: for each of them, cmark-gfm scans to the end of the
/// text.
private let mostOpenings = 1000

private func opensRawMarkup(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
}

private func scalarName(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

private let lineFeed = UInt8(ascii: "\n")
private let comma = UInt8(ascii: ",")
private let pipe = UInt8(ascii: "|")
private let lessThan = UInt8(ascii: "<")
/// All control characters except tab, line feed, form feed and carriage return, which people write.
private func isHiddenControl(_ byte: UInt8) -> Bool {
  byte < 9 || byte == 11 || (14..<32).contains(byte) || byte == 127
}
