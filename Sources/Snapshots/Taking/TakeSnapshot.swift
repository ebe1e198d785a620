import Content
import Digests
import Exports
import SiteOutline
package import SitePlanning
import Templates

extension SiteSnapshot {
  /// Takes the snapshot of a planned site, which must have no errors.
  package init(of plan: SitePlan) {
    let site = plan.site
    var found = [site.settingsSnapshot, site.vocabularySnapshot].filter { !$0.entries.isEmpty }
    found += plan.pages.compactMap { page in
      page.language == nil ? plan.snapshot(of: page) : nil
    }
    let listed = RecordKind.shownInLists.flatMap { $0.type.keys(of: site) }
    found += listed.map { site.snapshot(ofListed: $0) }
    found += site.cited.map { site.snapshot(of: $0) }
    for translation in plan.translations { found += plan.snapshots(in: translation) }
    pages = found.sorted { $0.key < $1.key }
    redirects = plan.redirectPlan.snapshots
    files = plan.pages.compactMap(\.fileSnapshot).sorted { $0.name < $1.name }
    design = plan.designSnapshots
  }
}

extension SitePlan {
  /// A page in the site's own language; `nil` for a file and for an old address.
  fileprivate func snapshot(of page: PagePlan) -> PageSnapshot? {
    guard let kind = page.subject.kind, kind != .redirect else { return nil }
    let address = "/\(page.path.address)"
    switch page.subject {
    case .record(let record): return site.snapshot(of: record, kind: kind.rawValue, at: address)
    case .chart(let chart): return site.snapshot(of: chart, kind: kind.rawValue, at: address)
    case .withdrawn(let record):
      return PageSnapshot(
        address: address,
        title: site[record].title,
        kind: noticeKind,
        language: page.language,
        entries: [SnapshotEntry(.fact, "reason", site[record].withdrawal.reason)]
      )
    default:
      return PageSnapshot(address: address, title: "", kind: kind.rawValue, language: page.language)
    }
  }

  /// The pages of a translation, and the translated texts of records without a page in it.
  fileprivate func snapshots(in translation: PlannedTranslation) -> [PageSnapshot] {
    let tag = translation.content.language.tag
    let own = pages.filter { $0.language == tag }
    let records = Set(own.compactMap(\.record))
    let lists = own.filter { $0.record == nil }.compactMap(snapshot)
    let translated = translation.content.site
    let texts = site.recordKeys.filter(translation.content.hasWords).map { record in
      var page = translated.snapshot(of: record, kind: record.kind.name(in: site.settings), at: "")
      let original = Set(site.snapshot(of: record, kind: "", at: "").entries)
      let hasPage = records.contains(record)
      page.entries.removeAll { entry in
        entry.part == .text ? !hasPage : original.contains(entry)
      }
      let path = site.path(of: record)
      page.address = "/\((hasPage ? path.below(tag) : path).address)"
      page.language = tag
      if !hasPage { page.kind = namesKind }
      if let note = translation.content.notes[record] {
        page.entries.append(SnapshotEntry(.fact, "note about the translation", note))
      }
      return page
    }
    let others = [translated.settingsSnapshot, translated.vocabularySnapshot].map { page in
      var page = page
      let original = page.record == settingsName ? site.settingsSnapshot : site.vocabularySnapshot
      page.entries.removeAll(where: Set(original.entries).contains)
      page.language = tag
      return page
    }
    return lists + texts + others
  }

  /// The templates of each kind of page, in each language, and the files that pages load.
  fileprivate var designSnapshots: [FileSnapshot] {
    let own = templates.map { kind, template in
      FileSnapshot(name: "templates/\(kind.template)", bytes: template.fingerprint)
    }
    let translated = translations.flatMap { translation in
      let tag = translation.content.language.tag
      let words = Phrase.allCases.map { translation.labels($0) }.joined(separator: "\n")
      return [FileSnapshot(name: "templates/words/\(tag).yml", bytes: Array(words.utf8))]
        + translation.templates.map { kind, template in
          FileSnapshot(name: "templates/\(kind.template) (\(tag))", bytes: template.fingerprint)
        }
    }
    let assets = pages.compactMap { page -> FileSnapshot? in
      guard case .copy(let bytes) = page.subject, !page.isImage else { return nil }
      return FileSnapshot(name: page.origin, bytes: bytes)
    }
    return (own + translated + assets).sorted { $0.name < $1.name }
  }
}

extension FileSnapshot {
  fileprivate init(name: String, bytes: [UInt8]) {
    self.init(name: name, digest: String(Digest(of: bytes).text.prefix(12)))
  }
}

extension PagePlan {
  fileprivate var record: RecordKey? {
    if case .record(let record) = subject { record } else { nil }
  }

  fileprivate var isImage: Bool { origin.hasPrefix("content/images/") }

  /// The file, unless it is a page, belongs to the design, or is not for readers.
  fileprivate var fileSnapshot: FileSnapshot? {
    guard subject.kind == nil else { return nil }
    let name = "/\(path.address)"
    switch subject {
    case .host, .crawler, .marker: return nil
    case .copy(let bytes): return isImage ? FileSnapshot(name: name, bytes: bytes) : nil
    default: return FileSnapshot(name: name, digest: "")
    }
  }
}

extension RedirectPlan {
  fileprivate var snapshots: [RedirectSnapshot] {
    func redirect(_ path: SitePath, _ part: RedirectedPart) -> RedirectSnapshot {
      RedirectSnapshot(from: "/\(path.address)#\(part.anchor)", to: part.location.readable)
    }
    let whole = pages.flatMap { page in
      page.parts.map { redirect(page.path, $0) }
        + (page.location.map { [RedirectSnapshot(from: "/\(page.path.address)", to: $0.readable)] }
          ?? [])
    }
    let asked = queries.map { old in
      RedirectSnapshot(from: "/\(old.from.address)?\(old.query)", to: old.location.readable)
    }
    let parts = self.parts.flatMap { path, parts in parts.map { redirect(path, $0) } }
    return (whole + asked + parts).sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }
}

extension RedirectDestination {
  fileprivate var readable: String {
    let query = query.map { "?\($0)" } ?? ""
    return web ?? "/\(path.address)\(query)" + (anchor.map { "#\($0)" } ?? "")
  }
}
