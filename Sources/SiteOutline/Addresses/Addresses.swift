package import Content

/// The addresses of records; they are made of ids, never of titles.
extension Site {
  /// The page of a record: its own, or the page with the list that shows it.
  package func path(of record: RecordKey) -> SitePath {
    let type = record.kind.type
    let identity = type.identity(record.index, in: self)
    return path(of: record.kind, identity.id, in: identity.folder)
      ?? type.pageList.flatMap { path(of: $0) } ?? .page()
  }

  /// The id of a record on the page with the list that shows it; `nil` for a record with a page.
  package func anchor(of record: RecordKey) -> String? {
    let type = record.kind.type
    guard type.pageList != nil else { return nil }
    return type.anchor(of: type.identity(record.index, in: self).id)
  }

  /// The unpublished record whose address this is, in any language, or above it.
  package func unpublishedRecord(at address: SitePath) -> UnpublishedRecord? {
    let original = settings.pathOfOriginal(address)
    return unpublished.first { page(of: $0).map(original.isInFolder) ?? false }
  }

  /// The page that an unpublished record would have; `nil` for what has no page of its own.
  package func page(of record: UnpublishedRecord) -> SitePath? {
    let parts = record.id.split(separator: "/").map(String.init)
    guard let kind = RecordKind(named: record.kind, in: settings), let id = parts.last else {
      return nil
    }
    return path(of: kind, id, in: parts.dropLast().first)
  }

  /// The page of a record with an id; `nil` for a kind without pages.
  func path(of kind: RecordKind, _ id: String, in folder: String?) -> SitePath? {
    guard let pattern = pagePatterns[Int(kind.rawValue)] else { return nil }
    let parts = pattern.map { part in
      switch part {
      case "<bodies>": settings.bodies.pluralID
      case "<report>": folder ?? ""
      case "<id>": id
      default: part
      }
    }
    return .page(parts)
  }

  /// The page with a whole report.
  package func wholePath(of report: Reference<Report>) -> SitePath {
    .page("reports", self[report].head.id, "whole")
  }

  /// A report, its findings, and its recommendations, in reading order.
  package func parts(of report: Reference<Report>) -> [RecordKey] {
    [RecordKey(report)] + self[report].findings.map { RecordKey($0) }
      + self[report].recommendations.map { RecordKey($0) }
  }

  /// The id of a record on the page of a whole report; `nil` if the record is not of that report.
  package func part(for record: RecordKey, ofWhole report: Reference<Report>) -> String? {
    if record == RecordKey(report) { return "main" }
    guard owner(of: record) == report else { return nil }
    return "\(kindNames[Int(record.kind.rawValue)]):\(self[record].ownID)"
  }

  /// The page that lists all records of a kind.
  package func path(of list: ListPage) -> SitePath {
    let isOfBodies = list.kind.type.filePattern?.hasPrefix("<bodies>") == true
    return .page(isOfBodies ? settings.bodies.pluralID : list.id)
  }

  /// The pages of the site that list all records of a kind.
  package var lists: [ListPage] { ListPage.all.filter { uses($0.kind) } }

  /// Whether the site has pages about a kind of record, and so needs their templates.
  package func uses(_ kind: RecordKind) -> Bool {
    !kind.type.listIsOptional || !kind.type.keys(of: self).isEmpty
      || settings.menu.contains(.list(kind))
  }

  /// The file with all rows of a dataset.
  package func tablePath(of dataset: Reference<Dataset>, as format: TableFormat) -> SitePath {
    let id = self[dataset].head.id
    return .file("data", id, "\(id).\(format.rawValue)")
  }

  /// The file with all values of a measure, for all bodies and periods.
  package func tablePath(of measure: Reference<Measure>, as format: TableFormat) -> SitePath {
    let id = self[measure].head.id
    return .file("measures", id, "\(id).\(format.rawValue)")
  }

  /// The page of a chart that is declared in a text.
  package func path(of chart: Reference<ChartDeclaration>) -> SitePath {
    .page("charts", self[chart].id)
  }

  /// An additional page of a measure.
  package func path(of part: MeasurePart, _ measure: Reference<Measure>) -> SitePath {
    switch part {
    case .order(let order): .page("measures", self[measure].head.id, order.address)
    case .table(let part):
      .page(["measures", self[measure].head.id, part.order.address] + part.folder)
    case .method: .page("measures", self[measure].head.id, "method")
    }
  }

  /// A page with a part of the list of bodies.
  package func path(of part: BodyPart) -> SitePath {
    .page([settings.bodies.pluralID, part.order.address] + part.folder)
  }

  /// The orders of bodies with a page of a measure: those of its charts or, with many bodies, those
  /// in which its table has parts.
  package func orders(of measure: Reference<Measure>) -> [BodyOrder] {
    BodyOrder.allCases.filter { order in
      dots(of: measure, in: order) != nil || hasBodyParts(in: order)
    }
  }

  /// The first page that shows a list, as the target of links to its entries.
  package func path(of list: PageList) -> SitePath? {
    pages.references.first { self[$0].shows.contains(list) }.map { path(of: RecordKey($0)) }
  }
}

/// A page that lists all records of a kind.
package struct ListPage: Hashable, Sendable {
  package let kind: RecordKind

  package init(_ kind: RecordKind) { self.kind = kind }

  package static let all = RecordKind.listed.map(ListPage.init)

  /// As in addresses and in the menu: `findings`.
  package var id: String { kind.type.listID ?? "" }
}

/// The name of each kind of record; printing a case would look its name up each time.
private let kindNames = RecordKind.allCases.map { "\($0)" }

/// The address of the page of each kind of record, part by part: that of its file without the
/// extension, and without what is the same for all files of the kind; nil for a kind without pages.
private let pagePatterns: [[String]?] = RecordKind.allCases.map { kind in
  guard let pattern = kind.type.filePattern else { return nil }
  var parts = pattern.split(separator: "/").map(String.init)
  let file = parts.removeLast()
  if file.hasPrefix("<id>") { parts.append("<id>") }
  return parts.first == "pages" ? Array(parts.dropFirst()) : parts
}

extension SiteSettings {
  /// The path of a page in the site's own language, given that of the page in any language.
  fileprivate func pathOfOriginal(_ path: SitePath) -> SitePath {
    guard let folder = path.folders.first, translations.contains(where: { $0.tag == folder }),
      let original = SitePath(String(path.text.dropFirst(folder.count + 1)))
    else { return path }
    return original
  }

  /// The path of the site on its host: `/`, or the path of its base address.
  package var hostRoot: String {
    guard let base = baseURL, let scheme = base.firstRange(of: "://") else { return "/" }
    let rest = base[scheme.upperBound...]
    return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
  }
}

/// The file formats for all rows of a dataset or a measure.
package enum TableFormat: String, CaseIterable, Sendable {
  case csv, json
}

/// An additional page of a measure.
package enum MeasurePart: Hashable, Sendable {
  /// All bodies in one fixed order.
  case order(BodyOrder)
  /// A part of the table of all bodies, if there are many.
  case table(BodyPart)
  /// The method by which its values are made.
  case method
}

extension BodyOrder {
  /// The last component of the address of a page in this order.
  package var address: String {
    switch self {
    case .name: "by-name"
    case .group: "by-group"
    case .value: "by-value"
    }
  }
}
