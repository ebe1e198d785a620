package import Diagnostics

/// Rules about statements that a text binds to the data.
extension Rule {
  package static let claimRules = [
    claimWords, claimFalse, claimGap, claimBreak, claimSums, provisionalUnmarked,
  ]

  package static let claimWords = Rule(
    "claim-words",
    .error,
    advice: "Use words that can be checked against the data; docs/content.md lists them.",
    meaning: """
      The program cannot check the words of the claim, so nobody would notice when the data no \
      longer supports them. Strong words also say more than numbers can.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "It [soared](claim:rate/north/2014/15..2015/16).",
      right: "It [fell](claim:rate/north/2014/15..2015/16)."
    )
  )

  package static let claimFalse = Rule(
    "claim-false",
    .error,
    advice: "Correct the statement; the data contradicts it.",
    meaning: """
      The text makes a claim, such as a rise, that the data does not support. Readers who trust \
      the words would be misinformed.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: """
        It [rose](claim:rate/north/2014/15..2015/16), \
        to [1 in 4](claim:rate/north/2015/16).
        """,
      right: """
        It [fell](claim:rate/north/2014/15..2015/16), \
        to [1 in 13](claim:rate/north/2015/16).
        """
    )
  )

  package static let claimGap = Rule(
    "claim-gap",
    .error,
    advice: "Say what is left out and list it in `gaps`, or name periods without a gap.",
    meaning: """
      The claim is about all values between two ends, or of a group, and some of them are missing. \
      A missing value could be the highest or the lowest, so the claim says more than is known.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "the [highest since](claim:rate/north/2014/15..2017/18) 2014/15.",
      right: """
        the [highest since](claim:rate/north/2014/15..2017/18?gaps=2016/17) 2014/15, \
        as far as is known without 2016/17.
        """
    )
  )

  package static let claimBreak = Rule(
    "claim-break",
    .error,
    advice: "Name periods on one side of the break, or say what changed and list it in `breaks`.",
    meaning: """
      The values are defined differently from some period on, and the claim compares both sides. \
      Readers would mistake a change of method for a change in the world.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "It [fell](claim:rate/north/2014/15..2015/16).",
      right: """
        It [fell](claim:rate/north/2014/15..2015/16?breaks=2015/16), \
        when the rules of counting changed.
        """
    )
  )

  package static let claimSums = Rule(
    "claim-sums",
    .error,
    advice: "Compare sums over the same inspected bodies, or make the claim about one of them.",
    meaning: """
      The claim compares sums of which one lacks a body that the other includes, and it does not \
      hold for the bodies that both include. A sum can then move although no body's value does.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "Over all, it [rose](claim:rate/benchmark/2014/15..2015/16).",
      right: "In one council, it [fell](claim:rate/north/2014/15..2015/16)."
    )
  )

  package static let provisionalUnmarked = Rule(
    "provisional-unmarked",
    .error,
    advice: "Say in the same paragraph that the value is provisional, or name a final period.",
    meaning: """
      The number or the claim rests on a value that will still change, and the text around it does \
      not say so. Tables and charts mark such values; readers of the text would take it as final.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "It [fell](claim:rate/north/2014/15..2015/16).",
      right: "The provisional rate [fell](claim:rate/north/2014/15..2015/16)."
    )
  )
}
