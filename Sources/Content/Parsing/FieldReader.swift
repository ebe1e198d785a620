import Diagnostics
import YAML

/// Reads the keys of one mapping against a schema, and remembers which keys the schema knows.
///
/// The code that reads a record *is* its schema: each call names a key, its type and whether it is
/// required. On an error it adds a diagnostic and returns a harmless value, so that one run shows
/// every error; `finish` reports the keys that no call has requested.
struct FieldReader {
  let source: SourceText
  private let node: YAMLNode
  private let members: [YAMLMember]
  private var known: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The errors in texts that are still to be written, which only public records have.
  private var unfinished: [Diagnostic] = []
  /// The dates read so far, without those in nested mappings.
  var dates: [StatedDate] = []

  /// Starts on a node; anything but a mapping is an error and reads as an empty one.
  init(_ node: YAMLNode, in source: SourceText, what: String) {
    self.source = source
    self.node = node
    if case .mapping(let members) = node.value {
      self.members = members
    } else {
      members = []
      diagnostics.report(
        .wrongType,
        "\(what) must be a mapping of keys and values, found \(node.kindInWords)",
        at: node.location
      )
    }
  }

  /// The location of the mapping, for an error that concerns the whole record.
  var location: SourceLocation { node.location }

  /// Adds a diagnostic that only the caller can detect.
  mutating func report(
    _ rule: Rule,
    _ message: String,
    at location: SourceLocation,
    help: String? = nil
  ) {
    diagnostics.report(rule, message, at: location, help: help)
  }

  /// Passes on the collected diagnostics, and reports every key that the schema does not know.
  mutating func finish(into all: inout [Diagnostic]) {
    for member in members where !known.contains(member.key) {
      report(
        .unknownKey,
        "unknown key \"\(member.key)\"",
        at: member.keyLocation,
        help: suggestion(for: member.key, among: known, what: "keys")
      )
    }
    all += diagnostics + unfinished
    (diagnostics, unfinished) = ([], [])
  }

  /// Takes the errors in unfinished texts out of the diagnostics.
  mutating func takeUnfinished() -> [Diagnostic] {
    defer { unfinished = [] }
    return unfinished
  }

  /// Whether a call has requested the key.
  func isKnown(_ key: String) -> Bool { known.contains(key) }

  /// Whether the author wrote the key.
  func has(_ key: String) -> Bool {
    members.contains { $0.key == key }
  }

  /// The location of the key, or of the record if the key is missing.
  func location(of key: String) -> SourceLocation {
    members.first { $0.key == key }?.keyLocation ?? location
  }

  /// The value of an optional key.
  mutating func optionalNode(_ key: String) -> YAMLNode? {
    known.append(key)
    guard let member = members.first(where: { $0.key == key }) else { return nil }
    if case .scalar(let text) = member.value.value, isBlank(text) {
      report(
        .wrongType,
        "the key \"\(key)\" has no value",
        at: member.keyLocation,
        help: "write a value, or remove the key if it is optional"
      )
      return nil
    }
    return member.value
  }

  /// The value of a required key.
  mutating func requiredNode(_ key: String) -> YAMLNode? {
    let node = optionalNode(key)
    if node == nil && !has(key) {
      report(.missingKey, "the key \"\(key)\" is missing", at: location)
    }
    return node
  }

  /// Takes over the diagnostics of a nested reader.
  mutating func absorb(_ nested: inout FieldReader) {
    unfinished += nested.takeUnfinished()
    nested.finish(into: &diagnostics)
  }
}

extension FieldReader {
  /// The text of a scalar; a list or mapping is an error.
  mutating func text(of node: YAMLNode, key: String) -> String? {
    if case .scalar(let text) = node.value {
      if let diagnostic = unfinishedText(text, key: key, at: node.location) {
        unfinished.append(diagnostic)
      }
      return text
    }
    report(
      .wrongType,
      "\"\(key)\" must be a single value, found \(node.kindInWords)",
      at: node.location
    )
    return nil
  }

  /// The items of a list; a single value is an error.
  mutating func items(of node: YAMLNode, key: String) -> [YAMLNode] {
    if case .sequence(let items) = node.value { return items }
    report(
      .wrongType,
      "\"\(key)\" must be a list, found \(node.kindInWords)",
      at: node.location,
      help: "write \(key): [one, another]"
    )
    return []
  }

  /// The members of a mapping; anything else is an error.
  mutating func members(of node: YAMLNode, key: String) -> [YAMLMember] {
    if case .mapping(let members) = node.value { return members }
    report(
      .wrongType,
      "\"\(key)\" must be a mapping, found \(node.kindInWords)",
      at: node.location
    )
    return []
  }
}

/// Whether a text has nothing that readers would see.
private func isBlank(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
  }
}
