package import Diagnostics
import YAML

/// The rules of completeness of a dataset, with the names of the columns that they use.
func parseCompleteness(
  _ fields: inout FieldReader
) -> (rules: [CompletenessRule], counts: [Name], columns: [Name]) {
  let parsed = fields.records("completeness") { fields in
    let counted = fields.name("counted")
    let whole = fields.name("of")
    let columns = fields.names("columns", isRequired: true)
    let last = fields.optionalName("until")
    let rule = CompletenessRule(
      name: fields.text("name"),
      counted: counted.id,
      whole: whole.id,
      columns: columns.map(\.id),
      incompleteBelow: fields.integer("incomplete_below"),
      cautionBelow: fields.integer("caution_below"),
      lastPeriod: last?.id,
      location: last?.location ?? fields.location
    )
    let (low, high) = (rule.incompleteBelow, rule.cautionBelow)
    if low < 1 || high < low || high > 100 {
      let message =
        "the limits must be from 1 to 100, and the first not the larger, found \(low) and \(high)"
      let help = "write for example incomplete_below: 80 and caution_below: 90"
      let location = fields.location(of: "incomplete_below")
      fields.report(.completenessUnfit, message, at: location, help: help)
    }
    return (rule: rule, counts: [counted, whole], columns: columns)
  }
  return (parsed.map(\.rule), parsed.flatMap(\.counts), parsed.flatMap(\.columns))
}

extension Rule {
  package static let completenessUnfit = Rule(
    "completeness-unfit",
    .error,
    advice: "Divide one count column by another, with limits such as 80 and 90.",
    meaning: """
      The rule that says from which share on a number counts as incomplete does not fit the \
      dataset. Numbers of which a part is missing would be shown like all others.
      """,
    example: RuleExample(
      "content/data/cases/dataset.yml",
      wrong: """
            of: year
            columns: [decided]
            incomplete_below: 90
            caution_below: 80
        """,
      right: """
            of: recorded
            columns: [decided]
            incomplete_below: 80
            caution_below: 90
        """
    )
  )
}
