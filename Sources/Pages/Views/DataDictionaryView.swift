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
    .text("missing", "marks that may replace a value, with their meanings") { $0.missingWords },
  ]
)

/// The page that describes every data file, from the values that make the data package.
struct DictionaryView: Sendable {
  var frame: FrameView
  var dictionary: DataDictionary
}

/// A data file on that page.
private struct DictionaryEntry: Sendable {
  var file: DataFile
  var view: DictionaryView

  var context: PageContext { view.frame.context }
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
    .flag("has_formulas", "whether text like a formula follows an apostrophe in the CSV") {
      holdsFormulas($0.file.table)
    },
    .text("json_href", "address of the file as JSON") { $0.context.href($0.file.json) },
    .text("path", "path of the CSV on the site") { $0.file.csv.text },
    .text("row_count", "how many rows it has") { groupedText($0.file.rows.count) },
    .text("key", "the columns that identify a row") { $0.file.key.joined(separator: ", ") },
    .flag("is_dataset", "whether it is the file of a dataset") { $0.file.measures.isEmpty },
    .list("columns", "its columns, without those in `shared_names`", dataFieldSchema) { entry in
      entry.view.dictionary.ownFields(of: entry.file)
    },
    .optionalText("shared_names", "its columns that `shared_columns` describes") { entry in
      let names = entry.view.dictionary.sharedNames(in: entry.file)
      return names.isEmpty ? nil : names.joined(separator: ", ")
    },
    .list("origins", "the datasets from which its data comes", originSchema) { entry in
      entry.file.datasets.map(entry.context.origin)
    },
  ]
)

let dataDictionarySchema = ViewSchema<DictionaryView>(
  "data dictionary",
  [
    .including(frameSchema) { $0.frame },
    .text("package_href", "address of the same as a data package, for programs") {
      $0.frame.context.href(dataPackagePath)
    },
    .list("codes", "the codes that replace a value, and what they mean", factSchema) { _ in
      MissingCode.allCases.map { FactView(name: $0.mark, value: $0.words) }
    },
    .list("shared_columns", "columns that several files have, described once", dataFieldSchema) {
      $0.dictionary.sharedFields
    },
    .list("files", "the files", entrySchema) { view in
      view.dictionary.files.map { DictionaryEntry(file: $0, view: view) }
    },
  ]
)
