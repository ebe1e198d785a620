package import Content
import Diagnostics
import Formats

extension TableReader {
  /// Adds to an edit what it leaves on record: the workbooks, the release, and the values that are
  /// replaced.
  package mutating func record(
    _ facts: ReleaseFacts,
    on day: CalendarDate,
    of dataset: Dataset,
    in tree: SourceTree,
    _ edit: inout SourceEdit,
    _ report: inout ImportReport
  ) {
    if let history = report.history(of: dataset, on: day, in: tree) { edit.write(history) }
    let path = dataset.head.path
    guard let contract = tree[path] else { return }
    guard let edited = dataset.recording(importedFiles(on: day), facts, in: contract) else {
      problems.report("\(path) cannot be edited; start each key on a line of its own")
      return
    }
    if edited.bytes != contract.bytes { edit.write(edited) }
    let changes = [
      ("published", dataset.published.value?.iso, facts.published?.iso),
      ("retrieved", dataset.retrieved.value?.iso, facts.retrieved?.iso),
      ("release", dataset.release, facts.release),
    ]
    for (key, old, new) in changes {
      let old = old ?? "not known"
      if let new, new != old {
        report.facts.append("\(key): \(old) → \(new)")
      } else if new == nil, !report.isUnchanged {
        report.facts.append("\(key) is still \(old); give --\(key), or \(key) in the recipe")
      }
    }
  }

  /// The workbooks with the sheets that were read.
  private func importedFiles(on day: CalendarDate) -> [ImportedFile] {
    var files: [ImportedFile] = []
    for sheet in sheets {
      let read = ImportedFile.Sheet(name: sheet.name.isEmpty ? nil : sheet.name, rows: sheet.rows)
      if let last = files.indices.last, files[last].digest == sheet.digest {
        files[last].sheets.append(read)
      } else {
        let name = String(fileName(of: sheet.file))
        files.append(ImportedFile(file: name, digest: sheet.digest, date: day, sheets: [read]))
      }
    }
    return files
  }
}

extension ImportReport {
  /// The file of revisions with the new ones; `nil` without any, or where counts are withheld, of
  /// which an old one would tell.
  fileprivate func history(
    of dataset: Dataset,
    on day: CalendarDate,
    in tree: SourceTree
  ) -> SourceText? {
    // A number that was not known before is published for the first time.
    let numbers = revised.filter { Double($0.old) != nil }.sorted {
      ($0.body, $0.period, $0.column) < ($1.body, $1.period, $1.column)
    }
    guard !numbers.isEmpty, dataset.suppression == nil else { return nil }
    let path = dataset.revisionsPath
    let old = tree[path]?.bytes ?? Array((DataRevision.header.joined(separator: ",") + "\n").utf8)
    let isEnded = old.last == 0x0A
    let lines = numbers.map { revision in
      let cells = [revision.body, revision.period, revision.column, revision.old, revision.new]
      return (cells + [day.iso]).map(csvCell).joined(separator: ",") + "\n"
    }
    return SourceText(path: path, bytes: old + Array(((isEnded ? "" : "\n") + lines.joined()).utf8))
  }
}
