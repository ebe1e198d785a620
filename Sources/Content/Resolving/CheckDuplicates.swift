package import Diagnostics

/// What tells a record from the others of its kind, or of its report: a name, a code, a position.
struct RecordMark: Hashable {
  /// What it is, in words: "name".
  var what: String
  var text: String
  /// The report within which it is unique; `nil` for the whole site.
  var report: Reference<Report>?
}

extension RecordMark {
  /// The mark of a name, whatever its letter case and spaces.
  static func name(_ name: String) -> RecordMark {
    let words = name.lowercased().split(whereSeparator: \.isWhitespace)
    return RecordMark(what: "name", text: words.joined(separator: " "))
  }
}

/// Warns of records that are most likely entered twice under two ids.
func checkDuplicates(_ site: Site, into diagnostics: inout [Diagnostic]) {
  for kind in RecordKind.allCases {
    var first: [RecordMark: RecordKey] = [:]
    for key in kind.type.keys(of: site) {
      let marks = marks(of: key, site)
      // A copied record shares several marks, and has one warning.
      if let shared = marks.first(where: { first[$0] != nil }), let other = first[shared] {
        reportDuplicate(shared, key, other, site, into: &diagnostics)
      }
      for mark in marks where first[mark] == nil { first[mark] = key }
    }
  }
  checkSources(site.sources, into: &diagnostics)
}

/// Whether a record has a mark of another one.
func isDuplicate(_ key: RecordKey, _ site: Site) -> Bool {
  let own = Set(marks(of: key, site))
  return key.kind.type.keys(of: site).contains { other in
    other != key && !own.isDisjoint(with: marks(of: other, site))
  }
}

func marks(of key: RecordKey, _ site: Site) -> [RecordMark] {
  key.kind.resolvable.marks(key.index, in: site)
}

private func reportDuplicate(
  _ mark: RecordMark,
  _ key: RecordKey,
  _ other: RecordKey,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  let name = key.kind.name(in: site.settings)
  let (record, first) = (site[key], site[other])
  diagnostics.report(
    .duplicateRecord,
    "\(name) \"\(first.ownID)\" and \(name) \"\(record.ownID)\" have the same \(mark.what):"
      + " \(mark.text)",
    at: record.head.location,
    help: "remove one of them, or write what tells them apart; the first is in \(first.head.path)"
  )
}

/// Warns of sources with the same title and address, unless they are of different dates.
private func checkSources(_ sources: [Source], into diagnostics: inout [Diagnostic]) {
  var seen: [[String]: [Source]] = [:]
  for source in sources {
    let same = seen[[source.title, source.url], default: []].first { other in
      guard let one = source.published.value, let date = other.published.value else { return true }
      return one == date
    }
    if let same {
      diagnostics.report(
        .duplicateRecord,
        "the sources \"\(same.id)\" and \"\(source.id)\" have the same title and address",
        at: source.location,
        help: "cite \"\(same.id)\" instead, or write what tells them apart"
      )
    }
    seen[[source.title, source.url], default: []].append(source)
  }
}

/// The rule about records that are entered twice.
extension Rule {
  package static let duplicateRules = [duplicateRecord, duplicateData]

  package static let duplicateRecord = Rule(
    "duplicate-record",
    .warning,
    advice: "Remove one of the records, or write what tells them apart.",
    meaning: """
      Two records have the same name, title, code or position on the map. One of them is most \
      likely a copy; lists and sums would count its subject twice, and readers could not tell the \
      two apart.
      """,
    example: RuleExample(
      "content/reports/one/findings/again.md",
      wrong: "title: People wait",
      right: "title: People wait again"
    )
  )
}
