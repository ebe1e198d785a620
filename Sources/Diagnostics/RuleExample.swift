/// A fault as an editor may make it, and the same lines mended.
///
/// Each one is taken from the rule's fixture, and a test mends it: what is printed has been tried.
/// It is about councils and their cases, so that it tells of the rule and not of any real site.
package struct RuleExample: Hashable, Sendable {
  /// The file that the lines stand in, as its path from the source folder.
  package let file: String
  /// The faulty lines; empty where the file is empty, and nil where it is not there and should be.
  package let wrong: String?
  /// The same lines mended.
  package let right: String
  /// The file that the mended lines stand in: another one where mending it means to move it.
  package let rightFile: String

  init(_ file: String, movedTo rightFile: String? = nil, wrong: String?, right: String) {
    self.file = file
    self.wrong = wrong
    self.right = right
    self.rightFile = rightFile ?? file
  }
}

extension Rule {
  /// One or two sentences that say what is wrong, and why it matters to those who read or edit.
  ///
  /// What to do about it is the advice.
  package var meaning: String { explanation.meaning }

  /// What the rule finds, wrong and right.
  package var example: RuleExample { explanation.example }
}
