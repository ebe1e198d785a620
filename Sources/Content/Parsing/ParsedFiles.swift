package import Diagnostics

/// What was read of each file, so that a file that has not changed is not read again.
package struct ParsedFiles: Sendable {
  private let keepsSources: Bool
  /// The files that say how all others are read, and what they say.
  private var contextFiles: [SourceText?] = []
  private var context = ParseContext(settings: SiteSettings(), vocabulary: Vocabulary())
  /// In the order of their paths.
  private var sources: [SourceText] = []
  private var files: [ParsedFile] = []

  /// With `keepsSources` off, nothing is kept for another reading, and the bytes of Markdown files are
  /// let go once they are read: a large site then takes a third less memory.
  package init(keepsSources: Bool = true) {
    self.keepsSources = keepsSources
  }
}

extension ParsedFiles {
  /// Every file of a tree as read; those that differ from the last call are read now, in parallel.
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

  /// Every file of a tree as read, some at a time, each of which is let go before the next are read.
  private func readOnce(
    _ tree: inout SourceTree,
    _ context: ParseContext,
    threads: Int
  ) async -> [ParsedFile] {
    var context = context
    // A translation names the digest of its original.
    context.keepsSources = !context.settings.translations.isEmpty
    var files: [ParsedFile] = []
    files.reserveCapacity(tree.files.count)
    while files.count < tree.files.count {
      let next = files.count..<min(files.count + filesAtOnce, tree.files.count)
      files += await concurrentMap(Array(tree.files[next]), threads: threads) { [context] in
        parseFile($0, context)
      }
      if context.keepsSources { continue }
      for index in next where tree.files[index].path.hasSuffix(".md") { tree.letGo(of: index) }
    }
    return files
  }

  /// Reads some files again; nil where one is new, or says how others are read.
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

  /// What is known of each of some files, which stand in the order of their paths.
  private func known(_ wanted: [SourceText]) -> [ParsedFile?] {
    var index = 0
    return wanted.map { source in
      while index < sources.count, sources[index].path < source.path { index += 1 }
      // Bytes that nobody has read anew are the same array, which is found equal without a look at them.
      return index < sources.count && sources[index] == source ? files[index] : nil
    }
  }
}

/// Enough that all threads have work, and few beside a large site: where the bytes of a file stood, the text of the next comes to stand.
private let filesAtOnce = 512
