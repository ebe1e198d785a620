import Diagnostics
import Formats
import Markdown
import UnicodeText

/// Resolves all links and images of all texts; a broken link is an error at its location.
func resolveLinks(
  _ site: inout Site,
  _ names: Namespaces,
  threads: Int,
  into diagnostics: inout [Diagnostic]
) async {
  let keys = site.recordKeys
  let resolved = await resolvedLinks(of: keys, LinkResolver(site, names), threads: threads)
  for (key, result) in zip(keys, resolved) {
    diagnostics += result.found
    site.changeProse(of: key) { $0.targets = result.targets }
  }
}

/// A separate function, so that the resolver has released the site before it is changed.
private func resolvedLinks(
  of keys: [RecordKey],
  _ resolver: LinkResolver,
  threads: Int
) async -> [(targets: [LinkTarget?], found: [Diagnostic])] {
  await concurrentMap(keys, threads: threads) { key in
    var found: [Diagnostic] = []
    return (targets: resolver.targets(of: key, into: &found), found: found)
  }
}

/// Resolves the links of one record.
func resolveLinks(
  of key: RecordKey,
  _ site: inout Site,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) {
  let targets = LinkResolver(site, names).targets(of: key, into: &diagnostics)
  site.changeProse(of: key) { $0.targets = targets }
}

/// The surroundings of a link: its text, file and report.
struct LinkOrigin {
  var prose: Prose
  var changes: [Change]
  var path: String
  var report: String?
  var location: SourceLocation
}

/// Finds the targets of a site's links.
struct LinkResolver {
  let site: Site
  let names: Namespaces
  private let figures: FigureResolver
  private let kinds: [String: RecordKind]

  init(_ site: Site, _ names: Namespaces) {
    self.site = site
    self.names = names
    kinds = RecordKind.byName(in: site.settings)
    figures = FigureResolver(site: site, names: names)
  }

  /// The targets of a record's links.
  func targets(of key: RecordKey, into diagnostics: inout [Diagnostic]) -> [LinkTarget?] {
    let prose = site.prose(of: key)
    let head = site.head(of: key)
    let owner = site.owner(of: key)
    var origin = LinkOrigin(
      prose: prose,
      changes: head.changes,
      path: head.path,
      report: (owner ?? key.reference()).map { site[$0].head.id },
      location: .file(head.path)
    )
    return prose.document.links.map { link in
      origin.location = prose.location(of: link)
      return target(of: link, from: origin, into: &diagnostics)
    }
  }

  private func target(
    of link: MarkdownLink,
    from origin: LinkOrigin,
    into diagnostics: inout [Diagnostic]
  ) -> LinkTarget? {
    if let help = addressHelp(for: link.destination) {
      let message = "the address \"\(link.destination)\" is not complete"
      diagnostics.report(.brokenLink, message, at: origin.location, help: help)
      return nil
    }
    if link.isImage { return image(link.destination, from: origin, into: &diagnostics) }
    let (address, anchor) = splitAnchor(link.destination)
    if address.isEmpty, let anchor {
      return has(anchor, origin.prose, at: origin.location, into: &diagnostics)
        ? .anchor(anchor) : nil
    }
    let record: RecordKey?
    if let (scheme, id) = splitScheme(address) {
      if FigureAddress.schemes.contains(scheme) {
        let address = FigureAddress(scheme: scheme, rest: id, location: origin.location)
        let words = origin.prose.document.words(of: link)
        return figures.target(
          address,
          words: words,
          in: { origin.prose.document.block(around: link) },
          into: &diagnostics
        )
      }
      let name = Name(id: id, location: origin.location)
      if scheme == "source" {
        return names.sources.find(name, into: &diagnostics).map { webTarget(site[$0]) }
      }
      if scheme == "correction" { return correction(name, origin, into: &diagnostics) }
      if let gone = withdrawn(scheme, id, report: origin.report) { return notice(at: gone) }
      record = self.record(scheme, name, report: origin.report, into: &diagnostics)
    } else {
      let paths = resolvedPaths(address, from: origin.path)
      if let gone = paths.lazy.compactMap(names.withdrawn.reference(atPath:)).first {
        return notice(at: gone)
      }
      record = self.record(atPath: address, from: origin, into: &diagnostics)
    }
    guard let record else { return nil }
    if let anchor, !has(anchor, site.prose(of: record), at: origin.location, into: &diagnostics) {
      return nil
    }
    return .record(record, anchor: anchor)
  }
}

