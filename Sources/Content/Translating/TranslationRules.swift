package import Diagnostics

/// Rules about translated records.
extension Rule {
  package static let translationRules = [
    translationStructure, translationNumbers, translationOutdated,
  ]

  package static let translationStructure = Rule(
    "translation-structure",
    .warning,
    advice: "Give the translation the same headings, links, charts and footnotes.",
    meaning: """
      The headings, links, charts or footnotes of a translated text differ from those of its \
      original. Readers of one language would get less, or something else.
      """,
    example: RuleExample(
      "content/translations/cy/pages/about.md",
      wrong: "Dyma'r adroddiad.",
      right: "Dyma'r [adroddiad](report:one)."
    )
  )

  package static let translationNumbers = Rule(
    "translation-numbers",
    .error,
    advice: "Correct the one that is wrong; write a number in digits where the original does.",
    meaning: """
      A number occurs in a text but not in its translation, or the reverse. One of the two makes a \
      false statement.
      """,
    example: RuleExample(
      "content/translations/cy/pages/about.md",
      wrong: "Mae 41 ohonynt.",
      right: "Mae 43 ohonynt."
    )
  )

  package static let translationOutdated = Rule(
    "translation-outdated",
    .warning,
    advice: """
      Compare the two texts, bring the translation up to date, and then correct `translated_from`.
      """,
    meaning: """
      A text of the record has changed since it was translated, so the translation may say what \
      the original no longer says.
      """,
    example: RuleExample(
      "content/translations/cy/pages/about.md",
      wrong: "translated_from: 00000000",
      right: "translated_from: 626c0adf"
    )
  )
}
