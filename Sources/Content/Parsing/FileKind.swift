/// The kind of a file in the source tree, determined by its path alone.
enum FileKind: Hashable, Sendable {
  case settings, vocabulary, sources, redirects
  /// The published addresses, the releases that published them, and the snapshot of the last one.
  case addresses, releases, snapshot
  case record(RecordPath)
  /// All records of a kind.
  case shared(RecordKind)
  case responses(report: String)
  case table(dataset: String, name: String)
  /// How the producer's workbooks become the tables of a dataset.
  case recipe
  /// The values of a dataset that its producer has revised.
  case revisions(dataset: String)
  case image
  case template
  /// A file that pages load, published unchanged.
  case asset
  /// The labels and texts of another language for the file at a path.
  case translation(language: String, original: String)
  /// A file that nothing reads.
  case unexpected

  /// Classifies a path; `bodies` is the site's name for the folder of the inspected bodies.
  init(path: String, bodies: String) {
    let parts = path.unicodeScalars.split(separator: "/").map(String.init)
    switch (parts.first, parts.count) {
    case ("templates", 3...) where parts[1] == "assets": self = .asset
    case ("templates", 2...): self = .template
    case ("content", 4...) where parts[1] == "translations":
      let original = (["content"] + parts[3...]).joined(separator: "/")
      let isTranslatable = FileKind(path: original, bodies: bodies).isTranslatable
      self =
        isTranslatable ? .translation(language: parts[2], original: original) : .unexpected
    case ("content", 2...): self = Self.content(Array(parts.dropFirst()), bodies: bodies)
    default: self = .unexpected
    }
  }

  /// Whether such a file has texts that a translation replaces.
  private var isTranslatable: Bool {
    switch self {
    case .settings, .vocabulary: true
    case .record(let path): path.kind.type.isText
    case .sources, .shared, .redirects, .addresses, .releases, .snapshot, .responses, .table,
      .recipe, .revisions, .image, .template, .asset, .translation, .unexpected:
      false
    }
  }

  private static func content(_ parts: [String], bodies: String) -> FileKind {
    switch (parts[0], parts.count) {
    case ("site.yml", 1): return .settings
    case ("vocabulary.yml", 1): return .vocabulary
    case ("sources.yml", 1): return .sources
    case ("redirects.yml", 1): return .redirects
    case ("addresses.txt", 1): return .addresses
    case ("releases.yml", 1): return .releases
    case ("release.json", 1): return .snapshot
    case ("images", 2...): return .image
    case ("reports", 3) where parts[2] == "responses.yml": return .responses(report: parts[1])
    case ("data", 3) where parts[2] == "import.yml": return .recipe
    case ("data", 3) where parts[2] == DataRevision.fileName: return .revisions(dataset: parts[1])
    case ("data", 3) where parts[2].hasSuffix(".csv") && parts[2] != ".csv":
      return .table(dataset: parts[1], name: String(parts[2].dropLast(".csv".count)))
    default:
      if parts.count == 1, let kind = RecordKind.sharing(parts[0]) { return .shared(kind) }
      return RecordPath(parts, bodies: bodies).map { .record($0) } ?? .unexpected
    }
  }
}

/// Whether a text can be an id: lowercase letters, digits, and single hyphens between them.
func isID(_ text: String) -> Bool {
  let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  return parts.allSatisfy { part in
    !part.isEmpty && part.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
  }
}
