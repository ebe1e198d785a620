package import Diagnostics
import Markdown

/// Reads the files of a site that are not in `files` yet; each is read on its own, so in parallel.
///
/// If `files` keeps no sources, neither does the tree.
package func parse(
  _ tree: inout SourceTree,
  reusing files: inout ParsedFiles,
  threads: Int,
  into diagnostics: inout [Diagnostic]
) async -> ParsedSite {
  var site = ParsedSite()
  checkFiles(of: tree, into: &diagnostics)
  site.settingsFile = required(contextPaths[0], in: tree, into: &diagnostics)
  site.vocabularyFile = required(contextPaths[1], in: tree, into: &diagnostics)
  // The limits are known only once the settings are read.
  if let file = site.settingsFile, isReadable(file, .settings, Limits(), into: &diagnostics) {
    (site.settings, site.settingsNames) = parseSettings(file, into: &diagnostics)
  }
  if let file = site.vocabularyFile,
    isReadable(file, .vocabulary, site.settings.limits, into: &diagnostics)
  {
    (site.vocabulary, site.vocabularyNames) = parseVocabulary(file, into: &diagnostics)
  }
  // These two determine how all other files are read: with errors in them, or without them, the
  // other files would have errors that nobody made.
  if diagnostics.contains(where: {
    $0.severity == .error && contextPaths.contains($0.location.path)
  }) {
    site.isIncomplete = true
    return site
  }
  let context = ParseContext(settings: site.settings, vocabulary: site.vocabulary)
  let parsed = await files.read(
    &tree,
    context,
    from: [site.settingsFile, site.vocabularyFile],
    threads: threads
  )
  for file in tree.refused { site.noteUnreadable(file.path) }
  for (source, file) in zip(tree.files, parsed) {
    site.add(file.content)
    if file.content == nil, file.diagnostics.hasErrors { site.noteUnreadable(source.path) }
    diagnostics += file.diagnostics
  }
  if site.all(HomePage.self).isEmpty && tree["content/index.md"] == nil {
    _ = required("content/index.md", in: tree, into: &diagnostics)
  }
  checkTranslations(site, tree, into: &diagnostics)
  return site
}

/// The files that determine how all others are read.
private let contextPaths = ["content/site.yml", "content/vocabulary.yml"]

private func required(
  _ path: String,
  in tree: SourceTree,
  into diagnostics: inout [Diagnostic]
) -> SourceText? {
  if let file = tree[path] { return file }
  // It exists but was rejected, which has its own error.
  if tree.refused.contains(where: { $0.path == path }) { return nil }
  diagnostics.report(.missingFile, "the site has no \(path)", at: .file(path))
  return nil
}

/// Parses one file on its own, regardless of the content of the others.
func parseFile(_ source: SourceText, _ context: ParseContext) -> ParsedFile {
  var file = ParsedFile()
  let kind = FileKind(path: source.path, bodies: context.settings.bodies.pluralID)
  // These were parsed before all others.
  if kind == .settings || kind == .vocabulary { return file }
  if isReadable(source, kind, context.settings.limits, into: &file.diagnostics) {
    file.content = parseContent(source, kind, context, into: &file.diagnostics)
  }
  return file
}

private func parseContent(
  _ source: SourceText,
  _ kind: FileKind,
  _ context: ParseContext,
  into diagnostics: inout [Diagnostic]
) -> FileContent? {
  switch kind {
  case .settings, .vocabulary: return nil
  case .sources: return parseSources(source, into: &diagnostics).map { .sources($0) }
  case .shared(let kind):
    return kind.parsable.parseShared(source, context, into: &diagnostics).map { .records($0) }
  case .responses(let report):
    return parseResponses(source, report: report, into: &diagnostics).map { .responses($0) }
  case .redirects: return parseRedirects(source, into: &diagnostics).map { .redirects($0) }
  case .addresses: return parseAddresses(source, into: &diagnostics).map { .addresses($0) }
  case .releases: return parseReleases(source, into: &diagnostics).map { .releases($0) }
  case .snapshot: return .snapshot(source)
  case .image: return isPicture(source, into: &diagnostics) ? .image(source.path) : nil
  case .template, .asset: return .template(source)
  case .translation(let language, let original):
    return parseTranslation(
      source,
      language: language,
      original: original,
      context,
      into: &diagnostics
    ).map { .translation($0) }
  case .table(let dataset, let name):
    return .table(SourceTable(source: source, dataset: dataset, name: name))
  case .revisions(let dataset):
    return .revisions(SourceTable(source: source, dataset: dataset, name: ""))
  case .recipe:
    // No page needs it; a build checks its form.
    _ = parseImportRecipe(source, into: &diagnostics)
    return nil
  case .record(let path):
    return parseRecord(source, at: path, context, into: &diagnostics).map { .record($0) }
  case .unexpected:
    let location = SourceLocation.file(source.path)
    let bodies = context.settings.bodies
    let help = unreadTableHelp(source.path, bodies) ?? misspeltExtensionHelp(source.path, bodies)
    diagnostics.report(
      .unexpectedFile,
      "the file \(source.path) is not read",
      at: location,
      help: help
    )
    return nil
  }
}

private func parseRecord(
  _ source: SourceText,
  at path: RecordPath,
  _ context: ParseContext,
  into diagnostics: inout [Diagnostic]
) -> (any ParsedRecord)? {
  let type = path.kind.parsable
  guard type.isText else {
    guard let node = parseYAMLFile(source, into: &diagnostics) else { return nil }
    var fields = FieldReader(node, in: source, what: "the file")
    var record = type.parseRecord(&fields, at: path, prose: .empty, context)
    record.unfinished = fields.takeUnfinished()
    fields.finish(into: &diagnostics)
    return record
  }
  guard isUTF8(source, into: &diagnostics),
    let front = parseFrontMatter(source, into: &diagnostics),
    isWithoutSecondFrontMatter(source, from: front.bodyOffset, into: &diagnostics)
  else { return nil }
  let document = parseMarkdown(
    source,
    from: front.bodyOffset,
    options: context.markdown(of: path.kind),
    into: &diagnostics
  )
  var fields = FieldReader(front.node, in: source, what: "the front matter")
  let prose = Prose(document: context.keepsSources ? document : document.withoutSource)
  let bodiesKey = context.settings.bodies.pluralID
  let charts = parseCharts(document, bodiesKey: bodiesKey, into: &diagnostics)
  var record = type.parseRecord(&fields, at: path, prose: prose, context)
  record.charts = charts
  record.unfinished =
    fields.takeUnfinished() + unfinishedTexts(in: source, from: front.bodyOffset)
  checkFirstLine(source, from: front.bodyOffset, fields.isKnown, into: &diagnostics)
  fields.finish(into: &diagnostics)
  return record
}

extension ParsableRecord {
  /// Parses the file that all records of the kind share.
  fileprivate static func parseShared(
    _ source: SourceText,
    _ context: ParseContext,
    into diagnostics: inout [Diagnostic]
  ) -> [any ParsedRecord]? {
    parseEntries(source, sharedFile ?? "", into: &diagnostics) { fields, name in
      let path = RecordPath(kind: kind, id: name.id)
      return parseRecord(&fields, at: path, prose: .empty, context)
    }
  }

  /// Calls `parse` for a kind that is known only at run time.
  fileprivate static func parseRecord(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> any ParsedRecord {
    var parsed = parse(&fields, at: path, prose: prose, context)
    if !fields.dates.isEmpty { parsed.record.head.dates = fields.dates }
    return parsed
  }
}
