package import Content
package import Diagnostics
package import SitePlanning

/// What a planned site changes of the last release.
package struct ReleaseComparison: Sendable {
  /// The release; `nil` if the site has none, or does not say which it was.
  package let release: Release?
  package let new: SiteSnapshot
  let old: SiteSnapshot
  let matches: PageMatches

  init(from old: SiteSnapshot, to new: SiteSnapshot, release: Release?) {
    (self.old, self.new, self.release) = (old, new, release)
    matches = PageMatches(old, new)
  }

  /// Compares a site with nothing, as if there had been no release: all of it is new.
  package init(ofFirst plan: SitePlan) {
    self.init(from: SiteSnapshot(), to: SiteSnapshot(of: plan), release: nil)
  }

  /// The release, for messages.
  package var releaseName: String {
    release.map { "the release \"\($0.name)\"" } ?? "the last release"
  }
}

/// Compares a plan with the snapshot of the last release, and reports what has changed without a
/// word: figures and sentences without an entry in `changes`, and events that were published.
///
/// The result is `nil` if the site has no release or has lost its snapshot, and after an error,
/// since a record that cannot be read is not gone. Only commands that publish or check ask for it,
/// never the preview: a snapshot takes about as long as planning the site. A site as of an instant
/// before its last release is not checked, because it was another one; it has a warning of its own
/// (`beforeRelease`).
package func compareWithRelease(
  _ plan: SitePlan,
  into diagnostics: inout [Diagnostic]
) -> ReleaseComparison? {
  guard !diagnostics.hasErrors else { return nil }
  guard let file = plan.site.releaseSnapshot else {
    if let last = plan.site.releases.last { diagnostics.append(missingSnapshot(of: last)) }
    return nil
  }
  let old: SiteSnapshot
  do {
    old = try SiteSnapshot(json: file.bytes)
  } catch {
    diagnostics.report(
      .releaseSnapshot,
      "the snapshot of the last release cannot be read: \(error)",
      at: file.location(line: error.line ?? 1, column: 1)
    )
    return nil
  }
  let release = plan.site.releases.last
  let comparison = ReleaseComparison(from: old, to: SiteSnapshot(of: plan), release: release)
  if let date = release?.date, plan.now < date { return comparison }
  let records = ChangedRecords(comparison, plan.site)
  diagnostics += records.rewrittenHistories + records.lostHistories
  diagnostics += records.reusedAddresses + records.unexplainedChanges(on: plan.now)
  return comparison
}

/// A warning, since the next release writes the file again.
private func missingSnapshot(of last: Release) -> Diagnostic {
  var diagnostic = Diagnostic(
    .releaseSnapshot,
    "there is no \(releaseSnapshotPath), so nothing is compared with the release "
      + "\"\(last.name)\"",
    at: last.location,
    help: "restore it from the commit of that release; if there was none, run `sitegen release`"
  )
  diagnostic.severity = .warning
  return diagnostic
}

/// The records of the last release whose pages differ now.
struct ChangedRecords {
  typealias Page = (record: RecordKey, old: PageSnapshot, new: PageSnapshot)

  let comparison: ReleaseComparison
  let site: Site
  /// The pages in the site's own language.
  private(set) var pages: [Page] = []
  /// The pages in other languages; a translation follows its original, but for its addresses.
  private(set) var translatedPages: [Page] = []

  init(_ comparison: ReleaseComparison, _ site: Site) {
    (self.comparison, self.site) = (comparison, site)
    let changed = comparison.matches.pairs.filter { $0.old != $0.new && $0.new.kind != namesKind }
    guard !changed.isEmpty else { return }
    let keys = site.recordKeys.map { (site.name(of: $0), $0) }
    let records = Dictionary(keys) { first, _ in first }
    let found = changed.compactMap { old, new -> Page? in
      new.record.flatMap { records[$0] }.map { ($0, old, new) }
    }
    pages = found.filter { $0.new.language == nil }
    translatedPages = found.filter { $0.new.language != nil }
  }
}

/// The rules about what a release has published.
extension Rule {
  package static let releaseRules = [
    releaseSnapshot, changeUnexplained, historyRewritten, addressReused,
  ]

  package static let releaseSnapshot = Rule(
    "release-snapshot",
    .error,
    advice: """
      Restore content/release.json from the last commit; if it was written by another version of \
      the program, delete it and run `sitegen release`, which writes it again.
      """,
    meaning: """
      The file with what readers saw of the last release is damaged or missing, so nothing can be \
      compared with that release. `sitegen release` writes it, and nobody else needs to.
      """,
    example: RuleExample(
      "content/release.json",
      wrong: #"{"format":"sitegen-snapshot-0","pages":[]}"#,
      right: #"{"format":"sitegen-snapshot-1","pages":[],"redirects":[],"files":[],"design":[]}"#
    )
  )
}
