import Diagnostics

/// What the unpublished and the withdrawn records of a site alone use: it is published with the
/// first of them.
///
/// Terms, themes, sources, images, data and the like are shared. One that nothing uses is
/// published, and reported as an orphan; one that an unpublished record uses is published only if
/// something public uses it too.
struct Reach {
  /// The items that unpublished records use, directly or through others.
  private(set) var usedByUnpublished: Set<SiteItem> = []
  /// The items that withdrawn records use, and these records.
  private(set) var usedByWithdrawn: Set<SiteItem> = []
  /// The shared items that nothing public uses, each with the names of the unpublished items that
  /// use it, sorted.
  private(set) var unpublished: [SiteItem: [String]] = [:]
  /// The files that are published in part: they also declare or name something unpublished.
  private(set) var partlyUnpublished: Set<String> = []
  /// The file of each item.
  private(set) var files: [SiteItem: String] = [:]

  /// Nothing is unpublished.
  init() {}

  /// `names` are those of all records, `secret` are unpublished.
  init(
    _ site: ParsedSite,
    _ names: Namespaces,
    without secret: Set<SiteItem>,
    withdrawn: Set<SiteItem>
  ) {
    let records = secret.union(withdrawn)
    let graph = UseGraph(site, names)
    files = graph.files
    let used = graph.reachable(from: records)
    usedByUnpublished = used.subtracting(records)
    usedByWithdrawn = graph.reachable(from: withdrawn)
    let shared = sharedItems(of: site, among: usedByUnpublished)
    let roots = graph.uses.keys.filter { !records.contains($0) && !shared.contains($0) }
    let reached = graph.reachable(from: roots, outside: records)
    let only = shared.subtracting(reached)
    unpublished = Dictionary(uniqueKeysWithValues: only.map { ($0, []) })
    for user in records.union(only) {
      for item in Set(graph.uses[user] ?? []) where only.contains(item) && item != user {
        unpublished[item]?.append(user.name(in: site.settings))
      }
    }
    for item in only { unpublished[item]?.sort() }
    // That a record is withdrawn is no secret.
    let naming = reached.filter { graph.uses[$0]?.contains(where: secret.contains) == true }
    partlyUnpublished = Set(naming.union(only.filter(\.sharesFile)).compactMap { files[$0] })
  }
}

/// Those of some items that are published only with what uses them.
private func sharedItems(of site: ParsedSite, among used: Set<SiteItem>) -> Set<SiteItem> {
  // An editor who writes an instant that has passed publishes the record in any case.
  let decided = Set(
    RecordKind.allCases.filter { $0.parsable.isShared }.flatMap { kind in
      site[kind].filter { $0.head.publishAt != nil }.map { SiteItem.record(kind, $0.fullID) }
    }
  )
  return used.filter { item in
    switch item {
    case .settings: false
    case .record(let kind, _): kind.parsable.isShared && !decided.contains(item)
    case .source, .vocabulary, .choice: true
    case .image(let path): !isNamed(path, by: site.templates)
    }
  }
}

/// Whether a template names an image.
private func isNamed(_ image: String, by templates: [SourceText]) -> Bool {
  guard let file = image.split(separator: "/").last else { return false }
  let name = Array(file.utf8)
  return templates.contains { $0.bytes.firstRange(of: name) != nil }
}

extension SiteItem {
  /// Whether the item is declared in one file with others.
  fileprivate var sharesFile: Bool {
    switch self {
    case .record(let kind, _): kind.type.filePattern == nil
    case .source, .vocabulary, .choice: true
    case .settings, .image: false
    }
  }
}
