import Diagnostics

/// A service that helps readers whom the subject of the site affects.
package struct SupportContact: Sendable {
  package var head: RecordHead
  package var name: String
  /// For whom it is, as a phrase that follows "For".
  package var audience: String
  /// How to reach it.
  package var how: Prose
  package var hours: String?
  /// When a person last compared it with the page of the service itself.
  package var checked: Established<CalendarDate>
  /// The location of that date or, if there is none, of the contact.
  var checkedLocation: SourceLocation { head.location(ofDate: "checked") }
}

extension SupportContact: Record {
  package static let kind = RecordKind.contact
  package static let filePattern: String? = nil
  package static let sharedFile: String? = "contacts.yml"
  package static let pageList: PageList? = .contacts
  package static let needsSources = true

  package static func name(in settings: SiteSettings) -> String { "contact" }
  package static func all(of site: Site) -> [SupportContact] { site.contacts }
  package static func change(_ site: inout Site, _ change: (inout [SupportContact]) -> Void) {
    change(&site.contacts)
  }

  package var prose: Prose {
    get { how }
    set { how = newValue }
  }

  /// The order of the file, because the most urgent contact comes first.
  package var sortKey: SortKey { SortKey(number: head.location.line, id: head.id) }
  package var sentences: [String] { [audience] + [hours].compactMap(\.self) }

  package func title(in settings: SiteSettings) -> String { name }
}
