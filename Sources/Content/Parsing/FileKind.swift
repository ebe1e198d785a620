/// What a file of the source tree is, by its path alone.
enum FileKind: Hashable, Sendable {
  case settings, vocabulary, sources, glossary, redirects, home
  case page(id: String)
  case report(id: String)
  case finding(report: String, id: String)
  case recommendation(report: String, id: String)
  case responses(report: String)
  case body(id: String)
  case dataset(id: String)
  case table(dataset: String, name: String)
  case measure(id: String)
  case image
  case template
  /// What pages load, published as it is.
  case asset
  /// Words in another language for the file at a path.
  case translation(language: String, original: String)
  /// A file that no rule reads.
  case unexpected

  /// Classifies a path; `bodies` is the folder of the inspected bodies, as the site names it.
  init(path: String, bodies: String) {
    let parts = path.unicodeScalars.split(separator: "/").map(String.init)
    switch (parts.first, parts.count) {
    case ("templates", 3...) where parts[1] == "assets": self = .asset
    case ("templates", 2...): self = .template
    case ("content", 4...) where parts[1] == "translations":
      let original = (["content"] + parts[3...]).joined(separator: "/")
      let isOfWords = FileKind(path: original, bodies: bodies).hasWords
      self = isOfWords ? .translation(language: parts[2], original: original) : .unexpected
    case ("content", 2...): self = Self.content(Array(parts.dropFirst()), bodies: bodies)
    default: self = .unexpected
    }
  }

  /// Whether such a file has words that a translation replaces.
  private var hasWords: Bool {
    switch self {
    case .settings, .vocabulary, .home, .page, .report, .finding, .recommendation, .body: true
    default: false
    }
  }

  private static func content(_ parts: [String], bodies: String) -> FileKind {
    let (stem, fileExtension) = split(parts[parts.count - 1])
    switch (parts[0], parts.count, fileExtension) {
    case ("site.yml", 1, _): return .settings
    case ("vocabulary.yml", 1, _): return .vocabulary
    case ("sources.yml", 1, _): return .sources
    case ("glossary.yml", 1, _): return .glossary
    case ("redirects.yml", 1, _): return .redirects
    case ("index.md", 1, _): return .home
    case ("pages", 2, "md"): return .page(id: stem)
    case ("measures", 2, "yml"): return .measure(id: stem)
    case ("images", 2..., _): return .image
    case (bodies, 2, "md"): return .body(id: stem)
    case ("data", 3, "yml") where stem == "dataset": return .dataset(id: parts[1])
    case ("data", 3, "csv"): return .table(dataset: parts[1], name: stem)
    case ("reports", 3, "md") where stem == "index": return .report(id: parts[1])
    case ("reports", 3, "yml") where stem == "responses": return .responses(report: parts[1])
    case ("reports", 4, "md") where parts[2] == "findings":
      return .finding(report: parts[1], id: stem)
    case ("reports", 4, "md") where parts[2] == "recommendations":
      return .recommendation(report: parts[1], id: stem)
    default: return .unexpected
    }
  }

  private static func split(_ name: String) -> (stem: String, fileExtension: String) {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name, "") }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }
}

/// Whether a text may be an id: small letters, digits and single hyphens between them.
func isID(_ text: String) -> Bool {
  let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  return parts.allSatisfy { part in
    !part.isEmpty && part.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
  }
}
