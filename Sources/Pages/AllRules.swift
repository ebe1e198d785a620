import Content
package import Diagnostics
import Markdown
import SitePlanning
import Snapshots
import Templates

extension Rule {
  /// All rules, by area.
  package static let all: [Rule] = [
    sharedRules, fileRules, frontMatterRules, fieldRules, referenceRules, relationRules,
    orphanRules, duplicateRules, embargoRules, addressRules, redirectAddressRules, redirectRules,
    dateRules, historyRules, csvRules, tableRules, dataRules, gapRules, issueRules,
    lifetimeRules, measurePeriodRules, measureRowRules, shareRules, suppressionRules,
    disclosureRules, refusedChartRules, chartRules, figureRules, claimRules, numberRules,
    markdownRules, linkRules, templateRules, translatedTextRules, translationRules,
    addressLineRules, lostAddressRules, releaseRules, contactRules,
  ].flatMap { $0 }
}
