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
