import Diagnostics
package import Digests

/// A table of file digests by file name.
///
/// It is a sorted list, which takes half the memory of a dictionary and is printed in this order.
package struct DigestTable<Name: Comparable & Sendable>: Equatable, Sendable {
  /// Sorted, without duplicates.
  package private(set) var names: [Name]
  private var digests: [Digest]

  /// Expects names that are sorted and unique.
  init(names: [Name] = [], digests: [Digest] = []) {
    self.names = names
    self.digests = digests
  }

  /// Expects unique names, in any order.
  package init(_ entries: some Sequence<(Name, Digest)>) {
    let entries = entries.sorted { $0.0 < $1.0 }
    self.init(names: entries.map(\.0), digests: entries.map(\.1))
  }

  package var count: Int { names.count }

  package subscript(name: Name) -> Digest? {
    names.position(of: name).map { digests[$0] }
  }

  /// Sorted by name.
  var entries: some Sequence<(Name, Digest)> { zip(names, digests) }
}

extension DigestTable: Hashable where Name: Hashable {}

extension Array where Element: Comparable {
  /// The index of a value in a sorted array, or `nil` if the array does not contain it.
  func position(of value: Element) -> Int? {
    let position = partitioningIndex { $0 >= value }
    return position < count && self[position] == value ? position : nil
  }
}
