package import Diagnostics

/// The files of a site in memory: everything under `content/` and `templates/`.
package struct SourceTree: Sendable {
  /// The files in the order of their paths, whatever order they were given in.
  package let files: [SourceText]
  /// The paths of templates that come from a folder which several sites share, and need not all use.
  package let sharedTemplates: Set<String>
  private let indexes: [String: Int]

  package init(_ files: [SourceText], sharedTemplates: Set<String> = []) {
    self.sharedTemplates = sharedTemplates
    self.files = files.sorted { $0.path < $1.path }
    var indexes: [String: Int] = [:]
    for (index, file) in self.files.enumerated() { indexes[file.path] = index }
    self.indexes = indexes
  }

  private init(_ tree: SourceTree, files: [SourceText]) {
    self.files = files
    sharedTemplates = tree.sharedTemplates
    indexes = tree.indexes
  }

  /// The tree with other texts for some of its files.
  package func replacing(_ texts: [SourceText]) -> SourceTree {
    var files = files
    for text in texts {
      if let index = indexes[text.path] { files[index] = text }
    }
    return SourceTree(self, files: files)
  }

  /// The file at a path, `content/site.yml`, or nil.
  package subscript(path: String) -> SourceText? {
    indexes[path].map { files[$0] }
  }

  /// The paths of files that differ in another tree, that it lacks, or that it has besides.
  package func paths(changedIn other: SourceTree) -> [String] {
    let before = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    let changed = other.files.filter { before[$0.path] != $0.bytes }.map(\.path)
    return changed + files.map(\.path).filter { other[$0] == nil }
  }

  /// The files under a folder, whose name ends with `/`, in the order of their paths.
  package func files(under folder: String) -> ArraySlice<SourceText> {
    let first = files.partitioningIndex { $0.path >= folder }
    let rest = files[first...]
    return rest[..<(rest.firstIndex { !$0.path.hasPrefix(folder) } ?? rest.endIndex)]
  }
}

extension Array {
  /// The first index whose element holds, when all that hold stand after all that do not.
  package func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
