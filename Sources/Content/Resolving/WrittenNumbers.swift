import Markup

/// A number as an author wrote it in a text.
struct WrittenNumber: Hashable {
  enum Unit: Hashable {
    case plain
    case percent
    /// `1 in 4`, `9 of 19`.
    case share(of: Int)
  }

  var value: Double
  /// The number of digits after the decimal point.
  var decimals: Int
  var unit: Unit
  /// The digits as written, with commas and decimal point.
  var text: String
  var isGrouped = false
  /// Whether it names something, as `section 141` or a telephone number does.
  var isName = false

  /// The number, with the whole if it is a share of one.
  var phrase: String {
    if case .share(let whole) = unit { "\(text) in \(whole)" } else { text }
  }

  /// Whether two notations mean the same: `2.6%` and `2.6 per cent`.
  func means(_ other: WrittenNumber) -> Bool { value == other.value && unit == other.unit }

  /// Whether pages print a value as this number, at the decimals written.
  func isRounding(of number: Double) -> Bool {
    let text = fixedText(value, decimals: decimals)
    return text != "–" && text == fixedText(number, decimals: decimals)
  }

  /// Whether pages print an amount as this number, at the decimals written, in words such as
  /// `under 0.1` or `over -0.1` if it rounds to zero and is not.
  func isAmount(_ amount: Double, in words: String) -> Bool {
    guard let limit = limitBesideZero(amount, decimals: decimals) else {
      return isRounding(of: amount)
    }
    let text = fixedText(limit.magnitude, decimals: decimals)
    if limit > 0 { return says(text, underWords, in: words) }
    return says(text, overWords, in: words) && words.contains("-\(text)")
  }

  /// Whether pages print a share as this percentage, at the decimals written, in words such as
  /// `under 0.1%` if it rounds to 0 or to 100 and is neither.
  func isPercentage(of share: Double, in words: String) -> Bool {
    switch RoundedPercent(share, decimals: decimals) {
    case .rounded: isRounding(of: share * 100)
    case .under(let limit): says(limit, underWords, in: words)
    case .over(let limit): says(limit, overWords, in: words)
    }
  }

  /// Whether it is a limit, and the words around it say so.
  private func says(_ limit: String, _ phrases: [String], in words: String) -> Bool {
    let text = words.lowercased()
    return fixedText(value, decimals: decimals) == limit && phrases.contains(where: text.contains)
  }

  /// Whether it looks like a statistic rather than a year, a section number or a small count.
  ///
  /// 95, 99.8 and 100 per cent are confidence levels and the whole, not statistics.
  var looksLikeStatistic: Bool {
    if isName { return false }
    return switch unit {
    case .percent: ![95, 99.8, 100].contains(value)
    case .share: true
    case .plain: decimals > 0 || isGrouped || value >= 100 && !isYear
    }
  }

  private var isYear: Bool { text.utf8.count == 4 && (1900..<2100).contains(value) }
}

private let underWords = ["under", "less than", "below"]
private let overWords = ["over", "more than", "above"]

/// The numbers of a text, in order, with their units.
///
/// Skips texts that only contain digits: `E23000008`, `v3.0`, `2014/15`, `2024-08-22`, `09:30`,
/// `1st`, and the telephone numbers `01632 960 999` and `+44 1632 960 999`. Every kind of space
/// counts as a space, and a character that is not seen counts as nothing.
func writtenNumbers(in text: String) -> [WrittenNumber] {
  let bytes = Array(text.utf8)
  guard bytes.contains(where: isDigit) else { return [] }
  var scanner = NumberScanner(bytes.contains { $0 >= 0x80 } ? plainlySpaced(text) : bytes)
  return scanner.numbers()
}

private func plainlySpaced(_ text: String) -> [UInt8] {
  var spaced = String.UnicodeScalarView()
  for scalar in text.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
    spaced.append(scalar.value >= 0x80 && scalar.properties.isWhitespace ? " " : scalar)
  }
  return Array(String(spaced).utf8)
}

