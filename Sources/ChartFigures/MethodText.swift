package import Content
import Markup
import Statistics

/// What the page about the method of a measure says, from its declaration and its values.
package struct MethodText: Sendable {
  private let site: Site
  private let measure: Measure
  private let words: ValueText

  package init(_ measure: Measure, _ site: Site) {
    self.site = site
    self.measure = measure
    words = ValueText(measure, site.settings)
  }

  /// How many decimals a value has.
  package var decimals: String {
    switch measure.decimals {
    case 0: "no decimals"
    case 1: "one decimal"
    default: "\(numberWord(measure.decimals)) decimals"
    }
  }

  /// Why values have no interval; `nil` if they have one.
  package var noInterval: String? {
    guard !measure.hasInterval else { return nil }
    switch measure.definition {
    case .assignedInPeriod:
      return "The count is not part of what it is divided by, so intervals for shares do not apply."
    case .count: return "A count is not a share of a whole."
    case .mean: return "The data does not have the spread of the values, which an interval needs."
    case .published: return "The source publishes none."
    case .recordedCohort, .closed, .rate: return "None is given for this measure."
    }
  }

  /// How many of the bodies compared in the main period chance puts outside the 95% limits, in
  /// words: `about two`.
  package var expectedOutside: String {
    let compared = site.bodies.references.count { body in
      measure.figure(of: body, in: measure.mainPeriod).comparison != nil
    }
    return chanceOutside(compared).words
  }

  /// How much bodies differ beyond chance, by period.
  package var dispersions: [(period: String, text: String)] {
    zip(measure.periods, measure.figures.dispersions).compactMap { period, dispersion in
      dispersion.map {
        let tau = fixedText($0.tauSquared.squareRoot(), decimals: 3)
        return (period, "φ = \(fixedText($0.phi, decimals: 1)), τ = \(tau)")
      }
    }
  }

  /// The marks in place of values and beside them, with their meanings.
  package var marks: [(mark: String, text: String)] {
    ValueMark.allCases.map { ($0.mark, $0.words) }
      + MissingCode.allCases.map { ($0.mark, $0.words) }
  }
}

/// How many of so many bodies chance puts outside the 95% limits: `about two`, 2.
func chanceOutside(_ count: Int) -> (words: String, number: Int) {
  let number = Int(expectedOutside(count, confidence: .z95).rounded())
  return (number == 0 ? "fewer than one" : "about \(numberWord(number))", number)
}

extension MethodText {
  /// How much of the benchmark the largest body is, and how many comparisons change without it, in
  /// the main period; `nil` if bodies are not compared with a benchmark.
  package var largestBody: String? {
    guard let all = measure.comparison(in: measure.mainPeriod), let index = all.largest,
      let rest = all.without(index), let name = measure.benchmarkName
    else { return nil }
    let largest = site.bodies[index].name
    let factor = Double(measure.per)
    let share = fixedText(all.share(of: index) * 100, decimals: 0)
    let changed = changes(all, rest, leavingOut: index)
    let compared = all.parts.indices.count { $0 != index && all.parts[$0] != nil }
    guard compared > 1 else { return nil }
    let (less, whole) = (words.text(rest.sum.rate * factor), words.text(all.sum.rate * factor))
    let count = changed.isEmpty ? "none" : groupedText(changed.count)
    return "\(name) without \(largest), its largest part with \(share)% of the denominator, would "
      + "be \(less) in \(periodPhrase(measure.mainPeriod))"
      + (less == whole ? ", as it is with it. " : " instead of \(whole). ")
      + "The comparison would then change for "
      + "\(count) of the \(groupedText(compared)) other \(site.settings.bodies.plural)."
  }

  /// The bodies whose comparison changes without the largest body, in the main period; `nil` if
  /// there are none.
  package var withoutLargest: TableView? {
    guard let all = measure.comparison(in: measure.mainPeriod), let index = all.largest,
      let rest = all.without(index)
    else { return nil }
    let rows = changes(all, rest, leavingOut: index)
    guard !rows.isEmpty else { return nil }
    let largest = site.bodies[index].name
    let singular = site.settings.bodies.singular
    let columns = [
      (capitalised(singular), false), (measure.shortTitleWithUnit, true),
      ("With \(largest)", false), ("Without \(largest)", false),
    ]
    return TableView(
      caption: "Comparisons that would change without \(largest), "
        + periodWords(measure.mainPeriod),
      columns: columns.map { TableView.Column(label: $0.0, isNumeric: $0.1) },
      rows: rows.map { row in
        let figure = measure.figure(of: row.body, in: measure.mainPeriod)
        return TableView.Row(
          header: site[row.body].name,
          cells: [
            TableView.Cell(text: words.short(figure), isNumeric: true),
            TableView.Cell(text: row.before.shortWords, isNumeric: false),
            TableView.Cell(text: row.after.shortWords, isNumeric: false),
          ]
        )
      }
    )
  }

  private func changes(
    _ all: PeriodComparison,
    _ rest: PeriodComparison,
    leavingOut index: Int
  ) -> [(body: Reference<Body>, before: Comparison, after: Comparison)] {
    site.bodies.references.compactMap { body in
      guard body.index != index, let before = all.comparison(of: body.index)?.adjusted,
        let after = rest.comparison(of: body.index)?.adjusted, before != after
      else { return nil }
      return (body, before, after)
    }
  }
}
