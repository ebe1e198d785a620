/// The kinds of record, in the order in which they are resolved and listed.
///
/// This is the registry: what the program does for every kind of record, it does through `type`.
package enum RecordKind: UInt8, CaseIterable, Hashable, Sendable {
  case home, page, report, finding, recommendation, practice, body, dataset, measure, term, contact

  /// The type of the records of the kind.
  package var type: any Record.Type {
    switch self {
    case .home: HomePage.self
    case .page: ProsePage.self
    case .report: Report.self
    case .finding: Finding.self
    case .recommendation: Recommendation.self
    case .practice: Practice.self
    case .body: Body.self
    case .dataset: Dataset.self
    case .measure: Measure.self
    case .term: Term.self
    case .contact: SupportContact.self
    }
  }

  /// The types of all kinds, in their order, cast to a protocol that refines `Record`.
  package static func types<Refined>(as refined: Refined.Type) -> [Refined] {
    allCases.map { kind in
      guard let type = kind.type as? Refined else {
        preconditionFailure("the records of the kind \(kind) lack \(refined)")
      }
      return type
    }
  }

  /// The kinds with a page that lists all their records.
  package static let listed = allCases.filter { $0.type.listID != nil }

  /// The kind whose records share a file below `content/`.
  static func sharing(_ file: String) -> RecordKind? {
    allCases.first { $0.type.sharedFile == file }
  }

  /// The kinds whose records are on a page of prose that shows a list, and have no pages.
  package static let shownInLists = allCases.filter { $0.type.pageList != nil }

  /// The name for one record of the kind: in links, in names such as `finding:soteria-2024/bail`,
  /// and in messages.
  package func name(in settings: SiteSettings) -> String { type.name(in: settings) }

  /// The kinds by the names that a site gives them.
  static func byName(in settings: SiteSettings) -> [String: RecordKind] {
    let named = allCases.map { ($0.name(in: settings), $0) }
    return Dictionary(named, uniquingKeysWith: { first, _ in first })
  }

  /// The kind to which a site gives this name.
  package init?(named name: String, in settings: SiteSettings) {
    guard let kind = Self.allCases.first(where: { $0.name(in: settings) == name }) else {
      return nil
    }
    self = kind
  }
}

/// One record of a site: its kind, and its position among the records of its kind.
package struct RecordKey: Hashable, Sendable {
  package let kind: RecordKind
  private let position: Int32

  package init<Kind: Record>(_ reference: Reference<Kind>) {
    kind = Kind.kind
    position = Int32(reference.index)
  }

  init(_ kind: RecordKind, index: Int) {
    self.kind = kind
    position = Int32(index)
  }

  package var index: Int { Int(position) }

  /// A reference to the record as one of a given kind; `nil` if it is of another kind.
  package func reference<Kind: Record>(to type: Kind.Type = Kind.self) -> Reference<Kind>? {
    kind == Kind.kind ? Reference(index: index) : nil
  }

  /// The only record of its kind.
  package static let home = RecordKey(.home, index: 0)
}

extension Reference where Record: Content.Record {
  /// A reference to the record of a key, which must be of the kind.
  package init(_ key: RecordKey) {
    precondition(key.kind == Record.kind)
    self.init(index: key.index)
  }
}
