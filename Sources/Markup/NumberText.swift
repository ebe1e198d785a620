/// A number with a fixed count of decimals and `.` as the mark, the same on every machine.
///
/// Rounds half away from zero, as a reader does on paper; `-0.0` prints as `0.0`. Not a number and
/// infinity have no text in a figure and are a mistake of the caller: they print as an en dash.
package func fixedText(_ value: Double, decimals: Int) -> String {
  let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
  let scaled = (value.magnitude * scale + 1e-9).rounded(.toNearestOrAwayFromZero)
  guard scaled.isFinite, scaled < 9e15 else { return "–" }
  let digits = String(Int(scaled))
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard decimals > 0 else { return sign + padded }
  return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}

/// A coordinate for a drawing: at most two decimals, no zeros at the end.
package func coordinateText(_ value: Double) -> String {
  let scaled = (value.magnitude * 100 + 1e-9).rounded(.toNearestOrAwayFromZero)
  guard scaled.isFinite, scaled < 9e15 else { return "–" }
  let hundredths = Int(scaled)
  let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
  var text = value < 0 && hundredths > 0 ? "-" : ""
  text += String(whole)
  guard rest > 0 else { return text }
  text += rest < 10 ? ".0" : "."
  text += String(rest % 10 == 0 ? rest / 10 : rest)
  return text
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
