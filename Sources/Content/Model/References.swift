package import Diagnostics

/// The text that authors write for a value that is not known.
package let notEstablishedWord = "not-established"

/// A value that may not be known, which is stated: never a blank, never a guess.
package enum Established<Value: Sendable>: Sendable {
  case known(Value)
  case notEstablished

  /// The value; `nil` if it is not known.
  package var value: Value? {
    if case .known(let value) = self { value } else { nil }
  }
}

extension Established {
  /// Transforms the value, if it is known.
  package func map<Other>(_ transform: (Value) -> Other) -> Established<Other> {
    switch self {
    case .known(let value): .known(transform(value))
    case .notEstablished: .notEstablished
    }
  }
}

extension Established: Equatable where Value: Equatable {}

/// An id as an author wrote it, with its location.
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
/// Only `resolve` creates references, so the target always exists and nothing is left to look up.
package struct Reference<Record>: Hashable, Sendable {
  /// Four bytes, because a large site has very many references.
  private let position: Int32

  package var index: Int { Int(position) }

  init(index: Int) {
    position = Int32(index)
  }

  /// The placeholder for a reference until it is resolved.
  static var unresolved: Reference { Reference(index: -1) }
}
