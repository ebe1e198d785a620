package import Content
import Synchronization

/// A cache of one value per record of a kind, each calculated on first use, on any thread.
package final class Memo<Record, Value: Sendable>: Sendable {
  private let known: Mutex<[Value?]>

  /// Makes a cache for `count` records.
  package init(count: Int) {
    known = Mutex(Array(repeating: nil, count: count))
  }

  /// The value of a record, which `make` calculates on first use.
  ///
  /// `make` runs outside the lock, so two threads may both calculate the value; the results are
  /// equal.
  package func value(of reference: Reference<Record>, _ make: () -> Value) -> Value {
    value(at: reference.index, make)
  }

  /// The value of the record with an index, for records of any kind.
  package func value(at index: Int, _ make: () -> Value) -> Value {
    if let value = known.withLock({ $0[index] }) { return value }
    let value = make()
    known.withLock { $0[index] = value }
    return value
  }
}
