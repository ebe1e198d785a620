/// The issues of a dataset by the body that they concern, since there can be one for each row.
struct IssuesByBody {
  private let issues: [DataIssue]
  /// For each body that an issue names, the positions of its issues.
  private var positions: [Reference<Body>: [Int]] = [:]
  /// The positions of the issues about all bodies.
  private let general: [Int]

  init(_ issues: [DataIssue]) {
    self.issues = issues
    general = issues.indices.filter { issues[$0].bodies == nil }
    let named = Set(issues.flatMap { $0.bodies ?? [] })
    for (position, issue) in issues.enumerated() {
      for body in issue.bodies.map({ Set($0) }) ?? named {
        positions[body, default: []].append(position)
      }
    }
  }

  /// The issues that concern a body in one of some periods, in their order.
  func concerning(_ body: Reference<Body>, in periods: some Collection<String>) -> [DataIssue] {
    (positions[body] ?? general).filter { position in
      issues[position].periods.map { $0.contains(where: periods.contains) } ?? !periods.isEmpty
    }.map { issues[$0] }
  }
}
