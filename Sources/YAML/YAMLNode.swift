package import Diagnostics

/// A YAML value with its location in the file.
///
/// Scalars stay text: the key that reads a value decides what it means, so `no` is a word where a
/// word is expected.
package struct YAMLNode: Sendable {
  /// The content of a value: a text, keys with values, or a list.
  package enum Value: Sendable {
    case scalar(String)
    case mapping([YAMLMember])
    case sequence([YAMLNode])
  }

  package var value: Value
  package var spot: YAMLSpot
  /// Whether the text starts on the line after its indicator, as with `|` and `>`.
  package var isBlock = false

  package var location: SourceLocation { spot.location }

  /// The kind of the value in an editor's words.
  package var kindInWords: String {
    switch value {
    case .scalar(let text): text.isEmpty ? "nothing" : "a single value"
    case .mapping: "a mapping"
    case .sequence: "a list"
    }
  }
}

/// One key of a mapping with its value.
package struct YAMLMember: Sendable {
  package var key: String
  package var keySpot: YAMLSpot
  package var value: YAMLNode

  package var keyLocation: SourceLocation { keySpot.location }
}

/// A location as libyaml counts; what a report needs is computed only on demand.
package struct YAMLSpot: Sendable {
  var source: SourceText
  var line: Int
  var column: Int
  var length: Int

  package var location: SourceLocation {
    source.location(line: line, column: column, length: length)
  }
}