private struct NumberScanner {
  let bytes: [UInt8]
  var index = 0
  private var context: NumberContext

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    context = NumberContext(bytes)
  }

  mutating func numbers() -> [WrittenNumber] {
    var found: [WrittenNumber] = []
    // Jumps from digit to digit, because most words have none.
    while let start = nextDigit {
      let isInWord = isInWord(at: start)
      index = start
      while index < bytes.count, isPart(at: index) { index += 1 }
      guard !isInWord, let number = number(bytes[start..<index]) else { continue }
      if number.text.utf8.count > 1, number.text.hasPrefix("0"), number.decimals == 0 {
        passGroups()
        context.noteTelephone(endingAt: index)
      } else if start > 0, bytes[start - 1] == UInt8(ascii: "+"), !number.isGrouped,
        passGroups() || number.text.utf8.count > 8
      {
        context.noteTelephone(endingAt: index)
      } else {
        found.append(named(withUnit(number), at: start))
      }
    }
    return found
  }

  /// The number, marked if the words around it say that it names something.
  private mutating func named(_ number: WrittenNumber, at start: Int) -> WrittenNumber {
    var number = number
    let range = start..<start + number.text.utf8.count
    guard number.unit != .percent, !number.isGrouped else { return number }
    number.isName = context.isLabel(range)
    guard !number.isName, number.unit == .plain, number.decimals == 0, number.value >= 100,
      context.isTelephone(range)
    else { return number }
    number.isName = true
    passGroups()
    return number
  }

  /// Skips groups of digits of a telephone number, such as those in `(0)20 7946 0958`; returns
  /// whether there are any.
  @discardableResult
  private mutating func passGroups() -> Bool {
    let start = index
    while let gap = gaps.first(where: { bytes[index...].starts(with: $0.utf8) }),
      index + gap.utf8.count < bytes.count, isDigit(bytes[index + gap.utf8.count])
    {
      index += gap.utf8.count
      while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    }
    return index > start
  }

  private var nextDigit: Int? {
    var next = index
    while next < bytes.count, !isDigit(bytes[next]) { next &+= 1 }
    return next < bytes.count ? next : nil
  }

  /// Whether a digit belongs to a word that starts before it, at the scanner's position or later.
  private func isInWord(at digit: Int) -> Bool {
    guard digit > index else { return false }
    if isWordByte(bytes[digit - 1]) { return true }
    return digit > index + 1 && joiningMarks.contains(bytes[digit - 1])
      && isWordByte(bytes[digit - 2])
  }

  /// Whether a byte is a letter, a digit, or a mark that joins digits into one word.
  private func isPart(at index: Int) -> Bool {
    if isWordByte(bytes[index]) { return true }
    guard joiningMarks.contains(bytes[index]) else { return false }
    return index + 1 < bytes.count && isWordByte(bytes[index + 1])
  }

  /// `nil` if the word is not a number on its own.
  private func number(_ word: ArraySlice<UInt8>) -> WrittenNumber? {
    let text = String(decoding: word, as: UTF8.self)
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return nil }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    let isWhole = groups.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }
    guard isWhole, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard fraction.utf8.allSatisfy(isDigit), parts.count == 1 || !fraction.isEmpty,
      let value = Double(groups.joined() + (fraction.isEmpty ? "" : ".\(fraction)"))
    else { return nil }
    return WrittenNumber(
      value: value,
      decimals: fraction.utf8.count,
      unit: .plain,
      text: text,
      isGrouped: groups.count > 1
    )
  }

  /// Reads the unit after a number.
  private mutating func withUnit(_ number: WrittenNumber) -> WrittenNumber {
    var number = number
    if ["%", "per cent", "percent"].contains(where: follows) {
      number.unit = .percent
      return number
    }
    for word in shareWords where follows(word) {
      let rest = bytes[(index + word.utf8.count + 1)...].prefix { isDigit($0) || $0 == 0x2C }
      let digits = String(decoding: rest.filter(isDigit), as: UTF8.self)
      guard number.decimals == 0, let whole = Int(digits), !isYear(rest) else { continue }
      number.unit = .share(of: whole)
      index += word.utf8.count + 1 + rest.count
      return number
    }
    return number
  }

  /// `2 in 2024` is not a share.
  private func isYear(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.count == 4 && (digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8))
  }

  /// Whether a word follows, immediately or after a space.
  private func follows(_ word: String) -> Bool {
    let rest = bytes[index...]
    return rest.starts(with: word.utf8)
      || rest.first == 0x20 && rest.dropFirst().starts(with: word.utf8)
  }
}

/// What is between the groups of a telephone number; the longest first.
private let gaps = [" (0) ", " (0)", "(0)", ") ", ")", " ", "-"]
/// What follows the first number of a share.
private let shareWords = ["in ", "of ", "out of ", "of the ", "out of the ", "in every "]
private let joiningMarks = Array(".,/-:".utf8)

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

private func isWordByte(_ byte: UInt8) -> Bool {
  isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
}
