import Digests
import Pages
package import SiteOutline
import SitePlanning

/// What a build did to the output folder.
package struct WriteSummary: Hashable, Sendable {
  /// Files that were new or differed.
  package var written = 0
  package var unchanged = 0
  /// Files of earlier builds that this one no longer makes.
  package var removed = 0
  /// Files of earlier builds that this one no longer makes, but that someone has changed since: they
  /// are left in place and belong to that person from now on.
  package var kept: [SitePath] = []
  /// The manifest that now stands.
  var manifest: FileStatus?
  /// The files that it lists, in the order of their paths.
  var paths: [SitePath] = []
}

extension WriteSummary {
  /// What a build did that had nothing to do.
  package static let nothing = WriteSummary()
}

/// What became of one planned file.
package struct WrittenFile: Sendable {
  enum Outcome {
    case unchanged, written
    /// It differs, and nothing may be changed yet.
    indirect case waiting(RenderedFile)
  }

  /// Among the planned ones.
  var position: Int
  /// The SHA-256 of its bytes.
  var digest: Digest
  var outcome: Outcome
}
