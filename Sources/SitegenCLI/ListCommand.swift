import ArgumentParser
import Content
import Diagnostics
import Pages
import SiteOutline
package import SitePlanning
import Templates

/// The kinds of things that can be listed.
package enum Listing: String, CaseIterable, Sendable {
  case templates, pages, records
  case unpublished = "held"
}

extension Listing: ExpressibleByArgument {}

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List templates, pages, records or unpublished records.",
    discussion: """
      templates   each kind of page and the names that its template may use
      pages       each file of the site: its address, its kind, its source
      records     each public record: its kind, its id, its file
      held        each unpublished record, and why it is unpublished
      """
  )

  @Argument(help: "One of: templates, pages, records, held.")
  var listing: Listing

  @OptionGroup var source: SourceOptions

  func run() async throws {
    if listing == .templates {
      try printResult(templateListing(), terminator: "")
      return
    }
    let (plan, diagnostics) = try await source.plan()
    try printResult(listing.text(of: plan), terminator: "")
    try failOnErrors(among: diagnostics)
  }
}

extension Listing {
  /// The lines of the list.
  package func text(of plan: SitePlan) -> String {
    switch self {
    case .templates: templateListing()
    case .pages: pageListing(plan)
    case .records: recordListing(plan.site)
    case .unpublished: unpublishedListing(plan.site)
    }
  }
}

private func templateListing() -> String {
  PageKind.all.map { kind in
    "templates/\(kind.template)\n\n" + viewDescription(kind.shape)
  }.joined(separator: "\n")
}

private func pageListing(_ plan: SitePlan) -> String {
  columns(
    plan.pages.map { page in
      [page.path.text, page.subject.kind?.rawValue ?? "file", page.origin]
    }
  )
}

private func recordListing(_ site: Site) -> String {
  columns(site.records.map { [$0.kind, $0.id, $0.path] })
}

private func unpublishedListing(_ site: Site) -> String {
  columns(site.unpublished.map { [$0.kind, $0.id, $0.reason.words, $0.path] })
}

/// Rows of text with aligned columns; the last column is not padded.
private func columns(_ rows: [[String]]) -> String {
  let widths = (rows.first?.indices ?? 0..<0).map { column in
    rows.map { $0[column].count }.max() ?? 0
  }
  return rows.map { row in
    let cells = zip(row, widths).map { text, width in
      text + String(repeating: " ", count: width - text.count)
    }
    let line = cells.joined(separator: "  ")
    return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
  }.joined()
}
