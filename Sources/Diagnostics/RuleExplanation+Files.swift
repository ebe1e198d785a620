/// Rules about files as a whole.
extension RuleExplanation {
  static let notUTF8 = RuleExplanation(
    meaning: """
      The file holds bytes that are no characters in UTF-8, the encoding in which every file is \
      read. On a page they would show as signs that nobody can read.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "title: Caf\u{FFFD}",
      right: "title: Café"
    )
  )

  static let missingFile = RuleExplanation(
    meaning: """
      The site or one of its records needs a file that is not there, such as the table of a \
      dataset. Without it, a page would be empty where readers expect content.
      """,
    example: RuleExample(
      "content/data/empty/north.csv",
      wrong: nil,
      right: """
        year,recorded,decided
        2014/15,1000,100
        2015/16,2000,150
        """
    )
  )

  static let unexpectedFile = RuleExplanation(
    meaning: """
      The file lies where the program looks for nothing, often because the name of a folder is \
      misspelt. What its author wrote would never reach a reader. Or it lies among the pictures and \
      is none that can only be looked at: a page or a script there would be published as the site's.
      """,
    example: RuleExample(
      "content/report/two.md",
      movedTo: "content/pages/two.md",
      wrong: "Misplaced.",
      right: """
        ---
        title: Two
        description: A page in its place.
        ---
        No longer misplaced.
        """
    )
  )

  static let refusedFile = RuleExplanation(
    meaning: """
      The source holds something that is not read: a symbolic link, which could lead out of it; a \
      pipe or a device, which could keep a build for ever; a file over 64 MiB; or a name that is \
      not in UTF-8. Or the names of two files differ only in capitals or in how an accent is \
      written: on many disks they are one file, so that one of the two would be lost. While other \
      records need what was refused, faults between records are not reported.
      """,
    example: RuleExample(
      "content/images/plan.svg",
      movedTo: "content/images/plan-of-the-ward.svg",
      wrong: "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Plan</title></svg>",
      right: "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Plan of the ward</title></svg>"
    )
  )

  static let overLimit = RuleExplanation(
    meaning: """
      The file is larger, or more deeply nested, than anything that people write, so that reading it \
      could take very long or all memory. Sizes are limited by `limits` in site.yml (`text` and \
      `line` in KB, `columns`); how deep YAML is nested, how often it repeats itself, how large \
      numbers are, and how much the partials of a template bring in, is fixed.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "show: " + String(repeating: "[", count: 101) + String(repeating: "]", count: 101),
      right: "show: []"
    )
  )

  static let hiddenCharacter = RuleExplanation(
    meaning: """
      The file holds a character that nobody sees: a control character, or one that changes the \
      order in which the letters after it are shown. A text with such a character can read otherwise \
      than it is.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "Received by the \u{202E}office.",
      right: "Received by the office."
    )
  )
}
