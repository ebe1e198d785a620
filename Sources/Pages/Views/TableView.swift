import ChartFigures
import Exports
import Templates

private let columnSchema = ViewSchema<TableView.Column>(
  "column",
  [
    .text("label", "its header") { $0.label },
    .flag("numeric", "whether its cells are numbers") { $0.isNumeric },
  ]
)

private let cellSchema = ViewSchema<TableView.Cell>(
  "cell",
  [
    .text("text", "its text") { $0.text },
    .flag("numeric", "whether it is a number or replaces one") { $0.isNumeric },
    .optionalText("href", "address to which it links") { $0.href },
    .optionalText("label", "header of its column, if rows become blocks on a phone") { $0.label },
  ]
)

private let rowSchema = ViewSchema<TableView.Row>(
  "row",
  [
    .text("header", "the first cell, which names the row") { $0.header },
    .optionalText("href", "the page of what the row is about") { $0.href },
    .flag("emphasised", "whether the row is highlighted") { $0.isEmphasised },
    .list("cells", "the other cells", cellSchema) { $0.cells },
  ]
)

let tableSchema = ViewSchema<TableView>(
  "table",
  [
    .text("caption", "what the table shows") { $0.caption },
    .list("columns", "all columns, the first for the headers of the rows", columnSchema) {
      $0.columns
    },
    .list("rows", "its rows", rowSchema) { $0.rows },
    .texts("notes", "what the marks in the cells mean") { $0.notes },
  ]
)
