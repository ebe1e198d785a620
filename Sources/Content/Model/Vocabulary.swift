/// The terms that the records of a site may use, from `content/vocabulary.yml`.
package struct Vocabulary: Sendable {
  package var themes: [Theme] = []
  package var kinds: [FindingKind] = []
  package var addressees: [Addressee] = []
  package var statuses: [Status] = []
  package var facts: [FactDefinition] = []
}

extension Vocabulary {
  /// The state of a recommendation without events on an axis.
  package func initialStatus(of axis: StatusAxis) -> Status? {
    statuses.indices.first { statuses[$0].axis == axis && statuses[$0].isInitial }
      .map { statuses[$0] }
  }
}

/// A subject shared by findings and recommendations.
package struct Theme: Hashable, Sendable {
  package var id: String
  package var name: String
  package var description: String?
}

/// The kind of a finding.
package struct FindingKind: Hashable, Sendable {
  package var id: String
  package var name: String
  package var description: String?
  package var requiresRecommendation: Bool
}

/// An addressee of recommendations: one organisation, or a class of them.
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
  /// Whether it applies before there are any events; one status of each axis does.
  package var isInitial: Bool
  /// The ids of the statuses of its axis that may follow.
  var next: [String]
}

/// The two questions about a recommendation, which are never mixed.
package enum StatusAxis: String, CaseIterable, Sendable {
  /// Whether the addressee accepts it.
  case acceptance
  /// How far it has been implemented.
  case implementation
}

/// A fact that the record of a body can state: its nation, its code.
package struct FactDefinition: Sendable {
  package var id: String
  package var name: String
  package var kind: FactKind
  package var isRequired: Bool
  package var mayBeNotEstablished: Bool
  package var choices: [Choice]
}

/// The type of a fact.
package enum FactKind: String, CaseIterable, Sendable {
  case choice, text, code, url, date
}

/// One of the possible values of a `choice` fact.
package struct Choice: Hashable, Sendable {
  package var id: String
  package var name: String
}
