/// A number in a cell as people and spreadsheets write it: `£1,200`, `12,5 %`, `−3`, `(7)`, `123*`,
/// `1.2E+05`.
struct CellNumber {
  /// One number that a text can mean, in the form that tables accept.
  struct Reading: Hashable {
    var text: String
    /// When it is meant, if the text can mean several.
    var condition = ""
  }

  /// What differs from the form that tables accept.
  private(set) var forms: [String] = []
  /// The characters to leave out.
  private(set) var signs: [String] = []
  private(set) var isNegative = false
  private(set) var isBracketed = false
  private(set) var hasPercentSign = false
  private(set) var hasMark = false
  private(set) var hasFraction = false
  /// The numbers that the text can mean.
  private(set) var readings: [Reading] = []

  /// `nil` if the text is not a number in any known form; `isWhole` if a fraction other than zero
  /// is impossible.
  init?(_ text: String, isWhole: Bool) {
    var rest = text
    normalise(&rest)
    var count = 0
    while count != rest.count, !isBare(rest) {
      count = rest.count
      takeSpaces(&rest)
      takeBrackets(&rest)
      takeSign(&rest)
      takeUnit(&rest)
      takeMark(&rest)
    }
    guard let (form, found) = readDigits(rest, isWhole: isWhole) else { return nil }
    if !form.isEmpty { forms.append(form) }
    if form.hasPrefix(thousandsForm) { signs.append(thousandsForm) }
    hasFraction = found.allSatisfy { $0.text.contains(".") }
    let unsigned = isWhole ? found.compactMap(wholeReading) : found
    readings = unsigned.flatMap(signedReadings)
  }

  /// The reading without a fraction of zero; `nil` if it has another.
  private func wholeReading(_ reading: Reading) -> Reading? {
    let parts = reading.text.split(separator: ".")
    guard parts.count < 2 || parts[1].allSatisfy({ $0 == "0" }) else { return nil }
    return Reading(text: String(parts[0]), condition: reading.condition)
  }

  private func signedReadings(_ reading: Reading) -> [Reading] {
    let negative = "-" + reading.text
    if isNegative { return [Reading(text: negative, condition: reading.condition)] }
    guard isBracketed else { return [reading] }
    return [
      Reading(text: negative, condition: "the brackets mean a negative number"),
      Reading(text: reading.text, condition: "the brackets do not mean a negative number"),
    ]
  }
}

/// Whether there is nothing around the digits.
private func isBare(_ text: String) -> Bool {
  text.first?.isASCIIDigit == true && text.last?.isASCIIDigit == true
}

extension CellNumber {
  /// Replaces variants of a character by one of them, and drops invisible characters.
  private mutating func normalise(_ text: inout String) {
    let other = text.contains { "−–‒‑—﹣－".contains($0) }
    if other { forms.append("a minus sign other than \"-\"") }
    text.unicodeScalars.removeAll(where: \.properties.isDefaultIgnorableCodePoint)
    text = String(
      text.map { character in
        switch character {
        case "−", "–", "‒", "‑", "—", "﹣", "－": "-"
        case "’", "‘", "´", "`", "ʼ": "'"
        case "·", "٫": "."
        case "％": "%"
        case _ where character.isWhitespace: " "
        default: character
        }
      }
    )
  }

  private mutating func takeSpaces(_ text: inout String) {
    let inner = text.drop { $0 == " " }
    let end = inner.lastIndex { $0 != " " }.map { inner.index(after: $0) } ?? inner.endIndex
    let trimmed = inner[..<end]
    if trimmed.count < text.count, forms.isEmpty, signs.isEmpty { signs.append("spaces") }
    text = String(trimmed)
  }

  private mutating func takeBrackets(_ text: inout String) {
    guard !isBracketed, text.hasPrefix("("), text.hasSuffix(")"), text.count > 2 else { return }
    isBracketed = true
    forms.append("brackets")
    text = String(text.dropFirst().dropLast())
  }

  private mutating func takeSign(_ text: inout String) {
    if !isNegative, text.hasPrefix("-") {
      isNegative = true
      text.removeFirst()
    } else if text.hasPrefix("+") {
      note("the plus sign", as: "a plus sign")
      text.removeFirst()
    }
  }

  private mutating func takeUnit(_ text: inout String) {
    for unit in percentSigns where text.lowercased().hasSuffix(unit) && !hasPercentSign {
      hasPercentSign = true
      note("the percent sign", as: "a percent sign")
      text.removeLast(unit.count)
    }
    for unit in currencies {
      if text.uppercased().hasPrefix(unit) {
        text.removeFirst(unit.count)
      } else if text.uppercased().hasSuffix(unit) {
        text.removeLast(unit.count)
      } else {
        continue
      }
      note("the currency", as: "a currency")
    }
  }

  /// Takes the mark of a footnote or a flag: `*`, `¹`, `[p]`, `(r)`, or a letter.
  private mutating func takeMark(_ text: inout String) {
    var mark = text.suffix { footnoteMarks.contains($0) }
    if mark.isEmpty, let last = text.last, let open = ["]": "[", ")": "("][last],
      let start = text.lastIndex(of: Character(open)), text[start...].count < 8
    {
      mark = text[start...]
    }
    if mark.isEmpty, let last = text.last, last.isASCII, last.isLetter, !"kKmM".contains(last),
      text.dropLast().last?.isNumber == true || text.dropLast().last == " "
    {
      mark = text.suffix(1)
    }
    let start = mark.isEmpty ? text.prefix { "*†‡~≈".contains($0) } : ""
    let taken = mark.isEmpty ? start : mark
    let rest = mark.isEmpty ? text[start.endIndex...] : text[..<mark.startIndex]
    guard !taken.isEmpty, rest.contains(where: \.isNumber) else { return }
    hasMark = true
    note("\"\(taken)\"", as: "a mark beside a number")
    text = String(rest)
  }

  private mutating func note(_ sign: String, as form: String) {
    if !signs.contains(sign) { signs.append(sign) }
    if !forms.contains(form) { forms.append(form) }
  }
}

private let percentSigns = ["%", "per cent", "percent", "pct", "pc"]
private let currencies = ["£", "€", "$", "¥", "GBP", "EUR", "USD"]
private let footnoteMarks: Set<Character> = [
  "*", "†", "‡", "§", "¶", "#", "^", "~", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁰", "ᵃ",
  "ᵇ", "ᵖ", "ʳ",
]

extension String {
  /// The longest end of the text whose characters satisfy a predicate.
  fileprivate func suffix(while holds: (Character) -> Bool) -> Substring {
    let last = lastIndex { !holds($0) }
    return self[(last.map { index(after: $0) } ?? startIndex)...]
  }
}
