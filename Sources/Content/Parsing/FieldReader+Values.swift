import Diagnostics
import Markdown
import YAML

/// The types of value that a key may have.
extension FieldReader {
  mutating func text(_ key: String) -> String {
    requiredNode(key).flatMap { plainText(of: $0, key: key) } ?? ""
  }

  mutating func optionalText(_ key: String) -> String? {
    optionalNode(key).flatMap { plainText(of: $0, key: key) }
  }

  /// A text that is printed as it is; markup in it is reported.
  private mutating func plainText(of node: YAMLNode, key: String) -> String? {
    guard let text = text(of: node, key: key) else { return nil }
    // Most texts have no character of a mark, which is quick to see.
    let (bracket, star, ampersand) = (UInt8(ascii: "["), UInt8(ascii: "*"), UInt8(ascii: "&"))
    let mayHoldMark = text.utf8.contains { $0 == bracket || $0 == star || $0 == ampersand }
    guard mayHoldMark else { return text }
    let marks = ["](", "**", "[^", "&#", "&amp;", "&nbsp;", "&quot;", "&lt;", "&gt;", "&shy;"]
    if let mark = marks.first(where: text.contains) {
      let message = "\"\(key)\" is not Markdown; \"\(mark)\" is on the page as it is written"
      let help = mark.hasPrefix("&") ? "write the character itself" : "remove the markup"
      report(.literalMarkup, message, at: node.location, help: help)
    }
    return text
  }

  /// A text with its location, if it is to be looked up later.
  mutating func optionalLocatedText(_ key: String) -> (String, SourceLocation)? {
    guard let node = optionalNode(key), let text = text(of: node, key: key) else { return nil }
    return (text, node.location)
  }

  mutating func flag(_ key: String) -> Bool {
    guard let node = optionalNode(key), let word = text(of: node, key: key) else { return false }
    if !["true", "false"].contains(word) {
      report(.wrongType, "\"\(key)\" must be true or false, found \"\(word)\"", at: node.location)
    }
    return word == "true"
  }

  mutating func optionalInteger(_ key: String) -> Int? {
    optionalNode(key).flatMap { integer(of: $0, key: key) }
  }

  mutating func integer(_ key: String) -> Int {
    requiredNode(key).flatMap { integer(of: $0, key: key) } ?? 0
  }

  mutating func date(_ key: String) -> CalendarDate? {
    requiredNode(key).flatMap { date(of: $0, key: key) }
  }

  mutating func optionalDate(_ key: String) -> CalendarDate? {
    optionalNode(key).flatMap { date(of: $0, key: key) }
  }

  /// A required date or `not-established`.
  mutating func dateOrNotEstablished(_ key: String) -> Established<CalendarDate> {
    guard let node = requiredNode(key) else { return .notEstablished }
    return established(node) { reader, node in reader.date(of: node, key: key) }
  }

  /// An optional date or `not-established`, which means the same to a reader as a missing one.
  mutating func optionalDateOrNotEstablished(_ key: String) -> Established<CalendarDate> {
    guard let node = optionalNode(key) else { return .notEstablished }
    return established(node) { reader, node in reader.date(of: node, key: key) }
  }

  mutating func instant(_ key: String) -> Instant? {
    requiredNode(key).flatMap { instant(of: $0, key: key) }
  }

  mutating func optionalInstant(_ key: String) -> Instant? {
    optionalNode(key).flatMap { instant(of: $0, key: key) }
  }

  private mutating func instant(of node: YAMLNode, key: String) -> Instant? {
    guard let text = text(of: node, key: key) else { return nil }
    let instant = Instant(text)
    if instant == nil { report(.badDate, "\"\(text)\" is not an instant", at: node.location) }
    return instant
  }

  mutating func url(_ key: String) -> String {
    requiredNode(key).flatMap { url(of: $0, key: key) } ?? ""
  }

  mutating func optionalURL(_ key: String) -> String? {
    optionalNode(key).flatMap { url(of: $0, key: key) }
  }

