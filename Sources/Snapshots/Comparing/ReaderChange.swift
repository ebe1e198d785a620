/// A difference between two versions of a site that readers can notice.
package struct ReaderChange: Hashable, Sendable {
  package var kind: ReaderChangeKind
  package var page: ChangedPage
  /// What of the page has changed: `deadline`, `Durham, 2015/16`; empty for the page as a whole.
  package var subject: String
  /// The anchor of a changed paragraph or heading on the page, if it has one.
  package var anchor: String?
  /// `nil` for something that is new.
  package var old: String?
  /// `nil` for something that is gone.
  package var new: String?
  /// The words of both texts in order, if there are two texts.
  package var words: [WordRun] = []
  /// What else explains the change, such as the release of the data.
  package var note: String?

  init(
    _ kind: ReaderChangeKind,
    of page: PageSnapshot,
    _ subject: String = "",
    anchor: String? = nil,
    old: String? = nil,
    new: String? = nil,
    note: String? = nil
  ) {
    self.kind = kind
    self.page = ChangedPage(page)
    self.subject = subject
    self.anchor = anchor
    self.old = old
    self.new = new
    self.note = note
    if let old, let new { words = wordDifference(from: old, to: new) }
  }
}

/// The page that a change is about: the new version, or the old one if it is gone.
package struct ChangedPage: Hashable, Sendable {
  package var address: String
  package var title: String
  package var language: String?

  init(address: String, title: String, language: String? = nil) {
    self.address = address
    self.title = title
    self.language = language
  }

  init(_ page: PageSnapshot) {
    self.init(address: page.address, title: page.title, language: page.language)
  }
}

/// The kind of a change, the most serious first.
package enum ReaderChangeKind: String, CaseIterable, Comparable, Sendable {
  case status, statistic, deadline, grade
  case pageRemoved = "page-removed"
  case pageWithdrawn = "page-withdrawn"
  case pageMoved = "page-moved"
  case event, response
  case pageAdded = "page-added"
  /// A row or a cell of a dataset.
  case data
  case column, chart, title, text
  /// A fact, or a sentence outside the text of a record.
  case fact
  /// An entry in the list of changes of a page.
  case entry
  /// A name in the vocabulary of the site.
  case label
  case redirect, file
  /// A template, a style sheet or a script.
  case design

  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
