import Content
import Pages
package import SitePlanning
import Synchronization

/// Makes the files of each item and writes them, on several threads at once.
///
/// A thread makes, hashes, compares and writes one item's files before it takes the next, and then lets go
/// of their bytes, so that memory does not grow with the site. The writer has begun with their paths.
///
/// - Throws: `SiteFilesError` of the first item that has one, in their order; those after it may be
///   written all the same, each whole.
package func writeFiles<Item: Sendable>(
  of items: [Item],
  with writer: SiteWriter,
  threads: Int,
  making files: @escaping @Sendable (Item) throws -> [RenderedFile]
) async throws -> WriteSummary {
  var writer = writer
  if writer.mustChange { try writer.open() }
  var next = 0
  // Of a batch that is the first with a difference, the bytes wait until the writer is open.
  while next < items.count, !writer.isOpen {
    let batch = items[next..<min(next + 64 * threads, items.count)]
    try await write(batch, with: &writer, threads: threads, making: files)
    next = batch.endIndex
  }
  try await write(items[next...], with: &writer, threads: threads, making: files)
  return try writer.finish()
}

private func write<Item: Sendable>(
  _ items: ArraySlice<Item>,
  with writer: inout SiteWriter,
  threads: Int,
  making files: @escaping @Sendable (Item) throws -> [RenderedFile]
) async throws {
  let failed = Failed()
  let written = await concurrentMap(Array(items), threads: threads) { [writer] item in
    // Once a disk is full, nobody waits until it has refused everything.
    failed.isSet
      ? .success([]) : Result { try files(item).map { try writer.write($0) } }.noting(in: failed)
  }
  for result in written { try writer.add(result.get()) }
}

/// Whether any of several threads has failed.
private final class Failed: Sendable {
  private let flag = Atomic(false)

  var isSet: Bool { flag.load(ordering: .relaxed) }

  func set() { flag.store(true, ordering: .relaxed) }
}

extension Result {
  fileprivate func noting(in failed: Failed) -> Self {
    if case .failure = self { failed.set() }
    return self
  }
}
