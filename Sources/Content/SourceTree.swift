package import Diagnostics

/// The files of a site in memory: everything under `content/` and `templates/`.
package struct SourceTree: Sendable {
  /// The files sorted by path, whatever order they were given in.
  package private(set) var files: [SourceText]
  /// The paths of templates from a folder that several sites share and need not all use.
  package let sharedTemplates: Set<String>
  /// The source entries that are not read, sorted by path.
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

  /// Releases the bytes of a file, by its index; its path remains.
  mutating func dropSource(at index: Int) {
    files[index] = SourceText(path: files[index].path, bytes: [])
  }

  /// The file at a path such as `content/site.yml`; `nil` if there is none.
  package subscript(path: String) -> SourceText? {
    indexes[path].map { files[$0] }
  }

  /// The paths of files that differ in another tree, or that only one of the two has.
  package func paths(changedIn other: SourceTree) -> [String] {
    let before = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    let changed = other.files.filter { before[$0.path] != $0.bytes }.map(\.path)
    let refusals = Set(refused).symmetricDifference(other.refused).map(\.path).sorted()
    return changed + files.map(\.path).filter { other[$0] == nil } + refusals
  }

  /// The files under a folder, whose name ends with `/`, sorted by path.
  package func files(under folder: String) -> ArraySlice<SourceText> {
    let first = files.partitioningIndex { $0.path >= folder }
    let rest = files[first...]
    return rest[..<(rest.firstIndex { !$0.path.hasPrefix(folder) } ?? rest.endIndex)]
  }
}

/// An unreadable entry of the source.
package struct RefusedFile: Hashable, Sendable {
  /// The path as for a file that is read; that of the folder, if a folder is a link.
  package var path: String
  /// The reason: `this is a symbolic link, which is not followed`.
  package var message: String

  package init(path: String, message: String) {
    self.path = path
    self.message = message
  }
}
