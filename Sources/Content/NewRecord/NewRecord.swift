import UnicodeText

/// A request for the files of a new record.
package struct NewRecord: Sendable {
  package var kind: RecordKind
  /// An id, or a title from which one is made; not needed for a recommendation.
  package var name: String?
  /// The report of a finding or a recommendation; `nil` for the only one.
  package var report: String?
  /// The dataset of a measure; `nil` for the first suitable one.
  package var dataset: String?

  /// The source of a dataset; `nil` for the only one.
  package var source: String?
  /// What a table of the producer suggests for a dataset.
  package var outline: TableOutline?

  package init(
    _ kind: RecordKind,
    name: String? = nil,
    report: String? = nil,
    dataset: String? = nil,
    source: String? = nil,
    outline: TableOutline? = nil
  ) {
    self.source = source
    self.outline = outline
    self.kind = kind
    self.name = name
    self.report = report
    self.dataset = dataset
  }
}

/// A file to be written, with its path relative to the source folder.
package struct NewFile: Hashable, Sendable {
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// Why a record cannot be created, for the person who asked.
package struct NewRecordError: Error, CustomStringConvertible {
  package var description: String

  package init(_ description: String) {
    self.description = description
  }
}

extension RecordKind {
  /// Whether `new` supports the kind.
  package var canBeBegun: Bool { resolvable.beginning != nil }
}

extension NewRecord {
  /// The files of the record: drafts without errors, in the terms that the site declares.
  ///
  /// Values are taken from the site where possible; no statistic is invented.
  ///
  /// - Throws: `NewRecordError` if the site lacks what the record needs.
  package func files(in site: Site, today: CalendarDate) throws -> [NewFile] {
    try kind.resolvable.beginning?(self, site, today) ?? []
  }

  /// The id and the title that the name gives; one is made from the other.
  func identity() throws -> (id: String, title: String) {
    guard let name, !name.isEmpty else {
      throw NewRecordError("missing name: give an id, or a title in quotation marks")
    }
    if isID(name) {
      let words = name.split(separator: "-").joined(separator: " ")
      return (name, words.prefix(1).uppercased() + words.dropFirst())
    }
    let id = slug(of: name)
    guard isID(id) else {
      throw NewRecordError("cannot make an id from \"\(name)\": use letters or digits")
    }
    return (id, name)
  }

  /// The report that is named, or the only one.
  func report(in site: Site) throws -> Report {
    if let report {
      if let found = site.reports.first(where: { $0.head.id == report }) { return found }
      let ids = site.reports.map(\.head.id).joined(separator: ", ")
      throw NewRecordError("there is no report \"\(report)\"; reports: \(ids)")
    }
    guard let only = site.reports.first else {
      throw NewRecordError("the site has no report yet: create one with `sitegen new report`")
    }
    guard site.reports.count == 1 else {
      let ids = site.reports.map(\.head.id).joined(separator: ", ")
      throw NewRecordError("choose its report with --report; reports: \(ids)")
    }
    return only
  }
}

/// Makes an id from a title: lowercase letters, digits, and a hyphen for everything between them.
///
/// Accents are removed from letters.
package func slug(of title: String) -> String {
  let parts = foldedLetters(title).unicodeScalars.map { scalar -> String in
    switch scalar {
    case "a"..."z", "0"..."9": String(scalar)
    // An apostrophe joins the letters on its two sides.
    case "'", "’": ""
    default: "-"
    }
  }
  let words = parts.joined().split(separator: "-").map(String.init)
  var id = words.first ?? ""
  for word in words.dropFirst() where id.count + 1 + word.count <= 60 { id += "-\(word)" }
  return id
}

/// A text as a quoted YAML value on one line.
package func quoted(_ text: String) -> String {
  let escaped = text.map { character in
    ["\"", "\\"].contains(character) ? "\\\(character)" : String(character)
  }
  return "\"\(escaped.joined())\""
}
