import Diagnostics

/// Where a fact comes from: a publication that records cite.
package struct Source: Sendable {
  package var id: String
  package var title: String
  package var publisher: String
  package var url: String
  package var published: Established<CalendarDate>
  package var retrieved: Established<CalendarDate>
  package var note: String?
  var location: SourceLocation
}

/// A term of the glossary and its meaning.
package struct Term: Sendable {
  package var id: String
  package var term: String
  package var meaning: Prose
  package internal(set) var sources: [Reference<Source>] = []
  var sourceNames: [Name]
}

/// An inspection report.
package struct Report: Sendable {
  @Boxed package var head: RecordHead
  package var title: String
  package var shortTitle: String
  package var reference: String?
  package var publisher: String
  package var url: String
  package var published: CalendarDate?
  package var summary: String
  package var inspectedNote: String?
  package var gradeScale: [Grade]
  package var areas: [Choice]
  package var prose: Prose
  package internal(set) var inspected: Established<[Reference<Body>]> = .notEstablished
  package internal(set) var grades: [BodyGrades] = []
  /// In the order of their `order`.
  package internal(set) var findings: [Reference<Finding>] = []
  /// In the order of their numbers.
  package internal(set) var recommendations: [Reference<Recommendation>] = []
  /// The answers to it that are held, in the order of the bodies.
  package internal(set) var responses: [Response] = []
  var inspectedNames: Established<[Name]>
  var gradeNames: [GradeEntry]
}

/// One step of the scale of a report.
package struct Grade: Hashable, Sendable {
  package var id: String
  package var name: String
  package var meaning: String
}

/// The grades that a report gives to one body.
package struct BodyGrades: Sendable {
  package var body: Reference<Body>
  /// In the order of the report's areas; nil where the area was not graded or not inspected.
  package var grades: [Grade?]
}

struct GradeEntry: Sendable {
  var body: Name
  var grades: [(area: Name, grade: Name)]
}

/// What an inspection found, with a page of its own.
package struct Finding: Sendable {
  @Boxed package var head: RecordHead
  package var title: String
  package var summary: String
  package var order: Int
  @Boxed package var figure: HeadlineFigure?
  package var prose: Prose
  package internal(set) var report: Reference<Report>
  @Boxed package internal(set) var kind = FindingKind(
    id: "",
    name: "",
    requiresRecommendation: false
  )
  @Boxed package internal(set) var theme = Theme(id: "", name: "")
  package internal(set) var recommendations: [Reference<Recommendation>] = []
  package internal(set) var bodies: [Reference<Body>] = []
  package internal(set) var measures: [Reference<Measure>] = []
  var reportID: String
  @Boxed var kindName: Name
  @Boxed var themeName: Name
  var recommendationNumbers: [Name]
  var bodyNames: [Name]
  var measureNames: [Name]
}

/// A figure that a finding rests on, in the words of its source.
package struct HeadlineFigure: Sendable {
  package var value: String
  package var label: String
  package var note: String?
  package internal(set) var source: Reference<Source>?
  var sourceName: Name
  /// The address that the value is held to, with its place: `figure:…`, `cell:…` or `claim:…`.
  var data: (address: String, location: SourceLocation)?
}

/// How much of a recommendation's text the site holds.
package enum RecommendationText: String, CaseIterable, Sendable {
  case full, gist
  case notReproduced = "not-held"
}

/// What an inspection asks somebody to do, by when, and what became of it.
package struct Recommendation: Sendable {
  @Boxed package var head: RecordHead
  package var number: Int
  package var text: RecommendationText
  package var title: String?
  package var due: Established<CalendarDate>
  package var prose: Prose
  package internal(set) var report: Reference<Report>
  @Boxed package internal(set) var theme: Theme?
  package internal(set) var addressees: Established<[Addressee]> = .notEstablished
  package internal(set) var findings: Established<[Reference<Finding>]> = .notEstablished
  /// Oldest first.
  package internal(set) var history: [HistoryEvent]
  var reportID: String
  @Boxed var themeName: Name?
  var addresseeNames: Established<[Name]>
  var findingNames: Established<[Name]>
}

extension Site {
  /// The state of a recommendation on an axis: its last event, or else what holds before anything is
  /// heard.
  package func status(of recommendation: Recommendation, on axis: StatusAxis) -> Status? {
    recommendation.lastEvent(on: axis).flatMap { recommendation.history[$0].status }
      ?? vocabulary.initialStatus(of: axis)
  }
}

extension Recommendation {
  /// Where in its history the last thing heard on an axis stands; nil while nothing is.
  package func lastEvent(on axis: StatusAxis) -> Int? {
    history.indices.last { history[$0].status?.axis == axis }
  }
}

/// Something that happened to a recommendation, and who says so.
package struct HistoryEvent: Sendable {
  package var date: CalendarDate?
  package var by: String
  package var note: String
  package var evidence: String?
  package internal(set) var status: Status?
  var statusName: Name
  var dateLocation: SourceLocation
}

/// One of the bodies that are inspected: a police force, a harbour.
package struct Body: Sendable {
  @Boxed package var head: RecordHead
  package var name: String
  package var fullName: String
  package var otherNames: [String]
  package var languages: [String]
  package var tile: Tile?
  /// In the order of the vocabulary; a fact that the record does not state is not in it.
  package internal(set) var facts: [Fact]
  package var prose: Prose
}

/// A place on the tile map, counted from 0.
package struct Tile: Hashable, Sendable {
  package var column: Int
  package var row: Int
}

/// One fact about a body, with where it comes from.
package struct Fact: Sendable {
  package var id: String
  package var name: String
  package var kind: FactKind
  /// The value as a reader sees it.
  package var value: Established<String>
  package var note: String?
  package internal(set) var source: Reference<Source>?
  var sourceName: Name?
}

/// A page of prose: about, methods, accessibility, and the home page.
package struct ProsePage: Sendable {
  @Boxed package var head: RecordHead
  package var title: String
  package var description: String
  package var lead: String?
  package var prose: Prose
  package var shows: [PageList]
  package internal(set) var highlights: [Reference<Finding>] = []
  package internal(set) var chart: Reference<Measure>?
  /// Nil but for the home page.
  var homeNames: Boxed<HomeNames>?
}

/// What the home page names.
struct HomeNames: Sendable {
  var highlights: [Name]
  var chart: Name?
}

/// A list that a page of prose may show after its text.
package enum PageList: String, CaseIterable, Sendable {
  case glossary, sources, measures, changes
}
