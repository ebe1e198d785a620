/// The estimated width of a line of text, in the unit of `size`.
///
/// The advance widths are those of Arial, which Helvetica and Liberation Sans share, for ASCII; an
/// accented letter counts as an average letter. Bold adds 8%. Charts reserve room by this estimate,
/// so it errs on the wide side: kerning is ignored.
func textWidth(_ text: String, size: Double, isBold: Bool = false) -> Double {
  lineWidth(thousandths(text), size, isBold)
}

/// The width of a line, given the sum of its advance widths.
private func lineWidth(_ thousandths: Int, _ size: Double, _ isBold: Bool) -> Double {
  Double(thousandths) / 1000 * size * (isBold ? 1.08 : 1)
}

/// The advance widths of a text together, in thousandths of its size.
private func thousandths(_ text: some StringProtocol) -> Int {
  let ascii = asciiAdvances
  var sum = 0
  for byte in text.utf8 {
    // Few texts have other characters, and these are added one by one.
    guard byte < 128 else { return text.unicodeScalars.reduce(0) { $0 + advance($1) } }
    sum += ascii[Int(byte)]
  }
  return sum
}

/// The text, cut with an ellipsis if it is wider than `width`.
func shortened(_ text: String, to width: Double, size: Double, isBold: Bool = false) -> String {
  guard textWidth(text, size: size, isBold: isBold) > width else { return text }
  var kept = text
  while !kept.isEmpty, textWidth(kept + "…", size: size, isBold: isBold) > width {
    kept.removeLast()
  }
  while kept.last == " " { kept.removeLast() }
  return kept + "…"
}

/// The text in lines that fit a width, broken at spaces; a single word that is too wide is cut.
func wrapped(_ text: String, to width: Double, size: Double, isBold: Bool = false) -> [String] {
  var lines: [String] = []
  /// The advance widths of the last line together.
  var length = 0
  for word in text.split(separator: " ") {
    let own = thousandths(word)
    let joined = length + advance(" ") + own
    if !lines.isEmpty, lineWidth(joined, size, isBold) <= width {
      lines[lines.count - 1] += " "
      lines[lines.count - 1] += word
      length = joined
    } else {
      lines.append(String(word))
      length = own
    }
  }
  return lines.map { shortened($0, to: width, size: size, isBold: isBold) }
}

/// The advance width of each ASCII character, which most are.
private let asciiAdvances = (0..<128).map { advance(Unicode.Scalar(UInt8($0))) }

private func advance(_ scalar: Unicode.Scalar) -> Int {
  switch scalar {
  case "i", "j", "l", "'", "’", "‘": 222
  case "|": 260
  case " ", "!", ",", ".", "/", ":", ";", "I", "f", "t", "[", "]", "\\", "\u{A0}": 278
  case "(", ")", "-", "r", "`", "{", "}": 334
  case "\"", "*", "“", "”": 389
  case "c", "k", "s", "v", "x", "y", "z", "J", "^": 500
  case "+", "<", "=", ">", "~", "×", "−": 584
  case "F", "T", "Z": 611
  case "A", "B", "E", "K", "P", "S", "V", "X", "Y", "&": 667
  case "C", "D", "H", "N", "R", "U", "w": 722
  case "G", "O", "Q": 778
  case "m", "M": 833
  case "%": 889
  case "W", "…", "—": 1000
  case "@": 1015
  case _ where scalar.isASCII: 556
  // A combining mark has no width of its own.
  case _ where scalar.properties.isGraphemeExtend: 0
  default: isWide(scalar) ? 1000 : 556
  }
}

/// Whether a character belongs to a full-width script or set of symbols.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value >= 0x1100 && !(0x1E00...0x24FF).contains(scalar.value)
}
