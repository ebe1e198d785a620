import Diagnostics
import Exports

/// An address within a style sheet: in `url(…)`, or after `@import`.
struct StyleAddress: Hashable {
  /// The byte range of the address, without its quotation marks.
  package var range: Range<Int>
  package var text: String
}

/// The addresses of a style sheet in order, excluding comments and other strings.
///
/// Source: W3C, CSS Syntax Module Level 3. An address that contains `\` is ignored.
func styleAddresses(in bytes: [UInt8]) -> [StyleAddress] {
  var scanner = StyleScanner(bytes: bytes)
  scanner.run()
  return scanner.found
}

private struct StyleScanner {
  let bytes: [UInt8]
  var found: [StyleAddress] = []
  private var position = 0
  private var isImport = false

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func run() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "/") where starts("/*"):
        position += 2
        while position < bytes.count, !starts("*/") { position += 1 }
        position += 2
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let text = quoted()
        if isImport { add(text) }
        isImport = false
      case UInt8(ascii: "@") where starts("@import"):
        position += "@import".utf8.count
        isImport = true
      case UInt8(ascii: ";"), UInt8(ascii: "{"):
        position += 1
        isImport = false
      case UInt8(ascii: "u"), UInt8(ascii: "U"):
        if starts("url("), position == 0 || !isNamePart(bytes[position - 1]) {
          address()
        } else {
          position += 1
        }
      default: position += 1
      }
    }
  }

  /// Reads `url(a.svg)` or `url("a.svg")`.
  private mutating func address() {
    position += "url(".utf8.count
    isImport = false
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    guard position < bytes.count else { return }
    if [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[position]) { return add(quoted()) }
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: ")") { position += 1 }
    var end = position
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    add(start..<end)
  }

  /// Advances past a quoted string, and returns the range between its quotation marks.
  private mutating func quoted() -> Range<Int> {
    let mark = bytes[position]
    let start = position + 1
    position = start
    while position < bytes.count, bytes[position] != mark {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    let end = min(position, bytes.count)
    position = end + 1
    return start..<end
  }

  private mutating func add(_ range: Range<Int>) {
    guard !range.isEmpty, !bytes[range].contains(UInt8(ascii: "\\")) else { return }
    found.append(StyleAddress(range: range, text: String(decoding: bytes[range], as: UTF8.self)))
  }

  /// Whether the bytes at the position start with a word, ignoring case.
  private func starts(_ word: String) -> Bool {
    let end = position + word.utf8.count
    guard end <= bytes.count else { return false }
    return zip(bytes[position..<end], word.utf8).allSatisfy { byte, letter in
      byte == letter || (65...90).contains(byte) && byte + 32 == letter
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { [9, 10, 12, 13, 32].contains(byte) }

  private func isNamePart(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 128
  }
}
