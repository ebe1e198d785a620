import Diagnostics

/// The vocabulary with the bodies that each addressee covers.
func resolveVocabulary(
  _ parsed: ParsedSite,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> Vocabulary {
  var vocabulary = parsed.vocabulary
  for index in vocabulary.addressees.indices {
    let covered = vocabulary.addressees[index].coverNames
    vocabulary.addressees[index].covers = names.bodies.find(covered, into: &diagnostics)
  }
  for status in vocabulary.statuses {
    for next in status.next {
      let axis = vocabulary.statuses.filter { $0.axis == status.axis }
      _ = find(next, in: axis, id: \.id, what: "status of this axis", into: &diagnostics)
    }
  }
  return vocabulary
}

/// The settings with their menu.
func resolveSettings(
  _ parsed: ParsedSite,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> SiteSettings {
  var settings = parsed.settings
  settings.menu = settings.menuNames.compactMap { menuEntry($0, names, into: &diagnostics) }
  settings.footer = settings.footerNames.compactMap {
    pageReference($0, names, into: &diagnostics)
  }
  settings.support = settings.supportName.flatMap {
    pageReference($0, names, into: &diagnostics)
  }
  if let source = settings.responses?.sourceName {
    settings.responses?.source = names.sources.find(source, into: &diagnostics)
  }
  if let card = settings.card, !parsed.images.contains(card.path) {
    diagnostics.report(
      .brokenLink,
      "there is no image \"\(card.image.id)\" under content/",
      at: card.image.location,
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
  let lists: [String: MenuEntry] = [
    "reports": .reports, "findings": .findings, "recommendations": .recommendations,
    "bodies": .bodies, "measures": .measures, "data": .data,
  ]
  if let list = lists[name.id] { return list }
  if name.id.hasPrefix("page:") {
    return pageReference(name, names, into: &diagnostics).map { .page($0) }
  }
  diagnostics.report(
    .unknownChoice,
    "the menu has no entry \"\(name.id)\"",
    at: name.location,
    help: suggestion(for: name.id, among: lists.keys + ["page:<id>"], what: "entries")
  )
  return nil
}

/// The page that `page:<id>` means.
private func pageReference(
  _ name: Name,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> Reference<ProsePage>? {
  guard name.id.hasPrefix("page:") else {
    let message = "\"\(name.id)\" is not a page"
    diagnostics.report(.unknownChoice, message, at: name.location, help: "write page:<id>")
    return nil
  }
  let id = String(name.id.dropFirst("page:".count))
  return names.pages.find(Name(id: id, location: name.location), into: &diagnostics)
}

func resolveTerms(
  _ parsed: ParsedSite,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> [Term] {
  parsed.terms.map { term in
    var term = term
    term.sources = names.sources.find(term.sourceNames, into: &diagnostics)
    return term
  }
}

func resolve(
  _ parsed: Body,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> Body {
  var body = parsed
  body.head.sources = names.sources.find(body.head.sourceNames, into: &diagnostics)
  for index in body.facts.indices {
    guard let name = body.facts[index].sourceName else { continue }
    body.facts[index].source = names.sources.find(name, into: &diagnostics)
  }
  return body
}

func resolve(
  _ parsed: ProsePage,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> ProsePage {
  var page = parsed
  // Most pages name none, and keep what they share with the parsed site.
  if !page.head.sourceNames.isEmpty {
    page.head.sources = names.sources.find(page.head.sourceNames, into: &diagnostics)
  }
  guard let named = page.homeNames?.wrappedValue else { return page }
  page.chart = named.chart.flatMap { names.measures.find($0, into: &diagnostics) }
  page.highlights = named.highlights.compactMap { name in
    let prefix = names.findings.prefix(for: name, in: nil)
    return names.findings.find(name, below: prefix, into: &diagnostics)
  }
  return page
}
