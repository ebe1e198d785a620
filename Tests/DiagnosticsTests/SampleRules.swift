import Diagnostics

/// A few rules for tests of reports, which work with any rule.
extension Rule {
  static let badDate = sample(
    "bad-date",
    advice: "Write a date as 2024-08-22, and an instant as 2024-08-22T09:30:00+01:00."
  )
  static let badID = sample("bad-id", advice: "Write an id in lower-case letters.")
  static let badURL = sample("bad-url", advice: "Write a complete URL.")
  static let orphan = sample(
    "orphan",
    .warning,
    advice: "Refer to it from another record, or delete it."
  )
  static let unknownChoice = sample("unknown-choice", advice: "Use one of the values.")

  private static func sample(
    _ id: String,
    _ severity: Severity = .error,
    advice: String
  ) -> Rule {
    let example = RuleExample("a.md", wrong: "wrong", right: "right")
    return Rule(id, severity, advice: advice, meaning: "It is wrong.", example: example)
  }
}
