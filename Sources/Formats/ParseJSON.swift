/// Why a text is not JSON, and where.
package struct JSONError: Error, Hashable, CustomStringConvertible {
  /// Counted from 1.
  package var line: Int
  package var message: String

  package var description: String { "line \(line): \(message)" }
}

extension JSON {
  /// Parses a JSON text strictly.
  ///
  /// Bytes that are not UTF-8, a repeated key, half of a surrogate pair, text after the value, and
  /// more than 64 levels are errors. A number that is not an `Int` keeps its text.
  ///
  /// Source: RFC 8259.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw JSONError(line: 1, message: "the text is not UTF-8")
    }
    var reader = JSONReader(bytes: bytes)
    self = try reader.document()
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONError) -> JSON {
    let value = try self.value()
    guard next == nil else { throw error("expected the end of the text") }
    return value
  }

  /// The next byte that is not white space, which is skipped.
  private var next: UInt8? {
    mutating get {
      while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) {
        position += 1
      }
      return position < bytes.count ? bytes[position] : nil
    }
  }

  private func error(_ message: String) -> JSONError {
    let line = bytes[..<min(position, bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1
    return JSONError(line: line, message: message)
  }

  private mutating func value() throws(JSONError) -> JSON {
    switch next {
    case UInt8(ascii: "{"): return .object(try members())
    case UInt8(ascii: "["): return .array(try items())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return try number()
    }
  }

  private mutating func literal(_ text: String, _ value: JSON) throws(JSONError) -> JSON {
    guard bytes[position...].starts(with: text.utf8) else { throw error("expected a value") }
    position += text.utf8.count
    return value
  }

  /// Skips a byte if it is the next one after white space.
  private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func items() throws(JSONError) -> [JSON] {
    try open()
    var items: [JSON] = []
    if !skip(UInt8(ascii: "]")) {
      repeat { items.append(try value()) } while skip(UInt8(ascii: ","))
      guard skip(UInt8(ascii: "]")) else { throw error("expected a comma or ]") }
    }
    depth -= 1
    return items
  }

  private mutating func members() throws(JSONError) -> [JSON.Member] {
    try open()
    var members: [JSON.Member] = []
    var keys: Set<String> = []
    if !skip(UInt8(ascii: "}")) {
      repeat {
        guard next == UInt8(ascii: "\"") else { throw error("expected a key") }
        let key = try string()
        guard keys.insert(key).inserted else { throw error("the key \"\(key)\" is repeated") }
        guard skip(UInt8(ascii: ":")) else { throw error("expected a colon") }
        members.append(JSON.Member(key, try value()))
      } while skip(UInt8(ascii: ","))
      guard skip(UInt8(ascii: "}")) else { throw error("expected a comma or }") }
    }
    depth -= 1
    return members
  }

  private mutating func open() throws(JSONError) {
    position += 1
    depth += 1
    guard depth <= 64 else { throw error("more than 64 levels") }
  }
}

extension JSONReader {
  private mutating func number() throws(JSONError) -> JSON {
    let start = position
    func byte() -> UInt8? { position < bytes.count ? bytes[position] : nil }
    func digits() -> Int { bytes[position...].prefix { (0x30...0x39).contains($0) }.count }
    if byte() == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole > 0 else {
      position = start
      throw error("expected a value")
    }
    guard whole == 1 || byte() != UInt8(ascii: "0") else {
      throw error("a number starts with a zero")
    }
    position += whole
    if byte() == UInt8(ascii: ".") {
      position += 1
      try expectDigits(digits())
    }
    if byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") {
      position += 1
      if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { position += 1 }
      try expectDigits(digits())
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return Int(text).flatMap { String($0) == text ? .integer($0) : nil } ?? .number(text)
  }

  private mutating func expectDigits(_ count: Int) throws(JSONError) {
    guard count > 0 else { throw error("expected a digit") }
    position += count
  }

  /// Reads a string, whose opening quote is next.
  private mutating func string() throws(JSONError) -> String {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let run = bytes[position...].prefix { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
      text += run
      position = run.endIndex
      guard position < bytes.count else { break }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += String(try escape()).utf8
      default: throw error("a control character in a string is not escaped")
      }
    }
    throw error("unterminated string")
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    position += 2
    switch position <= bytes.count ? bytes[position - 1] : 0 {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try escapedScalar()
    default: throw error("unknown escape")
    }
  }

  private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
    let first = try codeUnit()
    guard (0xD800..<0xE000).contains(first) else {
      return Unicode.Scalar(first) ?? "\u{FFFD}"
    }
    guard first < 0xDC00, bytes[position...].starts(with: "\\u".utf8) else {
      throw error("half of a surrogate pair")
    }
    position += 2
    let second = try codeUnit()
    guard (0xDC00..<0xE000).contains(second) else { throw error("half of a surrogate pair") }
    let scalar = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    return Unicode.Scalar(scalar) ?? "\u{FFFD}"
  }

  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    let digits = bytes[position...].prefix(4)
    let isHexadecimal = digits.allSatisfy { byte in
      Character(Unicode.Scalar(byte)).isHexDigit
    }
    guard digits.count == 4, isHexadecimal,
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits") }
    position += 4
    return unit
  }
}
