/// Why the disk stops a build, as one plain sentence for the person at the terminal.
///
/// The command ends with exit code 2; a fault in the content is a `Diagnostic` instead.
package struct SiteFilesError: Error, Hashable, CustomStringConvertible {
  /// Names the path, ends without a full stop.
  package var description: String

  init(_ description: String) {
    self.description = description
  }
}
