import Content
import Formats
import SiteOutline

extension Citation {
  /// The citation in a format.
  package func bytes(as format: CitationFormat) -> [UInt8] {
    switch format {
    case .bib: bibTeX
    case .ris: ris
    case .json: cslJSON.bytes
    }
  }

  /// The citation for BibTeX and biblatex.
  private var bibTeX: [UInt8] {
    let dates: [(String, BibTeXValue)] =
      date.map { [("year", .number($0.year)), ("month", .number($0.month))] } ?? []
    let note = [version.map { "\($0)." }, basis].compactMap { $0 }.joined(separator: " ")
    return bibTeXEntry(
      "misc",
      key: key,
      [
        ("author", .verbatim(author)), ("title", .verbatim(title)),
        ("howpublished", .text(siteTitle)),
      ] + dates + (note.isEmpty ? [] : [("note", .text(note))])
        + (url.map { [("url", .address($0))] } ?? [])
    )
  }

  /// The citation for RIS.
  private var ris: [UInt8] {
    risRecord([
      ("TY", holdsData ? "DATA" : "ELEC"), ("AU", author), ("TI", title), ("T2", siteTitle),
      ("PB", author), ("PY", date.map { String($0.year) }),
      ("DA", date.map { $0.iso.split(separator: "-").joined(separator: "/") + "/" }),
      ("UR", url), ("LA", language), ("ET", version), ("N1", basis),
    ])
  }

  /// The citation as CSL-JSON, for citation processors.
  private var cslJSON: JSON {
    let issued = date.map { date -> JSON in
      let parts = [date.year, date.month, date.day].map { JSON.integer($0) }
      return .object([.init("date-parts", .array([.array(parts)]))])
    }
    let optional: [(String, JSON?)] = [
      ("issued", issued), ("URL", url.map { .string($0) }),
      ("version", version.map { .string($0) }),
      ("note", basis.map { .string($0) }),
    ]
    return .array([
      .object(
        [
          .init("id", .string(key)),
          .init("type", .string(holdsData ? "dataset" : "webpage")),
          .init("author", .array([.object([.init("literal", .string(author))])])),
          .init("title", .string(title)),
          .init("container-title", .string(siteTitle)),
          .init("publisher", .string(author)),
          .init("language", .string(language)),
        ] + optional.compactMap { key, value in value.map { .init(key, $0) } }
      )
    ])
  }
}
