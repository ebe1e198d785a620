import ArgumentParser
import Content
import Diagnostics
import Exports
import Pages
import SiteFiles
import SiteOutline
import SitePlanning

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

struct PDFCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pdf",
    abstract: "Print a report, with all its findings and recommendations, as a tagged PDF.",
    discussion: """
      The page with the whole report is printed by Chromium, Chrome or Edge on this machine, with \
      tags for screen readers, an outline, and metadata that identify it as PDF/UA. The PDF contains what a build would publish, and \
      nothing unpublished. With --now and a moment that is still ahead, it contains what is public \
      then, and each sheet says that it is not public yet. With --review, it contains the \
      unpublished records of the report, and each sheet says so.

        sitegen pdf
        sitegen pdf the-report-2031 --output report.pdf
      """
  )

  @Flag(
    name: .customLong("review"),
    help: "Include unpublished records; each sheet says that it is not public."
  )
  var isReview = false

  @Argument(help: "The id of the report. By default: the only one of the site.")
  var report: String?

  @OptionGroup var source: SourceOptions

  @Option(
    name: .customLong("output"),
    help: "The file to write. By default: <report>.pdf in this folder."
  )
  var output: String?

  @Option(
    name: .customLong("browser"),
    help: "The browser that prints. By default: the first Chromium or Chrome found."
  )
  var browser: String?

  func run() async throws {
    let (plan, diagnostics) = try await source.plan(
      unpublished: isReview ? .all : .none,
      audience: isReview ? .reviewers(ReviewCopy()) : nil
    )
    if diagnostics.hasErrors {
      printError(textReport(diagnostics))
      printError("sitegen: no PDF was written: \(diagnosticCounts(diagnostics))")
      throw ExitCode(1)
    }
    let reference = try chosenReport(of: plan.site)
    let path = output ?? "\(plan.site[reference].head.id).pdf"
    // Before the browser starts, because printing takes seconds.
    let file = try OutputFile(path)
    guard let program = browser ?? Browser.installed else {
      throw PrintFailure(
        description: "no Chromium or Chrome on this machine: install one "
          + "(Debian: apt-get install chromium), or name a browser with --browser"
      )
    }
    try await withTemporarySite(of: reference, in: plan) { page in
      let source = PrintedPage(
        title: plan.site[reference].title,
        markup: Array(try Data(contentsOf: page)),
        folder: page.pathComponents.first { $0.hasPrefix(folderPrefix) } ?? "",
        base: plan.site.settings.baseURL
      )
      try file.write(completePDF(Browser(program: program).print(page), of: source))
    }
    try printResult(path)
  }

  private func chosenReport(of site: Site) throws -> Reference<Report> {
    let reports = site.reports.references
    if let report, let found = reports.first(where: { site[$0].head.id == report }) { return found }
    if report == nil, let only = reports.first, reports.count == 1 { return only }
    throw ValidationError(site.problem(choosing: report))
  }

  /// Writes the page of a report and what it loads to a folder that is removed afterwards.
  private func withTemporarySite(
    of report: Reference<Report>,
    in plan: SitePlan,
    _ use: (URL) throws -> Void
  ) async throws {
    let parent = FileManager.default.temporaryDirectory
    let name = try makePrivateFolder(in: parent.path, prefix: folderPrefix)
    let folder = URL(filePath: name, directoryHint: .isDirectory)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = plan.site.wholePath(of: report)
    let needed = plan.pages.filter { $0.path == path || $0.subject.isCopy }
    var writer = try SiteWriter(output: folder.path, source: source.source)
    try writer.begin(paths: needed.map(\.path))
    _ = try await writeFiles(of: needed, with: writer, threads: source.threads) { page in
      [render(page, of: plan)]
    }
    try use(folder.appending(path: path.text))
  }
}

/// The start of the name of the folder for the browser.
private let folderPrefix = "sitegen-pdf-"

extension Site {
  /// Why no report can be printed, and what to do: the public ones, or when others become public.
  fileprivate func problem(choosing report: String?) -> String {
    let ids = reports.map(\.head.id)
    let unpublished = unpublished.filter { record in
      record.kind == Report.name(in: settings) && (report.map { $0 == record.id } ?? ids.isEmpty)
    }
    if !unpublished.isEmpty {
      let names = unpublished.map { "\"\($0.id)\" (\($0.reason.words))" }
      let advice =
        unpublished.allSatisfy { $0.reason == .draft }
        ? "to print it, remove `draft: true`, or add --review for a marked copy"
        : "to print it before its embargo ends, add --now with that instant: each sheet then says "
          + "that it is not public"
      return "not public: \(names.joined(separator: ", ")); \(advice)"
    }
    let known = ids.isEmpty ? "the site has no report" : "reports: \(ids.joined(separator: ", "))"
    return "\(report.map { "there is no report \"\($0)\"" } ?? "choose a report"); \(known)"
  }
}

extension PageSubject {
  /// Whether the file is published unchanged, like style sheets and images.
  fileprivate var isCopy: Bool { if case .copy = self { true } else { false } }
}

/// A browser on this machine that can print without a window.
private struct Browser {
  var program: String

  /// The first browser found under the usual names.
  static var installed: String? {
    let names = [
      "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
    ]
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let programs = names.flatMap { name in folders.map { "\($0)/\(name)" } }
    let applications = ["Google Chrome", "Chromium", "Microsoft Edge"].map {
      "/Applications/\($0).app/Contents/MacOS/\($0)"
    }
    return (programs + applications).first(where: FileManager.default.isExecutableFile)
  }

  /// Prints a page, and returns the PDF.
  ///
  /// - Throws: `PrintFailure`.
  func print(_ page: URL) throws -> [UInt8] {
    let profile = page.deletingLastPathComponent().appending(path: "profile")
    let printed = page.deletingLastPathComponent().appending(path: "printed.pdf")
    let words = page.deletingLastPathComponent().appending(path: "errors.txt")
    let arguments =
      [
        "--headless", "--disable-gpu", "--no-first-run", "--user-data-dir=\(profile.path)",
        "--no-pdf-header-footer", "--generate-pdf-document-outline",
        "--print-to-pdf=\(printed.path)",
        // The browser refuses to start its sandbox as root. The page is our own and runs no script.
      ] + (isRoot ? ["--no-sandbox"] : []) + [page.absoluteString]
    do {
      try RunningProgram(program, arguments, errors: words.path).wait()
    } catch let failure as StartFailure {
      throw PrintFailure(description: "cannot start the browser \(program): \(failure)")
    }
    guard let bytes = try? Data(contentsOf: printed), bytes.starts(with: Data("%PDF".utf8)) else {
      let said = (try? Data(contentsOf: words)) ?? Data()
      let lines = String(decoding: said, as: UTF8.self).split(separator: "\n").suffix(3)
      let reason = lines.isEmpty ? "it gave no reason" : lines.joined(separator: "\n")
      throw PrintFailure(description: "\(program) did not print the PDF: \(reason)")
    }
    return Array(bytes)
  }
}

/// Why no PDF was printed.
private struct PrintFailure: Error, CustomStringConvertible {
  var description: String
}