extension LinkResolver {
  /// Checks a value in the front matter against the data that it names; `note` is what is printed
  /// beside it.
  func checkFigure(
    _ value: String,
    beside note: String,
    against written: String,
    at location: SourceLocation,
    into diagnostics: inout [Diagnostic]
  ) {
    guard let address = FigureAddress(written, at: location) else {
      let message = "\"\(written)\" is not the address of a value"
      diagnostics.report(.figureAddress, message, at: location)
      return
    }
    let block = { "\(value) \(note)" }
    _ = figures.target(address, words: value, in: block, into: &diagnostics)
  }

  /// Finds a correction among the record's own changes, by its date.
  private func correction(
    _ name: Name,
    _ origin: LinkOrigin,
    into diagnostics: inout [Diagnostic]
  ) -> LinkTarget? {
    let days = origin.changes.filter(\.isCorrection).compactMap(\.date)
    if let day = days.first(where: { $0.iso == name.id }) { return .correction(day) }
    diagnostics.report(
      .unknownID,
      "this record lists no correction on \(name.id)",
      at: name.location,
      help: days.isEmpty
        ? "add it to `changes` in the front matter, with `kind: correction`"
        : suggestion(for: name.id, among: days.map(\.iso), what: "days")
    )
    return nil
  }

  /// The withdrawn record that a name in a link means.
  func withdrawn(_ scheme: String, _ id: String, report: String?) -> Reference<WithdrawnRecord>? {
    if site.withdrawn.isEmpty { return nil }
    return kinds[scheme].flatMap {
      names.withdrawn($0, id, near: report)
    }
  }

  private func notice(at record: Reference<WithdrawnRecord>) -> LinkTarget {
    .withdrawn(record, text: site[record].title)
  }

  private func webTarget(_ source: Source) -> LinkTarget {
    .web(url: source.url, title: source.title)
  }

  func has(
    _ anchor: String,
    _ prose: Prose,
    at location: SourceLocation,
    into diagnostics: inout [Diagnostic]
  ) -> Bool {
    let anchors = prose.document.anchors
    if anchors.contains(anchor) { return true }
    let what = anchor.hasPrefix(paragraphMark) ? "paragraph" : "heading"
    diagnostics.report(
      .brokenAnchor,
      "the page has no \(what) with the anchor \"\(anchor)\"",
      at: location,
      help: suggestion(for: anchor, among: anchors, what: "anchors")
    )
    return false
  }

  func record(
    _ scheme: String,
    _ name: Name,
    report: String?,
    into diagnostics: inout [Diagnostic]
  ) -> RecordKey? {
    if let kind = kinds[scheme], kind != .home {
      return names.key(kind, name, near: report, into: &diagnostics)
    }
    let kinds = RecordKind.allCases.filter { $0 != .home }.map { $0.name(in: site.settings) }
    let others = ["source", "correction"] + FigureAddress.schemes
    diagnostics.report(
      .brokenLink,
      "unknown kind of record \"\(scheme)\"",
      at: name.location,
      help: suggestion(for: scheme, among: kinds + others, what: "kinds")
    )
    return nil
  }
}

/// Splits an address at its `#`; the anchor is returned as pages write it, without escapes and in
/// normal form (NFC).
func splitAnchor(_ destination: String) -> (address: String, anchor: String?) {
  // Scalars, not characters: an accent after the `#` is part of the anchor.
  guard let hash = destination.unicodeScalars.firstIndex(of: "#") else {
    return (destination, nil)
  }
  let text = String(destination.unicodeScalars[hash...].dropFirst())
  return (String(destination[..<hash]), normalForm(of: percentDecoded(text) ?? text))
}

/// The scheme of an address and what follows its colon; `nil` for a path.
func splitScheme(_ address: String) -> (scheme: String, rest: String)? {
  guard let colon = address.unicodeScalars.firstIndex(of: ":"), isID(String(address[..<colon]))
  else { return nil }
  return (String(address[..<colon]), String(address.unicodeScalars[colon...].dropFirst()))
}
