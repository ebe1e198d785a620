import Diagnostics

extension Recommendation: ResolvableRecord {
  var marks: [RecordMark] {
    [title].compactMap(\.self).map { RecordMark(what: "title", text: $0, report: report) }
  }
  static var beginning: Beginning? { { new, site, _ in try [new.recommendation(site)] } }
  static let translatable: [TextKey<Recommendation>] = [
    TextKey("title", { $0.title }, { $0.title = $1 })
  ]

  static func resolve(
    _ parsed: Parsed<Recommendation>,
    _ names: Namespaces,
    into diagnostics: inout [Diagnostic]
  ) -> Recommendation {
    var resolved = names.withSources(parsed, into: &diagnostics)
    let (written, vocabulary) = (parsed.names, names.vocabulary)
    resolved.report = names[Report.self].reference(to: resolved.reportID) ?? resolved.report
    resolved.theme = written.theme.flatMap { names.theme($0, into: &diagnostics) }
    resolved.addressees = written.addressees.map { given in
      given.compactMap {
        find($0, in: vocabulary.addressees, id: \.id, what: "addressee", into: &diagnostics)
      }
    }
    resolved.findings = names[Finding.self].findAny(
      written.findings,
      below: resolved.reportID,
      into: &diagnostics
    )
    for (index, name) in written.statuses.enumerated() {
      resolved.history[index].status = find(
        name,
        in: vocabulary.statuses,
        id: \.id,
        what: "status",
        into: &diagnostics
      )
    }
    checkHistory(resolved, written.statuses, vocabulary, into: &diagnostics)
    return resolved
  }

  static var crossCheck: CrossCheck<Recommendation>? { check }

  /// Checks that each finding that the recommendation names refers back to it.
  private static func check(
    _ reference: Reference<Recommendation>,
    _ parsed: Parsed<Recommendation>,
    _ links: LinkResolver,
    into diagnostics: inout [Diagnostic]
  ) {
    let site = links.site
    let recommendation = site[reference]
    guard case .known(let findings) = recommendation.findings,
      case .known(let names) = parsed.names.findings
    else { return }
    for finding in findings where !site[finding].recommendations.contains(reference) {
      let id = site[finding].head.id
      let number = recommendation.number
      diagnostics.report(
        .oneSidedReference,
        "the finding \"\(id)\" does not name recommendation \(number)",
        at: names.first { $0.id == id }?.location ?? recommendation.head.location,
        help: "add \(number) to `recommendations` in \(site[finding].head.path)"
      )
    }
  }
}
