package import Diagnostics

/// Rules about templates.
extension Rule {
  package static let templateRules = [
    templateSyntax, templateUnclosed, templateMissing, templateMissingPartial,
    templateUnknownName, templateWrongType, templateUnescaped, templateRecursion,
    translationNames,
  ]

  package static let templateSyntax = Rule(
    "template-syntax",
    .error,
    advice: "Correct the tag; a tag looks like {{name}}.",
    meaning: """
      A tag of the template is malformed, for instance because it contains no name. No page that \
      uses the template can be rendered.
      """,
    example: RuleExample(
      "templates/page.html",
      wrong: "<title>{{}}</title>",
      right: "<title>{{title}}</title>"
    )
  )

  package static let templateUnclosed = Rule(
    "template-unclosed",
    .error,
    advice: "Close each section with a tag of the same name.",
    meaning: """
      A tag or a section is opened but not closed, or a section is closed that was not open. Where \
      that part of the page begins and ends is ambiguous.
      """,
    example: RuleExample(
      "templates/page.html",
      wrong: "{{#has_sources}}<p>{{title}}</p>",
      right: "{{#has_sources}}<p>{{title}}</p>{{/has_sources}}"
    )
  )

  package static let templateMissing = Rule(
    "template-missing",
    .error,
    advice: "Add the file to templates/; each page kind needs a template.",
    meaning: """
      Each page kind has a template of its own, and the template of one kind is missing. None of \
      the pages of that kind can be rendered.
      """,
    example: RuleExample(
      "templates/finding.html",
      wrong: nil,
      right: "<title>{{title}}</title>"
    )
  )

  package static let templateMissingPartial = Rule(
    "template-missing-partial",
    .error,
    advice: "Add the partial to templates/partials/, or correct its name.",
    meaning: """
      The template includes a partial that does not exist, often because its name is misspelt. \
      Pages would lack that part, perhaps their menu or footer.
      """,
    example: RuleExample(
      "templates/page.html",
      wrong: "{{>fram}}",
      right: "{{>frame}}"
    )
  )

  package static let templateUnknownName = Rule(
    "template-unknown-name",
    .error,
    advice: "Use a name from the page's view; `sitegen list templates` prints all of them.",
    meaning: """
      The template uses a name that the view of its page kind does not define. That spot would \
      stay empty on every page, and nobody might notice.
      """,
    example: RuleExample(
      "templates/page.html",
      wrong: "{{#is_home}}{{titel}}{{/is_home}}",
      right: "{{#is_home}}{{title}}{{/is_home}}"
    )
  )

  package static let templateWrongType = Rule(
    "template-wrong-type",
    .error,
    advice: "Use the value as its type allows; `sitegen list templates` prints each type.",
    meaning: """
      The template uses a value in a way that its type does not allow, for instance by printing a \
      list as text. There is no sensible output for it.
      """,
    example: RuleExample(
      "templates/page.html",
      wrong: "{{sources}}",
      right: "{{#sources}}{{title}}{{/sources}}"
    )
  )

  package static let templateUnescaped = Rule(
    "template-unescaped",
    .error,
    advice: "Use two braces; text on a page is always escaped.",
    meaning: """
      Three braces print a text without escaping it. An angle bracket in a title could then break \
      the page or load a script from elsewhere.
      """,
    example: RuleExample(
      "templates/page.html",
      wrong: "{{{title}}}",
      right: "{{title}}"
    )
  )

  package static let templateRecursion = Rule(
    "template-recursion",
    .error,
    advice: "Break the cycle; a partial must not include itself, directly or through others.",
    meaning: """
      A partial includes itself, directly or through other partials. Rendering a page with it \
      would never end.
      """,
    example: RuleExample(
      "templates/partials/b.html",
      wrong: "{{>a}}",
      right: "{{title}}"
    )
  )

  package static let translationNames = Rule(
    "translation-names",
    .error,
    advice: "Keep the names in brackets as they are; they may move within the sentence.",
    meaning: """
      The text has a value of the page in brackets, and its translation lacks that value or has a \
      different one. Readers of that language would not see the value.
      """,
    example: RuleExample(
      "templates/words/cy.yml",
      wrong: "\"Report of [title]\": Adroddiad",
      right: "\"Report of [title]\": Adroddiad [title]"
    )
  )
}
