import Diagnostics

/// What `content/site.yml` says about the site as a whole.
package struct SiteSettings: Sendable {
  package var title = ""
  package var shortTitle = ""
  package var description = ""
  package var publisher = ""
  package var notice: String?
  /// With `/` at its end; nil when the site claims no address of its own.
  package var baseURL: String?
  package var language = "en-GB"
  /// The name of its language in itself, for readers of the others: `English`.
  package var languageName: String?
  /// The other languages that some pages are in.
  package var translations: [SiteLanguage] = []
  package var licence = Licence(name: "", url: "")
  package var contact: Contact?
  package var allowsRawHTML = false
  package var bodies = BodyWords()
  package var menu: [MenuEntry] = []
  package var footer: [Reference<ProsePage>] = []
  package var support: Reference<ProsePage>?
  /// The way out for readers who do not want to be seen with the site; nil where it offers none.
  package var exit: QuickExit?
  /// The picture that others show beside a link to the site; nil where it has none.
  package var card: SocialCard?
  /// Nil where nobody has to answer a report.
  package var responses: ResponseDuty?
  /// Below this denominator no rate is printed.
  package var minimumDenominator = 30
  var limits = Limits()
}

/// A licence, by name and address.
package struct Licence: Hashable, Sendable {
  package var name: String
  package var url: String
}

/// A link on every page that leads away at once, to a page that nobody would wonder about.
package struct QuickExit: Hashable, Sendable {
  package var label: String
  package var url: String
}

/// A picture that others show beside a link to the site, with words for those who do not see it.
package struct SocialCard: Sendable {
  /// The file of the image: `content/images/card.png`.
  package var path: String
  package var alt: String
}

/// Who answers for the site.
package struct Contact: Hashable, Sendable {
  package var name: String
  package var email: String
}

/// The words that a site uses for what is inspected: "police force", "harbour", "prison".
package struct BodyWords: Hashable, Sendable {
  /// Scheme of links and singular in addresses: `force`.
  package var id = "body"
  /// Folder of the records, key in front matter and part of addresses: `forces`.
  package var pluralID = "bodies"
  package var singular = "body"
  package var plural = "bodies"
  /// Ids of the facts by which lists are grouped, the widest first.
  package var groupBy: [String] = []
}

/// One entry of the menu on every page.
package enum MenuEntry: Hashable, Sendable {
  /// The page that lists all records of a kind.
  case list(RecordKind)
  case page(Reference<ProsePage>)
}
