package import Diagnostics
import Markdown

/// A source tree with every file read on its own; nothing refers to anything yet.
package struct ParsedSite: Sendable {
  var settings = SiteSettings()
  var vocabulary = Vocabulary()
  var vocabularyFile: SourceText?
  var settingsFile: SourceText?
  var sources: [Source] = []
  var terms: [Term] = []
  var home: ProsePage?
  var pages: [ProsePage] = []
  var reports: [Report] = []
  var findings: [Finding] = []
  var recommendations: [Recommendation] = []
  var responses: [Response] = []
  var bodies: [Body] = []
  var datasets: [Dataset] = []
  var tables: [SourceTable] = []
  var measures: [Measure] = []
  var images: [String] = []
  var redirects: [WrittenRedirect] = []
  /// In the order of their paths.
  var translations: [TranslatedFile] = []
  /// The ids of records whose files cannot be read, by kind: a reference to one is no second fault.
  var unreadable: [String: Set<String>] = [:]
  /// Whether something was refused without which what holds between records cannot be told.
  package var isIncomplete = false
  /// The templates, under their paths from the source folder.
  package var templates: [SourceText] = []
}

/// Reads the files of a site that are not known yet; each is read by itself, so in parallel.
///
/// Where `files` keeps no sources, neither does the tree.
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
  // How any other file is read stands in these two.
  if tree.refused.contains(where: { contextPaths.contains($0.path) }) {
    site.isIncomplete = true
    return site
  }
  // How large they may be is known only once the settings are read.
  if let file = site.settingsFile, isReadable(file, .settings, Limits(), into: &diagnostics) {
    site.settings = parseSettings(file, into: &diagnostics)
  }
  if let file = site.vocabularyFile,
    isReadable(file, .vocabulary, site.settings.limits, into: &diagnostics)
  {
    site.vocabulary = parseVocabulary(file, into: &diagnostics)
  }
  let context = ParseContext(settings: site.settings, vocabulary: site.vocabulary)
  let parsed = await files.read(
    &tree,
    context,
    from: [site.settingsFile, site.vocabularyFile],
    threads: threads
  )
  site.noteRefused(tree.refused)
  for (source, file) in zip(tree.files, parsed) {
    site.add(file.record)
    if file.record == nil { site.noteUnreadable(source.path) }
    diagnostics += file.diagnostics
  }
  if site.home == nil && tree["content/index.md"] == nil {
    _ = required("content/index.md", in: tree, into: &diagnostics)
  }
  checkTranslations(site, tree, into: &diagnostics)
  return site
}

/// The files that say how all others are read.
private let contextPaths = ["content/site.yml", "content/vocabulary.yml"]

private func required(
  _ path: String,
  in tree: SourceTree,
  into diagnostics: inout [Diagnostic]
) -> SourceText? {
  if let file = tree[path] { return file }
  // It is there and refused, which is a fault of its own.
  if tree.refused.contains(where: { $0.path == path }) { return nil }
  diagnostics.report(.missingFile, "the site has no \(path)", at: .file(path))
  return nil
}

/// Reads one file by itself, whatever stands in the others.
func parseFile(_ source: SourceText, _ context: ParseContext) -> ParsedFile {
  var file = ParsedFile()
  let kind = FileKind(path: source.path, bodies: context.settings.bodies.pluralID)
  // What these say was read before all others.
  if kind == .settings || kind == .vocabulary { return file }
  guard isReadable(source, kind, context.settings.limits, into: &file.diagnostics) else {
    // An empty one in its place: that a page has no template would be a second fault, and untrue.
    if kind == .template, source.path.hasSuffix(".html") {
      file.record = .template(SourceText(path: source.path, bytes: []))
    }
    return file
  }
  file.record = parseRecord(source, kind, context, into: &file.diagnostics)
  return file
}

