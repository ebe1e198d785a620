import Diagnostics

/// Reports source entries that are not read, and paths that would be the same file on other disks.
func checkFiles(of tree: SourceTree, into diagnostics: inout [Diagnostic]) {
  for file in tree.refused {
    diagnostics.report(.refusedFile, file.message, at: .file(file.path))
  }
  let paths = tree.files.map(\.path) + tree.refused.map(\.path)
  for (first, second) in caseCollisions(among: paths) {
    let message = "\(second) and \(first) are the same file on many disks"
    diagnostics.report(.refusedFile, message, at: .file(second))
  }
}

extension ParsedSite {
  /// Records which files were not read, to suppress follow-on errors about references to them.
  mutating func noteRefused(_ files: [RefusedFile]) {
    for path in files.map(\.path) {
      noteUnreadable(path)
      switch FileKind(path: path, bodies: settings.bodies.pluralID) {
      // Other records are checked only against the ids of these kinds.
      case .record(let record) where record.kind.parsable.othersNeedOnlyID: break
      case .template where path.hasSuffix(".html"):
        templates.append(SourceText(path: path, bytes: []))
      default: isIncomplete = true
      }
    }
  }
}
