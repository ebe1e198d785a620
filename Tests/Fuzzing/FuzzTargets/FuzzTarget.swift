/// The targets of fuzzing: every kind of input that comes from people or from a network.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// A path on the first line, followed by the contents of the file at that path in a small site.
  case frontMatter = "front-matter"
  /// The table of a dataset with a column of every type.
  case csv
  case markdown
  /// The template of a report, followed by its partials.
  ///
  /// Each partial follows a line such as `-- parts/card --`.
  case template
  /// `site.yml`.
  case settings
  /// The method, target, host, entity tags and range of a request, one per line.
  case request
  /// A file that `import` reads.
  ///
  /// Text with lines such as `-- content.xml --` is a zip archive of these parts, so that mutations
  /// reach the XML in it.
  case workbook
}

/// The error that an input violates an invariant of the program.
package struct BrokenPromise: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Throws if an invariant that must be true for all inputs is violated.
func hold(_ isHeld: Bool, _ promise: @autoclosure () -> String) throws(BrokenPromise) {
  if !isHeld { throw BrokenPromise(promise()) }
}
