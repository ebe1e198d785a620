import Content
import Exports
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

/// The state of the deadline of a recommendation, as rows show it.
enum DeadlineState: String, CaseIterable, Sendable {
  case overdue
  case dueSoon = "due-soon"
  case later
  case closed
  case notEstablished = "not-established"
}

extension RecommendationRow {
  var addresseeIDs: [String] { record.addressees.value?.map(\.id) ?? [notEstablishedWord] }

  var deadlineState: DeadlineState {
    if state.isClosed { return .closed }
    if record.due.value == nil { return .notEstablished }
    switch state.urgency {
    case .overdue: return .overdue
    case .dueSoon: return .dueSoon
    case nil: return .later
    }
  }
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
          .map { RegisterOption(value: $0.rawValue, label: words(of: $0)) }
      ),
    ].filter { $0.options.count > 1 }
  }

  private func words(of state: DeadlineState) -> String {
    switch state {
    case .overdue: name(of: .urgency(.overdue))
    case .dueSoon: name(of: .urgency(.dueSoon))
    case .later: "In more than four weeks"
    case .closed: "Closed"
    case .notEstablished: name(of: .due(nil))
    }
  }
}
