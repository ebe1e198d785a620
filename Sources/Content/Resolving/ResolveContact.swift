package import Diagnostics

extension SupportContact: ResolvableRecord {
  /// The numbers in it are those of telephones.
  static let bindsNumbers = false
  var marks: [RecordMark] { [.name(name)] }

  static func resolve(
    _ parsed: Parsed<SupportContact>,
    _ names: Namespaces,
    into diagnostics: inout [Diagnostic]
  ) -> SupportContact {
    names.withSources(parsed, into: &diagnostics)
  }
}

/// Checks that the support page has contacts, and that somebody has checked each within the time
/// that the site states.
///
/// `support` is the name of the support page in the settings.
func checkContacts(
  _ site: Site,
  _ support: Name?,
  now: Instant,
  into diagnostics: inout [Diagnostic]
) {
  if let support, let page = site.settings.support,
    site.contacts.isEmpty || !site[page].shows.contains(.contacts)
  {
    diagnostics.report(
      .supportWithoutContacts,
      "the support page \"\(support.id)\" shows no contacts",
      at: support.location,
      help: site.contacts.isEmpty
        ? "add content/contacts.yml with at least one contact, and `show: [contacts]` to the page"
        : "add `show: [contacts]` to \(site[page].head.path)"
    )
  }
  guard let days = site.settings.daysBetweenContactChecks, let today = now.dateInLondon else {
    return
  }
  for contact in site.contacts {
    let age = contact.checked.value.map { today.daysSinceEpoch - $0.daysSinceEpoch }
    if let age, age <= days { continue }
    let since = age.map { "for \($0) days" } ?? "yet"
    diagnostics.report(
      .contactUnchecked,
      "nobody has checked the contact \"\(contact.name)\" \(since); the site allows \(days) days",
      at: contact.checkedLocation,
      help: "compare it with the page of the service itself, and write the date in `checked`"
    )
  }
}

/// Rules about contacts for readers who need support.
extension Rule {
  package static let contactRules = [supportWithoutContacts, contactUnchecked]

  package static let supportWithoutContacts = Rule(
    "support-without-contacts",
    .error,
    advice: """
      Declare contacts in content/contacts.yml, each with its source, and show them on the page.
      """,
    meaning: """
      The site has a page for readers whom its subject affects, and that page names no service \
      that helps. Whoever looks for help there finds none.
      """,
    example: RuleExample(
      "content/pages/support.md",
      wrong: """
        title: If you are affected
        description: Where to find help.
        ---
        """,
      right: """
        title: If you are affected
        description: Where to find help.
        show: [contacts]
        ---
        """
    )
  )

  package static let contactUnchecked = Rule(
    "contact-unchecked",
    .warning,
    advice: """
      Compare the contact with the page of the service itself, correct it, and write the date of \
      that day in `checked`; or remove it.
      """,
    meaning: """
      The site states in `check_contacts_within_days` how often its contacts are checked, and this \
      one was not checked in that time, or never. A wrong number fails somebody who needs help now.
      """,
    example: RuleExample(
      "content/contacts.yml",
      wrong: "  checked: not-established",
      right: "  checked: 2026-02-02"
    )
  )
}
