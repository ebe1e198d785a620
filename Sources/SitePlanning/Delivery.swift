package import Exports

/// Where the files of a plan go.
package enum Delivery: Hashable, Sendable {
  /// To a folder, for a host; what pages load has names that change with the bytes.
  ///
  /// With `integrity`, pages name the hash of their style sheets, and a browser refuses any other. No
  /// browser allows that for a file that is opened from a disk, so such a site needs a host.
  case published(integrity: Bool)
  /// To the preview on this machine, whose script may run; a style sheet keeps its address as it
  /// changes, so that open pages can take the new one without loading anew.
  case preview
}

extension Delivery {
  /// What a page with some scripts may load and run.
  package func policy(running scripts: [PageScript]) -> ContentPolicy {
    switch self {
    case .published: .published(running: scripts)
    case .preview: .preview
    }
  }

  var hasFingerprints: Bool { self != .preview }

  package var hasIntegrity: Bool { self == .published(integrity: true) }
}
