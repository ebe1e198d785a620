import Content
import Exports
import Markup
import SiteOutline
import Templates

/// A question whose answers a script uses to filter the register.
struct RegisterFilterView: Sendable {
  /// The id, which is also the name of the `data-…` attribute with the answers of each row.
  var id: String
  var label: String
  var options: [RegisterOption]
}

/// An answer to choose from.
struct RegisterOption: Sendable {
  var value: String
  var label: String
}

private let registerOptionSchema = ViewSchema<RegisterOption>(
  "answer",
  [
    .text("value", "the answer as in the attribute of the rows") { $0.value },
    .text("label", "the answer in words") { $0.label },
  ]
)

let registerFilterSchema = ViewSchema<RegisterFilterView>(
  "filter",
  [
    .text("id", "the attribute `data-…` of each row") { $0.id },
    .text("label", "the question") { $0.label },
    .list("options", "the answers that rows have", registerOptionSchema) { $0.options },
  ]
)

extension RecommendationRow {
  var addresseeIDs: [String] { record.addressees.value?.map(\.id) ?? [notEstablishedWord] }

  /// The ids of the inspected bodies that it is addressed to, or a star for all of them; none if
  /// there are too many to choose from.
  var bodyIDs: [String] {
    guard context.site.bodies.count <= mostOptions else { return [] }
    let addressees = record.addressees.value ?? []
    if addressees.contains(where: \.coversAllBodies) { return ["*"] }
    return addressees.flatMap(\.covers).map { context.site[$0].head.id }.withoutRepeats
  }

  var deadlineState: DeadlineState { record.deadlineState(state) }
}

extension Site {
  /// The filters for these rows: the questions with more than one answer, and those answers.
  func filters(of rows: [RecommendationRow]) -> [RegisterFilterView] {
    func statuses(_ axis: StatusAxis) -> [RegisterOption] {
      let given = Set(rows.compactMap { $0.state[axis]?.id })
      return vocabulary.statuses.filter { $0.axis == axis && given.contains($0.id) }
        .map { RegisterOption(value: $0.id, label: $0.name) }
    }
    let states = Set(rows.map(\.deadlineState))
    let addressees = Set(rows.flatMap(\.addresseeIDs))
    let names =
      vocabulary.addressees.map { RegisterOption(value: $0.id, label: $0.name) }
      + [RegisterOption(value: notEstablishedWord, label: name(of: .addressee(nil)))]
    return [
      RegisterFilterView(id: "acceptance", label: "Accepted?", options: statuses(.acceptance)),
      RegisterFilterView(
        id: "implementation",
        label: "Implemented?",
        options: statuses(.implementation)
      ),
      RegisterFilterView(
        id: "addressee",
        label: "Addressed to",
        options: names.filter { addressees.contains($0.value) }
      ),
      RegisterFilterView(
        id: "deadline",
        label: "Deadline",
        options: DeadlineState.allCases.filter(states.contains)
          .map { RegisterOption(value: $0.rawValue, label: name(of: $0)) }
      ),
      RegisterFilterView(
        id: "body",
        label: capitalised(settings.bodies.singular),
        options: bodyOptions(Set(rows.flatMap(\.bodyIDs)))
      ),
    ].filter { $0.options.count > 1 }
  }

  private func bodyOptions(_ ids: Set<String>) -> [RegisterOption] {
    bodies.filter { ids.contains("*") || ids.contains($0.head.id) }
      .map { RegisterOption(value: $0.head.id, label: $0.name) }
  }
}

/// The most answers of one question that a reader chooses from.
private let mostOptions = 100
