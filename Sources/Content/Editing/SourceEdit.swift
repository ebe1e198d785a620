package import Diagnostics

/// Changes to the files of a source folder, made in memory.
package struct SourceEdit: Sendable {
  /// The whole text of each file that is new or different.
  package var written: [SourceText]
  /// The paths of the files that no longer exist.
  package var removed: [String] = []
}

extension SourceEdit {
  /// The files after the changes.
  package func applied(to tree: SourceTree) -> SourceTree {
    let replaced = Set(written.map(\.path) + removed)
    return SourceTree(
      tree.files.filter { !replaced.contains($0.path) } + written,
      sharedTemplates: tree.sharedTemplates,
      refused: tree.refused
    )
  }
}

/// Why the content cannot be edited as requested, for the person who asked.
package struct EditError: Error, CustomStringConvertible {
  package var description: String

  package init(_ description: String) {
    self.description = description
  }
}

extension Site {
  /// The record that a name means, for an edit.
  ///
  /// - Throws: `EditError` if there is none, or more than one.
  package func onlyRecord(named name: String) throws -> RecordKey {
    let found = records(named: name)
    if let only = found.first, found.count == 1 { return only }
    if found.count > 1 {
      let names = found.map(self.name).joined(separator: ", ")
      throw EditError("\"\(name)\" names \(found.count) records: \(names)")
    }
    if let other = withdrawn.first(where: { [$0.path, $0.fullID].contains(name) }) {
      throw EditError("\(other.path) has been withdrawn")
    }
    let names = recordKeys.map(self.name)
    let help = suggestion(for: name, among: names, what: "names")
    throw EditError("unknown record \"\(name)\"; \(help)")
  }
}
