import Diagnostics
import Formats
import Markdown

/// Which items of a parsed site use which others: what everything public is determined by.
struct UseGraph {
  /// The items that each item uses.
  private(set) var uses: [SiteItem: [SiteItem]] = [:]
  /// The file of each item.
  private(set) var files: [SiteItem: String] = [:]
  private let kinds: [String: RecordKind]
  private let names: Namespaces
  private var itemsByPath: [String: SiteItem] = [:]
  /// What raw HTML can use without a link that is resolved, with the text by which it does.
  private var rawMarks: [(text: String, item: SiteItem)] = []

  /// Collects the uses of all records, published or not.
  init(_ site: ParsedSite, _ names: Namespaces) {
    kinds = RecordKind.byName(in: site.settings)
    self.names = names
    for kind in RecordKind.allCases {
      for record in site[kind] {
        let item = SiteItem.record(kind, record.fullID)
        files[item] = record.head.path
        if kind.type.filePattern != nil { itemsByPath[record.head.path] = item }
      }
    }
    if site.settings.allowsRawHTML {
      rawMarks = site.images.flatMap { image in
        rawNames(ofImage: image).map { (text: $0, item: SiteItem.image(image)) }
      }
      rawMarks += site[.term].map { ("#term-\($0.fullID)", .record(.term, $0.fullID)) }
    }
    let translations = Dictionary(grouping: site.translations, by: \.original)
    for kind in RecordKind.allCases {
      for record in site[kind] {
        let others = translations[record.head.path]?.compactMap(\.prose) ?? []
        uses[.record(kind, record.fullID)] = items(usedBy: record, alsoIn: others)
      }
    }
    for source in site.sources { add(.source(source.id), in: source.location.path) }
    for image in site.images { add(.image(image), in: image) }
    addVocabulary(site)
    add(.settings, in: site.settingsFile?.path ?? "", using: itemsOfSettings(site))
  }

  /// The items that can be reached from some, these included, without entering others.
  func reachable(
    from start: some Sequence<SiteItem>,
    outside excluded: Set<SiteItem> = []
  ) -> Set<SiteItem> {
    var found = Set(start)
    var open = Array(found)
    while let item = open.popLast() {
      for next in uses[item] ?? [] where uses[next] != nil && !excluded.contains(next) {
        if found.insert(next).inserted { open.append(next) }
      }
    }
    return found
  }

  private mutating func add(_ item: SiteItem, in file: String, using items: [SiteItem] = []) {
    files[item] = file
    uses[item] = items
  }

  /// An addressee uses the bodies that it covers.
  ///
  /// The order in which statuses may follow each other is a rule for editors, which no page shows.
  private mutating func addVocabulary(_ site: ParsedSite) {
    let (vocabulary, file) = (site.vocabulary, site.vocabularyFile?.path ?? "")
    for theme in vocabulary.themes { add(.vocabulary(.themes, theme.id), in: file) }
    for kind in vocabulary.kinds { add(.vocabulary(.kinds, kind.id), in: file) }
    for (addressee, covered) in zip(vocabulary.addressees, site.vocabularyNames.covers) {
      let bodies = SiteItem.records(.body, covered)
      add(.vocabulary(.addressees, addressee.id), in: file, using: bodies)
    }
    for status in vocabulary.statuses { add(.vocabulary(.statuses, status.id), in: file) }
    for fact in vocabulary.facts {
      add(.vocabulary(.facts, fact.id), in: file)
      for choice in fact.choices { add(.choice(fact: fact.id, name: choice.name), in: file) }
    }
  }

  private func itemsOfSettings(_ site: ParsedSite) -> [SiteItem] {
    let written = site.settingsNames
    let pages = (written.menu + written.footer + [written.support].compactMap(\.self))
      .filter { $0.id.hasPrefix("page:") }
      .map { SiteItem.record(.page, String($0.id.dropFirst("page:".count))) }
    let initial = site.vocabulary.statuses.filter(\.isInitial)
    let pinned = written.pins.compactMap { pin -> SiteItem? in
      guard let (scheme, id) = splitScheme(pin.record.id),
        let kind = kinds[scheme]
      else { return nil }
      let name = Name(id: id, location: pin.record.location)
      return .record(kind, names.fullID(kind, name, near: nil))
    }
    return pages + pinned + [written.responseSource].compactMap(\.self).map { .source($0.id) }
      + [site.settings.card].compactMap(\.self).map { .image($0.path) }
      + site.settings.bodies.groupBy.map { .vocabulary(.facts, $0) }
      + initial.map { .vocabulary(.statuses, $0.id) }
  }
}

/// The texts by which raw HTML can use an image: the name of its file, with and without escapes.
func rawNames(ofImage path: String) -> Set<String> {
  let name = String(fileName(of: path))
  return [name, percentEncoded(name)]
}

/// What the front matter of a record, its text and the translations of this use.
extension UseGraph {
  private func items(usedBy record: any ParsedRecord, alsoIn others: [Prose]) -> [SiteItem] {
    let report = record.folder ?? (record.kind == .report ? record.fullID : nil)
    let path = record.head.path
    let charts = record.charts.compactMap(\.self).flatMap { chart in
      SiteItem.records(.measure, chart.measures) + SiteItem.records(.body, chart.bodies ?? [])
    }
    let documents = ([record.prose] + others).map(\.document)
    let marked = rawMarks.filter { mark in documents.contains { $0.mentions(mark.text) } }
    return record.namedItems(names) + record.sourceNames.map { .source($0.id) } + charts
      + documents.flatMap(\.links).flatMap { items(namedBy: $0, near: report, from: path) }
      + marked.map(\.item)
  }

  private func items(
    namedBy link: MarkdownLink,
    near report: String?,
    from path: String
  ) -> [SiteItem] {
    let address = splitAnchor(link.destination).address
    if link.isImage {
      return [link.destination, address].flatMap { resolvedPaths($0, from: path) }
        .map { .image($0) }
    }
    guard let (scheme, id) = splitScheme(address) else {
      return resolvedPaths(address, from: path).compactMap { itemsByPath[$0] }
    }
    let name = Name(id: id, location: .file(path))
    if FigureAddress.schemes.contains(scheme) {
      return SiteItem.named(by: FigureAddress(scheme: scheme, rest: id, location: name.location))
    }
    if scheme == "source" { return [.source(id)] }
    guard let kind = kinds[scheme] else { return [] }
    return [.record(kind, names.fullID(kind, name, near: report))]
  }
}
