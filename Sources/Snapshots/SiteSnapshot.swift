/// What readers see of a site, as a value that can be stored and compared.
///
/// It contains what is published and how it is worded, but neither markup nor anything that depends
/// on the day, such as whether a deadline has passed.
package struct SiteSnapshot: Hashable, Sendable {
  /// Ordered by key.
  package var pages: [PageSnapshot] = []
  /// Ordered by address.
  package var redirects: [RedirectSnapshot] = []
  /// The files that are not pages, ordered by address.
  package var files: [FileSnapshot] = []
  /// The templates, style sheets and scripts that the pages use, ordered by name.
  package var design: [FileSnapshot] = []

  package init() {}
}

extension SiteSnapshot {
  /// Where each old address leads.
  var redirectTargets: [String: String] {
    Dictionary(redirects.map { ($0.from, $0.to) }) { first, _ in first }
  }
}

/// A page, or a part of one that is a record of its own, such as a term of the glossary.
package struct PageSnapshot: Hashable, Sendable {
  /// Below the root of the site, with the anchor of a part: `/findings/`.
  package var address: String
  /// Empty for a page that is not about a record.
  package var title: String
  /// The name of its template, or the kind of a part.
  package var kind: String
  /// The record that it is about: `finding:one/bail`.
  package var record: String?
  /// `nil` for a page in the site's own language.
  package var language: String?
  package var entries: [SnapshotEntry] = []
}

extension PageSnapshot {
  /// What identifies the page in two snapshots: its record if it has one, so that it may move.
  var key: String {
    "\(record ?? address) \(language ?? "") \(kind == namesKind ? namesKind : "")"
  }

  /// Whether it is a part of another page, or of all pages.
  var isPart: Bool {
    address.contains("#") || [namesKind, "settings", "vocabulary"].contains(kind)
  }
}

/// The kind of the translated names of a record that has no page in the language.
let namesKind = "names"

/// The kind of the notice at the address of a withdrawn page; its one entry is the reason.
let noticeKind = "notice"

/// One thing that a page tells its readers.
package struct SnapshotEntry: Hashable, Sendable {
  package var part: SnapshotPart
  /// Unique in its page and part; for a text the anchor of the paragraph or heading, or empty.
  package var key: String
  package var text: String
  /// What identifies the value if `text` is a name that is declared elsewhere: `accepted`.
  package var id: String?
  /// The cells of a row; for a text its element, its inline markup and the targets of its links.
  package var details: [String]

  package init(
    _ part: SnapshotPart,
    _ key: String,
    _ text: String,
    id: String? = nil,
    details: [String] = []
  ) {
    self.part = part
    self.key = key
    self.text = text
    self.id = id
    self.details = details
  }
}

/// The kind of thing that an entry is.
package enum SnapshotPart: String, CaseIterable, Sendable {
  /// The current status on an axis.
  case status
  case deadline
  /// Something that happened to a recommendation.
  case event
  case grade
  case response
  /// The name of a column of statistics or data, and what it contains.
  case column
  /// The values of a measure for a body and a period, in its columns.
  case statistic
  /// A row of a dataset, in its columns.
  case row
  /// The release of a dataset from which a measure is calculated.
  case release
  /// A block of the text, in its order.
  case text
  /// A fact, or a sentence of the record outside its text.
  case fact
  /// One of several things that a record names.
  case item
  /// A change that the page itself reports.
  case change
  /// A name and its meaning in the vocabulary of the site.
  case label
}

/// An old address, and where it leads.
package struct RedirectSnapshot: Hashable, Sendable {
  package var from: String
  package var to: String
}

/// A file that is not a page.
package struct FileSnapshot: Hashable, Sendable {
  package var name: String
  /// The start of its hash, for a file whose content no entry describes; otherwise empty.
  package var digest: String
}
