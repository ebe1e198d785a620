package import Diagnostics

/// Rules for YAML syntax.
extension Rule {
  package static let yamlRules = [yamlSyntax, duplicateKey, valueCut, invisibleCharacter]

  package static let yamlSyntax = Rule(
    "yaml-syntax",
    .error,
    advice: """
      Correct the YAML at the caret; a value that contains a colon or a quotation mark must be \
      quoted.
      """,
    meaning: """
      The text is not valid YAML, so its values are ambiguous. None of it is read, and other \
      errors in it stay hidden until it is corrected.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "title: About: this site",
      right: """
        title: "About: this site"
        """
    )
  )

  package static let duplicateKey = Rule(
    "duplicate-key",
    .error,
    advice: "Keep one of the two keys.",
    meaning: """
      The same mapping contains a key twice. Only one of the values could be used, and which one \
      readers see would be arbitrary.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: """
        title: About
        title: Again
        """,
      right: "title: About"
    )
  )
}
