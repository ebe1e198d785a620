package import Content
import SiteOutline

/// A kind of page; it has a template of its name and a view that the template may use.
package struct PageKind: Hashable, Sendable {
  /// The name of the template, without its extension.
  package let rawValue: String

  fileprivate init(_ rawValue: String) { self.rawValue = rawValue }

  /// The pages of the records of a kind.
  package init(record kind: RecordKind) { self = recordPageKinds[Int(kind.rawValue)] }

  /// The page that lists all records of a kind.
  package init(list kind: RecordKind) { self = listPageKinds[Int(kind.rawValue)] }

  package static let wholeReport = PageKind("whole-report")
  package static let chartPage = PageKind("chart-page")
  package static let measureOrder = PageKind("measure-order")
  package static let measureMethod = PageKind("measure-method")
  package static let recommendationsPart = PageKind("recommendations-part")
  package static let dataDictionary = PageKind("data-dictionary")
  package static let notFound = PageKind("not-found")
  package static let redirect = PageKind("moved")
  /// The A to Z, to which a script adds a search.
  package static let search = PageKind("search")
  /// Not a page: a chart within a text.
  package static let figure = PageKind("figure")

  package static let all: [PageKind] =
    RecordKind.allCases.filter { $0.type.filePattern != nil }.map { PageKind(record: $0) }
    + RecordKind.listed.map { PageKind(list: $0) }
    + [
      wholeReport, chartPage, measureOrder, measureMethod, recommendationsPart, dataDictionary,
      notFound, redirect, search, figure,
    ]

  /// The pages about records of kinds that a site need not have and does not use.
  package static func unused(by site: Site) -> Set<PageKind> {
    let kinds = RecordKind.listed.filter { !site.uses($0) }
    return Set(kinds.flatMap { [PageKind(record: $0), PageKind(list: $0)] })
  }

  /// The kind of page with a name.
  package static func named(_ name: String) -> PageKind? { all.first { $0.rawValue == name } }

  /// The name of the template in the folder `templates`.
  package var template: String { "\(rawValue).html" }
}

// By the raw values of the kinds of record: a page asks for its kind several times.
private let recordPageKinds = RecordKind.allCases.map { PageKind("\($0)") }
private let listPageKinds = RecordKind.allCases.map { kind in
  PageKind(kind.type.listID == "data" ? "datasets" : kind.type.listID ?? "")
}
