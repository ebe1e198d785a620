import Diagnostics

/// A finding of an inspection, with a page of its own.
package struct Finding: Sendable {
  @Boxed package var head: RecordHead
  package var title: String
  package var summary: String
  package var order: Int
  @Boxed package var figure: HeadlineFigure?
  package var prose: Prose
  package internal(set) var report = Reference<Report>.unresolved
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
}

/// The number that a finding rests on, in the words of its source.
package struct HeadlineFigure: Sendable {
  package var value: String
  package var label: String
  package var note: String?
  package internal(set) var source: Reference<Source>?
}

extension Finding: Record {
  package static let kind = RecordKind.finding
  package static let filePattern: String? = "reports/<report>/findings/<id>.md"
  package static let listID: String? = "findings"
  package static let needsSources = true
  package static let numbersParagraphs = true

  package static func name(in settings: SiteSettings) -> String { "finding" }
  package static func all(of site: Site) -> [Finding] { site.findings }
  package static func change(_ site: inout Site, _ change: (inout [Finding]) -> Void) {
    change(&site.findings)
  }

  package var folder: String? { reportID }
  package var owner: Reference<Report>? { report }
  package var sortKey: SortKey { SortKey(text: reportID, number: order, id: head.id) }
  package var sentences: [String] { [title, summary] }
  package var listTexts: [String] {
    sentences + [figure?.value, figure?.label].compactMap(\.self)
  }
  package var namedRecords: [RecordKey] {
    [RecordKey(report)] + recommendations.map { RecordKey($0) } + bodies.map { RecordKey($0) }
      + measures.map { RecordKey($0) }
  }
  package var namedSources: [Reference<Source>] { [figure?.source].compactMap(\.self) }

  package func title(in settings: SiteSettings) -> String { title }
}
