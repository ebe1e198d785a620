import Templates
import Content
import Diagnostics
import DisclosureCheck
import EmbargoAudit
import Exports
import Foundation
import Pages
import SiteOutline
import SitePlanning
import Snapshots
import TestSupport
import Testing

/// The smallest site that uses every kind of record.
func baseFiles() throws -> [SourceText] {
  laid(site(try fixtureText("base")), over: [])
}

/// The base site with the files of a fixture; a file with the same path replaces the one of the
/// base.
func fixture(_ name: String) throws -> [SourceText] {
  var files = laid(site(try fixtureText(name)), over: try baseFiles())
  if name == Rule.templateMissing.id {
    files.removeAll { $0.path == "templates/finding.html" }
  }
  return files
}

/// Two sets of files joined; a file of `upper` replaces the one of `lower` with the same path, or
/// continues it if a `+` precedes its path.
func laid(_ upper: [SourceText], over lower: [SourceText]) -> [SourceText] {
  let upper = upper.map { file in
    guard file.path.hasPrefix("+") else { return file }
    let path = String(file.path.dropFirst())
    let start = lower.first { $0.path == path }?.text ?? ""
    return SourceText(path: path, text: start + file.text)
  }
  let paths = Set(upper.map(\.path))
  return lower.filter { !paths.contains($0.path) } + upper.map(unescaped).map(withAllPhrases)
}

/// Adds the built-in phrases that a file of translations lacks, so that a test contains only the
/// texts it is about.
private func withAllPhrases(_ file: SourceText) -> SourceText {
  guard file.path.hasPrefix("templates/words/") else { return file }
  let lines = file.text.split(separator: "\n")
  let missing = Phrase.allCases.map(\.rawValue).filter { phrase in
    !lines.contains { $0.hasPrefix("\(phrase):") || $0.hasPrefix("\"\(phrase)\":") }
  }
  let added = missing.map { "\"\($0)\": \"\($0)\"\n" }.joined()
  return SourceText(path: file.path, text: file.text + added)
}

/// The base site with other files, which are written in one string.
func base(with archive: String) throws -> [SourceText] {
  laid(site(archive), over: try baseFiles())
}

/// The files with the text of one of them changed.
func edited(
  _ files: [SourceText],
  _ path: String,
  _ edit: (inout String) -> Void
) -> [SourceText] {
  guard let index = files.firstIndex(where: { $0.path == path }) else {
    Issue.record("no file \(path)")
    return files
  }
  var files = files
  var text = files[index].text
  edit(&text)
  files[index] = SourceText(path: path, text: text)
  return files
}

/// The instant as of which tests build: noon in London on 1 March 2026.
let testNow = Instant(seconds: 1_772_366_400)

/// All diagnostics of a build, in the order of a report.
func diagnostics(of files: [SourceText], now: Instant = testNow) async -> [Diagnostic] {
  await build(files, now: now).diagnostics.inReportOrder
}

/// What the fixture of a rule reports, by the command that checks the rule.
func diagnostics(of files: [SourceText], for rule: Rule) async -> [Diagnostic] {
  if Rule.releaseRules.contains(rule) { return await diagnosticsAfterRelease(of: files) }
  let built = await build(files)
  let found = built.diagnostics.inReportOrder
  if Rule.disclosureRules.contains(rule) {
    let check = checkDisclosure(of: built.plan, from: SourceTree(files))
    return found + check.diagnostics.located { path in files.first { $0.path == path } }
  }
  guard Rule.embargoRules.contains(rule) else { return found }
  let options = BuildOptions(now: testNow, threads: 2)
  let tree = SourceTree(files)
  let audit = await auditEmbargoes(of: built.plan, from: tree, options, known: found)
  return found + audit.diagnostics.inReportOrder
}

/// What a build reports after a release of the same site, in which the files below `released/`
/// were in the place of others.
private func diagnosticsAfterRelease(of files: [SourceText]) async -> [Diagnostic] {
  let folder = "released/"
  let released = files.filter { $0.path.hasPrefix(folder) }.map {
    SourceText(path: String($0.path.dropFirst(folder.count)), bytes: $0.bytes)
  }
  var present = files.filter { !$0.path.hasPrefix(folder) }
  if !present.contains(where: { $0.path == releaseSnapshotPath }) {
    let paths = Set(released.map(\.path))
    let before = await build(present.filter { !paths.contains($0.path) } + released)
    let snapshot = SiteSnapshot(of: before.plan)
    present.append(SourceText(path: releaseSnapshotPath, bytes: snapshot.json))
  }
  let built = await build(present)
  var found = built.diagnostics
  _ = compareWithRelease(built.plan, into: &found)
  return found.located { [present] path in present.first { $0.path == path } }.inReportOrder
}

/// A site built in memory.
struct Built {
  var plan: SitePlan
  var diagnostics: [Diagnostic]
  var files: [String: [UInt8]]
  /// The inputs that the manifest lists.
  var publicInputs: [SourceText]

  func text(_ path: String) throws -> String {
    String(decoding: try #require(files[path], "no file \(path)"), as: UTF8.self)
  }
}

func build(
  _ files: [SourceText],
  sharedTemplates: Set<String> = [],
  now: Instant = testNow,
  threads: Int = 2,
  unpublished: UnpublishedScope = .none,
  delivery: Delivery = .published(integrity: false),
  audience: Audience = .everyone
) async -> Built {
  var diagnostics: [Diagnostic] = []
  let options = BuildOptions(
    now: now,
    threads: threads,
    unpublished: unpublished,
    delivery: delivery,
    audience: audience
  )
  let tree = SourceTree(files, sharedTemplates: sharedTemplates)
  let plan = await buildPlan(tree, options, into: &diagnostics)
  let rendered = await concurrentMap(plan.pages, threads: threads) { render($0, of: plan) }
  let files = Dictionary(rendered.map { ($0.path.text, $0.bytes) }) { first, _ in first }
  return Built(
    plan: plan,
    diagnostics: diagnostics,
    files: files,
    publicInputs: plan.publicInputs(of: tree).map { tree.files[$0] }
  )
}

func fixtureNames(testFile: String = #filePath) throws -> [String] {
  let folder = folderBeside(testFile, "Fixtures").path
  return try FileManager.default.contentsOfDirectory(atPath: folder).filter {
    $0.hasSuffix(".txt")
  }.map { String($0.dropLast(".txt".count)) }
}

private func fixtureText(_ name: String, testFile: String = #filePath) throws -> String {
  let file = folderBeside(testFile, "Fixtures").appending(path: "\(name).txt")
  return try String(contentsOf: file, encoding: .utf8)
}

/// Replaces `\xE9` and the like, with which a fixture writes a byte that is not valid text.
private func unescaped(_ source: SourceText) -> SourceText {
  let parts = source.text.components(separatedBy: "\\x")
  guard parts.count > 1 else { return source }
  var bytes = Array(parts[0].utf8)
  for part in parts.dropFirst() {
    bytes += UInt8(part.prefix(2), radix: 16).map { [$0] } ?? []
    bytes += Array(part.dropFirst(2).utf8)
  }
  return SourceText(path: source.path, bytes: bytes)
}
