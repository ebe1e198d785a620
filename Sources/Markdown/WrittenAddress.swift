/// The range of an address as written in `](address "title")` or `[label]: address`.
///
/// `start` is after the parenthesis or the colon. Whitespace before the address is skipped, and so
/// are block quote markers at the start of a line.
func addressRange(in bytes: [UInt8], after start: Int, before end: Int) -> Range<Int> {
  var first = start
  var isAtLineStart = false
  while first < end, isSpace(bytes[first]) || (isAtLineStart && bytes[first] == quoteMark) {
    isAtLineStart = isAtLineStart || bytes[first] == UInt8(ascii: "\n")
    first += 1
  }
  guard first < end else { return start..<start }
  if bytes[first] == UInt8(ascii: "<") { return angledRange(in: bytes, from: first + 1, to: end) }
  var depth = 0
  var index = first
  while index < end, !isSpace(bytes[index]) {
    switch bytes[index] {
    case UInt8(ascii: "\\"): index += 1
    case UInt8(ascii: "("): depth += 1
    case UInt8(ascii: ")"):
      if depth == 0 { return first..<index }
      depth -= 1
    default: break
    }
    index += 1
  }
  return first..<min(index, end)
}

private func angledRange(in bytes: [UInt8], from first: Int, to end: Int) -> Range<Int> {
  var index = first
  while index < end, bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "\n") {
    index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
  }
  return first..<min(index, end)
}

private let quoteMark = UInt8(ascii: ">")

/// Whether written text matches an address.
///
/// From the first character reference, such as `&eacute;`, the rest is assumed to match: only cmark
/// knows what a reference means, and the location is right in all but contrived cases.
func isAddress(_ address: [UInt8], in written: ArraySlice<UInt8>) -> Bool {
  var index = written.startIndex
  var matched = 0
  while index < written.endIndex {
    if isEscape(written, at: index) { index += 1 }
    guard matched < address.count, written[index] == address[matched] else {
      return isReference(written[index...])
    }
    if isReference(written[index...]) { return true }
    index += 1
    matched += 1
  }
  return matched == address.count
}

/// The ranges of reference definitions by address; the first one of each address.
func definitionsByAddress(in bytes: [UInt8], from offset: Int) -> [[UInt8]: Range<Int>] {
  var definitions: [[UInt8]: Range<Int>] = [:]
  var index = offset
  while index + 1 < bytes.count {
    guard bytes[index] == UInt8(ascii: "]"), bytes[index + 1] == UInt8(ascii: ":") else {
      index += 1
      continue
    }
    let end = min(bytes.count, index + longestAddress)
    let found = addressRange(in: bytes, after: index + 2, before: end)
    let address = unescaped(bytes[found])
    if definitions[address] == nil { definitions[address] = found }
    index += 2
  }
  return definitions
}

/// Longer addresses are not looked up, so that no document is slow to search.
private let longestAddress = 4096

private func unescaped(_ written: ArraySlice<UInt8>) -> [UInt8] {
  var address: [UInt8] = []
  var index = written.startIndex
  while index < written.endIndex {
    if isEscape(written, at: index) { index += 1 }
    address.append(written[index])
    index += 1
  }
  return address
}

/// Whether a backslash at this index escapes the character after it.
private func isEscape(_ written: ArraySlice<UInt8>, at index: Int) -> Bool {
  guard written[index] == UInt8(ascii: "\\"), index + 1 < written.endIndex else { return false }
  switch written[index + 1] {
  case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
  default: return false
  }
}

private func isReference(_ text: ArraySlice<UInt8>) -> Bool {
  guard text.first == UInt8(ascii: "&") else { return false }
  let name = text.dropFirst().prefix { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#"):
      true
    default: false
    }
  }
  return !name.isEmpty && name.endIndex < text.endIndex
    && text[name.endIndex] == UInt8(ascii: ";")
}

func isSpace(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
}
