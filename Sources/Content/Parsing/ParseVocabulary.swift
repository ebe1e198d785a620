import Diagnostics
import YAML

/// Reads `content/vocabulary.yml`.
func parseVocabulary(_ source: SourceText, into diagnostics: inout [Diagnostic]) -> Vocabulary {
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return Vocabulary() }
  var fields = FieldReader(node, in: source, what: "vocabulary.yml")
  var vocabulary = Vocabulary()
  vocabulary.themes = fields.records("themes", isRequired: true) { fields in
    Theme(
      id: fields.idText("id"),
      name: fields.text("name"),
      description: fields.optionalText("description")
    )
  }
  vocabulary.kinds = fields.records("kinds", isRequired: true, kind)
  vocabulary.addressees = fields.records("addressees", isRequired: true, addressee)
  vocabulary.statuses = fields.records("statuses", isRequired: true, status)
  vocabulary.facts = fields.records("facts", fact)
  checkUnique(vocabulary, &fields)
  checkInitial(vocabulary, &fields)
  fields.finish(into: &diagnostics)
  return vocabulary
}

private func kind(_ fields: inout FieldReader) -> FindingKind {
  FindingKind(
    id: fields.idText("id"),
    name: fields.text("name"),
    description: fields.optionalText("description"),
    requiresRecommendation: fields.flag("requires_recommendation")
  )
}

private func addressee(_ fields: inout FieldReader) -> Addressee {
  let id = fields.idText("id")
  let name = fields.text("name")
  guard let node = fields.optionalNode("covers") else {
    return Addressee(id: id, name: name, coversAllBodies: false, coverNames: [])
  }
  if case .scalar("all-bodies") = node.value {
    return Addressee(id: id, name: name, coversAllBodies: true, coverNames: [])
  }
  let names = fields.names(of: node, key: "covers")
  return Addressee(id: id, name: name, coversAllBodies: false, coverNames: names)
}

private func status(_ fields: inout FieldReader) -> Status {
  Status(
    id: fields.idText("id"),
    name: fields.text("name"),
    axis: fields.choice("axis", default: nil) ?? .implementation,
    meaning: fields.text("meaning"),
    closes: fields.flag("closes"),
    needsEvidence: fields.flag("needs_evidence"),
    isInitial: fields.flag("initial"),
    next: fields.names("next")
  )
}

private func fact(_ fields: inout FieldReader) -> FactDefinition {
  let id = fields.text("id")
  let kind = fields.choice("kind", default: FactKind?.none) ?? .text
  return FactDefinition(
    id: id,
    name: fields.text("name"),
    kind: kind,
    isRequired: fields.flag("required"),
    mayBeNotEstablished: fields.flag("may_be_not_established"),
    choices: fields.records("choices", isRequired: kind == .choice) {
      Choice(id: $0.text("id"), name: $0.text("name"))
    }
  )
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
        "\"\(id)\" stands twice under \"\(key)\"",
        at: fields.location(of: key)
      )
    }
  }
}

/// Each axis has one status that holds before anything is heard.
private func checkInitial(_ vocabulary: Vocabulary, _ fields: inout FieldReader) {
  guard fields.has("statuses") else { return }
  for axis in StatusAxis.allCases {
    let initial = vocabulary.statuses.filter { $0.axis == axis && $0.isInitial }
    guard initial.count != 1 else { continue }
    fields.report(
      initial.isEmpty ? .missingKey : .duplicateID,
      "the axis \"\(axis.rawValue)\" has \(initial.count) initial statuses",
      at: fields.location(of: "statuses"),
      help: "write `initial: true` on the one status that holds before anything is heard"
    )
  }
}
