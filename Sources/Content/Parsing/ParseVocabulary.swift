import Diagnostics
import YAML

/// The names in `content/vocabulary.yml`.
struct VocabularyNames: Sendable {
  /// The bodies that each addressee covers.
  var covers: [[Name]] = []
  /// The statuses that may follow each status.
  var next: [[Name]] = []
}

/// Parses `content/vocabulary.yml`.
func parseVocabulary(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic]
) -> (Vocabulary, VocabularyNames) {
  var (vocabulary, names) = (Vocabulary(), VocabularyNames())
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return (vocabulary, names) }
  var fields = FieldReader(node, in: source, what: "vocabulary.yml")
  vocabulary.themes = fields.records("themes", isRequired: true) { fields in
    Theme(
      id: fields.idText("id"),
      name: fields.text("name"),
      description: fields.optionalText("description")
    )
  }
  vocabulary.kinds = fields.records("kinds", isRequired: true, kind)
  let addressees = fields.records("addressees", isRequired: true, addressee)
  vocabulary.addressees = addressees.map(\.addressee)
  names.covers = addressees.map(\.covers)
  let statuses = fields.records("statuses", isRequired: true, status)
  vocabulary.statuses = statuses.map(\.status)
  names.next = statuses.map(\.next)
  vocabulary.facts = fields.records("facts", fact)
  checkUnique(vocabulary, &fields)
  checkInitial(vocabulary, &fields)
  fields.finish(into: &diagnostics)
  return (vocabulary, names)
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
