package import Diagnostics

/// A source tree with each file parsed on its own; nothing refers to anything yet.
package struct ParsedSite: Sendable {
  var settings = SiteSettings()
  var settingsNames = SettingsNames()
  var vocabulary = Vocabulary()
  var vocabularyNames = VocabularyNames()
  var vocabularyFile: SourceText?
  var settingsFile: SourceText?
  /// By kind.
  private(set) var records: [[any ParsedRecord]] = RecordKind.allCases.map { _ in [] }
  var sources: [Source] = []
  var responses: [ParsedResponse] = []
  var tables: [SourceTable] = []
  /// For each dataset with revised values, what was revised.
  var revisions: [SourceTable] = []
  var images: [String] = []
  var redirects: [WrittenRedirect] = []
  var publishedAddresses: [PublishedAddress] = []
  var releases: [Release] = []
  var releaseSnapshot: SourceText?
  /// In the order of their paths.
  var translations: [TranslatedFile] = []
  /// The ids of records whose files cannot be read; a reference to one is not reported.
  var unreadable: [RecordKind: Set<String>] = [:]
  /// Whether a file was rejected without which the checks between records are meaningless.
  package var isIncomplete = false
  /// The templates, with paths relative to the source folder.
  package var templates: [SourceText] = []
}

extension ParsedSite {
  /// The records of a kind.
  subscript(kind: RecordKind) -> [any ParsedRecord] {
    get { records[Int(kind.rawValue)] }
    set { records[Int(kind.rawValue)] = newValue }
  }

  func all<Kind: ParsableRecord>(_ kind: Kind.Type) -> [Parsed<Kind>] {
    self[Kind.kind].compactMap { $0 as? Parsed<Kind> }
  }

  mutating func add(_ content: FileContent?) {
    switch content {
    // In place: through the subscript, the list would be copied for each record.
    case .record(let record): records[Int(record.kind.rawValue)].append(record)
    case .records(let shared):
      for record in shared { records[Int(record.kind.rawValue)].append(record) }
    case .sources(let sources): self.sources += sources
    case .responses(let responses): self.responses += responses
    case .table(let table): tables.append(table)
    case .revisions(let table): revisions.append(table)
    case .image(let path): images.append(path)
    case .redirects(let redirects): self.redirects = redirects
    case .addresses(let addresses): publishedAddresses = addresses
    case .releases(let releases): self.releases = releases
    case .snapshot(let file): releaseSnapshot = file
    case .template(let template): templates.append(template)
    case .translation(let file): translations.append(file)
    case nil: break
    }
  }

  /// Records that a file was not read, to suppress follow-on errors about references to it.
  mutating func noteUnreadable(_ path: String) {
    switch FileKind(path: path, bodies: settings.bodies.pluralID) {
    case .record(let record):
      unreadable[record.kind, default: []].insert(record.fullID)
      isIncomplete = isIncomplete || !record.kind.parsable.othersNeedOnlyID
    case let kind where kind == .asset || kind == .template && path.hasSuffix(".html"):
      // An empty file in its place, because pages and templates name it.
      templates.append(SourceText(path: path, bytes: []))
    // No record refers to them.
    case .addresses, .releases, .snapshot, .recipe, .revisions: break
    default: isIncomplete = true
    }
  }
}
