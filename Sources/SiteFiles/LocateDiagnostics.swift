package import Content
package import Diagnostics
import Digests

extension BuildInputs {
  /// The diagnostics with lines and excerpts.
  ///
  /// Files whose text the tree no longer has are read again.
  ///
  /// If a file has changed since it was read, or is gone, the location is the whole file.
  package func located(
    _ diagnostics: [Diagnostic],
    in tree: SourceTree,
    from folder: String
  ) -> [Diagnostic] {
    let located = diagnostics.located { path in
      let index = tree.files.partitioningIndex { $0.path >= path }
      guard index < tree.files.count, tree.files[index].path == path,
        let bytes = try? Disk.system.read(joined(folder, path)),
        Digest(of: bytes) == digests[index]
      else { return nil }
      return SourceText(path: path, bytes: bytes)
    }
    return located.map { diagnostic in
      var diagnostic = diagnostic
      if diagnostic.location.isCompact {
        diagnostic.location = .file(diagnostic.location.path)
        diagnostic.otherLocations = []
      }
      return diagnostic
    }
  }
}
