import Content
import Pages
package import SitePlanning
import Synchronization

/// Makes the files of each item and writes them, on several threads at once.
///
/// A thread makes, hashes, compares and writes the files of one item and then releases their bytes
/// before it takes the next item, so memory does not grow with the site. `begin` must have been
/// called on the writer with the paths.
///
/// - Throws: `SiteFilesError` of the first item, in order, that fails. Later items may have been
///   written nevertheless, each complete.
package func writeFiles<Item: Sendable>(
  of items: [Item],
  with writer: SiteWriter,
  threads: Int,
  making files: @escaping @Sendable (Item) throws -> [RenderedFile]
) async throws -> WriteSummary {
  var writer = writer
  if writer.mustChange { try writer.open() }
  var next = 0
  // In the first batch with a difference, files that differ wait in memory until the writer is
  // open.
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
    // Once the disk is full, skip the remaining files instead of failing on each.
    failed.isSet
      ? .success([]) : Result { try files(item).map { try writer.write($0) } }.noting(in: failed)
  }
  for result in written { try writer.add(result.get()) }
}

/// A flag that any thread sets when it fails.
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
