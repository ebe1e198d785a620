/// Rules about old addresses and where they lead.
extension RuleExplanation {
  static let redirectAddress = RuleExplanation(
    meaning: """
      An old or a new address cannot be understood. It starts at the root of the site with a slash, \
      and has no host, no query and no signs that an address would have to write in code.
      """,
    example: RuleExample(
      "content/redirects.yml",
      wrong: "reports/first: report:one",
      right: "/reports/first/: report:one"
    )
  )

  static let redirectTaken = RuleExplanation(
    meaning: """
      The old address is that of a page, or of a heading on it, which is there. Its readers would be \
      sent away from what they came for.
      """,
    example: RuleExample(
      "content/redirects.yml",
      wrong: "/about/: report:one",
      right: "/about-us/: report:one"
    )
  )

  static let redirectTarget = RuleExplanation(
    meaning: """
      An old address leads to one that the site does not have. Its readers would be told twice that \
      there is nothing.
      """,
    example: RuleExample(
      "content/redirects.yml",
      wrong: "/all/: /finding/",
      right: "/all/: /findings/"
    )
  )

  static let redirectChain = RuleExplanation(
    meaning: """
      An old address leads to another old address. Each step takes a reader time, and some programs \
      stop on the way.
      """,
    example: RuleExample(
      "content/redirects.yml",
      wrong: "/oldest/: /older/",
      right: "/oldest/: /findings/"
    )
  )

  static let redirectLoop = RuleExplanation(
    meaning: """
      Old addresses lead to each other in a circle, so that a reader would arrive nowhere.
      """,
    example: RuleExample(
      "content/redirects.yml",
      wrong: "/this/: /that/",
      right: "/this/: /findings/"
    )
  )
}
