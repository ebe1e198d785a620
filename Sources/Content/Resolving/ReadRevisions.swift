import CSV
import Diagnostics

/// Reads what was published of a dataset before its producer revised it.
func readRevisions(
  _ table: SourceTable,
  of dataset: Dataset,
  _ bodies: Namespace<Body>,
  into diagnostics: inout [Diagnostic]
) -> (revisions: [DataRevision], isPartial: Bool) {
  guard table.isReadable(into: &diagnostics) else { return ([], false) }
  let source = table.source
  var (reader, revisions, isPartial) = (CSVReader(source.bytes), [DataRevision](), false)
  do throws(CSVError) {
    var isHeader = true
    while try reader.readRow() {
      let cells = reader.row.cells.map {
        Name(id: reader.text(of: $0), location: source.location(of: $0))
      }
      let texts = cells.map(\.id)
      let isFit = isHeader ? texts == DataRevision.header : texts.count == DataRevision.header.count
      guard isFit else {
        let names = DataRevision.header.joined(separator: ",")
        diagnostics.report(
          .csvHeader,
          "expected the columns \(names), found \(texts.joined(separator: ","))",
          at: cells[0].location,
          help: "let `sitegen import` write this file"
        )
        return ([], isPartial)
      }
      if bodies.unpublished.contains(texts[0]) {
        isPartial = true
      } else if !isHeader, let new = revision(cells, of: dataset, bodies, into: &diagnostics) {
        revisions.append(new)
      }
      isHeader = false
    }
  } catch {
    diagnostics.append(source.diagnostic(for: error))
  }
  return (revisions, isPartial)
}

/// The revision of a row; `nil`, with a diagnostic, if it names what the dataset does not have.
private func revision(
  _ cells: [Name],
  of dataset: Dataset,
  _ bodies: Namespace<Body>,
  into diagnostics: inout [Diagnostic]
) -> DataRevision? {
  let body = bodies.find(cells[0], into: &diagnostics)
  let column = dataset.columns.first { $0.name == cells[2].id }
  if column == nil {
    diagnostics.report(
      .unknownID,
      "the dataset has no column \"\(cells[2].id)\"",
      at: cells[2].location,
      help: suggestion(for: cells[2].id, among: dataset.columns.map(\.name), what: "columns")
    )
  }
  let date = CalendarDate(cells[5].id)
  if date == nil {
    diagnostics.report(.badDate, "\"\(cells[5].id)\" is not a date", at: cells[5].location)
  }
  guard let body, let column, let date else { return nil }
  return DataRevision(
    body: body,
    period: cells[1].id,
    column: column.name,
    title: column.title,
    old: cells[3].id,
    new: cells[4].id,
    date: date
  )
}