  /// One of the cases of an enum, by raw value; the default if the key is missing.
  mutating func choice<Choice>(_ key: String, default standard: Choice?) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    let node = standard == nil ? requiredNode(key) : optionalNode(key)
    guard let node, let word = text(of: node, key: key) else { return standard }
    if let choice = Choice(rawValue: word) { return choice }
    let allowed = Choice.allCases.map(\.rawValue)
    report(
      .unknownChoice,
      "\"\(key)\" cannot be \"\(word)\"",
      at: node.location,
      help: suggestion(for: word, among: allowed, what: "values")
    )
    return standard
  }

  /// A list of cases of an enum, by raw value; an empty list if the key is missing.
  mutating func choices<Choice>(_ key: String) -> [Choice]
  where Choice: RawRepresentable<String> & CaseIterable {
    names(key).compactMap { name in
      if let choice = Choice(rawValue: name.id) { return choice }
      let allowed = Choice.allCases.map(\.rawValue)
      let help = suggestion(for: name.id, among: allowed, what: "values")
      let message = "\"\(key)\" cannot contain \"\(name.id)\""
      report(.unknownChoice, message, at: name.location, help: help)
      return nil
    }
  }

  /// The ids in a list, each with its location; an empty list if the key is missing.
  mutating func names(_ key: String, isRequired: Bool = false) -> [Name] {
    guard let node = isRequired ? requiredNode(key) : optionalNode(key) else { return [] }
    return names(of: node, key: key)
  }

  /// The ids in a list; `nil` if the key is missing.
  mutating func optionalNames(_ key: String) -> [Name]? {
    optionalNode(key).map { names(of: $0, key: key) }
  }

  /// The ids in a list, or `not-established`.
  mutating func namesOrNotEstablished(_ key: String) -> Established<[Name]> {
    guard let node = requiredNode(key) else { return .notEstablished }
    return established(node) { reader, node in reader.names(of: node, key: key) }
  }

  mutating func name(_ key: String) -> Name {
    requiredNode(key).flatMap { name(of: $0, key: key) } ?? Name(id: "", location: location)
  }

  mutating func optionalName(_ key: String) -> Name? {
    optionalNode(key).flatMap { name(of: $0, key: key) }
  }

  mutating func texts(_ key: String) -> [String] {
    guard let node = optionalNode(key) else { return [] }
    return items(of: node, key: key).compactMap { text(of: $0, key: key) }
  }

  /// A list of mappings, each read by its own schema.
  mutating func records<Record>(
    _ key: String,
    isRequired: Bool = false,
    _ read: (inout FieldReader) -> Record
  ) -> [Record] {
    guard let node = isRequired ? requiredNode(key) : optionalNode(key) else { return [] }
    return items(of: node, key: key).map { record(of: $0, key: key, read) }
  }

  /// A mapping, read by its own schema.
  mutating func record<Record>(
    of node: YAMLNode,
    key: String,
    _ read: (inout FieldReader) -> Record
  ) -> Record {
    var nested = FieldReader(node, in: source, what: "\"\(key)\"")
    let record = read(&nested)
    absorb(&nested)
    return record
  }
}

extension FieldReader {
  mutating func integer(of node: YAMLNode, key: String) -> Int? {
    guard let text = text(of: node, key: key) else { return nil }
    let number = text.hasPrefix("-") ? digits(of: text.dropFirst()).map { -$0 } : digits(of: text)
    guard let number else {
      report(.wrongType, "\"\(key)\" must be a whole number, found \"\(text)\"", at: node.location)
      return nil
    }
    guard number.magnitude <= largestNumber else {
      let message = "\"\(key)\" is more than \(largestNumber)"
      report(.overLimit, message, at: node.location, help: largestNumberHelp)
      return nil
    }
    return number
  }

  mutating func date(of node: YAMLNode, key: String) -> CalendarDate? {
    guard let text = text(of: node, key: key) else { return nil }
    guard let date = CalendarDate(text) else {
      report(.badDate, "\"\(text)\" is not a date", at: node.location)
      return nil
    }
    dates.append(StatedDate(key: key, date: date, location: node.location))
    return date
  }

  mutating func url(of node: YAMLNode, key: String) -> String? {
    guard let text = text(of: node, key: key) else { return nil }
    if !isWebAddress(text) {
      report(.badURL, "\"\(text)\" is not a web address", at: node.location)
    }
    return text
  }

  mutating func names(of node: YAMLNode, key: String) -> [Name] {
    items(of: node, key: key).compactMap { name(of: $0, key: key) }
  }

  mutating func name(of node: YAMLNode, key: String) -> Name? {
    text(of: node, key: key).map { Name(id: $0, location: node.location) }
  }

  private mutating func established<Value>(
    _ node: YAMLNode,
    _ read: (inout FieldReader, YAMLNode) -> Value?
  ) -> Established<Value> {
    if case .scalar(notEstablishedWord) = node.value { return .notEstablished }
    return read(&self, node).map { .known($0) } ?? .notEstablished
  }
}

/// The largest number accepted, so that sums and products of such numbers do not overflow.
let largestNumber = 1_000_000_000_000
/// The help of the error about a larger number.
let largestNumberHelp = "write a number of at most \(largestNumber)"

/// Whether a text is a web address: `https://` or `http://`, a host, and no spaces or characters
/// that would end an attribute.
func isWebAddress(_ text: String) -> Bool {
  let rest = ["https://", "http://"].first(where: text.hasPrefix).map { text.dropFirst($0.count) }
  guard let rest, let host = rest.split(separator: "/", maxSplits: 1).first else { return false }
  guard host.contains("."), !rest.hasPrefix("/") else { return false }
  return rest.unicodeScalars.allSatisfy { $0.value > 0x20 && !"\"<>\\^`{|}\u{7F}".contains($0) }
}

extension String {
  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool {
    unicodeScalars.contains(scalar)
  }
}
