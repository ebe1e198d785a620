import Digests
import Pages
import SiteOutline
import SitePlanning

/// The changes that a build made to the output folder.
package struct WriteSummary: Hashable, Sendable {
  /// The number of files that were new or differed.
  package var written = 0
  package var unchanged = 0
  /// The number of files of earlier builds that were removed because this build does not make them.
  package var removed = 0
  /// The status of the manifest after the build.
  var manifest: FileStatus?
  /// The files that the manifest lists, sorted by path.
  var paths: [SitePath] = []
}

extension WriteSummary {
  /// The summary of a build that had nothing to do.
  package static let nothing = WriteSummary()
}

/// The outcome of writing one planned file.
package struct WrittenFile: Sendable {
  enum Outcome {
    case unchanged, written
    /// The file differs, but nothing may be changed yet.
    indirect case waiting(RenderedFile)
  }

  /// The index in the plan.
  var position: Int
  /// The SHA-256 of the file.
  var digest: Digest
  var outcome: Outcome
}
