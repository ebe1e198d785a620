/// The form of a number whose digits are grouped.
let thousandsForm = "thousands separators"

/// What digits with separators can mean, and the form of their writing; `nil` if they are not a
/// number.
///
/// `isWhole` if a comma before three digits can only separate thousands.
func readDigits(
  _ text: String,
  isWhole: Bool
) -> (form: String, readings: [CellNumber.Reading])? {
  if let number = scientific(text) {
    let condition = "no digits were lost in the spreadsheet"
    return ("scientific notation", [.init(text: number, condition: condition)])
  }
  let separators = text.filter { !$0.isASCIIDigit }
  guard text.contains(where: \.isASCIIDigit), separators.allSatisfy({ ",.' _".contains($0) })
  else { return nil }
  guard let last = separators.last else { return ("", [.init(text: text)]) }
  if Set(separators).count == 1 {
    let parts = text.split(separator: last, omittingEmptySubsequences: false)
    return oneSeparator(last, parts, isWhole: isWhole)
  }
  guard let position = text.lastIndex(of: last), ",.".contains(last),
    separators.count(where: { $0 == last }) == 1, Set(separators).count == 2
  else { return nil }
  let whole = text[..<position].split(omittingEmptySubsequences: false) { !$0.isASCIIDigit }
  guard areGroups(whole) else { return nil }
  let number = decimal(whole.joined(), text[text.index(after: position)...])
  let comma = last == "," ? " and a decimal comma" : ""
  return (thousandsForm + comma, [.init(text: number)])
}

private func oneSeparator(
  _ separator: Character,
  _ parts: [Substring],
  isWhole: Bool
) -> (form: String, readings: [CellNumber.Reading])? {
  let thousands = CellNumber.Reading(text: parts.joined())
  if parts.count > 2 || !",.".contains(separator) || isWhole && separator == "," && areGroups(parts)
  {
    return areGroups(parts) ? (thousandsForm, [thousands]) : nil
  }
  let fraction = CellNumber.Reading(text: decimal(String(parts[0]), parts[1]))
  let name = separator == "," ? "comma" : "point"
  guard areGroups(parts) else {
    let form = separator == "," ? "a decimal comma" : isWhole ? "a fraction" : ""
    return (form, [fraction])
  }
  return (
    "a \(name) before three digits",
    [
      .init(text: thousands.text, condition: "the \(name) separates thousands"),
      .init(text: fraction.text, condition: "it is a decimal \(name)"),
    ]
  )
}

/// Whether parts are the groups of a number with thousands separators: `1`, `234`, `567`, or `12`,
/// `34`, `567` as in India.
private func areGroups(_ parts: [Substring]) -> Bool {
  guard parts.count > 1, let first = parts.first, let last = parts.last else { return false }
  let inner = Set(parts.dropFirst().dropLast().map(\.count))
  return (1...3).contains(first.count) && first.first != "0" && last.count == 3
    && (inner.isSubset(of: [3]) || inner == [2] && first.count < 3)
}

private func decimal(_ whole: String, _ fraction: Substring) -> String {
  (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : ".\(fraction)")
}

/// The number that scientific notation stands for: `1.2E+05` gives `120000`.
private func scientific(_ text: String) -> String? {
  let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
  guard parts.count == 2 else { return nil }
  let mantissa = parts[0].split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
  let isNegative = parts[1].hasPrefix("-")
  let exponent = parts[1].hasPrefix("+") || isNegative ? parts[1].dropFirst() : parts[1]
  guard (1...2).contains(mantissa.count), mantissa.allSatisfy({ digits(of: $0) != nil }),
    let power = digits(of: exponent), power <= 15
  else { return nil }
  var written = Array(mantissa.joined())
  var point = mantissa[0].count + (isNegative ? -power : power)
  if point < 1 {
    written = Array(repeating: "0", count: 1 - point) + written
    point = 1
  }
  if point > written.count {
    written += Array(repeating: "0", count: point - written.count)
  }
  var fraction = written[point...]
  while fraction.last == "0" { fraction.removeLast() }
  return decimal(String(written[..<point]), Substring(String(fraction)))
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}
