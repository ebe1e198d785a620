import Markup
package import Content
import Formats
import Markdown
package import SiteOutline

/// A published data file with everything needed to reuse it.
///
/// Its CSV, its JSON, and its entries in the data package and in the data dictionary are made from
/// this one value.
package struct DataFile: Sendable {
  /// Unique on the site: `dataset-crime`, `measure-charge-rate`.
  package var name: String
  package var title: String
  package var description: String
  /// The page that presents it.
  package var page: SitePath
  package var csv: SitePath
  package var json: SitePath
  package var fields: [DataField]
  /// The columns that identify a row.
  package var key: [String]
  /// The sources of its values.
  package var datasets: [Reference<Dataset>]
  /// The measures that it contains; empty for a dataset.
  package var measures: [Reference<Measure>] = []
  /// The rows, with one cell per field.
  package var rows: [[String]]
}

extension DataFile {
  /// The names of the columns, then the rows.
  package var table: [[String]] { [fields.map(\.name)] + rows }

  /// The file in a format.
  package func bytes(as format: TableFormat, _ site: Site) -> [UInt8] {
    switch format {
    case .csv: csvBytes(table)
    case .json: dataJSON(self, site).bytes
    }
  }

  /// The reason in words why a cell has no value; the column `status` is more specific than the
  /// code.
  package func words(of code: MissingCode, in row: [String]) -> String {
    guard !measures.isEmpty, code != .notApplicable,
      let status = fields.firstIndex(where: { $0.name == FigureRows.statusColumn }),
      !FigureRows.shownStates.contains(row[status])
    else { return code.words }
    return row[status]
  }
}

extension Site {
  /// All rows of a dataset; if each body has a file of its own, a column names the body.
  ///
  /// If numbers are known to be incomplete, a last column names their columns in each row, so that
  /// the file does not pass them on as complete ones.
  package func dataFile(of reference: Reference<Dataset>) -> DataFile {
    let dataset = self[reference]
    let incomplete = dataset.incompleteColumns
    let isMarked = incomplete.contains { !$0.isEmpty }
    let hasFiles = dataset.layout == .filePerBody
    let words = settings.bodies
    let body = DataField(
      name: words.id,
      title: capitalised(words.singular),
      description: "The id of the \(words.singular), as in the address of its page.",
      type: .string,
      kind: ColumnType.body.rawValue
    )
    let columns = zip(dataset.columns.indices, dataset.columns).map { index, column in
      DataField(column, of: dataset, at: index)
    }
    return DataFile(
      name: "dataset-\(dataset.head.id)",
      title: dataset.title,
      description: dataset.description.document.plainText,
      page: path(of: RecordKey(reference)),
      csv: tablePath(of: reference, as: .csv),
      json: tablePath(of: reference, as: .json),
      fields: (hasFiles ? [body] : []) + columns
        + (isMarked ? [.incomplete(besides: dataset.columns)] : []),
      key: (hasFiles ? [body.name] : []) + dataset.key,
      datasets: [reference],
      rows: zip(dataset.rows, incomplete).map { row, incomplete in
        let body = row.body.map { self[$0].head.id } ?? ""
        return (hasFiles ? [body] : []) + row.cells.map(\.text)
          + (isMarked ? [incomplete.joined(separator: " ")] : [])
      }
    )
  }

  /// All values of a measure, for all bodies and periods; without its rows, a description of the
  /// file that does not know which values are missing.
  package func dataFile(
    of reference: Reference<Measure>,
    withRows hasRows: Bool = true
  ) -> DataFile {
    let measure = self[reference]
    let figures = FigureRows(reference, self)
    let rows = hasRows ? figures.rows : []
    return DataFile(
      name: "measure-\(measure.head.id)",
      title: measure.title,
      description: ([measure.question, sentence(measure.fullScope), sentence(measure.basis)]
        + measure.caveats).joined(separator: " "),
      page: path(of: RecordKey(reference)),
      csv: tablePath(of: reference, as: .csv),
      json: tablePath(of: reference, as: .json),
      fields: figures.fields(of: rows),
      key: figures.key,
      datasets: measure.datasets,
      measures: [reference],
      rows: rows
    )
  }
}
