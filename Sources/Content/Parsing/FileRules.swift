package import Diagnostics

/// Rules about files as a whole.
extension Rule {
  package static let fileRules = [
    notUTF8, missingFile, unexpectedFile, refusedFile, hiddenCharacter, garbledText,
    conflictMarker,
  ]

  package static let notUTF8 = Rule(
    "not-utf8",
    .error,
    advice: "Save the file as UTF-8.",
    meaning: """
      The file contains bytes that are not valid UTF-8, the encoding of every source file. On a \
      page they would appear as unreadable characters.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "title: Caf\u{FFFD}",
      right: "title: Café"
    )
  )

  package static let missingFile = Rule(
    "missing-file",
    .error,
    advice: "Add the file, or remove the reference to it.",
    meaning: """
      The site or one of its records needs a file that does not exist, such as the table of a \
      dataset. A page would be empty where readers expect content.
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

  package static let unexpectedFile = Rule(
    "unexpected-file",
    .warning,
    advice: "Move the file to a folder that is read, or delete it.",
    meaning: """
      The file is in a folder that the program does not read, often because the name of the folder \
      is misspelt, so its text would never reach a reader. Or it is among the images without being \
      an image that is safe to display: a page or a script there would be published as part of the \
      site.
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

  package static let refusedFile = Rule(
    "refused-file",
    .error,
    advice: """
      Replace it with a plain file, or remove it from the source; if two names differ only in case \
      or accents, rename one.
      """,
    meaning: """
      The source contains an entry that is not read: a symbolic link, which could lead out of the \
      source; a pipe or a device, which could block a build for ever; a file over 64 MiB; or a \
      name that is not valid UTF-8. Or the names of two files differ only in case or in the \
      encoding of an accent: many disks treat these as the same file, and one of the two would be \
      lost. While other records need the refused entry, errors between records are not reported.
      """,
    example: RuleExample(
      "content/images/plan.svg",
      movedTo: "content/images/plan-of-the-ward.svg",
      wrong: "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Plan</title></svg>",
      right: "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Plan of the ward</title></svg>"
    )
  )

  package static let hiddenCharacter = Rule(
    "hidden-character",
    .error,
    advice: "Delete the character; it may have been pasted from another program.",
    meaning: """
      The file contains an invisible character: a control character, or one that changes the \
      display order of the letters after it. Such a text can read differently from what it says.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "Received by the \u{202E}office.",
      right: "Received by the office."
    )
  )
}
