package import Diagnostics

/// The rule about counts that published files narrow down.
///
/// `sitegen check --disclosure` reports it, from a target that depends on all others.
extension Rule {
  package static let disclosureRules = [disclosureInterval]

  package static let disclosureInterval = Rule(
    "disclosure-interval",
    .error,
    advice: "Withhold one of the values that narrow it down, or publish fewer of them.",
    meaning: """
      The published files leave so few values for a withheld count that the people it counts are \
      exposed: a single one, or fewer than the counts that the policy withholds. Only `sitegen \
      check --disclosure` reports this.
      """,
    example: RuleExample(
      "content/data/cases/north.csv",
      wrong: "2014/15,0,[c]",
      right: "2014/15,0,0"
    )
  )
}
