package import Diagnostics

/// How much of a recommendation's text the site reproduces.
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
  package internal(set) var report = Reference<Report>.unresolved
  @Boxed package internal(set) var theme: Theme?
  package internal(set) var addressees: Established<[Addressee]> = .notEstablished
  package internal(set) var findings: Established<[Reference<Finding>]> = .notEstablished
  /// Oldest first.
  package internal(set) var history: [HistoryEvent]
  var reportID: String
}

/// Something that happened to a recommendation, and who reported it.
package struct HistoryEvent: Sendable {
  package var date: CalendarDate?
  package var by: String
  package var note: String
  package var evidence: String?
  /// The permanent id of the event on its page and in feeds: `event:2025-02-01-accepted-the-force`.
  ///
  /// It is made from what identifies an event, so it does not depend on other events. Events of one
  /// day with the same status and reporter are numbered in the order of the file.
  package internal(set) var anchor = ""
  package internal(set) var status: Status?
  package var dateLocation: SourceLocation
}

extension Site {
  /// The state of a recommendation on an axis: that of its last event, or the initial one if there
  /// is none.
  package func status(of recommendation: Recommendation, on axis: StatusAxis) -> Status? {
    recommendation.lastEvent(on: axis).flatMap { recommendation.history[$0].status }
      ?? vocabulary.initialStatus(of: axis)
  }
}

extension Recommendation {
  /// The index in its history of the last event on an axis; `nil` if there is none.
  package func lastEvent(on axis: StatusAxis) -> Int? {
    history.indices.last { history[$0].status?.axis == axis }
  }
}

extension Recommendation: Record {
  package static let kind = RecordKind.recommendation
  package static let filePattern: String? = "reports/<report>/recommendations/<id>.md"
  package static let listID: String? = "recommendations"
  package static let needsSources = true

  package static func name(in settings: SiteSettings) -> String { "recommendation" }
  package static func all(of site: Site) -> [Recommendation] { site.recommendations }
  package static func change(_ site: inout Site, _ change: (inout [Recommendation]) -> Void) {
    change(&site.recommendations)
  }

  package var folder: String? { reportID }
  package var owner: Reference<Report>? { report }
  package var ownID: String { String(number) }
  package var sortKey: SortKey { SortKey(text: reportID, number: number, id: "") }
  package var sentences: [String] { [title].compactMap(\.self) }
  package var namedRecords: [RecordKey] {
    [RecordKey(report)] + (findings.value ?? []).map { RecordKey($0) }
  }
  package var seenByOthers: [String] { [due.value?.iso ?? "", text.rawValue] }
  package var events: [(date: CalendarDate?, location: SourceLocation)] {
    history.map { ($0.date, $0.dateLocation) }
  }
  package var eventAnchors: [String] { history.map(\.anchor) }

  /// The title, made of its number and, if the site has one, its own title.
  package func title(in settings: SiteSettings) -> String {
    title.map { "Recommendation \(number): \($0)" } ?? "Recommendation \(number)"
  }
}