private func parseRecord(
  _ source: SourceText,
  _ kind: FileKind,
  _ context: ParseContext,
  into diagnostics: inout [Diagnostic]
) -> ParsedRecord? {
  switch kind {
  case .settings, .vocabulary: return nil
  case .sources: return .sources(parseSources(source, into: &diagnostics))
  case .glossary: return .terms(parseGlossary(source, context, into: &diagnostics))
  case .responses(let report):
    return .responses(parseResponses(source, report: report, into: &diagnostics))
  case .redirects: return .redirects(parseRedirects(source, into: &diagnostics))
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
  case .dataset(let id):
    return parseYAMLRecord(source, into: &diagnostics) {
      .dataset(parseDataset(&$0, id: id, context))
    }
  case .measure(let id):
    return parseYAMLRecord(source, into: &diagnostics) {
      .measure(parseMeasure(&$0, id: id, context))
    }
  case .unexpected:
    let location = SourceLocation.file(source.path)
    diagnostics.report(.unexpectedFile, "nothing reads the file \(source.path)", at: location)
    return nil
  case .home, .page, .report, .finding, .recommendation, .body:
    return parseMarkdownRecord(source, kind, context, into: &diagnostics)
  }
}

private func parseYAMLRecord(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic],
  _ read: (inout FieldReader) -> ParsedRecord
) -> ParsedRecord? {
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return nil }
  var fields = FieldReader(node, in: source, what: "the file")
  let record = read(&fields)
  fields.finish(into: &diagnostics)
  return record
}

private func parseMarkdownRecord(
  _ source: SourceText,
  _ kind: FileKind,
  _ context: ParseContext,
  into diagnostics: inout [Diagnostic]
) -> ParsedRecord? {
  guard isUTF8(source, into: &diagnostics),
    let front = parseFrontMatter(source, into: &diagnostics)
  else { return nil }
  let document = parseMarkdown(
    source,
    from: front.bodyOffset,
    options: context.markdown(of: kind),
    into: &diagnostics
  )
  var fields = FieldReader(front.node, in: source, what: "the front matter")
  var prose = Prose(document: context.keepsSources ? document : document.withoutSource)
  let bodiesKey = context.settings.bodies.pluralID
  prose.declaredCharts = parseCharts(document, bodiesKey: bodiesKey, into: &diagnostics)
  let record = markdownRecord(&fields, kind, context, prose)
  fields.finish(into: &diagnostics)
  return record
}

private func markdownRecord(
  _ fields: inout FieldReader,
  _ kind: FileKind,
  _ context: ParseContext,
  _ prose: Prose
) -> ParsedRecord? {
  switch kind {
  case .home: return .home(parsePage(&fields, id: "home", isHome: true, prose: prose))
  case .page(let id): return .page(parsePage(&fields, id: id, isHome: false, prose: prose))
  case .report(let id): return .report(parseReport(&fields, id: id, prose: prose))
  case .finding(let report, let id):
    let key = context.settings.bodies.pluralID
    return .finding(
      parseFinding(&fields, id: id, report: report, bodiesKey: key, prose: prose)
    )
  case .recommendation(let report, _):
    return .recommendation(parseRecommendation(&fields, report: report, prose: prose))
  case .body(let id):
    let facts = context.vocabulary.facts
    return .body(parseBody(&fields, id: id, facts: facts, prose: prose))
  default: return nil
  }
}

extension ParsedSite {
  mutating func noteUnreadable(_ path: String) {
    switch FileKind(path: path, bodies: settings.bodies.pluralID) {
    case .page(let id): unreadable["page", default: []].insert(id)
    case .report(let id): unreadable["report", default: []].insert(id)
    case .finding(let report, let id): unreadable["finding", default: []].insert("\(report)/\(id)")
    case .recommendation(let report, let id):
      let number = digits(of: id).map(String.init) ?? id
      unreadable["recommendation", default: []].insert("\(report)/\(number)")
    case .body(let id): unreadable[settings.bodies.id, default: []].insert(id)
    case .dataset(let id): unreadable["dataset", default: []].insert(id)
    case .measure(let id): unreadable["measure", default: []].insert(id)
    default: break
    }
  }

  fileprivate mutating func add(_ record: ParsedRecord?) {
    switch record {
    case .sources(let sources): self.sources += sources
    case .terms(let terms): self.terms += terms
    case .home(let page): home = page
    case .page(let page): pages.append(page)
    case .report(let report): reports.append(report)
    case .finding(let finding): findings.append(finding)
    case .recommendation(let recommendation): recommendations.append(recommendation)
    case .responses(let responses): self.responses += responses
    case .body(let body): bodies.append(body)
    case .dataset(let dataset): datasets.append(dataset)
    case .table(let table): tables.append(table)
    case .measure(let measure): measures.append(measure)
    case .image(let path): images.append(path)
    case .redirects(let redirects): self.redirects = redirects
    case .template(let template): templates.append(template)
    case .translation(let file): translations.append(file)
    case nil: break
    }
  }
}
