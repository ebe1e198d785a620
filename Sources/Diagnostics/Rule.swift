/// One kind of error or warning that the program reports about the source of a site.
///
/// Each rule is declared once, beside the code that reports it, and has a fixture that provokes it and a
/// golden report. `Rule.all` lists all of them.
package struct Rule: Sendable {
  /// The name in brackets in reports, such as `broken-link`; it never changes.
  package let id: String
  /// The severity of its diagnostics; `--strict` makes warnings count as errors for the exit code.
  package let severity: Severity
  /// One sentence that says what to do; printed where a diagnostic has no help of its own.
  package let advice: String
  /// What is wrong, and why it matters to readers or editors; the advice says what to do about it.
  package let meaning: String
  /// What the rule reports, wrong and right.
  package let example: RuleExample

  package init(
    _ id: String,
    _ severity: Severity,
    advice: String,
    meaning: String,
    example: RuleExample
  ) {
    self.id = id
    self.severity = severity
    self.advice = advice
    self.meaning = meaning
    self.example = example
  }
}

extension Rule: Hashable {
  package static func == (left: Rule, right: Rule) -> Bool { left.id == right.id }

  /// Hashes the id, which is all that equality compares.
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Rule: CustomStringConvertible {
  package var description: String { id }
}
