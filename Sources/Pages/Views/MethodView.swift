import ChartFigures
import Content
import Exports
import Markup
import SiteOutline
import Statistics
import Templates

/// The method of a measure, written from its declaration and from the limits that the program
/// calculates.
let measureMethodSchema = ViewSchema<MeasureView>(
  "measure method",
  [
    .including(frameSchema) { $0.frame },
    .record("measure", "the measure as in a list", measureCardSchema) { $0 },
    .text("plural", "the word for inspected bodies") {
      $0.context.settings.bodies.plural
    },
    .text("numerator", "the numerator, as a sentence") {
      sentence($0.measure.numeratorWords)
    },
    .optionalText("denominator", "the denominator, as a sentence") {
      $0.measure.denominatorWords.map(sentence)
    },
    .texts("caveats", "caveats about using the data") { $0.measure.caveats },
    .optionalText("provisional", "the periods whose value will still change") { view in
      view.measure.provisionalPeriods.isEmpty
        ? nil : view.measure.provisionalPeriods.joined(separator: ", ")
    },
    .optionalText("provisional_note", "why it will change") { $0.measure.provisionalNote },
    .list("breaks", "breaks across which its series cannot be compared", factSchema) { view in
      view.measure.breaks.map { FactView(name: "From \($0.period)", value: sentence($0.note)) }
    },
    .text("decimals", "how many decimals a percentage has, in words") { $0.decimals },
    .text("minimum", "the smallest denominator of a percentage that is shown") {
      String($0.context.settings.minimumDenominator)
    },
    .texts("completeness", "the rules by which values are left out as incomplete") { view in
      view.context.site.completenessRules(of: view.measure).map(\.sentence)
    },
    .flag("share", "whether the measure is a share, so that percentages are shown") {
      $0.measure.definition != .count
    },
    .flag("interval", "whether its values have an interval") { $0.measure.hasInterval },
    .optionalText("no_interval", "why its values have no interval") { $0.noInterval },
    .flag("limits", "whether bodies are compared with control limits") {
      $0.measure.hasInterval && $0.measure.benchmarkName != nil
    },
    .text("expected_outside", "how many bodies chance puts outside the 95% limits, in words") {
      $0.expectedOutside
    },
    .list("dispersions", "how far bodies differ beyond chance, by period", factSchema) {
      $0.dispersions
    },
    .list("marks", "the marks that replace values, and what they mean", factSchema) {
      $0.marks
    },
    .list("datasets", "the datasets it is calculated from", linkSchema) { $0.datasets },
  ]
)

extension MeasureView {
  fileprivate var decimals: String {
    switch measure.decimals {
    case 0: "whole percentages"
    case 1: "one decimal"
    default: "\(numberWord(measure.decimals)) decimals"
    }
  }

  fileprivate var noInterval: String? {
    guard !measure.hasInterval else { return nil }
    switch measure.definition {
    case .assignedInPeriod:
      return "What is counted is no part of what it is divided by, so no interval of a share holds."
    case .count: return "A number of things is no share of a whole."
    case .recordedCohort, .closed: return "The measure is declared without one."
    }
  }

  fileprivate var expectedOutside: String {
    let count = context.site.bodies.count
    let expected = Statistics.expectedOutside(count, confidence: .z95).rounded()
    return numberWord(Int(expected))
  }

  fileprivate var dispersions: [FactView] {
    zip(measure.periods, measure.figures.dispersions).compactMap { period, dispersion in
      dispersion.map {
        FactView(
          name: period,
          value:
            "φ = \(fixedText($0.phi, decimals: 1)), τ = \(fixedText($0.tauSquared.squareRoot(), decimals: 3))"
        )
      }
    }
  }

  fileprivate var marks: [FactView] {
    ValueMark.allCases.map { FactView(name: $0.mark, value: $0.words) }
      + MissingCode.allCases.map { FactView(name: $0.mark, value: $0.words) }
  }
}
