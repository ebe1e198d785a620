/// A JSON value that prints to the same bytes on every machine: keys keep their order.
package indirect enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number in its printed form, for decimals that must not depend on the machine: `7.3`.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])
  /// A value on one line, for the rows of long tables.
  case compact(JSON)

  /// One key and its value.
  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// The value as UTF-8 text, indented by two spaces per level, with a line feed at the end.
  package var bytes: [UInt8] {
    var printer = printer(onOneLine: false)
    printer.endLine()
    return printer.bytes
  }

  /// The value as a string, indented like `bytes`.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The value on one line.
  package var line: String { String(decoding: printer(onOneLine: true).bytes, as: UTF8.self) }

  /// Prints the value for insertion inside `depth` arrays and objects, indented like `bytes`.
  package func printed(depth: Int) -> PrintedJSON {
    var printer = JSONPrinter(depth: depth)
    printer.value(self)
    return PrintedJSON(bytes: printer.bytes, depth: depth)
  }

  private func printer(onOneLine isOnOneLine: Bool) -> JSONPrinter {
    var printer = JSONPrinter(onOneLine: isOnOneLine)
    printer.value(self)
    return printer
  }
}
