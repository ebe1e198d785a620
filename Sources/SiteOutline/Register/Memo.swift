package import Content
import Synchronization

/// Values of the records of one kind, each worked out when somebody first asks, on whatever thread, and then kept.
package final class Memo<Record, Value: Sendable>: Sendable {
  private let known: Mutex<[Value?]>

  /// Room for the values of `count` records.
  package init(count: Int) {
    known = Mutex(Array(repeating: nil, count: count))
  }

  /// The value of a record, which `make` works out where nobody has asked before.
  ///
  /// It does so while others may ask for theirs, so two who ask at once may both work it out; it is the same.
  package func value(of reference: Reference<Record>, _ make: () -> Value) -> Value {
    if let value = known.withLock({ $0[reference.index] }) { return value }
    let value = make()
    known.withLock { $0[reference.index] = value }
    return value
  }
}
