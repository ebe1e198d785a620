package import Diagnostics

/// A version of the site that was published, as `content/releases.yml` records it.
package struct Release: Sendable {
  package var name: String
  /// `nil` if what is written is not an instant, which is an error.
  package var date: Instant?
  /// The number of pages.
  package var pages: Int
  /// The digest of the site's files, as 64 hexadecimal digits; it does not depend on the date.
  package var manifest: String
  package var notes: String?
  /// The location of the release, for diagnostics.
  package var location: SourceLocation
}

extension Release {
  package init(name: String, date: Instant, pages: Int, manifest: String, notes: String?) {
    self.init(
      name: name,
      date: date,
      pages: pages,
      manifest: manifest,
      notes: notes,
      location: .file(releasesPath)
    )
  }

  /// The release as an entry of `content/releases.yml`.
  package var entry: String {
    """
    - name: \(quoted(name))
      date: \(date?.iso ?? "")
      pages: \(pages)
      manifest: \(manifest)
    \(notes.map { "  notes: \(quoted($0))\n" } ?? "")
    """
  }
}

/// The file with the releases of the site.
package let releasesPath = "content/releases.yml"

/// The file with what readers saw of the last release, with which later builds are compared.
package let releaseSnapshotPath = "content/release.json"
