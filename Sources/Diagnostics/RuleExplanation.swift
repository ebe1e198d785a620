/// What a rule means, with an example.
struct RuleExplanation: Sendable {
  var meaning: String
  var example: RuleExample
}

extension Rule {
  /// The explanation of the rule; a rule without one does not compile.
  var explanation: RuleExplanation {
    switch self {
    case .notUTF8: .notUTF8
    case .missingFile: .missingFile
    case .unexpectedFile: .unexpectedFile
    case .refusedFile: .refusedFile
    case .overLimit: .overLimit
    case .hiddenCharacter: .hiddenCharacter
    case .yamlSyntax: .yamlSyntax
    case .frontMatterMissing: .frontMatterMissing
    case .duplicateKey: .duplicateKey
    case .unknownKey: .unknownKey
    case .missingKey: .missingKey
    case .wrongType: .wrongType
    case .unknownChoice: .unknownChoice
    case .badDate: .badDate
    case .badURL: .badURL
    case .badID: .badID
    case .unknownID: .unknownID
    case .duplicateID: .duplicateID
    case .oneSidedReference: .oneSidedReference
    case .findingWithoutRecommendation: .findingWithoutRecommendation
    case .orphan: .orphan
    case .heldReference: .heldReference
    case .duplicateAddress: .duplicateAddress
    case .redirectAddress: .redirectAddress
    case .redirectTaken: .redirectTaken
    case .redirectTarget: .redirectTarget
    case .redirectChain: .redirectChain
    case .redirectLoop: .redirectLoop
    case .historyOrder: .historyOrder
    case .futureDate: .futureDate
    case .illegalTransition: .illegalTransition
    case .missingEvidence: .missingEvidence
    case .csvSyntax: .csvSyntax
    case .csvEmpty: .csvEmpty
    case .csvHeader: .csvHeader
    case .csvRagged: .csvRagged
    case .csvValue: .csvValue
    case .csvRange: .csvRange
    case .csvMissingCode: .csvMissingCode
    case .csvDuplicateKey: .csvDuplicateKey
    case .csvRelation: .csvRelation
    case .suppressionUnfit: .suppressionUnfit
    case .suppressionUnsafe: .suppressionUnsafe
    case .measureUnfit: .measureUnfit
    case .chartMixed: .chartMixed
    case .chartBreak: .chartBreak
    case .chartPie: .chartPie
    case .chartSecondAxis: .chartSecondAxis
    case .chartPeriod: .chartPeriod
    case .chartUnfit: .chartUnfit
    case .figureAddress: .figureAddress
    case .figureMissing: .figureMissing
    case .figureDiffers: .figureDiffers
    case .claimWords: .claimWords
    case .claimFalse: .claimFalse
    case .numberUnbound: .numberUnbound
    case .rawHTML: .rawHTML
    case .unsafeURL: .unsafeURL
    case .brokenLink: .brokenLink
    case .brokenAnchor: .brokenAnchor
    case .imageWithoutText: .imageWithoutText
    case .headingLevel: .headingLevel
    case .templateSyntax: .templateSyntax
    case .templateUnclosed: .templateUnclosed
    case .templateMissing: .templateMissing
    case .templateMissingPartial: .templateMissingPartial
    case .templateUnknownName: .templateUnknownName
    case .templateWrongType: .templateWrongType
    case .templateUnescaped: .templateUnescaped
    case .templateRecursion: .templateRecursion
    case .translationMissing: .translationMissing
    case .translationUnused: .translationUnused
    case .translationNames: .translationNames
    case .translationStructure: .translationStructure
    case .translationNumbers: .translationNumbers
    case .translationOutdated: .translationOutdated
    }
  }
}
