import Content
import Diagnostics
import Pages
import SiteOutline
import SitePlanning

func pageTable(_ plan: SitePlan) -> ListTable {
  ListTable(
    ["address", "kind", "file"],
    plan.pages.map { page in
      [
        .text(page.path.text), .text(page.subject.kind?.rawValue ?? "file"), .text(page.origin),
      ]
    }
  )
}

func recordTable(_ site: Site) -> ListTable {
  ListTable(
    ["kind", "id", "file"],
    site.records.map { [.text($0.kind), .text($0.id), .text($0.path)] }
  )
}

/// The redirects in the order of their old addresses.
func redirectTable(_ site: Site) -> ListTable {
  let rows = site.redirects.map { redirect in
    let target =
      switch redirect.to {
      case .address(let address): address.words
      case .record(let record, let anchor):
        SiteAddress(file: site.path(of: record).text, fragment: anchor).words
      case .withdrawn(let record):
        SiteAddress(file: site.noticePaths(of: site[record])[0].text).words
      case .web(let url): url
      }
    return (from: redirect.from.words, to: target, location: redirect.fromLocation)
  }
  return ListTable(
    ["from", "to", "location"],
    rows.sorted { ($0.from, $0.location) < ($1.from, $1.location) }.map { row in
      [.text(row.from), .text(row.to), .location(row.location)]
    }
  )
}

func unpublishedTable(_ site: Site) -> ListTable {
  ListTable(
    ["kind", "id", "reason", "location"],
    site.unpublished.map { record in
      [
        .text(record.kind), .text(record.id), .text(record.reason.words),
        .location(record.location),
      ]
    }
  )
}

/// The drafts of a site with its unpublished records, by kind and id.
func draftTable(_ site: Site) -> ListTable {
  ListTable(
    ["record", "updated", "title", "location"],
    site.drafts.map { draft in
      let head = site.head(of: draft)
      return [
        .text(site.name(of: draft)), head.updated.map { .text($0.iso) } ?? .unknown,
        .text(site.title(of: draft)), .location(head.location),
      ]
    }
  )
}

/// What should name a source and does not: what the rules report, and drafts, of which they do not
/// require one yet.
func unsourcedTable(_ site: Site, _ diagnostics: [Diagnostic]) -> ListTable {
  let found = diagnostics.filter { diagnostic in
    diagnostic.rule == .missingEvidence
      || diagnostic.rule == .missingKey && diagnostic.message.contains("\"source")
  }
  let reported = Set(found.map(\.location.path))
  let drafts = site.drafts.filter { draft in
    let head = site.head(of: draft)
    return draft.kind.type.needsSources && head.sources.isEmpty
      && !reported.contains(head.path)
  }
  let expected = drafts.map { draft in
    Diagnostic(
      .missingKey,
      "\(site.name(of: draft)) is a draft without a source",
      at: site.head(of: draft).location
    )
  }
  return diagnosticTable(found + expected)
}

extension Site {
  fileprivate var drafts: [RecordKey] { recordKeys.filter { head(of: $0).isDraft } }
}

/// Diagnostics as entries of a list, in the order of a report.
func diagnosticTable(_ diagnostics: [Diagnostic]) -> ListTable {
  ListTable(
    ["rule", "message", "location"],
    diagnostics.inReportOrder.map { diagnostic in
      [.text(diagnostic.rule.id), .text(diagnostic.message), .location(diagnostic.location)]
    }
  )
}
