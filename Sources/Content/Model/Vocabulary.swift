/// The words that the records of a site may use, from `content/vocabulary.yml`.
package struct Vocabulary: Sendable {
  package var themes: [Theme] = []
  package var kinds: [FindingKind] = []
  package var addressees: [Addressee] = []
  package var statuses: [Status] = []
  package var facts: [FactDefinition] = []
}

extension Vocabulary {
  /// The state of a recommendation of which nothing has been heard on an axis.
  package func initialStatus(of axis: StatusAxis) -> Status? {
    statuses.indices.first { statuses[$0].axis == axis && statuses[$0].isInitial }
      .map { statuses[$0] }
  }
}

/// A subject that findings and recommendations share.
package struct Theme: Hashable, Sendable {
  package var id: String
  package var name: String
  package var description: String?
}

/// What sort of finding a finding is.
package struct FindingKind: Hashable, Sendable {
  package var id: String
  package var name: String
  package var description: String?
  package var requiresRecommendation: Bool
}

/// Somebody to whom recommendations are addressed: one organisation, or a class of them.
package struct Addressee: Sendable {
  package var id: String
  package var name: String
  /// Whether every inspected body is among them.
  package var coversAllBodies: Bool
  package internal(set) var covers: [Reference<Body>] = []
}

/// A step in the life of a recommendation.
package struct Status: Hashable, Sendable {
  package var id: String
  package var name: String
  package var axis: StatusAxis
  package var meaning: String
  package var closes: Bool
  package var needsEvidence: Bool
  /// Whether it holds before anything is heard; one status of each axis does.
  package var isInitial: Bool
  /// The ids of the statuses of its axis that may follow.
  var next: [String]
}

/// The two questions about a recommendation, which are never mixed.
package enum StatusAxis: String, CaseIterable, Sendable {
  /// Whether the addressee accepts it.
  case acceptance
  /// How far it has been done.
  case implementation
}

/// Something that the record of a body may say: its nation, its code.
package struct FactDefinition: Sendable {
  package var id: String
  package var name: String
  package var kind: FactKind
  package var isRequired: Bool
  package var mayBeNotEstablished: Bool
  package var choices: [Choice]
}

/// The form of a fact.
package enum FactKind: String, CaseIterable, Sendable {
  case choice, text, code, url, date
}

/// One of the values that a fact of kind choice may have.
package struct Choice: Hashable, Sendable {
  package var id: String
  package var name: String
}
