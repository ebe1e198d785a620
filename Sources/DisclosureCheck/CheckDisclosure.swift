package import Content
package import Diagnostics
import Markup
package import SitePlanning

/// What `sitegen check --disclosure` finds.
package struct DisclosureCheck: Sendable {
  /// The linear problems that its readers can set up.
  package var problems: [DisclosureProblem] = []
  /// All withheld counts, in the order of the datasets and their rows.
  package var counts: [CheckedCount] = []
  package var diagnostics: [Diagnostic] = []
}

/// A withheld count with what the published files tell about it.
package struct CheckedCount: Sendable {
  /// The problem and the unknown in it.
  package var problem: Int
  package var unknown: Int
  /// The id of its dataset.
  package var dataset: String
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
/// extremes are the interval of a count. A mark does not tell whether a count is small or was
/// withheld to protect others, so it can be any number.
///
/// A small count is exposed if fewer numbers are possible than the policy withholds, or if only one
/// is for an attacker who knows which counts are small; who knows the program can guess that.
/// Sources: Anco Hundepool et al., "Handbook on Statistical Disclosure Control", chapter 4; on
/// attackers who know the algorithm, R. C.-W. Wong et al., "Minimality attack in privacy preserving
/// data publishing", VLDB 2007.
package func checkDisclosure(of plan: SitePlan, from tree: SourceTree) -> DisclosureCheck {
  var check = DisclosureCheck()
  let published = PublishedFacts(plan, from: tree)
  let datasets = Dictionary(plan.site.datasets.map { ($0.head.id, $0) }) { first, _ in first }
  for (problem, positions) in problems(of: published.unknowns, published.facts) {
    guard let dataset = datasets[problem.unknowns[0].dataset] else { continue }
    let truths = positions.map { published.truths[$0] }
    let found = problem.withheldCounts(truths, dataset.suppression, at: check.problems.count)
    check.problems.append(problem)
    guard let found else {
      // They contradict each other, or the search took too many steps.
      let message =
        "no numbers were found that fit all published values, which may contradict each other: "
        + "withheld counts cannot be checked"
      check.diagnostics.report(.disclosureInterval, message, at: dataset.suppressionLocation)
      continue
    }
    check.counts += found
  }
  for dataset in plan.site.datasets {
    let exposed = check.counts.filter { $0.dataset == dataset.head.id && $0.exposure != nil }
    guard let first = exposed.first, let exposure = first.exposure else { continue }
    let others = exposed.count == 1 ? "" : ", and \(exposed.count - 1) more"
    check.diagnostics.report(
      .disclosureInterval,
      "\(exposure.text): \(first.name)\(others)",
      at: dataset.suppressionLocation,
      help: check.help(for: first)
    )
  }
  return check
}

extension DisclosureProblem {
  /// The withheld counts with their intervals; `nil` if no values are found that fit all facts.
  fileprivate func withheldCounts(
    _ truths: [Double?],
    _ policy: Suppression?,
    at index: Int
  ) -> [CheckedCount]? {
    let small = policy.map { Bounds(lower: $0.hidesZeros ? 0 : 1, upper: Double($0.threshold - 1)) }
    let isSmall = zip(unknowns, truths).map { unknown, truth in
      guard let small, let truth else { return true }
      return unknown.isProtected && (small.lower...small.upper).contains(truth)
    }
    let known = unknowns.indices.map { index in
      let bounds = unknowns[index].bounds
      // What the source withholds can be zero, too.
      guard let small, unknowns[index].isWithheld, isSmall[index], truths[index] != nil else {
        return bounds
      }
      return bounds.intersection(small)
    }
    guard var outsiders = Extremes(self, unknowns.map(\.bounds)),
      var insiders = Extremes(self, known)
    else { return nil }
    let required = small.map(\.span) ?? 2
    return unknowns.indices.filter { unknowns[$0].isWithheld }.map { position in
      let bounds = outsiders.bounds(of: position).whole
      var count = CheckedCount(
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
}

/// The ranges of the unknowns of a problem, exact unless it is too large.
private enum Extremes {
  case exact(LinearProgram)
  case narrowed([Bounds])

  /// `nil` if no values are found that fit all facts.
  init?(_ problem: DisclosureProblem, _ bounds: [Bounds]) {
    if problem.isTooLarge {
      guard let narrowed = problem.narrowed(bounds) else { return nil }
      self = .narrowed(narrowed)
    } else {
      let rows = problem.facts.map { LinearProgram.Row(terms: $0.terms, bounds: $0.bounds) }
      let program = LinearProgram(bounds, rows)
      guard program.isFeasible else { return nil }
      self = .exact(program)
    }
  }

  mutating func bounds(of unknown: Int) -> Bounds {
    switch self {
    case .exact(var program):
      let found = program.bounds(of: unknown)
      self = .exact(program)
      return found
    case .narrowed(let bounds): return bounds[unknown]
    }
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
  fileprivate func help(for count: CheckedCount) -> String? {
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
  package var lines: [String] {
    counts.map { "\($0.dataset): \($0.name) is \($0.bounds.text)" }
  }

  /// The summary line: how many counts were checked, with what result.
  package var summary: String {
    if counts.isEmpty { return "no count is withheld" }
    let result = exposedCount == 0 ? "none exposed" : "\(exposedCount) exposed"
    let isWider = problems.contains(where: \.isTooLarge)
    let limit = isWider ? "; connected by too many facts, some may have fewer numbers" : ""
    return "\(counted(counts.count, "withheld count")), \(result)\(limit)"
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
