import Diagnostics

/// A record whose references are to be found: while names are resolved, each reference to it is
/// reported at its location.
///
/// So whatever can refer to a record is found by the code that resolves it, and by no other.
package struct ReferenceTrace: Sendable {
  var kind: RecordKind
  var id: String
  /// The path of its file, or of the folder that moves with it.
  var path: String
}

extension ReferenceTrace {
  /// Whether a path is that of the record, or of one in its folder.
  func concerns(path other: String) -> Bool { other == path || other.hasPrefix(path + "/") }
}

/// What a trace finds; no build reports it.
let tracedReference = Rule(
  "reference",
  .warning,
  advice: "Write the new id.",
  meaning: "A reference to a record that gets another id.",
  example: RuleExample("content/pages/about.md", wrong: "[this](page:old)", right: "(page:new)")
)

extension [Diagnostic] {
  /// Reports a reference to the traced record.
  mutating func trace(_ location: SourceLocation) { report(tracedReference, "", at: location) }
}
