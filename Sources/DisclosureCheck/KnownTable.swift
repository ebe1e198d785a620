import CSV
import Content
import Diagnostics
import Exports

/// A dataset with what its readers know of each cell.
struct KnownTable {
  /// What a reader knows of a cell.
  enum Knowledge {
    case number(Double)
    /// The position of an unknown.
    case unknown(Int)
    /// It has no number.
    case nothing
  }

  let reference: Reference<Dataset>
  let dataset: Dataset
  /// By row and column of the dataset.
  private(set) var cells: [[Knowledge]] = []
  /// The row of each body and period; `nil` if several rows have the same.
  private var rows: [String: Int?] = [:]

  /// Reads the published files of a dataset, and appends what they leave unknown.
  init(
    _ reference: Reference<Dataset>,
    of site: Site,
    _ csv: PublishedTable,
    _ json: PublishedTable,
    unknowns: inout [Unknown]
  ) {
    self.reference = reference
    dataset = site[reference]
    let key = site.dataFile(of: reference).key
    for row in dataset.rows.indices {
      let name = key.compactMap { csv.text(row, $0) }.joined(separator: ", ")
      cells.append(
        dataset.columns.indices.map { column in
          let title = dataset.columns[column].name
          let texts = [csv.text(row, title), json.text(row, title)].compactMap { $0 }
          return knowledge(of: column, texts, "\(title) (\(name))", &unknowns)
        }
      )
      guard let body = dataset.rows[row].body, let period = dataset.rows[row].period else {
        continue
      }
      let place = Self.place(site[body].head.id, period)
      rows.updateValue(rows[place] == nil ? row : nil, forKey: place)
    }
  }

  /// The row of a body in a period, if there is exactly one.
  func row(of body: String, _ period: String) -> Int? {
    rows[Self.place(body, period)].flatMap { $0 }
  }

  private static func place(_ body: String, _ period: String) -> String { "\(body) \(period)" }

  private func knowledge(
    of column: Int,
    _ texts: [String],
    _ name: String,
    _ unknowns: inout [Unknown]
  ) -> Knowledge {
    let contract = dataset.columns[column]
    guard contract.type.isNumeric else { return .nothing }
    let number = texts.lazy.compactMap { Double($0) }.first
    let multiple = dataset.rounding(of: column)
    if let number, multiple == nil || number == 0 { return .number(number) }
    guard number != nil || texts.first?.hasPrefix("[") == true else { return .nothing }
    let isCount = contract.type == .count
    var bounds = Bounds(lower: contract.minimum.map { Double($0) } ?? (isCount ? 0 : -.infinity))
    // The range of exact counts is not published if counts are rounded.
    if multiple == nil, let most = contract.maximum { bounds.upper = Double(most) }
    if let number, let multiple { bounds = unrounded(number, multiple) }
    unknowns.append(
      Unknown(
        dataset: dataset.head.id,
        name: name,
        bounds: bounds,
        isWhole: contract.type.isWhole,
        isWithheld: isCount && number == nil && texts.first == MissingCode.suppressed.mark,
        isProtected: dataset.protects(column)
      )
    )
    return .unknown(unknowns.count - 1)
  }

  /// The counts that are rounded to a multiple and not withheld.
  private func unrounded(_ number: Double, _ multiple: Int) -> Bounds {
    let least = dataset.suppression.map { Double($0.threshold) } ?? 1
    let lower = number - Double(multiple / 2)
    return Bounds(lower: max(lower, least), upper: lower + Double(multiple) - 1)
  }
}

/// The numbers of a dataset as its source has them, also those that are withheld.
struct TrueNumbers {
  /// By row and column of the dataset; `nil` for a text or a mark.
  private var numbers: [[Double?]] = []

  init(of dataset: Dataset, in tree: SourceTree) {
    var lines: [String: [Int: [String: String]]] = [:]
    for path in Set(dataset.rows.map(\.path)) {
      if let file = tree[path] { lines[path] = Self.lines(of: file.bytes) }
    }
    numbers = dataset.rows.map { row in
      let cells = lines[row.path]?[row.line] ?? [:]
      return dataset.columns.map { cells[$0.name].flatMap { Double($0) } }
    }
  }

  subscript(row: Int, column: Int) -> Double? { numbers[row][column] }

  /// The cells of each row by the names of their columns, by the line of the row.
  private static func lines(of bytes: [UInt8]) -> [Int: [String: String]] {
    var reader = CSVReader(bytes)
    var header: [String]?
    var lines: [Int: [String: String]] = [:]
    while (try? reader.readRow()) == true {
      let cells = reader.row.cells.map { reader.text(of: $0) }
      if let header {
        lines[reader.row.line] = Dictionary(zip(header, cells)) { first, _ in first }
      } else {
        header = cells
      }
    }
    return lines
  }
}
