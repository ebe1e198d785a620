package import Diagnostics

/// The parsed files, kept so that unchanged files are not read again.
package struct ParsedFiles: Sendable {
  private let keepsSources: Bool
  /// The files that determine how all others are read; `context` is their content.
  private var contextFiles: [SourceText?] = []
  private var context = ParseContext(settings: SiteSettings(), vocabulary: Vocabulary())
  /// In the order of their paths.
  private var sources: [SourceText] = []
  private var files: [ParsedFile] = []

  /// If `keepsSources` is false, nothing is kept for reading again, and the bytes of Markdown files
  /// are released once they are parsed, which saves a third of the memory for a large site.
  package init(keepsSources: Bool = true) {
    self.keepsSources = keepsSources
  }
}

extension ParsedFiles {
  /// All files of a tree, parsed; those that differ from the last call are parsed now, in parallel.
  mutating func read(
    _ tree: inout SourceTree,
    _ context: ParseContext,
    from contextFiles: [SourceText?],
    threads: Int
  ) async -> [ParsedFile] {
    guard keepsSources else { return await readOnce(&tree, context, threads: threads) }
    let known =
      self.contextFiles == contextFiles ? known(tree.files) : tree.files.map { _ in nil }
    let others = zip(tree.files, known).filter { $0.1 == nil }.map(\.0)
    var read = await concurrentMap(others, threads: threads) { parseFile($0, context) }
      .makeIterator()
    self.contextFiles = contextFiles
    self.context = context
    sources = tree.files
    files = known.compactMap { $0 ?? read.next() }
    return files
  }

  /// All files of a tree, parsed in batches, each of which is released before the next is parsed.
  private func readOnce(
    _ tree: inout SourceTree,
    _ context: ParseContext,
    threads: Int
  ) async -> [ParsedFile] {
    var context = context
    // A translation contains the digest of its original.
    context.keepsSources = !context.settings.translations.isEmpty
    var files: [ParsedFile] = []
    files.reserveCapacity(tree.files.count)
    while files.count < tree.files.count {
      let next = files.count..<min(files.count + filesAtOnce, tree.files.count)
      files += await concurrentMap(Array(tree.files[next]), threads: threads) { [context] in
        parseFile($0, context)
      }
      if context.keepsSources { continue }
      for index in next where tree.files[index].path.hasSuffix(".md") { tree.dropSource(at: index) }
    }
    return files
  }

  /// Parses some files again; `nil` if one of them is new or determines how others are read.
  package mutating func reread(_ texts: [SourceText]) -> [ParsedEdit]? {
    var edits: [ParsedEdit] = []
    for text in texts {
      let index = sources.partitioningIndex { $0.path >= text.path }
      guard index < sources.count, sources[index].path == text.path,
        !contextFiles.contains(where: { $0?.path == text.path })
      else { return nil }
      let after = parseFile(text, context)
      edits.append(ParsedEdit(path: text.path, before: files[index], after: after))
      sources[index] = text
      files[index] = after
    }
    return edits
  }

  /// The known results for some files, which must be sorted by path.
  private func known(_ wanted: [SourceText]) -> [ParsedFile?] {
    var index = 0
    return wanted.map { source in
      while index < sources.count, sources[index].path < source.path { index += 1 }
      // Bytes that were not read again are the same array, which compares equal without a scan.
      return index < sources.count && sources[index] == source ? files[index] : nil
    }
  }
}

/// Enough to occupy all threads, but few compared with a large site, because the memory of one
/// batch's bytes is reused for the texts of the next.
private let filesAtOnce = 512
