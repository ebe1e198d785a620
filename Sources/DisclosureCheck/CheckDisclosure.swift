package import Content
package import Diagnostics
import Markup
package import SitePlanning

/// What `sitegen check --disclosure` finds.
package struct DisclosureCheck: Sendable {
  /// The linear problems that its readers can set up.
  package var problems: [DisclosureProblem] = []
  /// All withheld counts, in the order of the datasets and their rows.
  package var counts: [WithheldCount] = []
  package var diagnostics: [Diagnostic] = []
}

/// A withheld count with what the published files tell about it.
package struct WithheldCount: Sendable {
  /// The problem and the unknown in it.
  package var problem: Int
  package var unknown: Int
  package var dataset: Reference<Dataset>
  package var name: String
  /// The range of whole numbers that it can be.
  package var bounds: Bounds
  /// Why it is exposed; `nil` if it is not.
  var exposure: Exposure?
}

/// Why a withheld count is exposed.
enum Exposure: Hashable, Sendable {
  /// It can be one number only.
  case single
  /// It can be one number only for a reader who knows which counts are small.
  case singleForInsiders
  /// It can be fewer numbers than the policy withholds.
  case narrow(possible: Int, required: Int)
}

/// Calculates from the published data files what each withheld count can be, as an attacker would.
///
/// The attacker has the CSV and JSON files of datasets, measures and charts, and the contract of
/// each dataset: its relations, totals, bounds and rounding. They make linear constraints, whose
/// extremes are the interval of a count. A mark does not tell whether a count is small or was withheld to
/// protect others, so it can be any number.
///
/// A small count is exposed if fewer numbers are possible than the policy withholds, or if only one
/// is for an attacker who knows which counts are small; who knows the program can guess that.
/// Sources: Anco Hundepool et al., "Handbook on Statistical Disclosure Control", chapter 4; on
/// attackers who know the algorithm, R. C.-W. Wong et al., "Minimality attack in privacy preserving
/// data publishing", VLDB 2007.
package func checkDisclosure(of plan: SitePlan, from tree: SourceTree) -> DisclosureCheck {
  var check = DisclosureCheck()
  let published = PublishedFacts(plan, from: tree)
  for (problem, positions) in problems(of: published.unknowns, published.facts) {
    let policy = plan.site[problem.unknowns[0].dataset].suppression
    let truths = positions.map { published.truths[$0] }
    let found = problem.withheldCounts(truths, policy, at: check.problems.count)
    check.problems.append(problem)
    guard let found else {
      let message = "published values contradict each other, so withheld counts cannot be checked"
      let dataset = plan.site[problem.unknowns[0].dataset]
      check.diagnostics.report(.disclosureInterval, message, at: dataset.suppressionLocation)
      continue
    }
    check.counts += found
  }
  for reference in plan.site.datasets.references {
    let exposed = check.counts.filter { $0.dataset == reference && $0.exposure != nil }
    guard let first = exposed.first, let exposure = first.exposure else { continue }
    let others = exposed.count == 1 ? "" : ", and \(exposed.count - 1) more"
    check.diagnostics.report(
      .disclosureInterval,
      "\(exposure.text): \(first.name)\(others)",
      at: plan.site[reference].suppressionLocation,
      help: check.help(for: first)
    )
  }
  return check
}

extension DisclosureProblem {
  /// The withheld counts with their intervals; `nil` if the facts contradict each other.
  fileprivate func withheldCounts(
    _ truths: [Double?],
    _ policy: Suppression?,
    at index: Int
  ) -> [WithheldCount]? {
    var program = program(unknowns.map(\.bounds))
    let small = policy.map { Bounds(lower: $0.hidesZeros ? 0 : 1, upper: Double($0.threshold - 1)) }
    let isSmall = truths.map { truth in
      guard let small, let truth else { return true }
      return (small.lower...small.upper).contains(truth)
    }
    var insiders = self.program(
      zip(unknowns, isSmall).map { unknown, isSmall in
        guard let small, unknown.isWithheld, isSmall else { return unknown.bounds }
        return unknown.bounds.intersection(small)
      }
    )
    guard program.isFeasible, insiders.isFeasible else { return nil }
    let required = small.map(\.span) ?? 2
    return unknowns.indices.filter { unknowns[$0].isWithheld }.map { position in
      let bounds = program.bounds(of: position).whole
      var count = WithheldCount(
        problem: index,
        unknown: position,
        dataset: unknowns[position].dataset,
        name: unknowns[position].name,
        bounds: bounds
      )
      if bounds.span < 2 {
        count.exposure = isSmall[position] ? .single : nil
      } else if isSmall[position], bounds.span < required {
        count.exposure = .narrow(possible: Int(bounds.span), required: Int(required))
      } else if isSmall[position], insiders.bounds(of: position).whole.span < 2 {
        count.exposure = .singleForInsiders
      }
      return count
    }
  }

  private func program(_ bounds: [Bounds]) -> LinearProgram {
    LinearProgram(bounds, facts.map { LinearProgram.Row(terms: $0.terms, bounds: $0.bounds) })
  }
}

extension LinearProgram {
  /// The lowest and the highest value of an unknown.
  mutating func bounds(of unknown: Int) -> Bounds {
    Bounds(
      lower: extreme(of: unknown, isHighest: false),
      upper: extreme(of: unknown, isHighest: true)
    )
  }
}

extension DisclosureCheck {
  /// Names what narrows a count down, so that an editor knows what to withhold.
  fileprivate func help(for count: WithheldCount) -> String? {
    let problem = problems[count.problem]
    var reasons: [String] = []
    for fact in problem.facts where fact.terms.contains(where: { $0.unknown == count.unknown }) {
      if !reasons.contains(fact.reason) { reasons.append(fact.reason) }
    }
    guard !reasons.isEmpty else { return nil }
    let words = reasons.joined(separator: "; ")
    return "it follows from \(words): withhold one of these values too, or publish fewer of them"
  }

  /// How many counts are exposed.
  package var exposedCount: Int { counts.count { $0.exposure != nil } }

  /// A line for each withheld count: `complaints: upheld (far-skerry, 2030) is from 0 to 4`.
  package func lines(_ site: Site) -> [String] {
    counts.map { "\(site[$0.dataset].head.id): \($0.name) is \($0.bounds.text)" }
  }

  /// The summary line: how many counts were checked, with what result.
  package var summary: String {
    if counts.isEmpty { return "no count is withheld" }
    let result = exposedCount == 0 ? "none exposed" : "\(exposedCount) exposed"
    return "\(counted(counts.count, "withheld count")), \(result)"
  }
}

extension Exposure {
  fileprivate var text: String {
    switch self {
    case .single: "published values give a withheld count away"
    case .singleForInsiders:
      "published values give a withheld count away to readers who know which counts are small"
    case .narrow(let possible, let required):
      "published values leave \(possible) possible numbers for a withheld count, expected"
        + " \(required) or more"
    }
  }
}

extension Bounds {
  fileprivate func intersection(_ other: Bounds) -> Bounds {
    Bounds(lower: max(lower, other.lower), upper: min(upper, other.upper))
  }

  /// The bounds in words: `from 0 to 4`, `5 or more`.
  fileprivate var text: String {
    if lower == upper { return "\(Int(lower))" }
    switch (lower.isFinite, upper.isFinite) {
    case (true, true): return "from \(Int(lower)) to \(Int(upper))"
    case (true, false): return "\(Int(lower)) or more"
    case (false, true): return "\(Int(upper)) or fewer"
    case (false, false): return "any number"
    }
  }
}
