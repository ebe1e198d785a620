/// Everything that can be wrong with the source of a site.
///
/// The raw value is the id that a report prints in brackets. Each rule has a fixture that provokes it
/// and a golden report; a rule without one fails the tests.
package enum Rule: String, CaseIterable, Sendable {
  // Files
  case notUTF8 = "not-utf8"
  case missingFile = "missing-file"
  case unexpectedFile = "unexpected-file"
  case refusedFile = "refused-file"
  case overLimit = "over-limit"
  case hiddenCharacter = "hidden-character"

  // YAML
  case yamlSyntax = "yaml-syntax"
  case frontMatterMissing = "front-matter-missing"
  case duplicateKey = "duplicate-key"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case unknownChoice = "unknown-choice"
  case badDate = "bad-date"
  case badURL = "bad-url"
  case badID = "bad-id"

  // References
  case unknownID = "unknown-id"
  case duplicateID = "duplicate-id"
  case oneSidedReference = "one-sided-reference"
  case findingWithoutRecommendation = "finding-without-recommendation"
  case orphan
  case heldReference = "held-reference"
  case duplicateAddress = "duplicate-address"

  // Redirects
  case redirectAddress = "redirect-address"
  case redirectTaken = "redirect-taken"
  case redirectTarget = "redirect-target"
  case redirectChain = "redirect-chain"
  case redirectLoop = "redirect-loop"

  // Recommendations
  case historyOrder = "history-order"
  case futureDate = "future-date"
  case illegalTransition = "illegal-transition"
  case missingEvidence = "missing-evidence"

  // Data
  case csvSyntax = "csv-syntax"
  case csvEmpty = "csv-empty"
  case csvHeader = "csv-header"
  case csvRagged = "csv-ragged"
  case csvValue = "csv-value"
  case csvRange = "csv-range"
  case csvMissingCode = "csv-missing-code"
  case csvDuplicateKey = "csv-duplicate-key"
  case csvRelation = "csv-relation"
  case suppressionUnfit = "suppression-unfit"
  case suppressionUnsafe = "suppression-unsafe"
  case measureUnfit = "measure-unfit"

  // Charts
  case chartMixed = "chart-mixed"
  case chartBreak = "chart-break"
  case chartPie = "chart-pie"
  case chartSecondAxis = "chart-second-axis"
  case chartPeriod = "chart-period"
  case chartUnfit = "chart-unfit"

  // Figures in texts
  case figureAddress = "figure-address"
  case figureMissing = "figure-missing"
  case figureDiffers = "figure-differs"
  case claimWords = "claim-words"
  case claimFalse = "claim-false"
  case numberUnbound = "number-unbound"

  // Markdown
  case rawHTML = "raw-html"
  case unsafeURL = "unsafe-url"
  case brokenLink = "broken-link"
  case brokenAnchor = "broken-anchor"
  case imageWithoutText = "image-without-text"
  case headingLevel = "heading-level"

  // Templates
  case templateSyntax = "template-syntax"
  case templateUnclosed = "template-unclosed"
  case templateMissing = "template-missing"
  case templateMissingPartial = "template-missing-partial"
  case templateUnknownName = "template-unknown-name"
  case templateWrongType = "template-wrong-type"
  case templateUnescaped = "template-unescaped"
  case templateRecursion = "template-recursion"

  // Translations
  case translationMissing = "translation-missing"
  case translationUnused = "translation-unused"
  case translationNames = "translation-names"
  case translationStructure = "translation-structure"
  case translationNumbers = "translation-numbers"
  case translationOutdated = "translation-outdated"
}

extension Rule {
  /// The severity of its faults; `--strict` makes warnings count as errors for the exit code.
  package var severity: Severity {
    switch self {
    case .unexpectedFile, .orphan, .numberUnbound, .translationUnused, .translationStructure,
      .translationOutdated:
      .warning
    default: .error
    }
  }
}
