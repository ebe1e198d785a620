import Diagnostics

extension FigureResolver {
  /// The subject of a claim and its periods: `<measure>/<subject>/<period>..<later period>`, where
  /// the subject is a body, the benchmark, or a group of bodies such as `region:north`.
  func claimSubject(
    _ path: String,
    _ address: FigureAddress,
    into diagnostics: inout [Diagnostic]
  ) -> ClaimSubject? {
    let location = address.location
    let ends = splitRange(path)
    var parts = ends.first.split(separator: "/", maxSplits: 2).map(String.init)
    var group: [Reference<Body>]?
    if parts.count == 3, parts[1].contains(":") {
      guard let bodies = bodies(of: parts[1], address, &diagnostics) else { return nil }
      group = bodies
      parts[1] = benchmarkWord
    }
    guard let figure = figure(parts.joined(separator: "/"), at: location, into: &diagnostics)
    else { return nil }
    let measure = site[figure.measure]
    if group != nil, measure.benchmarkName == nil {
      let message = "\"\(measure.head.id)\" has no benchmark, so its values are not added up"
      let help = "say it of one \(site.settings.bodies.singular)"
      diagnostics.report(.figureAddress, message, at: location, help: help)
      return nil
    }
    guard let last = ends.last else {
      return ClaimSubject(figure: figure, group: group, lastPeriod: figure.period)
    }
    guard let end = measure.periods.firstIndex(of: last), end > figure.period else {
      let message = "\"\(last)\" is not a period later than \(measure.periods[figure.period])"
      let help = "write claim:<measure>/<body or benchmark>/<first period>..<later period>"
      diagnostics.report(.figureAddress, message, at: location, help: help)
      return nil
    }
    return ClaimSubject(figure: figure, group: group, lastPeriod: end)
  }

  /// The bodies with a fact, as in `region:north`.
  func bodies(
    of group: String,
    _ address: FigureAddress,
    _ diagnostics: inout [Diagnostic]
  ) -> [Reference<Body>]? {
    let parts = group.split(separator: ":", maxSplits: 1).map(String.init)
    let facts = site.vocabulary.facts.filter { $0.kind == .choice }
    guard parts.count == 2, let fact = facts.first(where: { $0.id == parts[0] }) else {
      diagnostics.report(
        .figureAddress,
        "\"\(group)\" is not a group of \(site.settings.bodies.plural)",
        at: address.location,
        help: "write <fact>:<choice>; "
          + suggestion(for: parts.first ?? "", among: facts.map(\.id), what: "facts")
      )
      return nil
    }
    guard let choice = fact.choices.first(where: { $0.id == parts[1] }) else {
      diagnostics.report(
        .unknownID,
        "the fact \"\(fact.id)\" has no choice \"\(parts[1])\"",
        at: address.location,
        help: suggestion(for: parts[1], among: fact.choices.map(\.id), what: "choices")
      )
      return nil
    }
    return site.bodies.references.filter { body in
      site[body].facts.contains { $0.id == fact.id && $0.value.value == choice.name }
    }
  }

  /// Reports an option that claims do not have.
  func checkOptions(of address: FigureAddress, into diagnostics: inout [Diagnostic]) -> Bool {
    let keys = ["than", "among", "breaks", "gaps", "bodies"]
    let wrong = address.options.first { option in
      !keys.contains(option.key) || option.key == "bodies" && option.value != "shared"
    }
    guard let wrong else { return true }
    diagnostics.report(
      .figureAddress,
      "unknown option \"\(wrong.key)=\(wrong.value)\"",
      at: address.location,
      help: "use than=<body or group>, among=<group or all>, breaks=<periods>, "
        + "gaps=<periods or bodies>, or bodies=shared"
    )
    return false
  }

  /// Splits `charge-rate/durham/2014/15..2024/25` into the address of its first value and its last
  /// period.
  private func splitRange(_ path: String) -> (first: String, last: String?) {
    guard let dots = path.firstRange(of: "..") else { return (path, nil) }
    return (String(path[..<dots.lowerBound]), String(path[dots.upperBound...]))
  }
}
