import Diagnostics

/// The vocabulary, with the bodies that each addressee covers.
func resolveVocabulary(
  _ parsed: ParsedSite,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> Vocabulary {
  var vocabulary = parsed.vocabulary
  for index in vocabulary.addressees.indices {
    let covered = parsed.vocabularyNames.covers[index]
    vocabulary.addressees[index].covers = names[Body.self].find(covered, into: &diagnostics)
  }
  for (status, following) in zip(vocabulary.statuses, parsed.vocabularyNames.next) {
    for next in following {
      let axis = vocabulary.statuses.filter { $0.axis == status.axis }
      _ = find(next, in: axis, id: \.id, what: "status on this axis", into: &diagnostics)
    }
  }
  return vocabulary
}

/// The settings, with their menu.
func resolveSettings(
  _ parsed: ParsedSite,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> SiteSettings {
  let written = parsed.settingsNames
  var settings = parsed.settings
  settings.menu = written.menu.filter { !names.isUnpublishedPage($0) }
    .compactMap { menuEntry($0, names, into: &diagnostics) }
  settings.footer = written.footer.filter { !names.isUnpublishedPage($0) }
    .compactMap { pageReference($0, names, into: &diagnostics) }
  settings.support = written.support.flatMap {
    pageReference($0, names, into: &diagnostics)
  }
  settings.search.pins = written.pins.compactMap { pin in
    pinnedRecord(pin.record, settings, names, into: &diagnostics).map {
      PinnedResult(phrases: pin.phrases, record: $0)
    }
  }
  if let source = written.responseSource {
    settings.responses?.source = names.sources.find(source, into: &diagnostics)
  }
  if let card = settings.card, let name = written.card, !parsed.images.contains(card.path) {
    diagnostics.report(
      .brokenLink,
      "there is no image \"\(name.id)\" under content/",
      at: name.location,
      help: "write the path from content/, as in images/card.png"
    )
    settings.card = nil
  }
  for id in settings.bodies.groupBy {
    let choices = parsed.vocabulary.facts.filter { $0.kind == .choice }
    let location =
      parsed.settingsFile.map { SourceLocation.file($0.path) } ?? .file("content/site.yml")
    let name = Name(id: id, location: location)
    _ = find(name, in: choices, id: \.id, what: "fact of kind choice", into: &diagnostics)
  }
  return settings
}

private func menuEntry(
  _ name: Name,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> MenuEntry? {
  if let kind = RecordKind.listed.first(where: { $0.type.listID == name.id }) {
    return .list(kind)
  }
  if name.id.hasPrefix("page:") {
    return pageReference(name, names, into: &diagnostics).map { .page($0) }
  }
  diagnostics.report(
    .unknownChoice,
    "unknown menu entry \"\(name.id)\"",
    at: name.location,
    help: suggestion(
      for: name.id,
      among: RecordKind.listed.compactMap { $0.type.listID } + ["page:<id>"],
      what: "entries"
    )
  )
  return nil
}

/// Finds the record that comes first for some words; `nil` while it is unpublished.
private func pinnedRecord(
  _ name: Name,
  _ settings: SiteSettings,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> RecordKey? {
  guard let (scheme, id) = splitScheme(name.id),
    let kind = RecordKind(named: scheme, in: settings), kind != .home
  else {
    diagnostics.report(
      .unknownChoice,
      "\"\(name.id)\" does not name a record",
      at: name.location,
      help: "write the kind and the id, as in page:about"
    )
    return nil
  }
  let own = Name(id: id, location: name.location)
  if names.isUnpublished(kind, own) { return nil }
  return names.key(kind, own, near: nil, into: &diagnostics)
}

extension Namespaces {
  /// Whether `page:<id>` means an unpublished page, which lists leave out until it is public.
  fileprivate func isUnpublishedPage(_ name: Name) -> Bool {
    name.id.hasPrefix("page:")
      && self[ProsePage.self].unpublished.contains(String(name.id.dropFirst("page:".count)))
  }
}

/// Finds the page that `page:<id>` means.
private func pageReference(
  _ name: Name,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> Reference<ProsePage>? {
  guard name.id.hasPrefix("page:") else {
    let message = "\"\(name.id)\" does not name a page"
    diagnostics.report(.unknownChoice, message, at: name.location, help: "write page:<id>")
    return nil
  }
  let id = String(name.id.dropFirst("page:".count))
  return names[ProsePage.self].find(Name(id: id, location: name.location), into: &diagnostics)
}
