import ArgumentParser
package import Content
package import Diagnostics
import Pages
import SiteOutline
package import SitePlanning
import Templates

/// The kinds of things that can be listed.
package enum Listing: String, CaseIterable, Sendable {
  case templates, pages, records, redirects, lost, new
  case unpublished, drafts, next
  case overdue, due, unsourced, unbound, orphans
}

extension Listing: ExpressibleByArgument {
  package init?(argument: String) {
    // The name of the list before there were others of unpublished records.
    self.init(rawValue: argument == "held" ? Listing.unpublished.rawValue : argument)
  }
}

/// The format in which a list is printed.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what a site contains, or what its editors have to do.",
    discussion: """
      templates    each kind of page and the names that its template may use
      pages        each file of the site: its address, its kind, its source
      records      each public record: its kind, its id, its file
      redirects    each old address, its target, the line that redirects it
      lost         for each lost published address, the line to add to content/redirects.yml
      new          what is public for the first time since the last release, or all without one
      unpublished  each unpublished record, and why it is unpublished; held is the older name
      drafts       each draft, and when it was last updated, if it says so
      next         each instant ahead at which a build changes: the end of an embargo, or a deadline
      overdue      open recommendations past their deadline, the longest overdue first
      due          open recommendations by their deadline, within 90 days unless --within says more
      unsourced    what should name a source and does not; drafts included
      unbound      numbers that are bound to no data and no source; unpublished records included
      orphans      what nothing on the site links to or uses

      An empty list prints nothing. The first column of next is an instant that --now accepts, to \
      rebuild the site when it comes.
      """
  )

  @Argument(help: ArgumentHelp("One of: \(Listing.names).", valueName: "list"))
  var listing: Listing

  @Option(name: .customLong("format"), help: "Print aligned text, or json.")
  var format = ListFormat.text

  @Option(
    name: .customLong("within"),
    help: ArgumentHelp("List only what is due within this time.", valueName: "90d or 12w")
  )
  var within: DayCount?

  @OptionGroup var source: SourceOptions

  func validate() throws {
    if within != nil, listing != .due, listing != .next {
      throw ValidationError("--within is for the lists due and next")
    }
  }

  func run() async throws {
    if listing == .templates {
      switch format {
      case .text: try printResult(templateListing(), terminator: "")
      case .json: try printResult(templateTable().json(of: .templates), terminator: "")
      }
      return
    }
    var (plan, diagnostics) = try await source.plan(unpublished: listing.unpublished)
    let table = listing.table(of: plan, &diagnostics, within: within?.days)
    switch format {
    case .text: try printResult(table.text, terminator: "")
    case .json: try printResult(table.json(of: listing, asOf: plan.now), terminator: "")
    }
    // The lines of the list are what mends a lost address.
    try failOnErrors(among: diagnostics.filter { listing != .lost || $0.rule != .lostAddress })
  }
}

/// A number of days, written `90d`, `12w` or `90`.
struct DayCount: ExpressibleByArgument {
  var days: Int

  init?(argument: String) {
    let isInWeeks = argument.hasSuffix("w")
    let digits = isInWeeks || argument.hasSuffix("d") ? argument.dropLast() : argument[...]
    guard let count = Int(digits), (0...1_000_000).contains(count) else { return nil }
    days = isInWeeks ? 7 * count : count
  }
}

extension Listing {
  fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// The unpublished records that the list needs as well.
  package var unpublished: UnpublishedScope {
    switch self {
    case .drafts, .unsourced, .unbound: .all
    default: .none
    }
  }

  /// The list of a site, from its plan and the diagnostics of the plan, which includes unpublished
  /// records if the list does.
  ///
  /// `days` is the number of days ahead to which deadlines and instants are limited.
  package func table(
    of plan: SitePlan,
    _ diagnostics: inout [Diagnostic],
    within days: Int? = nil
  ) -> ListTable {
    switch self {
    case .templates: templateTable()
    case .pages: pageTable(plan)
    case .records: recordTable(plan.site)
    case .redirects: redirectTable(plan.site)
    case .lost: ListTable(["line"], LostAddresses(in: plan).lines.map { [.text($0)] })
    case .new: newTable(plan, into: &diagnostics)
    case .unpublished: unpublishedTable(plan.site)
    case .drafts: draftTable(plan.site)
    case .next: nextTable(plan.site, now: plan.now, within: days)
    case .overdue: overdueTable(plan.site, now: plan.now)
    case .due: dueTable(plan.site, now: plan.now, within: days ?? 90)
    case .unsourced: unsourcedTable(plan.site, diagnostics)
    case .unbound: diagnosticTable(diagnostics.filter { $0.rule == .numberUnbound })
    case .orphans: diagnosticTable(diagnostics.filter { $0.rule == .orphan })
    }
  }
}

private func templateListing() -> String {
  PageKind.all.map { "templates/\($0.template)\n\n" + viewDescription($0.shape) }
    .joined(separator: "\n")
}

private func templateTable() -> ListTable {
  ListTable(
    ["template", "names"],
    PageKind.all.map { [.text("templates/\($0.template)"), .text(viewDescription($0.shape))] }
  )
}
