/// The reason why a text is not a plain SVG image.
struct SVGError: Error {
  /// Completes the sentence "the picture … is left out:".
  var words: String
  /// In bytes.
  var range: Range<Int>
}

/// The first part of an SVG file that is not on the list of permitted content; `nil` for a plain
/// image.
///
/// The list contains shapes, texts, gradients and filters, references within the file, and styles
/// that load nothing. Anything not understood is rejected: no XML parser may see more in the file
/// than this one.
func firstSVGError(_ bytes: [UInt8]) -> SVGError? {
  guard String(validating: bytes, as: UTF8.self) != nil else {
    return SVGError(words: "it is not UTF-8", range: 0..<0)
  }
  var scanner = SVGScanner(bytes)
  do throws(SVGError) {
    try scanner.readDocument()
    return nil
  } catch {
    return error
  }
}

private struct SVGScanner {
  private let bytes: [UInt8]
  private var offset = 0
  private var open: [String] = []
  private var hasRoot = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func readDocument() throws(SVGError) {
    skip("\u{FEFF}")
    if isNext("<?xml ") { try readDeclaration() }
    while offset < bytes.count {
      if isNext("<!--") {
        try readComment()
      } else if isNext("<!") {
        throw stop("it contains a document type, an entity or CDATA", length: 9)
      } else if isNext("<?") {
        throw stop("it contains a processing instruction", length: 2)
      } else if skip("</") {
        try readEndTag()
      } else if isNext("<") {
        try readStartTag()
      } else {
        try readText()
      }
    }
    guard hasRoot, open.isEmpty else { throw stop("it has no complete <svg> element") }
  }

  /// Another encoding could turn the same bytes into other characters.
  private mutating func readDeclaration() throws(SVGError) {
    let start = offset
    guard let end = find("?>") else { throw stop("the XML declaration is not closed") }
    let text = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    let plain =
      /<\?xml version=["']1\.0["']( encoding=["']utf-8["'])?( standalone=["'](yes|no)["'])? ?/
    guard text.wholeMatch(of: plain) != nil else {
      throw stop("the XML declaration must have only version 1.0 and UTF-8", length: end - start)
    }
    offset = end + 2
  }

  private mutating func readComment() throws(SVGError) {
    // The text on both sides of it would form one style.
    if open.last == "style" { throw stop("it contains a comment inside <style>", length: 4) }
    offset += 4
    guard let end = find("--"), bytes[end...].starts(with: "-->".utf8) else {
      throw stop("a comment is not closed")
    }
    offset = end + 3
  }

  private mutating func readEndTag() throws(SVGError) {
    let name = readName()
    skipBlanks()
    guard name == open.popLast(), skip(">") else { throw stop("an end tag has no start tag") }
  }

  private mutating func readStartTag() throws(SVGError) {
    let start = offset
    offset += 1
    let name = readName()
    guard plainElements.contains(name) else {
      throw stop("the element <\(name)> is not allowed", from: start)
    }
    guard open.last != "style", !open.isEmpty || name == "svg" && !hasRoot else {
      throw stop("the element <\(name)> is not allowed here", from: start)
    }
    hasRoot = true
    var names: Set<String> = []
    while true {
      let hasBlanks = skipBlanks()
      if skip("/>") { return }
      if skip(">") { return open.append(name) }
      guard hasBlanks else { throw stop("a tag is malformed") }
      guard names.insert(try readAttribute()).inserted else {
        throw stop("a tag has a duplicate attribute", from: start)
      }
    }
  }

  private mutating func readAttribute() throws(SVGError) -> String {
    let start = offset
    let name = readName()
    skipBlanks()
    guard !name.isEmpty, skip("=") else { throw stop("a tag is malformed") }
    skipBlanks()
    guard let quote = ["\"", "'"].first(where: { isNext($0) }) else {
      throw stop("a tag is malformed")
    }
    offset += 1
    guard let end = find(quote) else { throw stop("an attribute value is not closed") }
    let value = String(decoding: bytes[offset..<end], as: UTF8.self)
    offset = end + 1
    guard isPlainAttribute(name, value) else {
      throw stop("the attribute \(name) is unsafe", from: start)
    }
    return name
  }

  private mutating func readText() throws(SVGError) {
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
    let text = bytes[start..<offset]
    if open.isEmpty {
      guard text.allSatisfy(isBlank) else {
        throw stop("it has text outside <svg>", from: start)
      }
    } else if open.last == "style" {
      guard isPlainStyle(String(decoding: text, as: UTF8.self)) else {
        throw stop("its styles may load external resources", from: start)
      }
    }
  }
}

extension SVGScanner {
  private func isNext(_ text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }

  @discardableResult private mutating func skip(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    offset += text.utf8.count
    return true
  }

  @discardableResult private mutating func skipBlanks() -> Bool {
    let start = offset
    while offset < bytes.count, isBlank(bytes[offset]) { offset += 1 }
    return offset > start
  }

  /// Reads a name of ASCII characters, which may be empty.
  private mutating func readName() -> String {
    let start = offset
    while offset < bytes.count, nameBytes.contains(bytes[offset]) { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// The offset of the next occurrence of an ASCII text.
  private func find(_ text: String) -> Int? {
    let wanted = Array(text.utf8)
    var position = offset
    while position + wanted.count <= bytes.count {
      if bytes[position] == wanted[0], bytes[position...].starts(with: wanted) { return position }
      position += 1
    }
    return nil
  }

  private func stop(_ words: String, length: Int = 1) -> SVGError {
    SVGError(words: words, range: offset..<offset + length)
  }

  private func stop(_ words: String, from start: Int) -> SVGError {
    SVGError(words: words, range: start..<offset)
  }
}

private func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

private let nameBytes = Set(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:".utf8
)

/// The elements of a drawing: no scripts, links, embedded pages or animations.
///
/// A name with a prefix is not one of them, whatever its namespace.
private let plainElements: Set<String> = [
  "svg", "g", "defs", "symbol", "use", "title", "desc", "style",
  "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
  "text", "tspan", "textPath", "marker", "clipPath", "mask", "pattern",
  "linearGradient", "radialGradient", "stop", "filter",
  "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix",
  "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
  "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode",
  "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile",
  "feTurbulence",
]

private func isPlainAttribute(_ name: String, _ value: String) -> Bool {
  let local = name.split(separator: ":").last?.lowercased() ?? ""
  if name == "xmlns" { return value == "http://www.w3.org/2000/svg" }
  // A prefixed element is never plain, so its namespace does not matter.
  if name.hasPrefix("xmlns:") { return !value.contains("<") && !value.contains("&") }
  if local.hasPrefix("on") || name == "xml:base" { return false }
  if local == "href" { return value.hasPrefix("#") && !value.contains("&") }
  return !value.contains("<") && isPlainStyle(value)
}

/// Whether a text, read as a style, loads nothing: its addresses are all within the file, and it
/// has no characters that allow a style or an attribute to be written in another way.
private func isPlainStyle(_ text: String) -> Bool {
  let small = text.lowercased()
  guard
    !["\\", "&#", "//", "@", "image-set(", "image(", "src(", "expression(", "javascript:"]
      .contains(where: small.contains)
  else { return false }
  return small.ranges(of: "url(").allSatisfy { range in
    small[range.upperBound...].drop { " \t\r\n\"'".contains($0) }.hasPrefix("#")
  }
}
