/// Maps values on several threads; the results are in the order of the values.
///
/// Each thread processes runs of adjacent values, so the outcome cannot depend on which thread is
/// faster. `threads` is at least 1; with 1, everything runs on the calling task.
package func concurrentMap<Value: Sendable, Result: Sendable>(
  _ values: [Value],
  threads: Int,
  _ transform: @escaping @Sendable (Value) -> Result
) async -> [Result] {
  guard threads > 1, values.count > 1 else { return values.map(transform) }
  // Many more runs than threads, so that one slow run does not leave the other threads idle.
  let length = max(1, values.count / (threads * 32))
  let starts = Array(stride(from: 0, to: values.count, by: length))
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    var parts: [[Result]] = Array(repeating: [], count: starts.count)
    var waiting = starts.enumerated().makeIterator()
    func addNext() {
      guard let (part, start) = waiting.next() else { return }
      group.addTask {
        (part, values[start..<min(start + length, values.count)].map(transform))
      }
    }
    for _ in 0..<threads { addNext() }
    for await (part, results) in group {
      parts[part] = results
      addNext()
    }
    return parts.flatMap { $0 }
  }
}
