import Content
import Workbooks

extension TableReader {
  /// Adds the numbers of a row of a sheet to the sums of a table of the recipe.
  mutating func add(_ row: SheetRow, _ columns: SheetColumns, _ index: Int) {
    for name in columns.unnamedValues(in: row) {
      let message = "\(name) has values but no heading; list \"\(name)\" under `leave_out`"
      problems.report(message, at: row.location)
    }
    let name = row[columns.body].text
    // Notes above and below a table have text in a few of its columns only.
    if columns.values.allSatisfy({ row[$0.column] == .empty }),
      columns.period.map({ row[$0] == .empty || name.isEmpty }) ?? !names.knows(body: name)
    {
      return
    }
    guard let body = names.body(name, row.location, &problems) else { return }
    let part = columns.part.map { row[$0].text }
    var shared: WrittenPeriod?
    if let column = columns.period {
      let kind = recipe.tables[index].part?.kind
      shared = names.period(row[column].text, part, kind, row.location, &problems)
      guard let shared, isRead(shared) else { return }
      cover(shared, of: body, index, row.sheet)
    }
    for (name, column) in columns.filters {
      texts[FilterColumn(table: index, name: name), default: []].insert(row[column].text.trimmed)
    }
    guard columns.conditions.allSatisfy({ $0.accepts(row) }) else { return }
    for value in columns.values {
      guard let period = value.period ?? shared, isRead(period) else { continue }
      if value.period != nil { cover(period, of: body, index, row.sheet) }
      let isAdded = value.conditions.allSatisfy { $0.accepts(row) }
      let isTotal = value.total?.allSatisfy { $0.accepts(row) } == true
      guard isAdded || isTotal else { continue }
      let cell = NewCell(
        text: row[value.column].text.trimmed,
        column: value.column,
        row: row.number,
        sheet: row.sheet,
        body: body,
        period: period
      )
      if isAdded { add(cell, index, value.value, isTotal: false) }
      if isTotal { add(cell, index, value.value, isTotal: true) }
    }
  }

  private func isRead(_ period: WrittenPeriod) -> Bool {
    recipe.firstPeriod.map { $0 <= period.period } ?? true
  }

  private mutating func cover(
    _ period: WrittenPeriod,
    of body: String,
    _ table: Int,
    _ sheet: String
  ) {
    let key = TablePeriod(table: table, body: body, period: period.period)
    let other = coverage[key, default: Coverage()].add(period, sheet: sheets.count)
    guard let other else { return }
    if other == sheets.count {
      problems.report(
        "\(recipe.tables[table].name) has both \(period.period) and its parts; leave out one"
      )
    } else {
      let names = [sheets[other].title, sheet.isEmpty ? "another file" : "\"\(sheet)\""]
      problems.report(
        "\(recipe.tables[table].name): \(period.period) is in \(names.joined(separator: " and in "));"
          + " import one of them"
      )
    }
  }

  /// A cell to add to a value.
  private struct NewCell {
    var text: String
    var column: Int
    var row: Int
    var sheet: String
    var body: String
    var period: WrittenPeriod

    /// The sheet and the cell; a text has no sheet.
    var location: String {
      (sheet.isEmpty ? "" : "\(sheet), ") + "cell \(columnLetters(column))\(row)"
    }
  }

  private mutating func add(_ new: NewCell, _ table: Int, _ value: Int, isTotal: Bool) {
    let (column, factor) = targets[table][value]
    let period = new.period.period
    let key = ValueKey(body: new.body, period: period, column: column.name, isTotal: isTotal)
    let text = new.text
    if let mark = recipe.marks[text] {
      switch mark {
      case .leftOut: leftOut.insert(key)
      case .missing(let code): codes[key, default: []].insert(code)
      }
      return
    }
    guard let number = decimalText(text).flatMap({ ExactSum($0) }) else {
      let found = text.isEmpty ? "an empty cell" : "\"\(text)\""
      let message = "expected a number or a mark of the recipe, found \(found)"
      return problems.report(message, at: new.location)
    }
    if number.isNegative, !recipe.tables[table].allowsNegativeParts || new.period.isWhole {
      return problems.report("the number is negative; see `negative_parts`", at: new.location)
    }
    if column.type == .percent, sums[key] != nil {
      let message = "percentages cannot be added: several rows have \(column.name) of \(period)"
      return problems.report(message, at: new.location)
    }
    guard let product = factor.map({ number.multiplied(by: $0) }) ?? number,
      sums[key, default: ExactSum()].add(product)
    else { return problems.report("the sum of \(column.name) is too large", at: new.location) }
  }
}
