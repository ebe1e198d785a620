/// How to turn a file below `content/data/` that is not read into a table; `nil` if it is none.
///
/// A document of Numbers can be a folder, so each part of the path counts.
func unreadTableHelp(_ path: String, _ bodies: BodyWords) -> String? {
  let parts = path.split(separator: "/").map { $0.lowercased() }
  guard parts.count > 2, parts[0] == "content", parts[1] == "data" else { return nil }
  let folder = "content/data/\(parts.count > 3 ? String(path.split(separator: "/")[2]) : "<id>")/"
  let isWorkbook = parts.dropFirst(2).contains { part in
    workbookExtensions.contains { part.hasSuffix(".\($0)") }
  }
  if isWorkbook {
    return "save the sheet as CSV in UTF-8: \(folder)data.csv, or one file per \(bodies.singular),"
      + " named by its id; and delete the workbook"
  }
  let name = parts[parts.count - 1]
  let renamed = folder + (parts.count > 3 ? tableName(for: name) : "data.csv")
  if otherTableExtensions.contains(where: { name.hasSuffix(".\($0)") }) {
    return "save the table as CSV, with commas between its cells: \(renamed)"
  }
  guard name.hasSuffix(".csv") else { return nil }
  if parts.count == 4 { return "rename it to \(renamed)" }
  return "tables are directly in the folder of their dataset, with a name that ends in .csv:"
    + " \(renamed)"
}

/// The name of a table whose file is called otherwise: that of its body, if the dataset has one
/// file for each.
private func tableName(for name: String) -> String {
  let id = plainWords(String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)]))
  return "\(id.isEmpty ? "data" : id).csv"
}

/// The name of a file that is not read because of its extension: `notes.markdown` for `notes.md`.
func misspeltExtensionHelp(_ path: String, _ bodies: BodyWords) -> String? {
  let lower = path.lowercased()
  guard let (written, expected) = misspeltExtensions.first(where: { lower.hasSuffix($0.key) })
  else {
    return nil
  }
  let renamed = path.dropLast(written.count) + expected
  if FileKind(path: String(renamed), bodies: bodies.pluralID) == .unexpected { return nil }
  return "rename it to \(renamed)"
}

/// Extensions that editors and disks give to files, with those that are read.
private let misspeltExtensions: KeyValuePairs = [
  ".md.txt": ".md", ".markdown": ".md", ".mdown": ".md", ".mdx": ".md", ".yaml": ".yml",
  ".yml.txt": ".yml", ".csv.txt": ".csv", ".md": ".md", ".yml": ".yml",
]

private let workbookExtensions = [
  "xlsx", "xls", "xlsm", "xlsb", "xltx", "ods", "fods", "ots", "numbers",
]
private let otherTableExtensions = ["tsv", "tab", "dif", "parquet", "sav", "dta"]
