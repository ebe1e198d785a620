import ArgumentParser
import Content
import Diagnostics
import Pages
import SiteFiles
import SitePlanning

/// The options of every command that edits the content.
struct EditOptions: ParsableArguments {
  @OptionGroup var source: SourceOptions

  @Flag(name: .customLong("dry-run"), help: "Print what would change, and write nothing.")
  var isDryRun = false
}

extension EditOptions {
  /// The options of a public build.
  var building: BuildOptions {
    BuildOptions(now: source.now ?? .clock, threads: source.threads)
  }

  /// The site of a tree as it would be published now, or with unpublished records, with its
  /// diagnostics.
  func plan(
    _ tree: SourceTree,
    unpublished: UnpublishedScope = .none
  ) async -> (plan: SitePlan, diagnostics: [Diagnostic]) {
    var (options, diagnostics) = (building, [Diagnostic]())
    options.unpublished = unpublished
    let plan = await buildPlan(tree, options, into: &diagnostics)
    return (plan, diagnostics)
  }

  /// Makes an edit, unless the site would have an error that it does not have now.
  ///
  /// With `isStrict`, a new warning prevents it too.
  ///
  /// - Throws: `ExitCode` after printing the errors, or an I/O error.
  func make(
    _ edit: SourceEdit,
    in tree: SourceTree,
    _ before: [Diagnostic],
    isStrict: Bool
  ) async throws -> SitePlan {
    let (plan, after) = await plan(edit.applied(to: tree))
    let known = Set(before.map(\.mark))
    let (counts, countsBefore) = (after.countsByRule, before.countsByRule)
    let new = after.filter { diagnostic in
      // A message may name what has another id now.
      let isMore = counts[diagnostic.rule, default: 0] > countsBefore[diagnostic.rule, default: 0]
      return !known.contains(diagnostic.mark)
        && (isStrict ? isMore : diagnostic.severity == .error)
    }
    guard new.isEmpty else {
      printError(textReport(new), terminator: "")
      printError("sitegen: nothing was changed: \(diagnosticCounts(new)) after the change")
      throw ExitCode(1)
    }
    if !isDryRun { try apply(edit, to: tree, in: source.source) }
    return plan
  }

  /// Ends the command with what an `EditError` says.
  func refusing<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch let error as EditError {
      throw ValidationError(error.description)
    }
  }
}

extension Diagnostic {
  /// The same before and after an edit that moves lines.
  var mark: [String] { [rule.id, message] }
}

extension [Diagnostic] {
  fileprivate var countsByRule: [Rule: Int] {
    reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
  }
}
