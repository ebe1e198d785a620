package import Diagnostics

/// The files of a site in memory: everything under `content/` and `templates/`.
package struct SourceTree: Sendable {
  /// The files in the order of their paths, whatever order they were given in.
  package private(set) var files: [SourceText]
  /// The paths of templates that come from a folder which several sites share, and need not all use.
  package let sharedTemplates: Set<String>
  /// What lies in the source and is not read, in the order of the paths.
  package let refused: [RefusedFile]
  private let indexes: [String: Int]

  package init(
    _ files: [SourceText],
    sharedTemplates: Set<String> = [],
    refused: [RefusedFile] = []
  ) {
    self.sharedTemplates = sharedTemplates
    self.refused = refused.sorted { $0.path < $1.path }
    self.files = files.sorted { $0.path < $1.path }
    var indexes: [String: Int] = [:]
    indexes.reserveCapacity(files.count)
    for (index, file) in self.files.enumerated() { indexes[file.path] = index }
    self.indexes = indexes
  }

  private init(_ tree: SourceTree, files: [SourceText]) {
    self.files = files
    sharedTemplates = tree.sharedTemplates
    refused = tree.refused
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

  /// Lets go of the bytes of a file, by its index; its path stays.
  mutating func letGo(of index: Int) {
    files[index] = SourceText(path: files[index].path, bytes: [])
  }

  /// The file at a path, `content/site.yml`, or nil.
  package subscript(path: String) -> SourceText? {
    indexes[path].map { files[$0] }
  }

  /// The paths of files that differ in another tree, that it lacks, or that it has besides.
  package func paths(changedIn other: SourceTree) -> [String] {
    let before = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    let changed = other.files.filter { before[$0.path] != $0.bytes }.map(\.path)
    let refusals = Set(refused).symmetricDifference(other.refused).map(\.path).sorted()
    return changed + files.map(\.path).filter { other[$0] == nil } + refusals
  }

  /// The files under a folder, whose name ends with `/`, in the order of their paths.
  package func files(under folder: String) -> ArraySlice<SourceText> {
    let first = files.partitioningIndex { $0.path >= folder }
    let rest = files[first...]
    return rest[..<(rest.firstIndex { !$0.path.hasPrefix(folder) } ?? rest.endIndex)]
  }
}

/// Something in the source that is no file which can be read.
package struct RefusedFile: Hashable, Sendable {
  /// As that of a file that is read; of a folder, where it is a link.
  package var path: String
  /// What it is: `this is a symbolic link, which is not followed`.
  package var message: String

  package init(path: String, message: String) {
    self.path = path
    self.message = message
  }
}
