import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// A page read by a strict parser, which rejects everything that the templates do not write exactly
/// so.
///
/// Browsers tolerate errors; this parser does not, so that nothing can hide in what they tolerate.
struct StrictPage {
  struct Element {
    var name: String
    var attributes: [(name: String, value: String)] = []
    /// The content of `script`, `style` and `title`.
    var text = ""
  }

  private(set) var elements: [Element] = []
  /// The first syntax error.
  private(set) var fault: String?

  private let bytes: [UInt8]
  private var offset = 0
  private var open: [String] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    skip("<!DOCTYPE html>")
    while offset < bytes.count, fault == nil { readNext() }
    if fault == nil, !open.isEmpty { fault = "\(open) still open" }
  }

  private mutating func readNext() {
    if skip("</") {
      let name = readName()
      if open.popLast() != name || !skip(">") { stop("an end of \(name)") }
    } else if skip("<") {
      readStart()
    } else {
      _ = take { $0 != UInt8(ascii: "<") }
    }
  }

  private mutating func readStart() {
    var element = Element(name: readName())
    if element.name.isEmpty { return stop("a sign < in a text") }
    while !take({ $0 == 0x20 || $0 == 0x0A }).isEmpty {
      let name = readName()
      guard !name.isEmpty else { return stop("an attribute of \(element.name)") }
      guard skip("=") else {
        element.attributes.append((name, ""))
        continue
      }
      guard skip("\"") else { return stop("a value of \(name)") }
      element.attributes.append((name, unescaped(take { $0 != UInt8(ascii: "\"") })))
      guard skip("\"") else { return stop("a value of \(name)") }
    }
    let isClosed = skip("/>")
    guard isClosed || skip(">") else { return stop("a tag of \(element.name)") }
    if ["script", "style", "title"].contains(element.name), !open.contains("svg") {
      // A browser ends the element at the first end tag, even inside a string or comment.
      element.text = take { $0 != UInt8(ascii: "<") }
      guard skip("</\(element.name)>") else { return stop("what is in \(element.name)") }
    } else if !isClosed, !voidElements.contains(element.name) {
      open.append(element.name)
    }
    elements.append(element)
  }

  private mutating func stop(_ what: String) {
    let rest = String(decoding: bytes[offset...].prefix(60), as: UTF8.self)
    fault = "\(what) before: \(rest.debugDescription)"
  }

  @discardableResult private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset + count <= bytes.count else { return false }
    for index in 0..<count where bytes[offset + index] != text.utf8Start[index] { return false }
    offset += count
    return true
  }

  @discardableResult private mutating func skip(_ text: String) -> Bool {
    guard bytes[offset...].starts(with: text.utf8) else { return false }
    offset += text.utf8.count
    return true
  }

  private mutating func take(_ fits: (UInt8) -> Bool) -> String {
    let start = offset
    while offset < bytes.count, fits(bytes[offset]) { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func readName() -> String {
    take { byte in
      (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
        || byte == 45 || byte == 58
    }
  }
}

private let voidElements: Set<String> = ["br", "hr", "img", "input", "link", "meta", "wbr", "col"]

/// The value of an attribute as a browser reads it, for the escapes that the program writes.
private func unescaped(_ value: String) -> String {
  guard value.contains("&") else { return value }
  return value.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
    "&quot;",
    with: "\""
  )
  .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
}

/// An XML file as a parser reads it: its elements, its attributes, and whether it is well-formed.
final class StrictXML: NSObject, XMLParserDelegate {
  private(set) var elements: [StrictPage.Element] = []
  private(set) var isWellFormed = false

  init(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    elements.append(
      StrictPage.Element(name: name, attributes: attributes.map { (name: $0.key, value: $0.value) })
    )
  }
}

/// The cells of a CSV text as in RFC 4180.
func cells(ofCSV text: String) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var cell = ""
  var isQuoted = false
  var scalars = text.unicodeScalars[...]
  func endOfCell() {
    row.append(cell)
    cell = ""
  }
  while let scalar = scalars.popFirst() {
    switch scalar {
    case "\"" where isQuoted && scalars.first == "\"":
      scalars.removeFirst()
      cell.unicodeScalars.append("\"")
    case "\"": isQuoted.toggle()
    case "," where !isQuoted: endOfCell()
    case "\n" where !isQuoted:
      endOfCell()
      rows.append(row)
      row = []
    default: cell.unicodeScalars.append(scalar)
    }
  }
  if !cell.isEmpty || !row.isEmpty {
    endOfCell()
    rows.append(row)
  }
  return rows
}
