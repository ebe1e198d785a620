import Diagnostics
import Markdown
import Markup

extension FigureResolver {
  /// The target of a link to a statistic, a cell, a claim or a literal.
  ///
  /// The author's text is checked against the data here; a difference is an error. `block` is the
  /// text of the paragraph or row around it.
  func target(
    _ address: FigureAddress,
    words: String,
    in block: () -> String,
    into diagnostics: inout [Diagnostic]
  ) -> LinkTarget? {
    if let record = withdrawn(address) { return .withdrawn(record, text: "[withdrawn]") }
    return switch address.scheme {
    case "figure": boundFigure(address, words, block, into: &diagnostics).map { .figure($0) }
    case "cell": cell(address, words, into: &diagnostics)
    case "claim": holds(address, words, in: block, into: &diagnostics) ? .claim : nil
    default:
      names.sources.find(Name(id: address.path, location: address.location), into: &diagnostics)
        .map { .literal($0) }
    }
  }

  /// The withdrawn record whose data the address names: a text keeps its words, which nothing can
  /// be checked against.
  private func withdrawn(_ address: FigureAddress) -> Reference<WithdrawnRecord>? {
    if site.withdrawn.isEmpty { return nil }
    // The conditions of a cell may name bodies.
    let conditions = address.scheme == "cell" ? address.options.map(\.value) : []
    let named = SiteItem.named(by: address) + conditions.map { .record(.body, $0) }
    return named.lazy.compactMap { item in
      if case .record(let kind, let id) = item { names.withdrawn.reference(kind, id) } else { nil }
    }.first
  }

  /// Whether a link is in a translation.
  ///
  /// Its words are in another language, and only its numbers can be checked. The original, which has
  /// the same link, is checked with its words.
  func isTranslated(_ address: FigureAddress) -> Bool {
    address.location.path.hasPrefix(translationFolder)
  }

  private func boundFigure(
    _ address: FigureAddress,
    _ words: String,
    _ block: () -> String,
    into diagnostics: inout [Diagnostic]
  ) -> BoundFigure? {
    guard var figure = figure(address.path, at: address.location, into: &diagnostics),
      read(address.options, &figure, at: address.location, into: &diagnostics),
      let value = value(of: figure, at: address.location, into: &diagnostics)
    else { return nil }
    guard !words.isEmpty else { return figure }
    let numbers = writtenNumbers(in: site[figure.measure].unit.withoutSign(words))
    // The value itself comes first; its limits may follow: `8.8 per cent (8.5 to 9.1)`.
    // The number that a rate is given for belongs to its unit: `4.2 per 1,000 visits`.
    let per = Double(site[figure.measure].per)
    let mayNamePer = figure.part == .value && numbers.count > 1 && per > 1
    var allowed = [value]
    let isPercentage = value.isRate || site[figure.measure].unit == .percentSign
    let unit: WrittenNumber.Unit = isPercentage ? .percent : .plain
    let wrong = numbers.first { number in
      if case .share(let whole) = number.unit { return !isShare(number, of: whole, figure) }
      let hasUnit = number.unit == unit || numbers.count > 1 || isTranslated(address)
      defer { allowed += value.limits }
      let isNamed = mayNamePer && number.value == per
      return !hasUnit
        || !(isNamed || allowed.contains { isPrinted(number, $0, figure, in: words) })
    }
    if numbers.isEmpty || wrong != nil {
      let said = wrong?.phrase ?? words
      let message = "the text says \(said), but the data says \(shown(value, figure))"
      diagnostics.report(.figureDiffers, message, at: address.location)
      return nil
    }
    let periods = [site[figure.measure].periods[figure.period]]
    return isMarked("the number", periods, figure.measure, address, block, into: &diagnostics)
      ? figure : nil
  }

  /// Whether pages print a value as a number in such words; more decimals than theirs are not.
  private func isPrinted(
    _ number: WrittenNumber,
    _ value: BoundValue,
    _ figure: BoundFigure,
    in words: String
  ) -> Bool {
    switch value {
    case .count(let count): number.isRounding(of: Double(count))
    case .amount(let amount, _):
      number.decimals <= decimals(of: figure) && number.isAmount(amount, in: words)
    case .rate(let share, _):
      number.decimals <= decimals(of: figure) && number.isPercentage(of: share, in: words)
    }
  }

  private func decimals(of figure: BoundFigure) -> Int {
    figure.decimals.map(Int.init) ?? site[figure.measure].decimals
  }

