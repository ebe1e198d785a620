import ArgumentParser
import Content
import Diagnostics
import Exports
import Formats
import SitePlanning
import Snapshots

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A version of a site to compare: a source folder, a snapshot file, or a git revision.
struct ComparedVersion {
  var name: String
  /// The source whose revisions may be named, and how versions are read.
  var options: SourceOptions
  var unpublished: UnpublishedScope

  /// What readers see of the version.
  ///
  /// - Throws: `ExitCode` 2 if its content has errors, which are printed; `RevisionFailure` or
  ///   `SiteFilesError` if it cannot be read.
  func snapshot() async throws -> SiteSnapshot {
    // The last release belongs to the source, wherever the command runs.
    let path = name == releaseSnapshotPath ? "\(options.source)/\(name)" : name
    guard FileManager.default.fileExists(atPath: path) else {
      let revision = SourceRevision(name: name, folder: options.source)
      return try await revision.extracted { try await planned(in: $0) }
    }
    if FileManager.default.fileExists(atPath: path + "/") { return try await planned(in: path) }
    let bytes = try readFile(path)
    do {
      return try SiteSnapshot(json: bytes)
    } catch {
      throw RevisionFailure(description: "\(path) is not a snapshot: \(error)")
    }
  }

  private func planned(in folder: String) async throws -> SiteSnapshot {
    var options = options
    options.source = folder
    let (plan, diagnostics) = try await options.plan(unpublished: unpublished)
    guard diagnostics.hasErrors else { return SiteSnapshot(of: plan) }
    printError(textReport(diagnostics.filter { $0.severity == .error }))
    printError("sitegen: \"\(name)\" cannot be compared: its content has errors")
    throw ExitCode(2)
  }
}
