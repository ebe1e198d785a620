import Content
package import Pages

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
  // Of a batch that is the first with a difference, the bytes wait until the writer is open.
  let batch = 64 * threads
  for start in stride(from: 0, to: items.count, by: batch) {
    let part = Array(items[start..<min(start + batch, items.count)])
    let written = await concurrentMap(part, threads: threads) { [writer] item in
      Result { try files(item).map(writer.write) }
    }
    for result in written { try writer.add(result.get()) }
  }
  return try writer.finish()
}
