import Diagnostics
import Digests

/// What `content/site.yml` says about the site as a whole.
package struct SiteSettings: Sendable {
  package var title = ""
  package var shortTitle = ""
  package var description = ""
  package var publisher = ""
  package var notice: String?
  /// With a trailing `/`; `nil` if the site declares no address of its own.
  package var baseURL: String?
  /// The authority in the ids of feeds and calendars.
  package var tagAuthority = TagAuthority(title: "")
  package var language = "en-GB"
  /// The name of its language in that language, for readers of the others: `English`.
  package var languageName: String?
  /// The other languages of the site, each with some pages.
  package var translations: [SiteLanguage] = []
  package var licence = Licence(name: "", url: "")
  package var contact: Contact?
  package var allowsRawHTML = false
  package var allowsTaskLists = false
  package var bodies = BodyWords()
  package var menu: [MenuEntry] = []
  package var footer: [Reference<ProsePage>] = []
  package var support: Reference<ProsePage>?
  /// The number of days after which a contact must be checked again; `nil` if the site states none.
  package var daysBetweenContactChecks: Int?
  /// The quick exit for readers who must not be seen with the site; `nil` if there is none.
  package var exit: QuickExit?
  /// The image that other sites show beside a link to the site; `nil` if there is none.
  package var card: SocialCard?
  package var search = SearchSettings()
  /// `nil` if nobody has to answer a report.
  package var responses: ResponseDuty?
  /// The denominator below which no rate is shown.
  package var minimumDenominator = 30
  var limits = Limits()
}

/// A domain and a day on which the publisher had it: together, they make the ids of feed entries
/// unique, wherever the site is.
///
/// Source: RFC 4151, section 2.1.
package struct TagAuthority: Hashable, Sendable {
  /// In lower case: `reports.example`.
  package var domain: String
  /// `2024`, `2024-08` or `2024-08-22`.
  package var since: String
}

extension TagAuthority {
  /// The authority of a site that declares none.
  ///
  /// It is made from the title, not from the base address, so that ids stay the same when the site
  /// moves.
  init(title: String) {
    let words = slug(of: title)
    let name = words.isEmpty ? "site-\(Digest(of: Array(title.utf8)).text.prefix(12))" : words
    self.init(domain: name + ".invalid", since: "2024")
  }
}

/// A licence, by name and address.
package struct Licence: Hashable, Sendable {
  package var name: String
  package var url: String
}

/// A link on every page that leads immediately to an innocuous page of another site.
package struct QuickExit: Hashable, Sendable {
  package var label: String
  package var url: String
}

/// An image that other sites show beside a link to the site, with its alternative text.
package struct SocialCard: Sendable {
  /// The file of the image: `content/images/card.png`.
  package var path: String
  package var alt: String
}

/// How the search of the site behaves.
package struct SearchSettings: Sendable {
  /// Whether the words that readers search for are left out of the address of the page.
  package var forgetsQuery = false
  package internal(set) var pins: [PinnedResult] = []
}

/// A record that comes first for some words, in any query that contains one of the phrases.
package struct PinnedResult: Sendable {
  package var phrases: [String]
  package var record: RecordKey
}

/// Who is responsible for the site.
package struct Contact: Hashable, Sendable {
  package var name: String
  package var email: String
}

/// The terms that a site uses for what is inspected: "police force", "harbour", "prison".
package struct BodyWords: Hashable, Sendable {
  /// The scheme of links and the singular in addresses: `force`.
  package var id = "body"
  /// The folder of the records, key in front matter and part of addresses: `forces`.
  package var pluralID = "bodies"
  package var singular = "body"
  package var plural = "bodies"
  /// The ids of the facts by which lists are grouped, the widest first.
  package var groupBy: [String] = []
  /// The most bodies that charts and tables show one by one; with more, pages of measures show the
  /// distribution first, then groups, then parts of the table.
  package var manyAbove = 60
}

/// One entry of the menu on every page.
package enum MenuEntry: Hashable, Sendable {
  /// The page that lists all records of a kind.
  case list(RecordKind)
  case page(Reference<ProsePage>)
}
