/// Prints a JSON value part by part, for values too large to build in memory.
///
/// Members keep the order in which they are printed, so that the same calls give the same bytes on
/// every machine. Inside an array each value is an `item`, inside an object a `member`.
package struct JSONPrinter {
  /// The output so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private var isOnOneLine: Bool
  private var depth = 0
  /// Whether the current array or object is still empty.
  private var isFirst = true

  /// Prints on one line, or indented by two spaces per level; `capacity` is the expected byte
  /// count.
  package init(onOneLine isOnOneLine: Bool, capacity: Int = 0) {
    self.isOnOneLine = isOnOneLine
    bytes.reserveCapacity(capacity)
  }

  /// Prints for insertion inside `depth` arrays and objects, indented by two spaces per level.
  init(depth: Int) {
    self.init(onOneLine: false)
    self.depth = depth
  }

  package mutating func array(_ items: (inout JSONPrinter) -> Void) {
    group(UInt8(ascii: "["), UInt8(ascii: "]"), items)
  }

  package mutating func object(_ members: (inout JSONPrinter) -> Void) {
    group(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  package mutating func item(_ print: (inout JSONPrinter) -> Void) {
    begin()
    print(&self)
  }

  package mutating func item(_ number: Int) { item { $0.append(decimal: number) } }

  package mutating func item(_ value: JSON) { item { $0.value(value) } }

  /// Inserts a value that was printed for this depth.
  package mutating func item(_ value: PrintedJSON) {
    precondition(value.depth == depth && !isOnOneLine, "the value was printed for another place")
    item { $0.bytes += value.bytes }
  }

  package mutating func member(_ key: String, _ print: (inout JSONPrinter) -> Void) {
    begin()
    quote(key)
    bytes.append(UInt8(ascii: ":"))
    if !isOnOneLine { bytes.append(UInt8(ascii: " ")) }
    print(&self)
  }

  package mutating func member(_ key: String, _ value: JSON) { member(key) { $0.value(value) } }

  /// Ends the text of a file.
  package mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  /// Prints a whole value, including its parts.
  package mutating func value(_ value: JSON) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let value): append(decimal: value)
    case .number(let text): append(text)
    case .string(let text): quote(text)
    case .array(let values):
      array { printer in
        for value in values { printer.item(value) }
      }
    case .object(let members): object(members)
    case .compact(let value):
      let wasOnOneLine = isOnOneLine
      isOnOneLine = true
      self.value(value)
      isOnOneLine = wasOnOneLine
    }
  }

  private mutating func object(_ members: [JSON.Member]) {
    object { printer in
      for member in members { printer.member(member.key, member.value) }
    }
  }
}

/// A value printed once, for insertion into several texts at the same depth.
package struct PrintedJSON: Sendable {
  fileprivate let bytes: [UInt8]
  fileprivate let depth: Int

  init(bytes: [UInt8], depth: Int) {
    self.bytes = bytes
    self.depth = depth
  }
}

extension JSONPrinter {
  private mutating func group(
    _ open: UInt8,
    _ close: UInt8,
    _ print: (inout JSONPrinter) -> Void
  ) {
    bytes.append(open)
    depth += 1
    isFirst = true
    print(&self)
    depth -= 1
    if !isFirst { startLine() }
    isFirst = false
    bytes.append(close)
  }

  private mutating func begin() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    startLine()
  }

  private mutating func startLine() {
    guard !isOnOneLine else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<2 * depth { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    }
    // Nearly every text needs no escaping, and is copied in one step.
    if isPlain { append(text) } else { escape(text) }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default:
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Copies the buffer in one step; the UTF-8 view of a string would be read byte by byte.
  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func append(decimal number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    append(digitsOf: number.magnitude)
  }

  private mutating func append(digitsOf number: UInt) {
    if number > 9 { append(digitsOf: number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}
