/// A number with a fixed number of decimals and `.` as the separator, the same on every machine.
///
/// Rounds half away from zero, as readers do on paper; `-0.0` prints as `0.0`. NaN and infinity are
/// mistakes of the caller and print as an en dash.
package func fixedText(_ value: Double, decimals: Int) -> String {
  let scaled = scaled(value, decimals: decimals)
  guard scaled.isFinite, scaled < 9e15 else { return "–" }
  let number = Int(scaled)
  let isNegative = value < 0 && number > 0
  let digits = max(number.digitCount, decimals + 1)
  let length = (isNegative ? 1 : 0) + digits + (decimals > 0 ? 1 : 0)
  return String(unsafeUninitializedCapacity: length) { bytes in
    var rest = number
    for index in (0..<length).reversed() {
      if decimals > 0 && index == length - 1 - decimals {
        bytes[index] = UInt8(ascii: ".")
      } else {
        bytes[index] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
    }
    if isNegative { bytes[0] = UInt8(ascii: "-") }
    return length
  }
}

/// The size of a number in units of its last decimal, rounded.
private func scaled(_ value: Double, decimals: Int) -> Double {
  let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
  return (value.magnitude * scale + 1e-9).rounded(.toNearestOrAwayFromZero)
}

/// A number with a fixed number of decimals and with commas between thousands: `−12,345.6`.
package func groupedText(_ value: Double, decimals: Int) -> String {
  let text = fixedText(value.magnitude, decimals: decimals)
  let whole = text.prefix { $0 != "." }
  guard let number = Int(whole) else { return text }
  let isZero = !text.contains { $0 != "0" && $0 != "." }
  return (value < 0 && !isZero ? "−" : "") + groupedText(number) + text.dropFirst(whole.count)
}

/// The smallest number above zero that so many decimals show: 0.1 for one.
private func smallestStep(decimals: Int) -> Double {
  (0..<decimals).reduce(1.0) { step, _ in step / 10 }
}

/// The number nearest to zero that so many decimals show, on the side of one that would round to
/// zero and is not: 0.1 for 0.04, −0.1 for −0.04; `nil` for any other number.
package func limitBesideZero(_ value: Double, decimals: Int) -> Double? {
  guard value != 0, scaled(value, decimals: decimals) == 0 else { return nil }
  let step = smallestStep(decimals: decimals)
  return value < 0 ? -step : step
}

/// A number with a fixed number of decimals: `4.2`, or `under 0.1` or `over -0.1` if it would round
/// to zero and is not.
package func roundedText(_ value: Double, decimals: Int) -> String {
  guard let limit = limitBesideZero(value, decimals: decimals) else {
    return fixedText(value, decimals: decimals)
  }
  return (limit < 0 ? "over " : "under ") + fixedText(limit, decimals: decimals)
}

/// A share as a percentage at a number of decimals, without its per cent sign.
///
/// A share that rounds to 0 or to 100 per cent but is neither keeps to its side, so that zero and
/// the whole remain what they say (Government Statistical Service, "Symbols in tables": 0 is a true
/// zero).
package enum RoundedPercent: Hashable, Sendable {
  case rounded(String)
  /// More than zero, and less than the smallest percentage at these decimals.
  case under(String)
  /// Less than the whole, and more than the largest percentage below it.
  case over(String)

  package init(_ share: Double, decimals: Int) {
    let percent = share * 100
    let isPart = share > 0 && share < 1
    if share > 0, let limit = limitBesideZero(percent, decimals: decimals) {
      self = .under(fixedText(limit, decimals: decimals))
    } else if isPart, scaled(percent, decimals: decimals) == scaled(100, decimals: decimals) {
      self = .over(fixedText(100 - smallestStep(decimals: decimals), decimals: decimals))
    } else {
      self = .rounded(fixedText(percent, decimals: decimals))
    }
  }

  /// The percentage for readers: `7.3%`, `under 0.1%`, `over 99.9%`.
  package var text: String {
    switch self {
    case .rounded(let number): number + "%"
    case .under(let number): "under \(number)%"
    case .over(let number): "over \(number)%"
    }
  }
}

/// A coordinate for a drawing: at most two decimals, without trailing zeros.
package func coordinateText(_ value: Double) -> String {
  var text: [UInt8] = []
  text.append(coordinate: value)
  return String(decoding: text, as: UTF8.self)
}

extension [UInt8] {
  /// Appends the text of a coordinate directly to the bytes, because a chart has thousands.
  package mutating func append(coordinate value: Double) {
    let scaled = (value.magnitude * 100 + 1e-9).rounded(.toNearestOrAwayFromZero)
    guard scaled.isFinite, scaled < 9e15 else { return append(contentsOf: "–".utf8) }
    let hundredths = Int(scaled)
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if value < 0 && hundredths > 0 { append(UInt8(ascii: "-")) }
    append(decimal: whole)
    guard rest > 0 else { return }
    append(UInt8(ascii: "."))
    append(digit: rest / 10)
    if rest % 10 > 0 { append(digit: rest % 10) }
  }

  /// Appends the digits of a number that is not negative, without a text in between.
  private mutating func append(decimal value: Int) {
    if value >= 10 { append(decimal: value / 10) }
    append(digit: value % 10)
  }

  private mutating func append(digit: Int) { append(UInt8(ascii: "0") + UInt8(digit)) }
}

extension Int {
  /// The number of digits of a number that is not negative.
  fileprivate var digitCount: Int {
    var (count, rest) = (1, self)
    while rest >= 10 { (count, rest) = (count + 1, rest / 10) }
    return count
  }
}

/// A whole number with commas between thousands: `1,034,617`.
package func groupedText(_ value: Int) -> String {
  let digits = String(value.magnitude)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0 && (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return (value < 0 ? "-" : "") + text
}

/// The size of a file for readers: `3 KB`.
package func sizeWords(_ bytes: Int) -> String {
  bytes < 1_000 ? "\(bytes) bytes" : "\((bytes + 500) / 1_000) KB"
}
