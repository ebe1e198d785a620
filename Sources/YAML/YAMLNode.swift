package import Diagnostics

/// A YAML value that knows its location in the file.
///
/// Scalars stay text: what a value means is decided by the key that asks for it, so that `no` is a
/// word where a word is wanted.
package struct YAMLNode: Sendable {
  /// What is written: one text, keys with values, or a list.
  package enum Value: Sendable {
    case scalar(String)
    case mapping([YAMLMember])
    case sequence([YAMLNode])
  }

  package var value: Value
  package var spot: YAMLSpot
  /// Whether the text starts on the line after its mark, as with `|` and `>`.
  package var isBlock = false

  package var location: SourceLocation { spot.location }

  /// What an editor would call the value.
  package var kindInWords: String {
    switch value {
    case .scalar(let text): text.isEmpty ? "nothing" : "a single value"
    case .mapping: "a mapping"
    case .sequence: "a list"
    }
  }
}

/// One key of a mapping and its value.
package struct YAMLMember: Sendable {
  package var key: String
  package var keySpot: YAMLSpot
  package var value: YAMLNode

  package var keyLocation: SourceLocation { keySpot.location }
}

/// A location as libyaml counts; what a report needs is worked out only when it is asked for.
package struct YAMLSpot: Sendable {
  var source: SourceText
  var line: Int
  var column: Int
  var length: Int

  package var location: SourceLocation {
    source.location(line: line, column: column, length: length)
  }
}
