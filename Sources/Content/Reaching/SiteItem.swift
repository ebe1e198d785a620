/// Something on a site that other things on it use, by its id.
enum SiteItem: Hashable, Sendable {
  case settings
  /// A record, by the id that is unique within its kind.
  case record(RecordKind, String)
  case source(String)
  case vocabulary(VocabularyList, String)
  /// A value of a fact, by its name.
  case choice(fact: String, name: String)
  /// By its path.
  case image(String)
}

/// The lists of the vocabulary.
enum VocabularyList: String, CaseIterable, Sendable {
  case themes, kinds, addressees, statuses, facts

  /// The name for one entry of the list.
  var entry: String {
    switch self {
    case .themes: "theme"
    case .kinds: "kind"
    case .addressees: "addressee"
    case .statuses: "status"
    case .facts: "fact"
    }
  }
}

extension SiteItem {
  /// The items that the address of a value names: `figure:rate/durham/2024/25`.
  static func named(by address: FigureAddress) -> [SiteItem] {
    let parts = address.path.split(separator: "/", maxSplits: 2).map(String.init)
    switch address.scheme {
    case "literal": return [.source(address.path)]
    case "cell": return parts.prefix(1).map { .record(.dataset, $0) }
    default:
      let others = [address["than"], address["among"] == "all" ? nil : address["among"]]
      let subjects = parts.dropFirst().prefix(1) + others.compactMap(\.self)
      return parts.prefix(1).map { .record(.measure, $0) }
        + subjects.filter { $0 != benchmarkWord }.map(subject)
    }
  }

  /// The body that a claim is about, or the fact of the group that it is about: `region:north`.
  private static func subject(_ written: String) -> SiteItem {
    let parts = written.split(separator: ":", maxSplits: 1).map(String.init)
    return parts.count == 2 ? .vocabulary(.facts, parts[0]) : .record(.body, written)
  }

  static func entries(_ list: VocabularyList, _ names: [Name]) -> [SiteItem] {
    names.map { .vocabulary(list, $0.id) }
  }

  /// The records that names mean; `report` is the report that these leave out.
  static func records(
    _ kind: RecordKind,
    _ names: [Name],
    below report: String? = nil
  ) -> [SiteItem] {
    let prefix = report.map { "\($0)/" } ?? ""
    return names.map { .record(kind, prefix + $0.id) }
  }

  /// What the item is, as in a list.
  func kindName(in settings: SiteSettings) -> String {
    switch self {
    case .settings: "settings"
    case .record(let kind, _): kind.name(in: settings)
    case .source: "source"
    case .vocabulary(let list, _): list.entry
    case .choice: "choice"
    case .image: "image"
    }
  }

  var id: String {
    switch self {
    case .settings: "site"
    case .record(_, let id), .source(let id), .vocabulary(_, let id), .image(let id): id
    case .choice(let fact, let name): "\(fact)/\(name)"
    }
  }

  /// The name of the item in messages: `finding:soteria-2024/bail`.
  func name(in settings: SiteSettings) -> String { "\(kindName(in: settings)):\(id)" }
}
