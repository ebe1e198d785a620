import Content
import Diagnostics
import Pages
import TestSupport
import Testing

/// Contacts are on the support page, in the order of their file, and are checked like any record.
struct ContactTests {
  private let archive = """
    -- +content/site.yml --
    support: page:help
    check_contacts_within_days: 60
    -- content/contacts.yml --
    zebra:
      name: Zebra line
      for: anyone in danger
      how: Call [01632 960 222](tel:01632960222).
      source: office
      checked: 2026-01-20
    adviser:
      name: Advice by post
      for: anyone with time
      how: Write to them.
      hours: On weekdays
      source: office
      checked: 2026-02-20
    -- content/pages/help.md --
    ---
    title: Help
    description: Where to find help.
    show: [contacts]
    ---
    First, [the line](contact:zebra).
    -- templates/page.html --
    {{#contacts}}<li id="{{id}}">{{name}}, for {{audience}}: {{how}} {{hours}} ({{checked}}){{/contacts}}
    {{body}}
    """

  @Test func contactsAreOnThePageInTheOrderOfTheirFile() async throws {
    let built = await build(try base(with: archive))
    #expect(built.diagnostics.isEmpty, "\(textReport(built.diagnostics))")
    let page = try built.text("help/index.html")
    let zebra = try #require(page.firstRange(of: "<li id=\"contact-zebra\">Zebra line"))
    let adviser = try #require(page.firstRange(of: "<li id=\"contact-adviser\">"))
    #expect(zebra.lowerBound < adviser.lowerBound)
    #expect(page.contains("href=\"tel:01632960222\"") && page.contains("On weekdays"))
    #expect(page.contains("(20 January 2026)"))
    #expect(page.contains("#contact-zebra\">the line</a>"))
    #expect(try built.text("search.json").contains("help/#contact-zebra"))
  }

  @Test func contactIsOldAfterTheStatedDaysOnly() async throws {
    func rules(_ checked: String, days: Int) async throws -> [Rule] {
      let changed = archive.replacing("checked: 2026-01-20", with: "checked: \(checked)")
        .replacing("within_days: 60", with: "within_days: \(days)")
      return await diagnostics(of: try base(with: changed)).map(\.rule)
    }
    // The build is on 1 March 2026.
    #expect(try await rules("2026-01-20", days: 40) == [])
    #expect(try await rules("2026-01-20", days: 39) == [.contactUnchecked])
    #expect(try await rules("not-established", days: 60) == [.contactUnchecked])
    #expect(try await rules("2026-03-02", days: 60) == [.futureDate])
  }

  @Test func siteThatStatesNoTimeIsNotAskedToCheck() async throws {
    let silent = archive.replacing("check_contacts_within_days: 60\n", with: "")
      .replacing("checked: 2026-01-20", with: "checked: not-established")
    #expect(await diagnostics(of: try base(with: silent)) == [])
  }

  @Test func contactNeedsItsSourceAndItsDate() async throws {
    let bare = archive.replacing("  hours: On weekdays\n  source: office\n", with: "")
    let found = await diagnostics(of: try base(with: bare))
    #expect(found.map(\.rule) == [.missingKey], "\(textReport(found))")
  }

  @Test func siteWithoutSupportPageNeedsNoContacts() async throws {
    #expect(await diagnostics(of: try baseFiles()) == [])
  }
}
