package import Exports

/// The destination of a plan's files.
package enum Delivery: Hashable, Sendable {
  /// A folder, for a host; names of files that pages load change with their bytes.
  ///
  /// With `integrity`, pages contain the hashes of their style sheets, and a browser rejects any
  /// other content. No browser allows that for a file that is opened from a disk, so such a site
  /// needs a host.
  case published(integrity: Bool)
  /// The preview on this machine, whose script may run.
  ///
  /// A style sheet keeps its address when it changes, so that open pages can load the new one
  /// without reloading.
  case preview
}

extension Delivery {
  /// The policy of a page with some scripts.
  package func policy(running scripts: [PageScript]) -> ContentPolicy {
    switch self {
    case .published: .published(running: scripts)
    case .preview: .preview
    }
  }

  var hasFingerprints: Bool { self != .preview }

  package var hasIntegrity: Bool { self == .published(integrity: true) }
}