  /// Whether the numbers of a text such as `251 of 298` are the two counts behind a statistic.
  private func isShare(_ number: WrittenNumber, of whole: Int, _ figure: BoundFigure) -> Bool {
    func count(_ part: FigurePart) -> BoundValue? {
      var figure = figure
      figure.part = part
      return site.value(of: figure)
    }
    guard let part = Int(exactly: number.value) else { return false }
    return count(.numerator) == .count(part) && count(.denominator) == .count(whole)
  }

  private func read(
    _ options: [(key: String, value: String)],
    _ figure: inout BoundFigure,
    at location: SourceLocation,
    into diagnostics: inout [Diagnostic]
  ) -> Bool {
    for (key, value) in options {
      switch (key, value) {
      case ("of", _) where FigurePart(rawValue: value) != nil:
        figure.part = FigurePart(rawValue: value) ?? .value
      case ("with", "interval"): figure.showsInterval = true
      case ("decimals", "0"), ("decimals", "1"), ("decimals", "2"), ("decimals", "3"):
        figure.decimals = UInt8(value)
      default:
        let message = "unknown option \"\(key)=\(value)\""
        let help = "use of=numerator, of=denominator, with=interval, or decimals=0 to 3"
        diagnostics.report(.figureAddress, message, at: location, help: help)
        return false
      }
    }
    return true
  }

  private func shown(_ value: BoundValue, _ figure: BoundFigure) -> String {
    switch value {
    case .count(let count): String(count)
    case .rate(let share, _): RoundedPercent(share, decimals: decimals(of: figure)).text
    case .amount(let amount, _): roundedText(amount, decimals: decimals(of: figure))
    }
  }

  /// Resolves `cell:<dataset>/<column>?<column>=<value>&…` to the single row in which the columns
  /// have the values.
  private func cell(
    _ address: FigureAddress,
    _ words: String,
    into diagnostics: inout [Diagnostic]
  ) -> LinkTarget? {
    let parts = address.path.split(separator: "/").map(String.init)
    guard parts.count == 2, !address.options.isEmpty else {
      let help = "write cell:<dataset>/<column>?<column>=<value>"
      let message = "\"\(address.path)\" is not the address of a cell"
      diagnostics.report(.figureAddress, message, at: address.location, help: help)
      return nil
    }
    let name = Name(id: parts[0], location: address.location)
    guard let reference = names[Dataset.self].find(name, into: &diagnostics) else { return nil }
    let dataset = site[reference]
    var columns: [Int] = []
    for column in [parts[1]] + address.options.map(\.key) {
      guard let index = dataset.columns.firstIndex(where: { $0.name == column }) else {
        let help = suggestion(for: column, among: dataset.columns.map(\.name), what: "columns")
        let message = "the dataset \"\(parts[0])\" has no column \"\(column)\""
        diagnostics.report(.unknownID, message, at: address.location, help: help)
        return nil
      }
      columns.append(index)
    }
    if let trace = names.trace, trace.kind == .body,
      zip(columns.dropFirst(), address.options).contains(where: { column, option in
        dataset.columns[column].type == .body && option.value == trace.id
      })
    {
      diagnostics.trace(address.location)
    }
    let rows = dataset.rows.filter { row in
      zip(columns.dropFirst(), address.options).allSatisfy { column, option in
        slugs(row.cells[column].text) == slugs(option.value)
      }
    }
    guard rows.count == 1, let row = rows.first else {
      let message =
        rows.isEmpty ? "no row has these values" : "\(rows.count) rows have these values"
      let help = "name values that only one row has: cell:<dataset>/<column>?<column>=<value>"
      diagnostics.report(.figureAddress, message, at: address.location, help: help)
      return nil
    }
    return cell(row.cells[columns[0]], of: reference, words, address.location, into: &diagnostics)
  }

  private func cell(
    _ cell: DataCell,
    of dataset: Reference<Dataset>,
    _ words: String,
    _ location: SourceLocation,
    into diagnostics: inout [Diagnostic]
  ) -> LinkTarget? {
    if case .missing = cell.value {
      diagnostics.report(.figureMissing, "the cell has no value: \(cell.text)", at: location)
      return nil
    }
    let data = writtenNumbers(in: cell.text)
    let said = writtenNumbers(in: words)
    let agrees = said.allSatisfy { said in data.contains { said.isRounding(of: $0.value) } }
    if !words.isEmpty, said.isEmpty || !agrees {
      let message = "the text says \(words), but the data says \(cell.text)"
      diagnostics.report(.figureDiffers, message, at: location)
      return nil
    }
    return .cell(dataset, text: cell.text)
  }

  /// The words of a text as they are joined in addresses: `Calendar year 2024` becomes
  /// `calendar-year-2024`.
  private func slugs(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
