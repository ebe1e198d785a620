import ArgumentParser
import Content
import Diagnostics
import Digests
import Markup
import Pages
import SiteFiles
import SiteOutline
import SitePlanning
import Snapshots

struct ReleaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Record the site that is about to be published, so that its addresses stay.",
    discussion: """
      Adds the addresses of the site to content/addresses.txt, writes what readers see of it to \
      content/release.json, and adds the release to content/releases.yml; commit all three with \
      the content. From then on, losing one of the addresses is an error (lost-address), as is \
      losing an event of a history (history-rewritten), and a changed figure or sentence needs an \
      entry in `changes` (change-unexplained). Nothing is written while the content has errors or \
      warnings, or if nothing has changed since the last release.

      With --expect, nothing is written either unless exactly what a file names is public for the \
      first time.

        sitegen release --notes "The report on waiting times"
      """
  )

  @Option(name: .customLong("name"), help: "The name of the release. By default: its date.")
  var name: String?

  @Option(name: .customLong("notes"), help: "What has changed, in one line.")
  var notes: String?

  @Option(
    name: .customLong("expect"),
    help: ArgumentHelp(
      "Fail unless exactly this is public for the first time.",
      discussion: "A file that --first-published has written, or a list of names.",
      valueName: "file"
    )
  )
  var expected: String?

  @OptionGroup var firstPublished: FirstPublishedOptions
  @OptionGroup var source: SourceOptions
  @OptionGroup var reporting: ReportOptions

  func validate() throws {
    for (option, text) in [("--name", name), ("--notes", notes)] {
      guard let text else { continue }
      if text.allSatisfy(\.isWhitespace) || text.contains(where: \.isNewline) {
        throw ValidationError("\(option) must be one line of text")
      }
    }
  }

  func run() async throws {
    let now = source.now ?? .clock
    guard now <= .clock else {
      throw ValidationError("--now is in the future: a release is of the site as it is published")
    }
    let expectation = try expected.map { try Expectation(file: $0) }
    let tree = try await source.tree()
    var diagnostics: [Diagnostic] = []
    let plan = await buildPlan(
      tree,
      BuildOptions(now: now, threads: source.threads),
      into: &diagnostics
    )
    if let last = plan.site.releases.last, let date = last.date, now < date {
      throw ValidationError(
        "the release \"\(last.name)\" is of \(date.iso), which is later than \(now.iso)"
      )
    }
    let comparison = compareWithRelease(plan, into: &diagnostics)
    diagnostics = diagnostics.located { tree[$0] }
    try reporting.report(diagnostics)
    // A missing snapshot is what a release writes.
    guard diagnostics.allSatisfy({ $0.rule == .releaseSnapshot && $0.severity == .warning }) else {
      try reporting.summarise("nothing was released: \(diagnosticCounts(diagnostics))")
      throw ExitCode(1)
    }
    try firstPublished.report(comparison, of: plan, reporting)
    let present = comparison ?? ReleaseComparison(ofFirst: plan)
    try expectation?.check(present, reporting)
    let manifest = await plan.manifestDigest(threads: source.threads)
    let addresses = plan.lastingAddresses
    let published = Set(plan.site.publishedAddresses.map(\.address))
    let added = addresses.subtracting(published)
    let snapshot = NewFile(
      path: releaseSnapshotPath,
      text: String(decoding: present.new.json, as: UTF8.self)
    )
    let last = plan.site.releases.last
    if let last, last.manifest == manifest.text, added.isEmpty {
      // An earlier version of the program wrote none, or somebody has deleted it.
      if tree[releaseSnapshotPath] == nil { try replace([snapshot], in: source.source) }
      try reporting.summarise("nothing has changed since the release \"\(last.name)\"")
      return
    }
    let release = try newRelease(of: plan, manifest)
    let files = try files(of: release, addresses.union(published), snapshot, tree)
    try replace(files, in: source.source)
    try reporting.summarise(
      files.map { $0.path + "\n" }.joined()
        + "release \"\(release.name)\": \(counted(release.pages, "page")), "
        + "\(counted(added.count, "new address", "new addresses")), manifest \(release.manifest)"
    )
  }

  private func newRelease(of plan: SitePlan, _ manifest: Digest) throws -> Release {
    let names = Set(plan.site.releases.map(\.name))
    if let name, names.contains(name) {
      throw ValidationError("there is already a release \"\(name)\": choose another --name")
    }
    guard let today = plan.now.dateInLondon else {
      throw ValidationError("--now is outside the calendar: give a date such as 2030-01-31")
    }
    return Release(
      name: name ?? unusedName(today.iso, names),
      date: plan.now,
      pages: plan.pageCount,
      manifest: manifest.text,
      notes: notes
    )
  }

  /// The name, or else the name with the first number from 2 that no release has.
  private func unusedName(_ name: String, _ names: Set<String>) -> String {
    var (unused, number) = (name, 2)
    while names.contains(unused) { (unused, number) = ("\(name)-\(number)", number + 1) }
    return unused
  }

  /// Every file that a release writes, in the order in which they are written: the release itself
  /// comes last, so that a release that was interrupted is simply repeated.
  private func files(
    of release: Release,
    _ addresses: Set<SiteAddress>,
    _ snapshot: NewFile,
    _ tree: SourceTree
  ) throws -> [NewFile] {
    let written = tree[releasesPath]?.text ?? ""
    let start = written.isEmpty || written.hasSuffix("\n") ? written : written + "\n"
    let releases = SourceText(
      path: releasesPath,
      text: (start.isEmpty ? releasesNote : start) + release.entry
    )
    // The name and the notes must be acceptable to the next build.
    var diagnostics: [Diagnostic] = []
    _ = parseReleases(releases, into: &diagnostics)
    if let found = diagnostics.first {
      throw ValidationError("the release cannot be recorded: \(found.message)")
    }
    return [
      NewFile(path: publishedAddressesPath, text: publishedAddressesText(addresses)), snapshot,
      NewFile(path: releasesPath, text: releases.text),
    ]
  }
}

extension Expectation {
  /// Fails unless exactly what is expected is public for the first time; names each difference.
  ///
  /// - Throws: `ExitCode` 1.
  fileprivate func check(_ comparison: ReleaseComparison, _ reporting: ReportOptions) throws {
    let differences = differences(from: comparison.firstPublications)
    guard !differences.isEmpty else { return }
    for difference in differences { printError("sitegen: \(difference)") }
    try reporting.summarise(
      "nothing was released: \(counted(differences.count, "difference")) from what was expected"
    )
    throw ExitCode(1)
  }
}

private let releasesNote = """
  # The releases of this site, the oldest first. `sitegen release` adds to them.

  """

extension SitePlan {
  /// The digest of the paths and bytes of all files, as of a fixed instant, so that it does not
  /// depend on the day: the date is on pages.
  fileprivate func manifestDigest(threads: Int) async -> Digest {
    var plan = self
    plan.show(site, at: Instant(seconds: 0))
    let digests = await concurrentMap(plan.pages, threads: threads) { [plan] page in
      Digest(of: render(page, of: plan).bytes)
    }
    var whole = PartsDigest()
    for (page, digest) in zip(plan.pages, digests) {
      whole.add(page.path.text)
      whole.add(digest)
    }
    return whole.digest
  }
}
