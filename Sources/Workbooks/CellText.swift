/// A number in decimal notation without an exponent; `nil` for anything else.
///
/// The digits are as written. But a program that writes 17 digits writes the binary number next to
/// the one that was meant: `0.1` for `0.10000000000000001`, if the two are the same binary number.
package func decimalText(_ text: String) -> String? {
  var rest = text.utf8[...]
  guard rest.count <= 400 else { return nil }
  let sign = rest.first == UInt8(ascii: "-") ? "-" : ""
  if !sign.isEmpty || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
  let whole = rest.prefix(while: isDigit)
  rest = rest[whole.endIndex...]
  if rest.isEmpty, !whole.isEmpty { return sign + String(Substring(whole)) }
  var fraction = rest.prefix(0)
  if rest.first == UInt8(ascii: ".") {
    fraction = rest.dropFirst().prefix(while: isDigit)
    rest = rest[fraction.endIndex...]
  }
  guard !whole.isEmpty || !fraction.isEmpty, let exponent = exponent(rest) else { return nil }
  let significant = (Array(whole) + fraction).drop { $0 == UInt8(ascii: "0") }
  if (16...17).contains(significant.count), let meant = shortestText(text) {
    return decimalText(meant)
  }
  return sign + placed(significant, point: significant.count - fraction.count + exponent)
}

/// The shortest text of the same binary number, if it has at most the 15 digits that all have.
private func shortestText(_ text: String) -> String? {
  guard let value = Double(text) else { return nil }
  let shortest = "\(value)"
  let digits = shortest.utf8.prefix { $0 != UInt8(ascii: "e") }.filter(isDigit)
  guard digits.drop(while: { $0 == UInt8(ascii: "0") }).count <= 15 else { return nil }
  return shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest
}

/// The number after an `E`; 0 for an empty text, `nil` for any other.
private func exponent(_ text: Substring.UTF8View) -> Int? {
  guard let first = text.first else { return 0 }
  guard first | 0x20 == UInt8(ascii: "e"), text.count <= 5 else { return nil }
  return Int(String(Substring(text.dropFirst()))).flatMap { abs($0) <= 400 ? $0 : nil }
}

/// Digits with a point after so many of them.
private func placed(_ digits: ArraySlice<UInt8>, point: Int) -> String {
  let zero = UInt8(ascii: "0")
  let before = digits.prefix(max(0, point))
  let after = digits.dropFirst(max(0, point))
  var text = before.isEmpty ? [zero] : Array(before)
  if !digits.isEmpty { text += repeatElement(zero, count: max(0, point - digits.count)) }
  if !after.isEmpty || point < 0 {
    text.append(UInt8(ascii: "."))
    text += repeatElement(zero, count: max(0, -point))
    text += after
  }
  return String(decoding: text, as: UTF8.self)
}

private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

/// A date as XML writes it, without the time of day if that is midnight; `nil` for other texts.
func dateText(_ text: String) -> String? {
  let bytes = Array(text.utf8)
  let isDate =
    bytes.count >= 10
    && bytes.prefix(10).enumerated().allSatisfy { index, byte in
      index == 4 || index == 7 ? byte == UInt8(ascii: "-") : isDigit(byte)
    }
  guard isDate, bytes.count == 10 || bytes[10] == UInt8(ascii: "T") else { return nil }
  let isMidnight = bytes.dropFirst(11).allSatisfy { "0:.Z".utf8.contains($0) }
  return isMidnight ? String(text.prefix(10)) : text
}

/// The date of a serial number; `nil` before the first or after the last date of a spreadsheet.
///
/// The system of 1900 counts a 29 February 1900, which did not exist, so dates before it are one
/// day later than the count of days says.
func dateText(_ serial: Double, countsFrom1904: Bool) -> String? {
  guard serial >= (countsFrom1904 ? 0 : 1), serial < 2_958_466 else { return nil }
  let seconds = Int((serial * 86_400).rounded())
  let (days, rest) = (seconds / 86_400, seconds % 86_400)
  // Days from 1970-01-01 to 1904-01-01, 1899-12-30 and 1899-12-31.
  let epoch = countsFrom1904 ? -24_107 : days < 60 ? -25_568 : -25_569
  let date = civilDate(days + epoch)
  guard rest > 0 else { return date }
  let time = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, to: 2) }
  return date + "T" + time.joined(separator: ":")
}

/// The date of a number of days since 1970-01-01.
///
/// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
private func civilDate(_ days: Int) -> String {
  let shifted = days + 719_468
  let (era, day) = (shifted / 146_097, shifted % 146_097)
  let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
  let dayOfYear = day - (365 * year + year / 4 - year / 100)
  let month = (5 * dayOfYear + 2) / 153
  let isNext = month >= 10
  return [
    padded(year + era * 400 + (isNext ? 1 : 0), to: 4),
    padded(isNext ? month - 9 : month + 3, to: 2),
    padded(dayOfYear - (153 * month + 2) / 5 + 1, to: 2),
  ].joined(separator: "-")
}

private func padded(_ number: Int, to width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}

/// A text of an xlsx, in which `_x000D_` is the character of that number.
///
/// Source: ECMA-376, part 1, 22.9.2.19 (ST_Xstring).
func xlsxText(_ bytes: [UInt8]) -> String {
  guard let first = bytes.firstIndex(of: UInt8(ascii: "_")) else {
    return String(decoding: bytes, as: UTF8.self)
  }
  var text = Array(bytes[..<first])
  var rest = bytes[first...]
  while let byte = rest.first {
    if let scalar = escapedCharacter(rest.prefix(7)) {
      text += Array(String(scalar).utf8)
      rest = rest.dropFirst(7)
    } else {
      text.append(byte)
      rest = rest.dropFirst()
    }
  }
  return String(decoding: text, as: UTF8.self)
}

private func escapedCharacter(_ code: ArraySlice<UInt8>) -> UnicodeScalar? {
  guard code.count == 7, code.starts(with: "_x".utf8), code.last == UInt8(ascii: "_") else {
    return nil
  }
  let digits = String(decoding: code.dropFirst(2).dropLast(), as: UTF8.self)
  return UInt32(digits, radix: 16).flatMap { UnicodeScalar($0) }
}
