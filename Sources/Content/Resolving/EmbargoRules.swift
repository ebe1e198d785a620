package import Diagnostics

/// The rules about public content that tells of unpublished content.
///
/// `sitegen check --embargo` reports them, from a target that depends on all others.
extension Rule {
  package static let embargoRules = [embargoMention, embargoImage]

  package static let embargoMention = Rule(
    "embargo-mention",
    .warning,
    advice: "Word it differently, or leave this record unpublished until then too.",
    meaning: """
      A public text repeats eight or more words of an unpublished one, or is the only one that \
      contains a name or a number of it, so readers may learn what it says before its time. Only \
      `sitegen check --embargo` reports this.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "The council has lost the records of all its cases since 2019.",
      right: "More about records follows."
    )
  )

  package static let embargoImage = Rule(
    "embargo-image",
    .warning,
    advice: "Use another image here until the other record is public too.",
    meaning: """
      A public text uses an image that an unpublished text uses too, so the image is public \
      already. Only `sitegen check --embargo` reports this.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "![A chart of cases](../images/cases.svg)",
      right: "More about cases follows."
    )
  )
}
