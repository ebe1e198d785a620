package import Diagnostics
import Markdown
import YAML

/// The first word after the fence of a block that declares a chart.
let chartWord = "chart"

/// Parses the charts that the fenced blocks of a document declare; `nil` for a block that is not
/// one.
func parseCharts(
  _ document: MarkdownDocument,
  bodiesKey: String,
  into diagnostics: inout [Diagnostic]
) -> [ParsedChart?] {
  document.codeBlocks.filter(\.isOpen).map { block in
    let fence = document.source.located(document.location(of: block))
    let node = parseYAML(
      block.content,
      in: document.source,
      at: .parts(lines(of: block, from: fence, in: document.source)),
      into: &diagnostics
    )
    guard let node else { return nil }
    var fields = FieldReader(node, in: document.source, what: "a chart")
    let chart = parseChart(&fields, bodiesKey: bodiesKey, fence: fence)
    fields.finish(into: &diagnostics)
    return chart
  }
}

/// The positions of a block's lines in its file, after the prefixes of an enclosing list or
/// quotation.
///
/// In Markdown, a carriage return alone also ends a line; in editors it does not.
private func lines(
  of block: CodeBlock,
  from fence: SourceLocation,
  in source: SourceText
) -> [(line: Int, column: Int)] {
  let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
  func scalarCount(_ bytes: ArraySlice<UInt8>) -> Int {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.count
  }
  var (line, column) = (fence.line, fence.column - 1)
  var rest = source.bytes[block.range.lowerBound...]
  func nextLine() -> ArraySlice<UInt8> { rest.prefix { $0 != lineFeed && $0 != carriageReturn } }
  return block.content.utf8.split(separator: lineFeed, omittingEmptySubsequences: false).map {
    text in
    let before = nextLine()
    rest = rest[before.endIndex...]
    let isEnd = rest.first == lineFeed || rest.starts(with: [carriageReturn, lineFeed])
    // The last line of a file may have no line end.
    column += scalarCount(before) + rest.prefix(1).count
    if isEnd { (line, column) = (line + 1, 0) }
    rest = rest.dropFirst(rest.first == carriageReturn && isEnd ? 2 : 1)
    let whole = nextLine()
    let isEndOfLine = whole.suffix(text.count).elementsEqual(text)
    return (line, column + (isEndOfLine ? scalarCount(whole.dropLast(text.count)) : 0))
  }
}

private func parseChart(
  _ fields: inout FieldReader,
  bodiesKey: String,
  fence: SourceLocation
) -> ParsedChart? {
  let id = fields.idText("id")
  let recipe = recipe(&fields)
  refuseSecondAxis(&fields)
  let order = fields.choice("order", default: BodyOrder.group) ?? .group
  let title = fields.optionalText("title")
  let addition = fields.optionalText("description")
  let note = fields.optionalText("note")
  let isSingle = !fields.has("measures")
  var measures = isSingle ? [fields.name("measure")] : fields.names("measures")
  if !isSingle, fields.has("measure") { measures.append(fields.name("measure")) }
  let period = fields.optionalName("period")
  let ends = fields.optionalNode("periods").map { node in
    fields.record(of: node, key: "periods") { ($0.optionalName("from"), $0.optionalName("to")) }
  }
  let bodies = fields.optionalNames(bodiesKey)
  let breaks = fields.names("breaks")
  guard !id.isEmpty, let recipe else { return nil }
  return ParsedChart(
    id: id,
    recipe: recipe,
    measures: measures,
    period: period,
    first: ends?.0,
    last: ends?.1,
    bodies: bodies,
    order: order,
    title: title,
    addition: addition,
    note: note,
    breaks: breaks,
    location: fields.has("id") ? fields.location(of: "id") : fence
  )
}

/// The recipe of the chart; misleading forms are rejected by name.
private func recipe(_ fields: inout FieldReader) -> ChartRecipe? {
  guard let name = fields.optionalName("recipe") else {
    if !fields.has("recipe") {
      fields.report(.missingKey, "the key \"recipe\" is missing", at: fields.location)
    }
    return nil
  }
  if ["pie", "donut", "doughnut", "gauge"].contains(name.id) {
    fields.report(.chartPie, "\(name.id) charts are not supported", at: name.location)
    return nil
  }
  if let recipe = ChartRecipe(rawValue: name.id) { return recipe }
  fields.report(
    .unknownChoice,
    "\"recipe\" cannot be \"\(name.id)\"",
    at: name.location,
    help: suggestion(for: name.id, among: ChartRecipe.allCases.map(\.rawValue), what: "recipes")
  )
  return nil
}

private func refuseSecondAxis(_ fields: inout FieldReader) {
  for key in ["second_axis", "secondary_axis", "right_axis", "axis2", "y2"]
  where fields.has(key) {
    _ = fields.optionalNode(key)
    let message = "\"\(key)\" is not supported: a chart has one axis"
    fields.report(.chartSecondAxis, message, at: fields.location(of: key))
  }
}

/// Rules about charts that the program does not draw.
extension Rule {
  package static let refusedChartRules = [chartPie, chartSecondAxis]

  package static let chartPie = Rule(
    "chart-pie",
    .error,
    advice: "Use the recipe stacked or dots; angles and areas are hard to compare.",
    meaning: """
      The block declares a pie chart, which the program does not draw. Readers would have to \
      estimate differences that are obvious on a line with a scale.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: """
        id: shares
        recipe: pie
        measure: rate
        """,
      right: """
        id: shares
        recipe: dots
        measure: rate
        """
    )
  )

  package static let chartSecondAxis = Rule(
    "chart-second-axis",
    .error,
    advice: """
      Declare two charts; where two scales cross depends on the drawing, but reads as a finding.
      """,
    meaning: """
      The chart has two scales in one frame. Readers would see lines cross or run together only \
      because of the choice of scales.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: """
        recipe: trend
        measure: rate
        second_axis: cases.recorded
        """,
      right: """
        recipe: trend
        measure: rate
        """
    )
  )
}
