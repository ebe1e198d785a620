package import Content
import Formats
package import Markup
package import SiteOutline

/// The JSON-LD of a page, in the vocabulary of schema.org.
///
/// Absolute addresses need the base address of the site: without one they are left out, and so is
/// anything that is meaningless without them.
package struct LinkedPage: Sendable {
  package var language: PageLanguage
  package var path: SitePath
  package var title: String
  /// The ancestors of the page, starting from the home page, with their addresses as the page links
  /// to them.
  package var above: [(label: String, href: String)]
  /// The record that the page is about.
  package var record: RecordKey?

  package init(
    language: PageLanguage,
    path: SitePath,
    title: String,
    above: [(label: String, href: String)],
    record: RecordKey?
  ) {
    self.language = language
    self.path = path
    self.title = title
    self.above = above
    self.record = record
  }
}

extension LinkedPage {
  /// The markup for the head of the page; empty for `404.html`, which a host shows at any address.
  package var markup: Markup {
    guard path != notFoundPath else { return .empty }
    let graph = (above.isEmpty ? [] : [breadcrumb]) + about
    return .linkedData(
      JSON.object([
        .init("@context", .string("https://schema.org")), .init("@graph", .array(graph)),
      ]).line
    )
  }

  private var site: Site { language.site }
  private var base: String? { site.settings.baseURL }

  /// The absolute address of a file of the site.
  private func address(_ path: SitePath) -> String? { base.map { $0 + path.address } }

  private var breadcrumb: JSON {
    let own = (label: title, path: SitePath?.some(path))
    let steps = above.map { (label: $0.label, path: path.target(of: $0.href)) } + [own]
    return .object([
      .init("@type", .string("BreadcrumbList")),
      .init(
        "itemListElement",
        .array(
          zip(1..., steps).map { position, step in
            thing(
              "ListItem",
              [
                ("position", .integer(position)), ("name", .string(step.label)),
                ("item", step.path.flatMap { address($0) }.map { .string($0) }),
              ]
            )
          }
        )
      ),
    ])
  }

  private var about: [JSON] {
    record.map { site.exported($0).linkedData(self) } ?? []
  }

  var website: JSON {
    let settings = site.settings
    return thing(
      "WebSite",
      [
        ("name", .string(settings.title)), ("description", .string(settings.description)),
        ("url", address(path).map { .string($0) }),
        ("inLanguage", .string(settings.language)),
        ("publisher", organisation(settings.publisher)),
      ]
    )
  }

  /// The report itself, which others published; the page is what this site makes of it.
  func linkedReport(_ report: Report) -> JSON {
    let settings = site.settings
    let page = thing(
      "WebPage",
      [
        ("name", .string(report.title)), ("url", address(path).map { .string($0) }),
        ("inLanguage", .string(settings.language)),
        ("dateModified", report.head.updated.map { .string($0.iso) }),
        ("publisher", organisation(settings.publisher)),
        ("license", .string(settings.licence.url)),
      ]
    )
    return thing(
      "Report",
      [
        ("name", .string(report.title)), ("reportNumber", report.reference.map { .string($0) }),
        ("description", .string(report.summary)),
        ("datePublished", report.published.map { .string($0.iso) }),
        ("publisher", organisation(report.publisher)), ("url", .string(report.url)),
        ("subjectOf", page),
      ]
    )
  }

  func linkedDataset(_ reference: Reference<Dataset>) -> JSON {
    let dataset = site[reference]
    let file = site.dataFile(of: reference)
    let source = dataset.source.map { site[$0] }
    return thing(
      "Dataset",
      common(file) + [
        ("license", .string(dataset.licence.url)), ("creator", organisation(dataset.producer)),
        ("datePublished", dataset.published.value.map { .string($0.iso) }),
        ("version", dataset.release.map { .string($0) }),
        ("isBasedOn", source.map { .string($0.url) }),
        ("temporalCoverage", coverage(dataset.rows.compactMap(\.period)).map { .string($0) }),
      ]
    )
  }

  func linkedMeasure(_ reference: Reference<Measure>) -> JSON {
    let measure = site[reference]
    let datasets = measure.datasets.map { site[$0] }
    let licences = datasets.map(\.licence.url).withoutRepeats
    let sources = datasets.compactMap(\.source).map { site[$0].url }.withoutRepeats
    return thing(
      "Dataset",
      common(site.dataFile(of: reference, withRows: false)) + [
        ("license", .array(licences.map { .string($0) })),
        ("creator", organisation(site.settings.publisher)),
        ("isBasedOn", .array(sources.map { .string($0) })),
        ("temporalCoverage", coverage(measure.periods).map { .string($0) }),
      ]
    )
  }

  /// The properties common to all data files.
  private func common(_ file: DataFile) -> [(String, JSON?)] {
    let formats = [(file.csv, "text/csv"), (file.json, "application/json")]
    let distribution = formats.compactMap { path, format -> JSON? in
      address(path).map {
        thing(
          "DataDownload",
          [("contentUrl", .string($0)), ("encodingFormat", .string(format))]
        )
      }
    }
    let other =
      "All rows, with their columns and their source, on the site: \(site.settings.title)."
    return [
      ("name", .string(file.title)),
      ("description", .string(describing(file.description, with: other))),
      ("url", address(file.page).map { .string($0) }),
      ("isAccessibleForFree", .bool(true)),
      ("variableMeasured", .array(file.fields.map { .string($0.title) })),
      ("distribution", distribution.isEmpty ? nil : .array(distribution)),
    ]
  }
}

/// A body that began or ended.
func linkedBody(_ body: Body) -> JSON {
  thing(
    "Organization",
    [
      ("name", .string(body.fullName)),
      ("foundingDate", body.lifetime.from.map { .string($0.iso) }),
      ("dissolutionDate", body.lifetime.until.map { .string($0.iso) }),
    ]
  )
}

private func thing(_ type: String, _ members: [(String, JSON?)]) -> JSON {
  .object(
    [.init("@type", .string(type))]
      + members.compactMap { key, value in value.map { .init(key, $0) } }
  )
}

private func organisation(_ name: String) -> JSON {
  thing("Organization", [("name", .string(name))])
}

/// A description of 50 to 5,000 characters, as search engines ask for.
///
/// A short one is extended by another sentence, a long one is cut at a word. Source:
/// https://developers.google.com/search/docs/appearance/structured-data/dataset
func describing(_ text: String, with other: String) -> String {
  let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  if words.count < 50 { return words.isEmpty ? other : "\(words) \(other)" }
  guard words.count > 5_000 else { return words }
  let start = words.prefix(4_999)
  return start[..<(start.lastIndex(of: " ") ?? start.endIndex)] + "…"
}

/// The days from the first to the last of some periods: `2014-04-01/2026-03-31`.
///
/// `nil` if the periods are not years, quarters or months.
func coverage(_ periods: [String]) -> String? {
  let days = periods.compactMap { CalendarPeriod($0)?.days }
  guard days.count == periods.count, let first = days.map(\.lowerBound).min(),
    let last = days.map(\.upperBound).max()
  else { return nil }
  return "\(first.iso)/\(last.iso)"
}
