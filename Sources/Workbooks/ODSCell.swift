/// One cell of an ods while it is read.
struct ODSCell {
  private(set) var text: [UInt8] = []
  private(set) var isInText = false
  private(set) var value: String?
  private(set) var type = ""
  private var hasText = false
  /// Whether white space is part of the layout of the file here.
  private var ignoresSpace = true
  private var isError = false
  private var hasFormula = false

  mutating func begin(_ attributes: XMLAttributes) {
    text.removeAll(keepingCapacity: true)
    (hasText, isInText) = (false, false)
    isError = attributes["calcext:value-type"] == "error"
    hasFormula = attributes.bytes("table:formula") != nil
    type = attributes["office:value-type"] ?? ""
    value =
      switch type {
      case "": nil
      case "date": attributes["office:date-value"]
      case "boolean": attributes["office:boolean-value"]
      case "string": attributes["office:string-value"]
      default: attributes["office:value"]
      }
  }

  mutating func startParagraph() {
    if hasText { text.append(UInt8(ascii: "\n")) }
    (isInText, hasText, ignoresSpace) = (true, true, true)
  }

  mutating func endParagraph() {
    isInText = false
    if ignoresSpace, text.last == UInt8(ascii: " ") { text.removeLast() }
  }

  /// Adds a character that an element stands for.
  mutating func append(_ byte: UInt8, count: Int = 1) {
    text += repeatElement(byte, count: count)
    ignoresSpace = false
  }

  /// Adds text; white space is one blank, and none at the start and the end of a paragraph.
  ///
  /// Source: Open Document Format for Office Applications 1.3, part 3, 6.1.2.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      let isSpace = byte == UInt8(ascii: " ") || (9...10).contains(byte) || byte == 13
      if !isSpace {
        text.append(byte)
      } else if !ignoresSpace {
        text.append(UInt8(ascii: " "))
      }
      ignoresSpace = isSpace
    }
  }

  /// Whether the cell has a formula only; an empty text is a value.
  var isWithoutValue: Bool { hasFormula && type.isEmpty && !hasText }

  /// The content; `nil` if it is not of its type.
  var content: SheetCell? {
    if isError || hasFormula && showsError { return .error(shown) }
    switch type {
    case "float", "currency": return value.flatMap(decimalText).map { .number($0) }
    case "percentage": return value.flatMap(decimalText).map { .percent($0) }
    case "date": return value.flatMap(dateText).map { .date($0) }
    case "boolean": return .boolean(value == "true")
    default:
      let text = value.flatMap { $0.isEmpty ? nil : $0 } ?? shown
      return text.isEmpty ? .empty : .text(text)
    }
  }

  /// Whether an error is shown: some programs write 0 as its value.
  private var showsError: Bool {
    text.starts(with: "Err:".utf8) || text.first == UInt8(ascii: "#") && errors.contains(shown)
  }

  private var shown: String { String(decoding: text, as: UTF8.self) }
}

private let errors = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"]
