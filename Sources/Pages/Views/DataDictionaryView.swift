import Content
import Exports
import Formats
import Markup
import SiteOutline
import Templates

/// The page that describes every data file, from the values that make the data package.
struct DataDictionaryView: Sendable {
  var frame: FrameView
  var context: PageContext
}

let dataFieldSchema = ViewSchema<DataField>(
  "column of a file",
  [
    .text("name", "its name in the file") { $0.name },
    .text("title", "its title") { $0.title },
    .text("type", "what its cells hold") { $0.kind },
    .optionalText("unit", "its unit") { $0.unit },
    .optionalText("description", "what to know about it") { $0.description },
    .texts("choices", "the values that its cells may have, where they are few") { $0.choices },
    .text("missing", "marks that may stand for a value, with their words") { field in
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
    .text("title", "what it holds, in a few words") { $0.file.title },
    .text("description", "the same in sentences") { $0.file.description },
    .text("href", "page that shows it") { $0.context.href($0.file.page) },
    .text("csv_href", "address of the file as CSV") { $0.context.href($0.file.csv) },
    .text("csv_size", "size of that file, in words") { sizeWords(csvBytes($0.file.table).count) },
    .flag("has_formulas", "whether texts of the CSV stand behind an apostrophe, as formulas would")
    {
      holdsFormulas($0.file.table)
    },
    .text("json_href", "address of the file as JSON") { $0.context.href($0.file.json) },
    .text("path", "where the CSV stands on the site") { $0.file.csv.text },
    .text("row_count", "how many rows it has") { groupedText($0.file.rows.count) },
    .text("key", "the columns that name a row once") { $0.file.key.joined(separator: ", ") },
    .list("columns", "its columns", dataFieldSchema) { $0.file.fields },
    .list("origins", "the datasets that its figures come from", originSchema) { entry in
      entry.file.datasets.map(entry.context.origin)
    },
  ]
)

let dataDictionarySchema = ViewSchema<DataDictionaryView>(
  "data dictionary",
  [
    .including(frameSchema) { $0.frame },
    .text("package_href", "address of the same as a data package, for programs") {
      $0.context.href(dataPackagePath)
    },
    .list("codes", "the codes that stand for a value, and what they mean", factSchema) { _ in
      MissingCode.allCases.map { FactView(name: $0.mark, value: $0.words) }
    },
    .list("files", "the files", entrySchema) { view in
      view.context.site.dataFiles.map { DictionaryEntry(file: $0, context: view.context) }
    },
  ]
)
