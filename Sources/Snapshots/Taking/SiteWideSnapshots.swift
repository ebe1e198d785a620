import Content
import SiteOutline

/// The names under which the settings and the vocabulary of a site are compared.
let settingsName = "site"
private let vocabularyName = "vocabulary"

extension Site {
  /// What every page says about the site.
  var settingsSnapshot: PageSnapshot {
    var list = EntryList()
    list.fact("short title", settings.shortTitle)
    list.fact("description", settings.description)
    list.fact("publisher", settings.publisher)
    list.fact("notice", settings.notice)
    list.fact("address", settings.baseURL)
    list.fact("language", settings.language)
    if !settings.translations.isEmpty {
      list.fact("name of the language", settings.languageName)
      for language in settings.translations { list.fact("language \(language.tag)", language.name) }
    }
    list.fact("licence", "\(settings.licence.name), \(settings.licence.url)")
    list.fact("contact", settings.contact.map { "\($0.name), \($0.email)" })
    list.fact("quick exit", settings.exit.map { "\($0.label): \($0.url)" })
    list.fact("card", settings.card.map { "\($0.path): \($0.alt)" })
    list.fact("bodies", "\(settings.bodies.singular), \(settings.bodies.plural)")
    list.fact("bodies are grouped by", settings.bodies.groupBy.joined(separator: ", "))
    list.named("menu", settings.menu.map(named))
    list.named("footer", named(settings.footer))
    list.items("support", named([settings.support].compactMap(\.self)))
    list.fact(
      "responses",
      settings.responses.map { "\($0.by), \($0.days) days, \($0.basis ?? notKnown)" }
    )
    list.fact("smallest denominator", String(settings.minimumDenominator))
    return PageSnapshot(
      address: "",
      title: "The site as a whole",
      kind: "settings",
      record: settingsName,
      entries: list.entries
    )
  }

  private func named(_ entry: MenuEntry) -> (id: String, text: String) {
    switch entry {
    case .list(let kind): (kind.type.listID ?? "", kind.type.listID ?? "")
    case .page(let page): (name(of: RecordKey(page)), title(of: page))
    }
  }

  /// The names that records use, with their meanings.
  var vocabularySnapshot: PageSnapshot {
    var list = EntryList()
    for theme in vocabulary.themes {
      list.add(.label, "theme \(theme.id)", theme.name, details: [theme.description ?? ""])
    }
    for kind in vocabulary.kinds {
      list.add(.label, "kind \(kind.id)", kind.name, details: [kind.description ?? ""])
    }
    for addressee in vocabulary.addressees {
      let covered = named(addressee.covers).map(\.text).joined(separator: ", ")
      let all = "all \(settings.bodies.plural)"
      list.add(
        .label,
        "addressee \(addressee.id)",
        addressee.name,
        details: [addressee.coversAllBodies ? all : covered]
      )
    }
    for status in vocabulary.statuses {
      let details = [status.meaning, status.closes ? "closes" : ""]
      list.add(.label, "status \(status.id)", status.name, details: details)
    }
    for fact in vocabulary.facts {
      list.add(.label, "fact \(fact.id)", fact.name)
      // Groups of bodies are in the order of the choices.
      let isGrouping = settings.bodies.groupBy.contains(fact.id)
      for choice in isGrouping ? fact.choices : fact.choices.sorted(by: { $0.id < $1.id }) {
        list.add(.label, "choice \(fact.id)/\(choice.id)", choice.name)
      }
    }
    return PageSnapshot(
      address: "",
      title: "The vocabulary of the site",
      kind: "vocabulary",
      record: vocabularyName,
      entries: list.entries
    )
  }
}

/// The records that are parts of a page, and the sources.
extension Site {
  /// A record that is in a list of a page of prose.
  func snapshot(ofListed key: RecordKey) -> PageSnapshot {
    let address = "/\(path(of: key).address)#\(anchor(of: key) ?? "")"
    return snapshot(of: key, kind: key.kind.name(in: settings), at: address)
  }

  func snapshot(of reference: Reference<Source>) -> PageSnapshot {
    let source = self[reference]
    var list = EntryList()
    list.fact("publisher", source.publisher)
    list.fact("address", source.url)
    list.fact("published", source.published)
    list.fact("retrieved", source.retrieved)
    list.fact("note", source.note)
    let page = pages.references.first { self[$0].shows.contains(.sources) }
    let address = page.map { path(of: RecordKey($0)).address } ?? ""
    return PageSnapshot(
      address: "/\(address)#source-\(source.id)",
      title: source.title,
      kind: "source",
      record: sourceName(reference),
      entries: list.entries
    )
  }
}
