package import Diagnostics

/// Rules about redirects.
extension Rule {
  package static let redirectRules = [redirectTaken, redirectTarget, redirectChain, redirectLoop]

  package static let redirectTaken = Rule(
    "redirect-taken",
    .error,
    advice: "Remove the line, or give the page another address.",
    meaning: """
      The old address belongs to an existing page or file, or to a part of a page, or it is below \
      a file. Readers would be sent away from what they came for.
      """,
    example: RuleExample(
      "content/redirects.yml",
      wrong: "/about/: report:one",
      right: "/about-us/: report:one"
    )
  )

  package static let redirectTarget = Rule(
    "redirect-target",
    .error,
    advice: "Correct the address, or name a record, such as report:new.",
    meaning: """
      An old address leads to an address that the site does not have. Readers would be told twice \
      that nothing is there.
      """,
    example: RuleExample(
      "content/redirects.yml",
      wrong: "/all/: /finding/",
      right: "/all/: /findings/"
    )
  )

  package static let redirectChain = Rule(
    "redirect-chain",
    .error,
    advice: "Name the final address, so that nobody is redirected twice.",
    meaning: """
      An old address leads to another old address. Each redirect costs readers time, and some \
      programs do not follow the second one.
      """,
    example: RuleExample(
      "content/redirects.yml",
      wrong: "/oldest/: /older/",
      right: "/oldest/: /findings/"
    )
  )

  package static let redirectLoop = Rule(
    "redirect-loop",
    .error,
    advice: "Name an existing page.",
    meaning: "Old addresses lead to each other in a loop, so readers would never arrive at a page.",
    example: RuleExample(
      "content/redirects.yml",
      wrong: "/this/: /that/",
      right: "/this/: /findings/"
    )
  )
}
