import Diagnostics

/// Reports what lies in the source and is not read, and files that would be one on other disks.
func checkFiles(of tree: SourceTree, into diagnostics: inout [Diagnostic]) {
  for file in tree.refused {
    diagnostics.report(.refusedFile, file.message, at: .file(file.path))
  }
  let paths = tree.files.map(\.path) + tree.refused.map(\.path)
  for (first, second) in caseCollisions(among: paths) {
    let message = "\(second) and \(first) are one file on many disks"
    diagnostics.report(.refusedFile, message, at: .file(second))
  }
}

extension ParsedSite {
  /// Takes note of what was not read, so that what names it is no second fault.
  mutating func noteRefused(_ files: [RefusedFile]) {
    for path in files.map(\.path) {
      noteUnreadable(path)
      switch FileKind(path: path, bodies: settings.bodies.pluralID) {
      // Of these, nothing is held against others but their names.
      case .record(let record) where record.kind.parsable.othersNeedOnlyID: break
      case .template where path.hasSuffix(".html"):
        templates.append(SourceText(path: path, bytes: []))
      default: isIncomplete = true
      }
    }
  }
}
