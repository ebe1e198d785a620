/// A sum of decimal numbers without rounding.
struct ExactSum: Hashable, Sendable {
  private var digits = 0
  /// How many of the digits are decimals.
  private var decimals = 0

  init() {}

  /// Reads a number such as `-12.50`; `nil` if its digits do not fit 64 bits, or for other forms.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let digits = Int(parts.joined()) else { return nil }
    (self.digits, decimals) = (digits, parts.count == 2 ? parts[1].count : 0)
  }

  var isNegative: Bool { digits < 0 }
  var isWhole: Bool { !text.contains(".") }

  /// Adds a number; returns false, and adds nothing, if the sum has too many digits.
  mutating func add(_ other: ExactSum) -> Bool {
    var (left, right) = (self, other)
    guard left.extend(to: other.decimals), right.extend(to: decimals) else { return false }
    let (sum, isOverflow) = left.digits.addingReportingOverflow(right.digits)
    guard !isOverflow else { return false }
    (digits, decimals) = (sum, left.decimals)
    return true
  }

  /// The product; `nil` if it has too many digits.
  func multiplied(by other: ExactSum) -> ExactSum? {
    let (product, isOverflow) = digits.multipliedReportingOverflow(by: other.digits)
    if isOverflow { return nil }
    var result = ExactSum()
    (result.digits, result.decimals) = (product, decimals + other.decimals)
    return result
  }

  /// The number with at most so many decimals, halves rounded away from zero.
  func rounded(to count: Int) -> ExactSum {
    var result = self
    while result.decimals > count {
      let isLast = result.decimals == count + 1
      let half = isLast && result.digits.magnitude % 10 >= 5 ? result.digits.signum() : 0
      (result.digits, result.decimals) = (result.digits / 10 + half, result.decimals - 1)
    }
    return result
  }

  /// Whether two numbers differ by at most another; false if they have too many digits.
  func isWithin(_ tolerance: ExactSum, of other: ExactSum) -> Bool {
    let count = max(decimals, other.decimals, tolerance.decimals)
    var (left, right, most) = (self, other, tolerance)
    guard left.extend(to: count), right.extend(to: count), most.extend(to: count) else {
      return false
    }
    let (distance, isOverflow) = left.digits.subtractingReportingOverflow(right.digits)
    return !isOverflow && distance.magnitude <= most.digits.magnitude
  }

  private mutating func extend(to count: Int) -> Bool {
    while decimals < count {
      let (product, isOverflow) = digits.multipliedReportingOverflow(by: 10)
      if isOverflow { return false }
      (digits, decimals) = (product, decimals + 1)
    }
    return true
  }

  /// The sum without zeros at its end.
  var text: String {
    let sign = isNegative ? "-" : ""
    let all = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - all.count)) + all
    var fraction = padded.suffix(decimals)
    while fraction.last == "0" { fraction.removeLast() }
    return sign + padded.dropLast(decimals) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
