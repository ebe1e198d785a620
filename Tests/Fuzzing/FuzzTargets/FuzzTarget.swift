/// What is given arbitrary bytes: each kind of input that comes from people or from a network.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// A path on the first line and the file at that path, laid over a small site.
  case frontMatter = "front-matter"
  /// The table of a dataset that has a column of every type.
  case csv
  case markdown
  /// The template of a report, and behind lines like `-- parts/card --` partials of it.
  case template
  /// `site.yml`.
  case settings
  /// Method, target, host, entity tags and range of a request, one a line.
  case request
}

/// What an input has shown to be untrue of the program.
package struct BrokenPromise: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Ends the run of an input where something does not hold that has to hold for all inputs.
func hold(_ isHeld: Bool, _ promise: @autoclosure () -> String) throws(BrokenPromise) {
  if !isHeld { throw BrokenPromise(promise()) }
}
