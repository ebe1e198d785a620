import Charts
import Content
import Markup
import Statistics

/// Charts of more bodies than readers can compare one by one: they show how the values are
/// distributed, and their tables have a row for each group of bodies.
///
/// Each body's own row is in the files, and on the pages with parts of the table.
extension ChartData {
  /// Whether there are too many bodies for a row each.
  var isOfGroups: Bool { bodies.count > site.settings.bodies.manyAbove }

  /// The groups of the site with the shown bodies, each with its name; all bodies as one group where
  /// the site has no groupings.
  var namedGroups: [(name: String, bodies: [Reference<Body>])] {
    let shown = Set(bodies)
    return site.groupedBodies(orElse: otherGroup).compactMap { group in
      let members = group.bodies.filter(shown.contains)
      return members.isEmpty ? nil : (group.name ?? "All \(plural)", members)
    }
  }

  /// The word for a group: `region`.
  var groupWord: String { site.groupNames.last ?? "group" }

  /// The sorted values of some bodies in a period.
  func values(_ bodies: [Reference<Body>], _ period: String) -> [Double] {
    bodies.compactMap { figure($0, period).value.number }.sorted()
  }

  /// The distribution of numbers, one for each body that has one.
  func histogram(
    _ values: [Double],
    of valueName: String,
    format: AxisFormat,
    benchmark: ComparisonChart.Benchmark? = nil
  ) -> HistogramChart {
    HistogramChart(
      values: values,
      benchmark: benchmark,
      format: format,
      valueName: valueName,
      countName: capitalised(plural),
      emptyWords: "No value can be shown"
    )
  }

  /// A table with a row for each group, and a number or a mark in each further column.
  func groupTable(
    _ caption: String,
    columns: [String],
    cells: ([Reference<Body>]) -> [String],
    notes: [String] = []
  ) -> TableView {
    TableView(
      caption: caption + ", by \(groupWord)",
      columns: [TableView.Column(label: capitalised(groupWord), isNumeric: false)]
        + columns.map { TableView.Column(label: $0, isNumeric: true) },
      rows: namedGroups.map { group in
        TableView.Row(
          header: group.name,
          cells: cells(group.bodies).map { TableView.Cell(text: $0, isNumeric: true) }
        )
      },
      notes: notes
    )
  }

  /// The table of the values of one period by group: how many there are, and their quartiles.
  ///
  /// `form` is the type of chart: it distinguishes the tables of several charts on one page.
  func quartileTable(in form: String? = nil) -> TableView {
    groupTable(
      "\(measure.titleWithUnit), \(periodWords(period))" + (form.map { " (\($0))" } ?? ""),
      columns: [
        "\(capitalised(plural)) with a value", "Lower quartile", "Median", "Upper quartile",
      ],
      cells: { bodies in
        let values = values(bodies, period)
        return [groupedText(values.count)]
          + [0.25, 0.5, 0.75].map { values.quantile($0).map(words.cell) ?? noValue }
      },
      notes: ["Half of the values of a \(groupWord) lie between its quartiles."]
    )
  }

  /// The mark in place of the value of a group none of whose bodies has one.
  var noValue: String { MissingCode.notApplicable.mark }
}
