/// An error as an editor may make it, and the same lines corrected.
///
/// Each example is taken from the fixture of its rule, and a test applies the correction. It is about
/// councils and their cases, so that it explains the rule without describing a real site.
package struct RuleExample: Sendable {
  /// The file that contains the lines, as its path from the source folder.
  package let file: String
  /// The wrong lines; empty where the file is empty, and nil where the file is missing.
  package let wrong: String?
  /// The same lines corrected.
  package let right: String
  /// The file that contains the corrected lines; another one where the correction moves the file.
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
