/// The unit of the values of a measure.
package enum MeasureUnit: Hashable, Sendable {
  /// A share or a ratio: the value 0.073 is written 7.3%.
  case percent
  /// A whole number of things.
  case count
  /// A sign before the number, such as `£`; `%` is written after it.
  case sign(String)
  /// Words after the number, such as `days`.
  case words(String)
  /// Per so many of something: `per 1,000 people`.
  case per(Int, of: String)

  /// A published percentage: the value 7.3 is written 7.3%.
  package static let percentSign = MeasureUnit.sign("%")

  /// The unit that an author wrote: a sign of a currency, `%`, or words.
  init(written text: String) {
    let isSign = text == "%" || text.count == 1 && text.first?.isCurrencySymbol == true
    self = isSign ? .sign(text) : .words(text)
  }

  /// A text without the sign of the unit, which would join a number to a word.
  func withoutSign(_ text: String) -> String {
    guard case .sign(let sign) = self, self != .percentSign else { return text }
    return text.replacing(sign, with: " ")
  }
}
