/// Rules about a site in several languages.
extension RuleExplanation {
  static let translationMissing = RuleExplanation(
    meaning: """
      A page in another language would show words in the language of the site, because the translation \
      has none for them: a text of a template, words that the program puts on pages, or a text of a record.
      """,
    example: RuleExample(
      "content/translations/cy/pages/about.md",
      wrong: "title: Amdanom",
      right: "title: Amdanom\ndescription: Am y wefan hon."
    )
  )

  static let translationUnused = RuleExplanation(
    meaning: """
      The words of a language hold a text that stands in no template of a translated page. It may be \
      misspelt, or the template may have been reworded since.
      """,
    example: RuleExample(
      "templates/words/cy.yml",
      wrong: "Skip to the content: Neidio i'r cynnwys",
      right: "Skip to content: Neidio i'r cynnwys"
    )
  )

  static let translationNames = RuleExplanation(
    meaning: """
      A text has a value of the page in brackets, and its translation lacks it or has another. Readers of \
      that language would miss the value.
      """,
    example: RuleExample(
      "templates/words/cy.yml",
      wrong: "\"Report of [title]\": Adroddiad",
      right: "\"Report of [title]\": Adroddiad [title]"
    )
  )

  static let translationStructure = RuleExplanation(
    meaning: """
      A translated text has other headings, links, charts or footnotes than its original. Readers of one \
      language would get less, or something else.
      """,
    example: RuleExample(
      "content/translations/cy/pages/about.md",
      wrong: "Dyma'r adroddiad.",
      right: "Dyma'r [adroddiad](report:one)."
    )
  )

  static let translationNumbers = RuleExplanation(
    meaning: """
      A number stands in a text and not in its translation, or the other way round. One of the two says \
      something that is not so.
      """,
    example: RuleExample(
      "content/translations/cy/pages/about.md",
      wrong: "Mae 41 ohonynt.",
      right: "Mae 43 ohonynt."
    )
  )

  static let translationOutdated = RuleExplanation(
    meaning: """
      The words of a record have changed since they were translated, so the translation may say what the \
      original says no more.
      """,
    example: RuleExample(
      "content/translations/cy/pages/about.md",
      wrong: "translated_from: 00000000",
      right: "translated_from: 626c0adf"
    )
  )
}
