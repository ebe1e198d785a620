/// Rules about templates.
extension RuleExplanation {
  static let templateSyntax = RuleExplanation(
    meaning: """
      A tag of the template cannot be read, for instance because it names nothing. No page that \
      uses the template can be made.
      """,
    example: RuleExample(
      page,
      wrong: "<title>{{}}</title>",
      right: "<title>{{title}}</title>"
    )
  )

  static let templateUnclosed = RuleExplanation(
    meaning: """
      A tag or a section is opened and not closed, or a section is closed that was never open. \
      It is then unclear where a part of the page begins and ends.
      """,
    example: RuleExample(
      page,
      wrong: "{{#has_sources}}<p>{{title}}</p>",
      right: "{{#has_sources}}<p>{{title}}</p>{{/has_sources}}"
    )
  )

  static let templateMissing = RuleExplanation(
    meaning: """
      Each kind of page is made with a template of its own, and that of one kind is not there. \
      None of its pages can be made.
      """,
    example: RuleExample(
      "templates/finding.html",
      wrong: nil,
      right: "<title>{{title}}</title>"
    )
  )

  static let templateMissingPartial = RuleExplanation(
    meaning: """
      The template includes a partial that is not there, often because its name is misspelt. \
      The pages would lack that part, perhaps their menu or their footer.
      """,
    example: RuleExample(
      page,
      wrong: "{{>fram}}",
      right: "{{>frame}}"
    )
  )

  static let templateUnknownName = RuleExplanation(
    meaning: """
      The template names a value that its kind of page does not have. The place would stay \
      empty on every page, and nobody might notice.
      """,
    example: RuleExample(
      page,
      wrong: "{{#is_home}}{{titel}}{{/is_home}}",
      right: "{{#is_home}}{{title}}{{/is_home}}"
    )
  )

  static let templateWrongType = RuleExplanation(
    meaning: """
      The template uses a value in a way that its type does not allow, such as printing a list \
      as if it were a text. There is no sensible output for it.
      """,
    example: RuleExample(
      page,
      wrong: "{{sources}}",
      right: "{{#sources}}{{title}}{{/sources}}"
    )
  )

  static let templateUnescaped = RuleExplanation(
    meaning: """
      Three braces ask for a text as it is, without escaping. An angle bracket in a title could \
      then break the page, or bring in a script from elsewhere.
      """,
    example: RuleExample(
      page,
      wrong: "{{{title}}}",
      right: "{{title}}"
    )
  )

  static let templateRecursion = RuleExplanation(
    meaning: """
      A partial includes itself, directly or by way of others. A page made with it would never \
      come to an end.
      """,
    example: RuleExample(
      "templates/partials/b.html",
      wrong: "{{>a}}",
      right: "{{title}}"
    )
  )

  private static let page = "templates/page.html"
}
