/// Where a fault stands: file, line, column, and the line itself, so that a report needs no file.
package struct SourceLocation: Hashable, Sendable {
  /// Path from the source folder: `content/reports/soteria/findings/bail.md`.
  package var path: String
  /// Counted from 1.
  package var line: Int
  /// Counted from 1, in Unicode scalars: what most editors show, and right after `é` or an emoji.
  package var column: Int
  /// How many Unicode scalars the caret line marks; at least 1.
  package var length: Int
  /// The source line without its line end.
  package var lineText: String

  package init(path: String, line: Int, column: Int, length: Int, lineText: String) {
    self.path = path
    self.line = max(1, line)
    self.column = max(1, column)
    self.length = max(1, length)
    self.lineText = lineText
  }

  /// The place of a file as a whole, for a fault that has no line.
  package static func file(_ path: String) -> SourceLocation {
    SourceLocation(path: path, line: 1, column: 1, length: 1, lineText: "")
  }
}

extension SourceLocation: Comparable {
  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    // Every member counts, or two places could be neither equal nor in order.
    (left.path, left.line, left.column, left.length, left.lineText)
      < (right.path, right.line, right.column, right.length, right.lineText)
  }
}
