/// What the format of a cell makes of its number.
enum NumberFormat: Sendable {
  case plain, percent, date

  /// The format of a number below 164, which has no code.
  ///
  /// Source: ECMA-376, part 1, 18.8.30.
  init(builtIn id: Int) {
    switch id {
    case 9, 10: self = .percent
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
    default: self = .plain
    }
  }

  /// Reads a code such as `0.0%` or `[$-809]dd/mm/yyyy`; a time of day alone is plain.
  init(code: String) {
    var letters: Set<Character> = []
    var (isQuoted, isBracketed, isEscaped) = (false, false, false)
    // What follows the first semicolon is for negative numbers.
    for character in code {
      switch character {
      case _ where isEscaped: isEscaped = false
      case "\"": isQuoted.toggle()
      case _ where isQuoted: break
      case "\\", "_", "*": isEscaped = true
      case "[": isBracketed = true
      case "]": isBracketed = false
      case _ where isBracketed: break
      default: letters.formUnion(character.lowercased())
      }
      if character == ";", !isQuoted { break }
    }
    let isTime = letters.contains("h") || letters.contains("s")
    if letters.contains("%") {
      self = .percent
    } else if letters.contains("y") || letters.contains("d")
      || letters.contains("m") && !isTime
    {
      // "General" and "Standard" contain such letters.
      self = letters.contains("g") || letters.contains("n") ? .plain : .date
    } else {
      self = .plain
    }
  }
}

/// A number in decimal notation without an exponent; `nil` for anything else.
///
/// The digits are as written, up to 15. More than these are how a program writes the binary number
/// next to a decimal one, so the shortest decimal with the same value is meant: `0.1` for
/// `0.10000000000000001`. Whole numbers keep all digits.
package func decimalText(_ text: String) -> String? {
  let bytes = Array(text.utf8)
  let allowed = bytes.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) }
  guard allowed, !bytes.isEmpty, bytes.count <= 400 else { return nil }
  let isPlain = !bytes.contains { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
  guard let value = Double(text), value.isFinite else { return nil }
  let isWhole = !bytes.contains(UInt8(ascii: "."))
  if isPlain, isWhole || bytes.count <= 16, bytes[0] != UInt8(ascii: "+") { return text }
  return withoutExponent("\(value)")
}

/// The shortest notation of a number, as Swift prints it, without its exponent.
private func withoutExponent(_ text: String) -> String {
  let sign = text.hasPrefix("-") ? "-" : ""
  let parts = text.drop { $0 == "-" }.split(separator: "e")
  let halves = parts[0].split(separator: ".")
  let fraction = halves.count > 1 && halves[1] != "0" ? halves[1] : ""
  guard parts.count > 1, let exponent = Int(parts[1]) else {
    return sign + halves[0] + (fraction.isEmpty ? "" : "." + fraction)
  }
  let (digits, point) = (halves[0] + fraction, halves[0].count + exponent)
  if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
  if point >= digits.count {
    return sign + digits + String(repeating: "0", count: point - digits.count)
  }
  return sign + digits.prefix(point) + "." + digits.dropFirst(point)
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
