import Templates
import Content
import Diagnostics
import Foundation
import Pages
import PreviewServer
import SiteOutline
import SitePlanning
import TestSupport

/// A small site that is read once, and the stages of the program that inputs are run through.
package struct FuzzBench: Sendable {
  let files: [SourceText]
  /// The parsed files, so that a run parses only the file that it replaces.
  let known: ParsedFiles
  /// A site of a few files without data, for inputs that affect how all other files are read.
  let smallFiles: [SourceText]
  /// The plan of the site.
  let plan: SitePlan
  let report: PagePlan
  let edition: Edition
  let folder: Edition

  /// Reads and plans the small site.
  ///
  /// - Throws: I/O errors, or `BrokenPromise` if the site itself has diagnostics.
  package init() async throws {
    files = try fuzzSite()
    smallFiles = smallSite.map { SourceText(path: $0.key, text: $0.value) }
    var diagnostics: [Diagnostic] = []
    var known = ParsedFiles()
    var tree = SourceTree(files)
    _ = await parse(&tree, reusing: &known, threads: 1, into: &diagnostics)
    diagnostics = []
    let plan = await buildPlan(tree, Self.options, into: &diagnostics)
    (self.plan, self.known) = (plan, known)
    guard diagnostics.isEmpty,
      let report = plan.pages.first(where: { $0.subject.kind == PageKind(record: .report) })
    else { throw BrokenPromise("the site is at fault:\n" + textReport(diagnostics)) }
    self.report = report
    let (preview, built) = (Preview(server: "s1"), Preview(server: "s2"))
    preview.show(plan, [])
    let pages = plan.pages.map { ($0.path, render($0, of: plan).bytes) }
    built.show(folder: Dictionary(pages) { first, _ in first })
    (edition, folder) = (preview.edition, built.edition)
  }

  static let options = BuildOptions(
    now: Instant(seconds: 1_772_366_400),
    threads: 1,
    unpublished: .all,
    delivery: .preview
  )

  /// Runs the program on an input.
  ///
  /// - Throws: `BrokenPromise` if an invariant is violated.
  package func run(_ target: FuzzTarget, _ input: [UInt8]) async throws(BrokenPromise) {
    switch target {
    case .frontMatter:
      let (path, text) = pathAndText(input)
      try await runSite(SourceText(path: path, bytes: text), over: files)
    case .csv:
      try await runSite(SourceText(path: "content/data/all/data.csv", bytes: input), over: files)
    case .settings:
      try await runSite(SourceText(path: "content/site.yml", bytes: input), over: smallFiles)
    case .markdown: try runMarkdown(input)
    case .template: try runTemplate(input)
    case .request: try runRequest(input)
    case .workbook: try runWorkbook(input)
    }
  }
}

extension FuzzBench {
  /// Parses and resolves the site with one file replaced, and renders its pages if there are no
  /// errors.
  private func runSite(
    _ text: SourceText,
    over files: [SourceText]
  ) async throws(BrokenPromise) {
    var tree = SourceTree(files.filter { $0.path != text.path } + [text])
    var (read, diagnostics) = (known, [Diagnostic]())
    let parsed = await parse(&tree, reusing: &read, threads: 1, into: &diagnostics)
    let resolution = await resolve(
      parsed,
      now: Self.options.now,
      threads: 1,
      unpublished: .all,
      into: &diagnostics
    )
    try checkReports(of: diagnostics, in: tree)
    guard !diagnostics.hasErrors else { return }
    diagnostics = []
    let plan = Pages.plan(
      resolution.site,
      translations: resolution.translations(into: &diagnostics),
      templates: parsed.templates,
      sharedTemplates: tree.sharedTemplates,
      images: resolution.site.images.compactMap { tree[$0] },
      now: Self.options.now,
      delivery: Self.options.delivery,
      into: &diagnostics
    )
    try checkReports(of: diagnostics, in: tree)
    guard !diagnostics.contains(where: { $0.severity == .error && $0.rule != .templateMissing })
    else { return }
    let folder = text.path.prefix(upTo: text.path.lastIndex(of: "/") ?? text.path.startIndex)
    for page in plan.pages where page.origin.hasPrefix(folder) {
      let bytes = render(page, of: plan).bytes
      try hold(isUTF8(bytes) || !page.isText, "\(page.path.text) is not UTF-8")
    }
  }

  /// The path on the first line and the text after it; without a valid path, the input is the text
  /// of a page.
  private func pathAndText(_ input: [UInt8]) -> (path: String, text: [UInt8]) {
    let line = input.prefix { $0 != UInt8(ascii: "\n") }
    let path = String(decoding: line, as: UTF8.self)
    guard path.hasPrefix("content/"), line.count < input.count else {
      return ("content/pages/two.md", input)
    }
    return (path, Array(input.dropFirst(line.count + 1)))
  }
}

extension PagePlan {
  /// Whether the program generates the file rather than copying it.
  fileprivate var isText: Bool {
    if case .copy = subject { false } else { true }
  }
}

func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

/// The base of the test fixtures, with the files that fuzzing adds.
private func fuzzSite() throws -> [SourceText] {
  let tests = repositoryRoot.appending(path: "Tests")
  let archives = try ["PagesTests/Fixtures/base.txt", "Fuzzing/site.txt"].map { name in
    site(try String(contentsOf: tests.appending(path: name), encoding: .utf8))
  }
  let files = archives.joined().filter { !$0.path.hasPrefix("templates/words/") }
  return Dictionary(files.map { ($0.path, $0) }) { _, last in last }.values
    .sorted { $0.path < $1.path }
}
