/// An I/O error that stops a build, as one plain sentence for the user at the terminal.
///
/// The command then ends with exit code 2. An error in the content is a `Diagnostic` instead.
package struct SiteFilesError: Error, Hashable, CustomStringConvertible {
  /// Names the path and has no full stop.
  package var description: String

  package init(_ description: String) {
    self.description = description
  }
}
