package import Diagnostics

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
  /// In ascending `order`.
  package internal(set) var findings: [Reference<Finding>] = []
  /// In the order of their numbers.
  package internal(set) var recommendations: [Reference<Recommendation>] = []
  /// The known answers to the report, in the order of the bodies.
  package internal(set) var responses: [Response] = []
}

/// One step of a report's grading scale.
package struct Grade: Hashable, Sendable {
  package var id: String
  package var name: String
  package var meaning: String
}

/// The grades that a report gives one body.
package struct BodyGrades: Sendable {
  package var body: Reference<Body>
  /// In the order of the report's areas; `nil` if the area was not graded or not inspected.
  package var grades: [Grade?]
}

extension Report: Record {
  package static let kind = RecordKind.report
  package static let filePattern: String? = "reports/<id>/index.md"
  package static let listID: String? = "reports"
  package static let needsSources = true
  package static let listIsTranslated = true
  package static let isTranslatedWhole = true
  package static let numbersParagraphs = true

  package static func name(in settings: SiteSettings) -> String { "report" }
  package static func all(of site: Site) -> [Report] { site.reports }
  package static func change(_ site: inout Site, _ change: (inout [Report]) -> Void) {
    change(&site.reports)
  }

  package var sentences: [String] { [title, summary] }
  package var listTexts: [String] { sentences + [inspectedNote].compactMap(\.self) }
  package var namedRecords: [RecordKey] { (inspected.value ?? []).map { RecordKey($0) } }
  package var seenByOthers: [String] { [published?.iso ?? ""] }
  package var events: [(date: CalendarDate?, location: SourceLocation)] {
    responses.map { ($0.date.value, $0.dateLocation) }
  }

  package func published(in site: Site) -> CalendarDate? { published }

  package func title(in settings: SiteSettings) -> String { title }
}
