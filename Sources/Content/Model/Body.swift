import Diagnostics

/// An inspected body, such as a police force or a harbour.
package struct Body: Sendable {
  @Boxed package var head: RecordHead
  package var name: String
  package var fullName: String
  package var otherNames: [String]
  /// The towns, districts and other places by which people look for it.
  package var places: [String]
  package var languages: [String]
  package var tile: Tile?
  package var lifetime: Lifetime
  /// What took over from it when it ended.
  package internal(set) var successor: Reference<Body>?
  /// In the order of the vocabulary; facts that the record does not state are absent.
  package internal(set) var facts: [Fact]
  package var prose: Prose
}

/// A position on the tile map, counted from 0.
package struct Tile: Hashable, Sendable {
  package var column: Int
  package var row: Int
}

/// One fact about a body, with its source.
package struct Fact: Sendable {
  package var id: String
  package var name: String
  package var kind: FactKind
  /// The value as readers see it.
  package var value: Established<String>
  package var note: String?
  package internal(set) var source: Reference<Source>?
}

extension Body: Record {
  package static let kind = RecordKind.body
  package static let filePattern: String? = "<bodies>/<id>.md"
  package static let listID: String? = "bodies"
  package static let listIsTranslated = true

  package static func name(in settings: SiteSettings) -> String { settings.bodies.id }
  package static func all(of site: Site) -> [Body] { site.bodies }
  package static func change(_ site: inout Site, _ change: (inout [Body]) -> Void) {
    change(&site.bodies)
  }

  package var sortKey: SortKey { SortKey(text: name, id: head.id) }
  package var listTexts: [String] { [name] }
  package var namedSources: [Reference<Source>] { facts.compactMap(\.source) }
  package var seenByOthers: [String] {
    [lifetime.from, lifetime.until].map { $0?.iso ?? "" }
  }

  package func title(in settings: SiteSettings) -> String { name }
}
