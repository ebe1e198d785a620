package import Diagnostics

/// The word that stands for a value that nobody knows.
package let notEstablishedWord = "not-established"

/// A value that may be unknown, which is itself worth saying: never a blank, never a guess.
package enum Established<Value: Sendable>: Sendable {
  case known(Value)
  case notEstablished

  /// The value, or nil where it is not established.
  package var value: Value? {
    if case .known(let value) = self { value } else { nil }
  }
}

extension Established {
  /// The transformed value, where it is established.
  package func map<Other>(_ transform: (Value) -> Other) -> Established<Other> {
    switch self {
    case .known(let value): .known(transform(value))
    case .notEstablished: .notEstablished
    }
  }
}

extension Established: Equatable where Value: Equatable {}

/// An id as an author wrote it, with its place.
package struct Name: Hashable, Sendable {
  package var id: String
  package var location: SourceLocation

  package init(id: String, location: SourceLocation) {
    self.id = id
    self.location = location
  }
}

/// A record of a site, by its position among the records of its kind.
///
/// Only `resolve` makes them, so a reference always leads somewhere: there is nothing left to look
/// up and nothing that can be missing.
package struct Reference<Record>: Hashable, Sendable {
  /// In four bytes: a large site has very many references.
  private let position: Int32

  package var index: Int { Int(position) }

  init(index: Int) {
    position = Int32(index)
  }

  /// What a record holds in place of a reference until it is resolved.
  static var unresolved: Reference { Reference(index: -1) }
}
