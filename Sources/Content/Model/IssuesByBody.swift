/// The issues of a dataset by the body that they concern, since there can be one for each row.
struct IssuesByBody {
  /// For each body that an issue names, in the order of the issues.
  private var issues: [Reference<Body>: [DataIssue]] = [:]
  /// The issues about all bodies.
  private let general: [DataIssue]

  init(_ all: [DataIssue]) {
    general = all.filter { $0.bodies == nil }
    let named = Set(all.flatMap { $0.bodies ?? [] })
    for issue in all {
      for body in issue.bodies.map({ Set($0) }) ?? named { issues[body, default: []].append(issue) }
    }
  }

  subscript(body: Reference<Body>) -> [DataIssue] { issues[body] ?? general }
}
