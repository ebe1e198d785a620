/// Rules reported by several targets that do not import each other.
extension Rule {
  package static let sharedRules = [overLimit, translationMissing]

  package static let overLimit = Rule(
    "over-limit",
    .error,
    advice: "Split or simplify it; the size limits are set under `limits` in site.yml.",
    meaning: """
      The file is larger or more deeply nested than any hand-written file, so reading it could \
      take very long or exhaust the memory. Size limits come from `limits` in site.yml (`text` and \
      `line` in KB, `columns`). The limits on YAML nesting, YAML aliases, large numbers and the \
      expansion of partials are fixed.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "show: " + String(repeating: "[", count: 101) + String(repeating: "]", count: 101),
      right: "show: []"
    )
  )

  package static let translationMissing = Rule(
    "translation-missing",
    .error,
    advice: "Add the missing text to the translation.",
    meaning: """
      The translation lacks a text: one of a template, one that the program puts on pages, or one \
      of a record. A page in that language would show the text in the language of the original.
      """,
    example: RuleExample(
      "content/translations/cy/pages/about.md",
      wrong: "title: Amdanom",
      right: "title: Amdanom\ndescription: Am y wefan hon."
    )
  )
}
