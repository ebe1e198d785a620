import Diagnostics

/// A practice that inspectors saw and that others may learn from, with a page of its own.
package struct Practice: Sendable {
  @Boxed package var head: RecordHead
  package var title: String
  package var summary: String
  package var kind: PracticeKind
  package var prose: Prose
  package internal(set) var report = Reference<Report>.unresolved
  /// Where it was seen; `nil` if the report does not name a body.
  package internal(set) var body: Reference<Body>?
  @Boxed package internal(set) var theme = Theme(id: "", name: "")
  var reportID: String
}

/// What inspectors say of a practice.
package enum PracticeKind: String, CaseIterable, Sendable {
  /// It may lead to better outcomes, as far as inspectors can tell.
  case promising
  /// It is new.
  case innovative
}

extension Practice: Record {
  package static let kind = RecordKind.practice
  package static let filePattern: String? = "reports/<report>/practices/<id>.md"
  package static let listID: String? = "practices"
  package static let needsSources = true
  package static let listIsOptional = true

  package static func name(in settings: SiteSettings) -> String { "practice" }
  package static func all(of site: Site) -> [Practice] { site.practices }
  package static func change(_ site: inout Site, _ change: (inout [Practice]) -> Void) {
    change(&site.practices)
  }

  package var folder: String? { reportID }
  package var owner: Reference<Report>? { report }
  package var sortKey: SortKey { SortKey(text: reportID, id: head.id) }
  package var sentences: [String] { [title, summary] }
  package var namedRecords: [RecordKey] {
    [RecordKey(report)] + [body].compactMap(\.self).map { RecordKey($0) }
  }

  package func title(in settings: SiteSettings) -> String { title }
}
