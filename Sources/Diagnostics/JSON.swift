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
  case integers([Int])
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

  /// The value as text, two spaces a level, with a line feed at the end.
  package var text: String {
    var output = ""
    print(into: &output, indent: "")
    return output + "\n"
  }

  /// The value on one line.
  package var line: String {
    var output = ""
    printLine(into: &output)
    return output
  }
}

extension JSON {
  private func printLine(into output: inout String) {
    switch self {
    case .array(let values):
      output += "["
      for (index, value) in values.enumerated() {
        if index > 0 { output += "," }
        value.printLine(into: &output)
      }
      output += "]"
    case .integers(let values):
      output += "["
      for (index, value) in values.enumerated() {
        if index > 0 { output += "," }
        output += String(value)
      }
      output += "]"
    case .object(let members):
      output += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { output += "," }
        Self.quote(member.key, into: &output)
        output += ":"
        member.value.printLine(into: &output)
      }
      output += "}"
    default: print(into: &output, indent: "")
    }
  }
}

extension JSON {
  private func print(into output: inout String, indent: String) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .number(let text): output += text
    case .string(let value): Self.quote(value, into: &output)
    case .integers(let values):
      printList(values, "[", "]", into: &output, indent: indent) { value, output, _ in
        output += String(value)
      }
    case .array(let values):
      printList(values, "[", "]", into: &output, indent: indent) { value, output, indent in
        value.print(into: &output, indent: indent)
      }
    case .object(let members):
      printList(members, "{", "}", into: &output, indent: indent) { member, output, indent in
        Self.quote(member.key, into: &output)
        output += ": "
        member.value.print(into: &output, indent: indent)
      }
    }
  }

  private func printList<Item>(
    _ items: [Item],
    _ open: String,
    _ close: String,
    into output: inout String,
    indent: String,
    print: (Item, inout String, String) -> Void
  ) {
    guard !items.isEmpty else {
      output += open + close
      return
    }
    let inner = indent + "  "
    output += open
    for (index, item) in items.enumerated() {
      output += index == 0 ? "\n" : ",\n"
      output += inner
      print(item, &output, inner)
    }
    output += "\n" + indent + close
  }

  private static func quote(_ text: String, into output: inout String) {
    output += "\""
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    // Nearly every text needs no escape, and is copied at once.
    if isPlain { output += text } else { escape(text, into: &output) }
    output += "\""
  }

  private static func escape(_ text: String, into output: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}
