import Diagnostics
package import Digests

/// The digests of files by their names.
///
/// A list in the order of the names, which takes half the room of a dictionary and is printed as it stands.
package struct DigestTable<Name: Comparable & Sendable>: Equatable, Sendable {
  /// In their order, each once.
  package private(set) var names: [Name]
  private var digests: [Digest]

  /// Takes names in their order, each once.
  init(names: [Name] = [], digests: [Digest] = []) {
    self.names = names
    self.digests = digests
  }

  /// Takes names in any order, each once.
  package init(_ entries: some Sequence<(Name, Digest)>) {
    let entries = entries.sorted { $0.0 < $1.0 }
    self.init(names: entries.map(\.0), digests: entries.map(\.1))
  }

  package var count: Int { names.count }

  package subscript(name: Name) -> Digest? {
    names.position(of: name).map { digests[$0] }
  }

  /// In the order of the names.
  var entries: some Sequence<(Name, Digest)> { zip(names, digests) }
}

extension DigestTable: Hashable where Name: Hashable {}

extension Array where Element: Comparable {
  /// Where a value stands among others that are in their order; nil where it does not.
  func position(of value: Element) -> Int? {
    let position = partitioningIndex { $0 >= value }
    return position < count && self[position] == value ? position : nil
  }
}
