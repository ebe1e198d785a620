package import Content
import Markup

/// The most rows of a table on a page.
private let mostRows = 500

extension Site {
  /// A table of rows of a dataset, of which it has the first 500; the first column contains the row
  /// headers.
  package func table(of dataset: Dataset, _ rows: [DataRow], _ columns: [Int]) -> TableView {
    let shown = columns.map { dataset.columns[$0] }
    let all = rows.count
    let rows = rows.prefix(mostRows)
    let codes = Set(rows.flatMap { row in columns.compactMap { row.cells[$0].value.missingCode } })
    return TableView(
      caption: dataset.title,
      columns: shown.map { TableView.Column(label: $0.heading, isNumeric: $0.type.isNumeric) },
      rows: rows.map { row in
        let cells = columns.map { cell(row.cells[$0], dataset.columns[$0], row.body) }
        return TableView.Row(header: cells.first?.text ?? "", cells: Array(cells.dropFirst()))
      },
      notes: MissingCode.allCases.filter(codes.contains).map { "\($0.mark) \($0.words)" }
        + (all > mostRows
          ? ["The first \(mostRows) of \(groupedText(all)) rows. The files have all of them."] : [])
    )
  }

  private func cell(
    _ cell: DataCell,
    _ column: DataColumn,
    _ body: Reference<Body>?
  ) -> TableView.Cell {
    var text = cell.text
    if case .count(let count) = cell.value { text = groupedText(count) }
    if case .number(let number) = cell.value, let decimals = column.decimals {
      text = fixedText(number, decimals: decimals)
    }
    if column.type == .percent, cell.value.number != nil { text += "%" }
    if column.type == .body, let body { text = self[body].name }
    let isLink = column.type == .url && cell.value == .text
    return TableView.Cell(
      text: isLink ? hostName(text) : text,
      isNumeric: column.type.isNumeric,
      href: isLink ? text : nil,
      label: column.heading
    )
  }
}

extension DataColumn {
  /// The title with its unit, unless the title already names it.
  fileprivate var heading: String {
    guard let unit, !title.lowercased().contains(unit.lowercased()) else { return title }
    return "\(title) (\(unit))"
  }
}

/// The host of a web address, so that readers see where a link leads before they follow it.
private func hostName(_ url: String) -> String {
  let parts = url.split(separator: "/")
  let host = parts.count > 1 ? String(parts[1]) : url
  return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
}
