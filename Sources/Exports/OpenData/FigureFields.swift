import ChartFigures
import Markup
import Content

extension FigureRows {
  /// The columns that identify a row.
  package var key: [String] { ["measure", "id", "period"] }

  /// The columns whose cells are numbers or marks.
  static let numericColumns: Set<String> = [
    "count", "percent", "value", "lower_95", "upper_95", "numerator", "denominator", "still_open",
  ]

  /// The columns of rows, with descriptions.
  package func fields(of rows: [[String]]) -> [DataField] {
    zip(header.indices, header).map { index, name in
      var field = field(name)
      let found = Set(rows.map { $0[index] }.filter { $0.hasPrefix("[") })
      field.missing = MissingCode.allCases.filter { found.contains($0.mark) }
      return field
    }
  }

  private func field(_ name: String) -> DataField {
    Self.numericColumns.contains(name) ? numberField(name) : textField(name)
  }

  private func textField(_ name: String) -> DataField {
    let singular = site.settings.bodies.singular
    let (title, description) =
      switch name {
      case "measure": ("Measure", "The id of the measure, as in the address of its page.")
      case "id":
        ("Id", "The id of the \(singular), as in the address of its page; or benchmark.")
      case "period": ("Period", periodForms)
      case "standing": ("Comparison", "How the value compares with the benchmark of its period.")
      case Self.statusColumn:
        ("Status", "final, revised, provisional (will still change), or why there is no value.")
      case "note": ("Note", "What is known about the data behind the value.")
      default: (capitalised(singular), "Its name, or that of the benchmark.")
      }
    return DataField(
      name: name,
      title: title,
      description: description,
      type: .string,
      kind: "text",
      isOptional: name == "note"
    )
  }

  /// How the periods are written.
  private var periodForms: String {
    let types = Set(periods.compactMap { CalendarPeriod($0)?.type })
    let quarters = types.contains(.quarter) || types.contains(.financialQuarter)
    return "A year runs from April to March where it is written 2014/15."
      + (quarters ? " 2024-Q1 is January to March 2024; 2024/25-Q1 is April to June 2024." : "")
      + (types.contains(.month) ? " 2024-04 is April 2024." : "")
  }

  private func numberField(_ name: String) -> DataField {
    // Measures in one chart share definition, basis and scope, but not what they count.
    let measure = measures.count == 1 ? site[measures[0]] : nil
    let (title, description): (String, String?) =
      switch name {
      case "count": ("Number", measure.map { sentence($0.numeratorWords) })
      case "percent": ("Per cent", sentence(site[measures[0]].basis))
      case "value": ("Value", sentence(site[measures[0]].basis))
      case "lower_95": ("Lower end", "The lower end of the 95% \(intervalWords) of the value.")
      case "upper_95": ("Upper end", "The upper end of the 95% \(intervalWords) of the value.")
      case "still_open": ("Still open", "The share of the denominator that has no outcome yet.")
      case "numerator": ("Numerator", measure.map { sentence($0.numeratorWords) })
      default: ("Denominator", measure?.denominatorWords.map(sentence))
      }
    let unit = site[measures[0]].unit
    let isPercent = unit == .percent
    let isCount = ["count", "numerator", "denominator"].contains(name)
    return DataField(
      name: name,
      title: title,
      description: description,
      type: isCount ? .integer : .number,
      kind: (isCount ? ColumnType.count : isPercent ? .percent : .number).rawValue,
      unit: isCount ? nil : unit.name,
      minimum: site[measures[0]].definition == .published ? nil : 0
    )
  }

  private var intervalWords: String {
    site[measures[0]].definition.isShare ? "score interval" : "interval"
  }
}
