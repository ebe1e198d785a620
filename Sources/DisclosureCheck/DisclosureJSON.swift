package import Formats

extension DisclosureCheck {
  /// The problems with their intervals, for other solvers.
  ///
  /// A bound that does not exist is `null`. A fact limits the sum of its terms, which are pairs of
  /// the index of an unknown and a factor. `intervals` has the whole numbers that a withheld count
  /// can be; if the problem is not `exact`, they may be wider than what follows from all facts.
  package var json: JSON {
    let counts = Dictionary(grouping: counts, by: \.problem)
    return .object([
      .init("withheld", .integer(self.counts.count)),
      .init("exposed", .integer(exposedCount)),
      .init(
        "problems",
        .array(
          problems.enumerated().map { index, problem in
            .object([
              .init("dataset", .string(problem.unknowns[0].dataset)),
              .init("exact", .bool(!problem.isTooLarge)),
              .init("unknowns", .array(problem.unknowns.map(\.json))),
              .init("facts", .array(problem.facts.map(\.json))),
              .init("intervals", .array((counts[index] ?? []).map(\.json))),
            ])
          }
        )
      ),
    ])
  }
}

extension Unknown {
  fileprivate var json: JSON {
    .object(
      [.init("name", .string(name))] + bounds.members
        + [.init("whole", .bool(isWhole)), .init("withheld", .bool(isWithheld))]
    )
  }
}

extension Fact {
  fileprivate var json: JSON {
    let pairs = terms.map { JSON.array([.integer($0.unknown), number($0.factor)]) }
    return .object(
      [.init("reason", .string(reason)), .init("terms", .array(pairs))] + bounds.members
    )
  }
}

extension CheckedCount {
  fileprivate var json: JSON {
    .object(
      [.init("unknown", .integer(unknown))] + bounds.members
        + [.init("exposed", .bool(exposure != nil))]
    )
  }
}

extension Bounds {
  fileprivate var members: [JSON.Member] {
    [.init("lower", number(lower)), .init("upper", number(upper))]
  }
}

/// A number as JSON: whole ones without a fraction, none for an infinite one.
private func number(_ value: Double) -> JSON {
  guard value.isFinite else { return .null }
  return Int(exactly: value).map(JSON.integer) ?? .number("\(value)")
}
