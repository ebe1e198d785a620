/// Rules about figures in texts, all of them on one page of the fixtures.
extension RuleExplanation {
  static let figureAddress = RuleExplanation(
    meaning: """
      The address of a figure leads to no value: it is not complete, or it names something that \
      the data does not hold. The number in the text is then held against nothing.
      """,
    example: RuleExample(
      page,
      wrong: "[7.5%](figure:rate)",
      right: "[7.5%](figure:rate/north/2015/16)"
    )
  )

  static let figureMissing = RuleExplanation(
    meaning: """
      The text refers to a value that the data does not have, or that may not be shown. Readers \
      would meet a statement that no page of the site can bear out.
      """,
    example: RuleExample(
      page,
      wrong: "It was [high](figure:rate/north/2014/15).",
      right: "How high it was is not known."
    )
  )

  static let figureDiffers = RuleExplanation(
    meaning: """
      The number in the text is not the one in the data that it is bound to. Readers would find \
      one value here and another on the page of the measure.
      """,
    example: RuleExample(
      page,
      wrong: "It was [10.1 per cent](figure:rate/north/2014/15)",
      right: "It was [10.0 per cent](figure:rate/north/2014/15)"
    )
  )

  static let claimWords = RuleExplanation(
    meaning: """
      The words of a claim are none that the program can check, so that nobody would notice \
      when the data no longer bears them out. Strong words also say more than figures can.
      """,
    example: RuleExample(
      page,
      wrong: "It [soared](claim:rate/north/2014/15..2015/16).",
      right: "It [fell](claim:rate/north/2014/15..2015/16)."
    )
  )

  static let claimFalse = RuleExplanation(
    meaning: """
      The text claims something, such as a rise, that the data does not bear out. Readers who \
      trust the words would be told what is not so.
      """,
    example: RuleExample(
      page,
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

  static let numberUnbound = RuleExplanation(
    meaning: """
      A number that looks like a statistic is tied neither to data nor to a source. Readers \
      cannot check where it comes from, and nobody is told when it is out of date.
      """,
    example: RuleExample(
      page,
      wrong: "It was 10.0 per cent of 1,000",
      right: """
        It was [10.0 per cent](figure:rate/north/2014/15) \
        of [1,000](cell:cases/recorded?year=2014/15)
        """
    )
  )

  private static let page = "content/pages/about.md"
}
