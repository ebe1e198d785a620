/// A number in a form that tables do not accept, and what to write instead.
struct NumberSlip {
  /// The form, as it reads after "found"; empty if the text is quoted alone.
  var form: String
  /// `nil` if only the author can know.
  var help: String?
  /// Whether the help says which number to write.
  var isCorrection = false
}

extension TableCheck {
  /// The form of a text that is not a value of its number column; `nil` if it is not recognised.
  ///
  /// A form with one reading gets that number as help; one with several names them all, because a
  /// number that is wrong after the correction would be accepted.
  func numberSlip(in text: String, of column: DataColumn) -> NumberSlip? {
    if let slip = wordSlip(for: text, of: column) { return slip }
    let isWhole = column.type == .count || column.type == .integer
    guard let number = CellNumber(text, isWhole: isWhole) else { return nil }
    let form = number.forms.joined(separator: " and ")
    if column.type == .count, number.isNegative, !number.isBracketed {
      // Programs of statistics write numbers such as -99 for what is missing.
      let missing = column.missingCodes.isEmpty ? "" : ", or \(codes(of: column)) if it is missing"
      return NumberSlip(form: form, help: "write a count of 0 or more\(missing)")
    }
    if isWhole, number.hasPercentSign {
      return NumberSlip(form: form, help: "write the number itself instead of a percentage")
    }
    let numbers = number.readings.filter { value(of: $0.text, in: column) != nil }
    let likely = numbers.filter {
      value(of: $0.text, in: column)?.number.map(column.isInRange) == true
    }
    let readings = likely.isEmpty ? numbers : likely
    guard !readings.isEmpty else {
      let help = "write a whole number, or declare the column as `type: number` in dataset.yml"
      return NumberSlip(form: form, help: isWhole && number.hasFraction ? help : nil)
    }
    let choices = readings.map { reading in
      reading.text + (reading.condition.isEmpty ? "" : " if \(reading.condition)")
    }
    var help = "write " + choices.joined(separator: ", or ")
    if !number.signs.isEmpty {
      help += ", without " + number.signs.joined(separator: " and ")
    }
    if number.hasMark { help += "; a note belongs under `issues` in dataset.yml" }
    if number.hasPercentSign, column.type == .number { help += ", if the column is in per cent" }
    return NumberSlip(form: form, help: help, isCorrection: true)
  }

  /// The slip in a text that is not a number in any form.
  private func wordSlip(for text: String, of column: DataColumn) -> NumberSlip? {
    if text.hasPrefix("#") || text.hasPrefix("Err:") {
      let missing = column.missingCodes.map(\.mark).joined(separator: " or ")
      return NumberSlip(
        form: "an error of a spreadsheet",
        help: "correct the formula or widen the column in the spreadsheet"
          + (missing.isEmpty ? "" : ", or write \(missing) if the value is missing")
      )
    }
    if isMissingMark(text) {
      let dashes = ["-", "–", "—", "−"]
      let zero = dashes.contains(text) ? "write 0 if it means none; otherwise " : ""
      let help = zero + missingHelp(for: text, of: column)
      return NumberSlip(form: "a mark instead of a number", help: help)
    }
    if let plain = plainDigits(of: text) {
      return NumberSlip(form: "digits of another script", help: "write \(plain)")
    }
    if hasLeadingZero(text), text.allSatisfy({ $0.isASCII && ($0.isNumber || "-.".contains($0)) }) {
      let digits = text.drop { $0 == "-" || $0 == "0" }
      let sign = text.hasPrefix("-") ? "-" : ""
      let number = sign + (digits.first?.isNumber == true ? "" : "0") + digits
      return NumberSlip(
        form: "leading zeros",
        help: "write \(number), or declare the column as `type: text` if it is a code"
      )
    }
    if text.hasPrefix("=") {
      return NumberSlip(form: "a formula", help: "write the value of the formula")
    }
    if ["true", "false"].contains(text.lowercased()) {
      return NumberSlip(form: "a truth value", help: "write the number that the cell stands for")
    }
    if let first = text.first, "<>≤≥".contains(first) {
      let missing = column.missingCodes.isEmpty ? "" : ", or " + codes(of: column)
      return NumberSlip(form: "a limit", help: "write the number\(missing)")
    }
    return nil
  }

  /// What to write instead of a mark that other tables use for a missing value.
  func missingHelp(for text: String, of column: DataColumn) -> String {
    if column.missingCodes.isEmpty { return noMissingCode }
    if let code = column.missingCodes.first(where: { $0.rawValue == lettersAndDigits(of: text) }) {
      return "write \(code.mark)"
    }
    return "write the missing code of the column: \(codes(of: column))"
  }

  private func codes(of column: DataColumn) -> String {
    column.missingCodes.map { "\($0.mark) (\($0.words))" }.joined(separator: ", or ")
  }
}

/// A number in the digits 0 to 9 that is written in others; `nil` if it is not.
private func plainDigits(of text: String) -> String? {
  guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
  let digits = text.unicodeScalars.map { scalar in
    // A raised digit is a footnote.
    scalar.properties.generalCategory == .decimalNumber ? scalar.properties.numericValue : nil
  }
  guard digits.allSatisfy({ $0 != nil }) else { return nil }
  return digits.compactMap { $0.map { String(Int($0)) } }.joined()
}

/// Whether a text is a mark that tables and programs use for a missing value.
func isMissingMark(_ text: String) -> Bool {
  let name = lettersAndDigits(of: text)
  if name.isEmpty {
    return text.count < 6 && text.allSatisfy { " .:-–—−*~/?!…".contains($0) }
  }
  if name.count == 1, MissingCode(rawValue: name) != nil { return true }
  // The missing values of Stata are `.a` to `.z`.
  if text.count == 2, text.hasPrefix("."), name.allSatisfy(\.isLetter) { return true }
  return missingWords.contains(name)
}

private let missingWords: Set<String> = [
  "na", "nan", "nil", "null", "none", "nk", "nd", "ns", "missing", "inf", "infinity",
  "1ind", "1qnan", "1inf",
  "suppressed", "unknown", "tbc",
  "confidential", "notavailable", "notapplicable", "notknown", "notsupplied", "nodata", "w", "low",
]

/// The letters and digits of a text in lower case: `N/A` and `n.a.` give `na`.
func lettersAndDigits(of text: String) -> String {
  text.lowercased().filter { $0.isLetter || $0.isNumber }
}
