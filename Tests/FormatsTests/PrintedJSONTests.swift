import Formats
import Testing

@Suite struct PrintedJSONTests {
  /// A value with a text to escape, and empty lists and objects.
  private let value = JSON.object([
    .init("name", .string("\"one\"\nline")), .init("none", .array([])),
    .init("list", .array([.integer(-12), .object([]), .null])),
  ])

  @Test func aValueThatWasPrintedBeforeStandsAsIfItWerePrintedThere() {
    let printed = value.printed(depth: 2)
    var printer = JSONPrinter(onOneLine: false)
    printer.object { object in
      object.member("values") { values in
        values.array { list in
          list.item(printed)
          list.item(.bool(true))
          list.item(printed)
        }
      }
      object.member("last", .null)
    }
    printer.endLine()
    let whole = JSON.object([
      .init("values", .array([value, .bool(true), value])), .init("last", .null),
    ])
    #expect(printer.bytes == whole.bytes)
  }

  @Test func rowsArePrintedOnOneLineEach() {
    let row = JSON.compact(
      .object([
        .init("a", .integer(1)), .init("b", .object([.init("c", .array([.null, .string("d")]))])),
      ])
    )
    let text = JSON.object([.init("rows", .array([row, row])), .init("last", .object([]))]).text
    let line = #"{"a":1,"b":{"c":[null,"d"]}}"#
    #expect(text == "{\n  \"rows\": [\n    \(line),\n    \(line)\n  ],\n  \"last\": {}\n}\n")
  }
}
