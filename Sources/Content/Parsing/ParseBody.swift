import Diagnostics
import YAML

extension Body: ParsableRecord {
  struct Names: WrittenNames {
    /// The source of each fact.
    var factSources: [Name?]
    var successor: Name?

    var seenByOthers: [[Name]?] { [factSources.compactMap(\.self), successor.map { [$0] }] }
  }

  /// Parses a body, with the facts that the vocabulary declares.
  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<Body> {
    let definitions = context.vocabulary.facts
    let name = fields.text("name")
    let notes = factNotes(&fields, known: definitions.map(\.id))
    let head = fields.head(id: path.id)
    let tile = parseTile(&fields)
    let facts = definitions.compactMap { definition in
      value(of: definition, &fields).map { value in
        Fact(
          id: definition.id,
          name: definition.name,
          kind: definition.kind,
          value: value,
          note: notes[definition.id]?.text
        )
      }
    }
    let body = Body(
      head: head.head,
      name: name,
      fullName: fields.optionalText("full_name") ?? name,
      otherNames: fields.texts("also_known_as"),
      places: fields.texts("places"),
      languages: fields.texts("languages"),
      tile: tile,
      lifetime: Lifetime(
        from: fields.optionalDate("from"),
        until: fields.optionalDate("until")
      ),
      facts: facts,
      prose: prose
    )
    let sources = facts.map { notes[$0.id]?.source }
    let names = Names(factSources: sources, successor: fields.optionalName("successor"))
    return Parsed(body, sources: head.sources, names: names)
  }

  static func items(namedBy parsed: Parsed<Body>, _ names: Namespaces) -> [SiteItem] {
    let values = parsed.record.facts.flatMap { fact -> [SiteItem] in
      let choice = fact.kind == .choice ? fact.value.value : nil
      return [.vocabulary(.facts, fact.id)]
        + [choice].compactMap(\.self).map { .choice(fact: fact.id, name: $0) }
    }
    return values + parsed.names.factSources.compactMap(\.self).map { .source($0.id) }
      + SiteItem.records(.body, [parsed.names.successor].compactMap(\.self))
  }
}

private func value(
  of definition: FactDefinition,
  _ fields: inout FieldReader
) -> Established<String>? {
  let key = definition.id
  let node = definition.isRequired ? fields.requiredNode(key) : fields.optionalNode(key)
  guard let node, let text = fields.text(of: node, key: key) else { return nil }
  if definition.mayBeNotEstablished && text == notEstablishedWord { return .notEstablished }
  switch definition.kind {
  case .text, .code: return .known(text)
  case .url: return fields.url(of: node, key: key).map { .known($0) }
  case .date: return fields.date(of: node, key: key).map { .known($0.iso) }
  case .choice:
    if let choice = definition.choices.first(where: { $0.id == text }) {
      return .known(choice.name)
    }
    let unknown = definition.mayBeNotEstablished ? [notEstablishedWord] : []
    fields.report(
      .unknownChoice,
      "\"\(key)\" cannot be \"\(text)\"",
      at: node.location,
      help: suggestion(for: text, among: definition.choices.map(\.id) + unknown, what: "values")
    )
    return nil
  }
}

private func factNotes(
  _ fields: inout FieldReader,
  known: [String]
) -> [String: (text: String?, source: Name?)] {
  guard let node = fields.optionalNode("notes") else { return [:] }
  var notes: [String: (text: String?, source: Name?)] = [:]
  for member in fields.members(of: node, key: "notes") {
    if !known.contains(member.key) {
      fields.report(
        .unknownKey,
        "unknown fact \"\(member.key)\"",
        at: member.keyLocation,
        help: suggestion(for: member.key, among: known, what: "facts")
      )
    }
    notes[member.key] = fields.record(of: member.value, key: member.key) {
      (text: $0.optionalText("text"), source: $0.optionalName("source"))
    }
  }
  return notes
}

/// The columns and rows that the style sheet supports.
private let tilesPerSide = 0..<24

private func parseTile(_ fields: inout FieldReader) -> Tile? {
  guard let node = fields.optionalNode("tile") else { return nil }
  let numbers = fields.items(of: node, key: "tile").compactMap {
    fields.integer(of: $0, key: "tile")
  }
  guard numbers.count == 2, numbers.allSatisfy(tilesPerSide.contains) else {
    fields.report(
      .wrongType,
      "\"tile\" must be two whole numbers from 0 to 23",
      at: node.location,
      help: "write tile: [column, row]"
    )
    return nil
  }
  return Tile(column: numbers[0], row: numbers[1])
}
