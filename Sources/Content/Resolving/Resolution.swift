import Diagnostics
import Markdown

/// A site with the names by which it was resolved, so that one record can be resolved again on its
/// own.
package struct Resolution: Sendable {
  package private(set) var site: Site
  let names: Namespaces
  /// The texts in other languages, which `translations` applies to the site.
  let translatedFiles: [TranslatedFile]
  /// The anchors with a colon (of paragraphs, events and changes) named by links and redirects, or
  /// published, in any record.
  private let citedAnchors: Set<String>

  init(site: Site, names: Namespaces, translatedFiles: [TranslatedFile]) {
    self.site = site
    self.names = names
    self.translatedFiles = translatedFiles
    let cited: [String] = site.allProse.lazy.flatMap(\.targets).compactMap { target in
      if case .record(_, let anchor) = target { anchor } else { nil }
    }
    let moved = site.redirects.flatMap { [$0.from.fragment, $0.to.fragment] }.compactMap { $0 }
    let published = site.publishedAddresses.compactMap(\.address.fragment)
    citedAnchors = Set(cited + moved + published).filter { $0.utf8.contains(UInt8(ascii: ":")) }
  }
}

extension Resolution {
  /// The site with some records as their files now read; `nil` if everything must be resolved.
  ///
  /// That is the case if other records could see the change, or if the record has diagnostics: all
  /// diagnostics are found in one place, by `resolve`.
  package func replacing(_ edits: [ParsedEdit], now: Instant) -> Resolution? {
    let hasBecomePublic = site.unpublished.contains { record in
      if case .until(let instant) = record.reason { instant <= now } else { false }
    }
    if hasBecomePublic { return nil }
    let translated = Set(translatedFiles.map(\.original))
    var next = self
    for edit in edits {
      guard let key = names.paths[edit.path], edit.concernsItsRecordAlone,
        let record = edit.after.content?.record, !edit.movesAnchors(among: citedAnchors),
        site.unpublished.isEmpty || !edit.changesUses(names)
      else { return nil }
      var found: [Diagnostic] = []
      let kind = key.kind.resolvable
      kind.replace(key, with: record, names, &next.site, into: &found)
      // A translation is checked against its original in `resolve`, where all diagnostics are
      // found.
      if translated.contains(edit.path), !isSameForTranslations(key, next.site) { return nil }
      checkDates(of: key, next.site, now: now, into: &found)
      resolveLinks(of: key, &next.site, names, into: &found)
      kind.check(key, record, LinkResolver(next.site, names), into: &found)
      checkNumbers(of: key, next.site, into: &found)
      guard found.isEmpty else { return nil }
      if marks(of: key, site) != marks(of: key, next.site),
        isDuplicate(key, site) || isDuplicate(key, next.site)
      {
        return nil
      }
    }
    return next
  }

  /// Whether a record has the same texts for its translations in another state of the site.
  private func isSameForTranslations(_ record: RecordKey, _ other: Site) -> Bool {
    !record.kind.type.isTranslatedWhole && site[record].listTexts == other[record].listTexts
  }
}

/// A file before and after a change.
package struct ParsedEdit: Sendable {
  package var path: String
  var before: ParsedFile
  var after: ParsedFile

  /// Whether no other record, list or check can see the difference.
  var concernsItsRecordAlone: Bool {
    guard before.diagnostics.isEmpty, after.diagnostics.isEmpty,
      let old = before.content?.record?.footprint,
      let new = after.content?.record?.footprint
    else { return false }
    return old == new
  }

  /// Whether the record names other items than before; what only unpublished records use is
  /// unpublished too.
  ///
  /// A change of its links concerns others anyway.
  func changesUses(_ names: Namespaces) -> Bool {
    before.content?.record?.namedItems(names) != after.content?.record?.namedItems(names)
  }

  /// Whether a cited paragraph, event or change has appeared or disappeared; most paragraphs are
  /// not cited, so an edit of their first words affects no other record.
  func movesAnchors(among cited: Set<String>) -> Bool {
    guard !cited.isEmpty else { return false }
    let old = before.content?.record?.ownAnchors ?? []
    let new = after.content?.record?.ownAnchors ?? []
    return !cited.isDisjoint(with: old.symmetricDifference(new))
  }
}

/// What the rest of a site can see of a record while it is resolved: its id and position, what it
/// refers to, and what can be referred to in it.
///
/// Titles, texts and dates are not included: pages read them from the site when they are rendered.
private struct Footprint: Equatable {
  var identity: [String]
  var sortKey: SortKey
  var isDraft: Bool
  var publishAt: Instant?
  var withdrawal: Withdrawal?
  var names: [[String]?]
  var anchors: [String]
  var links: [String]

  init(_ record: some ParsedRecord) {
    let (head, document) = (record.head, record.prose.document)
    identity = [head.id, record.fullID] + record.record.seenByOthers
    sortKey = record.sortKey
    isDraft = head.isDraft
    publishAt = head.publishAt
    withdrawal = head.withdrawal
    names = record.namesSeenByOthers.map { $0?.map(\.id) }
    anchors = document.headings.map(document.anchor)
    links =
      document.links.map { ($0.isImage ? "!" : "") + $0.destination }
      + document.rawAddresses.map(\.text)
  }
}

extension ParsedRecord {
  /// The anchors with a colon.
  fileprivate var ownAnchors: Set<String> {
    Set(prose.document.paragraphs.compactMap(\.anchor) + record.programAnchors)
  }

  /// `nil` for records on which much of a site depends: data, measures, and texts with charts; and
  /// for unfinished ones.
  fileprivate var footprint: Footprint? {
    Kind.isText && charts.isEmpty && unfinished.isEmpty ? Footprint(self) : nil
  }
}
