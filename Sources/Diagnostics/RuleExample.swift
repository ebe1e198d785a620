/// An error as an editor may make it, and the same lines corrected.
///
/// Each example is taken from the fixture of its rule, and a test applies the correction. It is about
/// councils and their cases, so that it explains the rule without describing a real site.
package struct RuleExample: Sendable {
  /// The file that contains the lines, as a path from the source folder.
  package let file: String
  /// The wrong lines; empty if the file is empty, `nil` if the file is missing.
  package let wrong: String?
  /// The corrected lines.
  package let right: String
  /// The file that contains the corrected lines; different from `file` if the correction moves it.
  package let rightFile: String

  package init(
    _ file: String,
    movedTo rightFile: String? = nil,
    wrong: String?,
    right: String
  ) {
    self.file = file
    self.wrong = wrong
    self.right = right
    self.rightFile = rightFile ?? file
  }
}
