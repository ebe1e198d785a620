package import Content
package import Diagnostics
import Digests

extension BuildInputs {
  /// The diagnostics with lines and excerpts; files that the tree has let go of are read again.
  ///
  /// A file that has changed since it was read, or is gone, is the location as a whole.
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
      }
      return diagnostic
    }
  }
}
