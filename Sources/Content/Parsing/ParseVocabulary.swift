import Diagnostics
import YAML

/// The names in `content/vocabulary.yml`.
struct VocabularyNames: Sendable {
  /// The bodies that each addressee covers.
  var covers: [[Name]] = []
  /// The statuses that may follow each status.
  var next: [[Name]] = []
  /// Where each entry begins.
  var locations: [SiteItem: SourceLocation] = [:]
}

/// Parses `content/vocabulary.yml`.
func parseVocabulary(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic]
) -> (Vocabulary, VocabularyNames) {
  var (vocabulary, names) = (Vocabulary(), VocabularyNames())
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return (vocabulary, names) }
  var fields = FieldReader(node, in: source, what: "vocabulary.yml")
  func entries<Entry>(
    _ list: VocabularyList,
    isRequired: Bool = true,
    id: (Entry) -> String,
    _ parse: (inout FieldReader) -> Entry
  ) -> [Entry] {
    fields.records(list.rawValue, isRequired: isRequired) { fields in
      let entry = parse(&fields)
      names.locations[.vocabulary(list, id(entry))] = fields.location
      return entry
    }
  }
  vocabulary.themes = entries(.themes, id: \.id, theme)
  vocabulary.kinds = entries(.kinds, id: \.id, kind)
  let addressees = entries(.addressees, id: \.addressee.id, addressee)
  vocabulary.addressees = addressees.map(\.addressee)
  names.covers = addressees.map(\.covers)
  let statuses = entries(.statuses, id: \.status.id, status)
  vocabulary.statuses = statuses.map(\.status)
  names.next = statuses.map(\.next)
  let facts = entries(.facts, isRequired: false, id: \.fact.id, fact)
  vocabulary.facts = facts.map(\.fact)
  for (fact, locations) in facts {
    for (choice, location) in zip(fact.choices, locations) {
      names.locations[.choice(fact: fact.id, name: choice.name)] = location
    }
  }
  checkUnique(vocabulary, &fields)
  checkInitial(vocabulary, &fields)
  fields.finish(into: &diagnostics)
  return (vocabulary, names)
}

private func theme(_ fields: inout FieldReader) -> Theme {
  Theme(
    id: fields.idText("id"),
    name: fields.text("name"),
    description: fields.optionalText("description")
  )
}

private func kind(_ fields: inout FieldReader) -> FindingKind {
  FindingKind(
    id: fields.idText("id"),
    name: fields.text("name"),
    description: fields.optionalText("description"),
    requiresRecommendation: fields.flag("requires_recommendation")
  )
}

private func addressee(_ fields: inout FieldReader) -> (addressee: Addressee, covers: [Name]) {
  let id = fields.idText("id")
  let name = fields.text("name")
  guard let node = fields.optionalNode("covers") else {
    return (Addressee(id: id, name: name, coversAllBodies: false), [])
  }
  if case .scalar("all-bodies") = node.value {
    return (Addressee(id: id, name: name, coversAllBodies: true), [])
  }
  let names = fields.names(of: node, key: "covers")
  return (Addressee(id: id, name: name, coversAllBodies: false), names)
}

private func status(_ fields: inout FieldReader) -> (status: Status, next: [Name]) {
  let next = fields.names("next")
  let status = Status(
    id: fields.idText("id"),
    name: fields.text("name"),
    axis: fields.choice("axis", default: nil) ?? .implementation,
    meaning: fields.text("meaning"),
    closes: fields.flag("closes"),
    needsEvidence: fields.flag("needs_evidence"),
    isInitial: fields.flag("initial"),
    next: next.map(\.id)
  )
  return (status, next)
}

/// A fact, and where each of its choices begins.
private func fact(
  _ fields: inout FieldReader
) -> (fact: FactDefinition, choices: [SourceLocation]) {
  let id = fields.text("id")
  let kind = fields.choice("kind", default: FactKind?.none) ?? .text
  let choices = fields.records("choices", isRequired: kind == .choice) {
    (choice: Choice(id: $0.text("id"), name: $0.text("name")), location: $0.location)
  }
  let fact = FactDefinition(
    id: id,
    name: fields.text("name"),
    kind: kind,
    isRequired: fields.flag("required"),
    mayBeNotEstablished: fields.flag("may_be_not_established"),
    choices: choices.map(\.choice)
  )
  return (fact, choices.map(\.location))
}

private func checkUnique(_ vocabulary: Vocabulary, _ fields: inout FieldReader) {
  let lists: [(key: String, ids: [String])] = [
    ("themes", vocabulary.themes.map(\.id)),
    ("kinds", vocabulary.kinds.map(\.id)),
    ("addressees", vocabulary.addressees.map(\.id)),
    ("statuses", vocabulary.statuses.map(\.id)),
    ("facts", vocabulary.facts.map(\.id)),
  ]
  for (key, ids) in lists {
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted {
      fields.report(
        .duplicateID,
        "duplicate id \"\(id)\" under \"\(key)\"",
        at: fields.location(of: key)
      )
    }
  }
}

/// Checks that each axis has one status that applies before there are any events.
private func checkInitial(_ vocabulary: Vocabulary, _ fields: inout FieldReader) {
  guard fields.has("statuses") else { return }
  for axis in StatusAxis.allCases {
    let initial = vocabulary.statuses.filter { $0.axis == axis && $0.isInitial }
    guard initial.count != 1 else { continue }
    fields.report(
      initial.isEmpty ? .missingKey : .duplicateID,
      "the axis \"\(axis.rawValue)\" must have one initial status, found \(initial.count)",
      at: fields.location(of: "statuses"),
      help: "write `initial: true` on exactly one status of the axis"
    )
  }
}
