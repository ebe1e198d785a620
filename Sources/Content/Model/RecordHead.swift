package import Diagnostics
import Markup

/// What every record with a page has: its identity, its dates, its sources, and why it is
/// unpublished, if it is.
package struct RecordHead: Sendable {
  /// Part of the record's address; unique within its kind, or within its report if any.
  package var id: String
  /// The file that contains the record, for provenance and for people.
  package var path: String
  /// The date of the last change that may interest readers.
  package var updated: CalendarDate?
  /// Oldest first.
  package var changes: [Change] = []
  /// A note shown to readers first, if a text may be distressing.
  package var contentNote: String?
  package var publishAt: Instant?
  package var isDraft = false
  /// `nil` unless the record was published and is withdrawn.
  package var withdrawal: Withdrawal?
  /// The location of its id or its front matter, for diagnostics about the record as a whole.
  package var location: SourceLocation
  package internal(set) var sources: [Reference<Source>] = []
  /// The dates of its own keys, such as `published` and `due`.
  var dates: [StatedDate] = []
}

extension RecordHead {
  /// The location of the date that a key states, or of the record if it states none.
  package func location(ofDate key: String) -> SourceLocation {
    dates.first { $0.key == key }?.location ?? location
  }
}

/// A date with the key that states it.
struct StatedDate: Sendable {
  var key: String
  var date: CalendarDate
  var location: SourceLocation
}

/// Why a record, or what records share, is unpublished.
package enum UnpublishedReason: Hashable, Sendable {
  case draft
  /// Not before this instant.
  case until(Instant)
  /// The report to which it belongs is unpublished.
  case report
  /// Only these unpublished records use it, by their names; it is published with the first.
  case usedOnlyBy([String])
  /// It was public until it was withdrawn.
  case withdrawn(CalendarDate?)
}

extension UnpublishedReason {
  /// The reason as text for people.
  package var words: String {
    switch self {
    case .draft: "draft"
    case .until(let instant): "until \(instant.iso)"
    case .report: "its report is unpublished"
    case .usedOnlyBy(let users): "used only by \(inWords(users))"
    case .withdrawn(let day): "withdrawn" + (day.map { " \($0.iso)" } ?? "")
    }
  }

  private func inWords(_ users: [String]) -> String {
    let shown = users.count > 4 ? users.prefix(3) + ["\(users.count - 3) more"] : users
    return listText(shown, "and")
  }
}

/// An unpublished record, or something that only unpublished records use, for
/// `sitegen list unpublished`.
package struct UnpublishedRecord: Hashable, Sendable {
  package var kind: String
  package var id: String
  package var path: String
  package var location: SourceLocation
  package var reason: UnpublishedReason
  /// Whether it is on the site nevertheless (`UnpublishedScope`).
  package internal(set) var isIncluded = false

  /// Its name in messages: `finding:soteria-2024/bail`.
  package var name: String { "\(kind):\(id)" }
  /// Whether it was public until it, or a record that used it, was withdrawn.
  package var isWithdrawn = false

  /// Whether it is unpublished only because what uses it is.
  var isShared: Bool {
    if case .usedOnlyBy = reason { true } else { false }
  }
}
