import Content
import Exports
import Formats
import Markup
import SiteOutline
import Templates

let dataFieldSchema = ViewSchema<DataField>(
  "column of a file",
  [
    .text("name", "its name in the file") { $0.name },
    .text("title", "its title") { $0.title },
    .text("type", "what its cells contain") { $0.kind },
    .optionalText("unit", "its unit") { $0.unit },
    .optionalText("description", "a note about it") { $0.description },
    .texts("choices", "the values that its cells may have, if they are few") { $0.choices },
    .text("missing", "marks that may replace a value, with their meanings") { field in
      field.missing.map { "\($0.mark) \($0.words)" }.joined(separator: "; ")
    },
  ]
)

/// A data file and the context of the page that describes it.
private struct DictionaryEntry: Sendable {
  var file: DataFile
  var context: PageContext
}

private let entrySchema = ViewSchema<DictionaryEntry>(
  "entry of the data dictionary",
  [
    .text("id", "its anchor") { $0.file.name },
    .text("title", "what it contains, in a few words") { $0.file.title },
    .text("description", "the same in sentences") { $0.file.description },
    .text("href", "page that shows it") { $0.context.href($0.file.page) },
    .text("csv_href", "address of the file as CSV") { $0.context.href($0.file.csv) },
    .text("csv_size", "size of that file, in words") { sizeWords(csvBytes($0.file.table).count) },
    .flag("has_formulas", "whether text in the CSV that looks like a formula follows an apostrophe")
    {
      holdsFormulas($0.file.table)
    },
    .text("json_href", "address of the file as JSON") { $0.context.href($0.file.json) },
    .text("path", "path of the CSV on the site") { $0.file.csv.text },
    .text("row_count", "how many rows it has") { groupedText($0.file.rows.count) },
    .text("key", "the columns that identify a row") { $0.file.key.joined(separator: ", ") },
    .list("columns", "its columns", dataFieldSchema) { $0.file.fields },
    .list("origins", "the datasets from which its data comes", originSchema) { entry in
      entry.file.datasets.map(entry.context.origin)
    },
  ]
)

/// The page that describes every data file, from the values that make the data package.
let dataDictionarySchema = ViewSchema<FrameView>(
  "data dictionary",
  [
    .including(frameSchema) { $0 },
    .text("package_href", "address of the same as a data package, for programs") {
      $0.context.href(dataPackagePath)
    },
    .list("codes", "the codes that replace a value, and what they mean", factSchema) { _ in
      MissingCode.allCases.map { FactView(name: $0.mark, value: $0.words) }
    },
    .list("files", "the files", entrySchema) { view in
      view.context.site.dataFiles.map { DictionaryEntry(file: $0, context: view.context) }
    },
  ]
)
