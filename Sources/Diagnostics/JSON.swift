/// A JSON value that prints to the same bytes on every machine: keys stay in the order given.
package indirect enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number as it is printed, for decimals that must not depend on a machine: `7.3`.
  case number(String)
  case string(String)
  case array([JSON])
  /// The same as an array of integers, at less cost where there are very many.
  case integers([Int32])
  /// What was printed on one line before (`lineBytes`), where all values at once would take too much room.
  case printed([UInt8])
  case object([Member])

  /// One key and its value.
  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// The value as text in UTF-8, two spaces a level, with a line feed at the end.
  package var bytes: [UInt8] {
    var output: [UInt8] = []
    print(into: &output, indent: "")
    output.append(UInt8(ascii: "\n"))
    return output
  }

  /// The same as a string.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The value in UTF-8 on one line.
  package var lineBytes: [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(usualLength)
    printLine(into: &output)
    return output
  }

  /// The same as a string.
  package var line: String { String(decoding: lineBytes, as: UTF8.self) }
}

extension JSON {
  /// How many bytes the value takes on one line, where numbers have three digits and nothing is escaped.
  ///
  /// Room for so many is made at once: an array that grows stands in memory twice, and the index of the search is the largest thing that
  /// a build makes.
  private var usualLength: Int {
    switch self {
    case .null, .bool, .integer, .number: 4
    case .string(let text): text.utf8.count + 3
    case .integers(let values): 4 * values.count + 2
    case .printed(let bytes): bytes.count + 1
    case .array(let values): values.reduce(3) { $0 + $1.usualLength }
    case .object(let members):
      members.reduce(3) { $0 + $1.key.utf8.count + 3 + $1.value.usualLength }
    }
  }

  private func printLine(into output: inout [UInt8]) {
    switch self {
    case .array(let values):
      output.append("[")
      for (index, value) in values.enumerated() {
        if index > 0 { output.append(",") }
        value.printLine(into: &output)
      }
      output.append("]")
    case .integers(let values):
      output.append("[")
      for (index, value) in values.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        output.append(decimal: Int(value))
      }
      output.append("]")
    case .object(let members):
      output.append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(",") }
        Self.quote(member.key, into: &output)
        output.append(":")
        member.value.printLine(into: &output)
      }
      output.append("}")
    default: print(into: &output, indent: "")
    }
  }
}

extension JSON {
  private func print(into output: inout [UInt8], indent: String) {
    switch self {
    case .null: output.append("null")
    case .bool(let value): output.append(value ? "true" : "false")
    case .integer(let value): output.append(decimal: value)
    case .number(let text): output.append(text)
    case .string(let value): Self.quote(value, into: &output)
    case .printed(let bytes): output.append(contentsOf: bytes)
    case .integers(let values):
      printList(values, "[", "]", into: &output, indent: indent) { value, output, _ in
        output.append(decimal: Int(value))
      }
    case .array(let values):
      printList(values, "[", "]", into: &output, indent: indent) { value, output, indent in
        value.print(into: &output, indent: indent)
      }
    case .object(let members):
      printList(members, "{", "}", into: &output, indent: indent) { member, output, indent in
        Self.quote(member.key, into: &output)
        output.append(": ")
        member.value.print(into: &output, indent: indent)
      }
    }
  }

  private func printList<Item>(
    _ items: [Item],
    _ open: String,
    _ close: String,
    into output: inout [UInt8],
    indent: String,
    print: (Item, inout [UInt8], String) -> Void
  ) {
    guard !items.isEmpty else {
      output.append(open + close)
      return
    }
    let inner = indent + "  "
    let newLine = "\n" + inner
    output.append(open)
    for (index, item) in items.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      output.append(newLine)
      print(item, &output, inner)
    }
    output.append("\n" + indent + close)
  }

  private static func quote(_ text: String, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    // Nearly every text needs no escape, and is copied at once.
    if isPlain { output.append(text) } else { escape(text, into: &output) }
    output.append(UInt8(ascii: "\""))
  }

  private static func escape(_ text: String, into output: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output.append("\\\"")
      case "\\": output.append("\\\\")
      case "\n": output.append("\\n")
      case "\r": output.append("\\r")
      case "\t": output.append("\\t")
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        output.append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}

extension [UInt8] {
  /// A buffer is copied at once, where a view of a string is asked for its bytes.
  fileprivate mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  fileprivate mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(digitsOf: number.magnitude)
  }

  private mutating func append(digitsOf number: UInt) {
    if number > 9 { append(digitsOf: number / 10) }
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}
