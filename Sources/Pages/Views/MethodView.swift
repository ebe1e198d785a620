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
    .optionalText("unit", "the unit of its values, unless percentages or counts") { view in
      let unit = view.measure.unit
      return unit == .percent || unit == .count ? nil : unit.name
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
    .text("decimals", "how many decimals a value has, in words") { $0.method.decimals },
    .text("minimum", "the smallest denominator of a value that is shown") {
      String($0.context.settings.minimumDenominator)
    },
    .texts("completeness", "the rules by which values are left out as incomplete") { view in
      view.context.site.completenessRules(of: view.measure).map(\.sentence)
    },
    .flag("divided", "whether its values are one count divided by another") {
      $0.measure.definition.hasDenominator
    },
    .flag("counted", "whether its values are counts") { $0.measure.definition == .count },
    .flag("share", "whether its intervals and limits are those of shares") {
      $0.measure.hasInterval && $0.measure.definition.chanceModel == .binomial
    },
    .flag("events", "whether its intervals and limits are those of rates of events") {
      $0.measure.hasInterval && $0.measure.definition.chanceModel == .poisson
    },
    .flag("as_published", "whether its intervals are published with its values") {
      $0.measure.hasInterval && $0.measure.definition == .published
    },
    .optionalText("no_interval", "why its values have no interval") { $0.method.noInterval },
    .flag("limits", "whether bodies are compared with control limits") {
      $0.measure.comparison(in: $0.measure.mainPeriod) != nil
    },
    .optionalText("largest_body", "how much the benchmark and the words depend on one body") {
      $0.method.largestBody
    },
    .optionalRecord("without_largest", "what would change without that body", tableSchema) {
      $0.method.withoutLargest
    },
    .text("expected_outside", "how many bodies chance puts outside the 95% limits, in words") {
      $0.method.expectedOutside
    },
    .list("dispersions", "how far bodies differ beyond chance, by period", factSchema) { view in
      view.method.dispersions.map { FactView(name: $0.period, value: $0.text) }
    },
    .list("marks", "the marks that replace values, and what they mean", factSchema) { view in
      view.method.marks.map { FactView(name: $0.mark, value: $0.text) }
    },
    .list("datasets", "the datasets it is calculated from", linkSchema) { $0.datasets },
  ]
)

extension MeasureView {
  fileprivate var method: MethodText { MethodText(measure, context.site) }
}
