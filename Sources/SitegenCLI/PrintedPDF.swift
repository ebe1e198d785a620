import Markup

/// A PDF as a browser printed it, to which objects can be appended as an incremental update.
///
/// Source: ISO 32000-1, 7.5.6. The file must have one table of cross-references, as those of
/// Chromium have.
struct PrintedPDF {
  private let bytes: [UInt8]
  /// The index of each object, by its number.
  private let indexes: [Int]
  private let tableIndex: Int
  private let trailer: String
  private var changes: [Int: String] = [:]

  /// Reads the table of cross-references; `nil` if the file has another form.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    let end = String(decoding: bytes.suffix(2000), as: UTF8.self)
    guard let mark = end.ranges(of: "startxref").last,
      let index = Int(end[mark.upperBound...].trimmed.prefix { $0.isNumber }),
      bytes.indices.contains(index), bytes[index...].starts(with: "xref\n0 ".utf8),
      let start = end[..<mark.lowerBound].ranges(of: "trailer").last
    else { return nil }
    tableIndex = index
    trailer = end[start.upperBound..<mark.lowerBound].trimmed
    let lines = String(decoding: bytes[index...], as: UTF8.self).split(separator: "\n")
    indexes = lines.dropFirst(2).prefix { $0.count == 19 }.map { Int($0.prefix(10)) ?? 0 }
  }

  var numbers: Range<Int> { 1..<max(1, indexes.count) }

  /// The object that an entry of the trailer or of a dictionary refers to.
  func reference(_ name: String, in dictionary: String? = nil) -> Int? {
    let text = dictionary ?? trailer
    return text.firstRange(of: "/\(name) ").flatMap { range in
      Int(text[range.upperBound...].prefix { $0.isNumber })
    }.flatMap { numbers.contains($0) ? $0 : nil }
  }

  /// A small dictionary; `nil` for anything else.
  func dictionary(_ number: Int) -> String? {
    if let change = changes[number] { return change }
    let start = indexes[number]
    guard start > 0, start < bytes.count else { return nil }
    let text = String(decoding: bytes[start...].prefix(4000), as: UTF8.self)
    guard let head = text.firstRange(of: " obj"), let end = text.firstRange(of: "endobj"),
      head.upperBound <= end.lowerBound
    else { return nil }
    let content = text[head.upperBound..<end.lowerBound].trimmed
    let isPlain = !content.contains("stream") && !content.contains("\u{FFFD}")
    return isPlain && content.hasPrefix("<<") && content.hasSuffix(">>") ? content : nil
  }

  mutating func replace(_ number: Int, with dictionary: String) { changes[number] = dictionary }

  mutating func add(_ entries: String, to number: Int) {
    guard let dictionary = dictionary(number) else { return }
    changes[number] = dictionary.dropLast(2) + entries + ">>"
  }

  /// Appends an object, and returns its number.
  mutating func append(_ object: String) -> Int {
    let number = max(indexes.count, (changes.keys.max() ?? 0) + 1)
    changes[number] = object
    return number
  }

  /// The file with its changes.
  var updated: [UInt8] {
    guard let last = changes.keys.max() else { return bytes }
    var output = bytes
    var table = "xref\n"
    for (number, object) in changes.sorted(by: { $0.key < $1.key }) {
      let index = String(output.count)
      table += "\(number) 1\n" + String(repeating: "0", count: 10 - index.count) + index
      table += " 00000 n \n"
      output += "\(number) 0 obj\n\(object)\nendobj\n".utf8
    }
    let size = max(indexes.count, last + 1)
    let entries = trailer.dropLast(2).replacing("/Size \(indexes.count)", with: "/Size \(size)")
    let start = output.count
    output += "\(table)trailer\n\(entries)\n/Prev \(tableIndex)>>\n".utf8
    output += "startxref\n\(start)\n%%EOF\n".utf8
    return output
  }
}

/// A text as a string of a PDF: as it is if that is safe in any encoding, and otherwise in UTF-16.
func pdfText(_ text: String) -> String {
  if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && !"()\\".utf8.contains($0) }) {
    return "(\(text))"
  }
  let digits = Array("0123456789ABCDEF")
  let units = text.utf16.flatMap { unit in
    [12, 8, 4, 0].map { digits[Int(unit >> UInt16($0)) & 15] }
  }
  return "<FEFF" + String(units) + ">"
}

/// The text of a string of a PDF; `nil` if the text does not start with one.
func text(ofPDFString string: Substring) -> String? {
  if string.hasPrefix("<FEFF") {
    let digits = string.dropFirst(5).prefix { $0 != ">" }.compactMap(\.hexDigitValue)
    let units = stride(from: 0, to: digits.count - 3, by: 4).map { index in
      UInt16(digits[index..<index + 4].reduce(0) { $0 * 16 + $1 })
    }
    return String(decoding: units, as: UTF16.self)
  }
  guard string.first == "(" else { return nil }
  var text = ""
  var isEscaped = false
  for character in string.dropFirst() {
    if !isEscaped, character == ")" { return text }
    isEscaped = !isEscaped && character == "\\"
    if !isEscaped { text.append(character) }
  }
  return nil
}

extension StringProtocol {
  fileprivate var trimmed: String {
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex
    return String(self[..<end].drop(while: \.isWhitespace))
  }
}
