package import Diagnostics
import YAML

extension Dataset {
  /// The contract with the workbooks of an import and what is known of their release.
  ///
  /// A workbook that the contract names already is not named again, so that a second import of the
  /// same files changes nothing.
  ///
  /// - Returns: `nil` if the contract cannot be edited line by line.
  package func recording(
    _ files: [ImportedFile],
    _ facts: ReleaseFacts,
    in contract: SourceText
  ) -> SourceText? {
    let known = Set(imports.map { ImportedFile.Contents($0) })
    let new = files.filter { !known.contains(ImportedFile.Contents($0)) }
    var keys: [(key: String, lines: String)] = []
    if let day = facts.published, published.value != day {
      keys.append(("published", "published: \(day.iso)"))
    }
    if let day = facts.retrieved, retrieved.value != day {
      keys.append(("retrieved", "retrieved: \(day.iso)"))
    }
    if let release = facts.release, self.release != release {
      keys.append(("release", "release: \(quoted(release))"))
    }
    if !new.isEmpty {
      let entries = (imports + new).flatMap(\.lines).joined(separator: "\n")
      keys.append(("imports", "imports:\n\(entries)"))
    }
    return keys.isEmpty ? contract : contract.setting(keys)
  }
}

extension ImportedFile {
  /// What tells a workbook from another; its name and the day of its import may differ.
  fileprivate struct Contents: Hashable {
    var digest: String
    var sheets: [Sheet]

    init(_ file: ImportedFile) { (digest, sheets) = (file.digest, file.sheets) }
  }

  /// The file as an entry of a YAML list.
  fileprivate var lines: [String] {
    let names = sheets.map { sheet in
      sheet.name.map { "{name: \(quoted($0)), rows: \(sheet.rows)}" } ?? "{rows: \(sheet.rows)}"
    }
    return [
      "  - file: \(quoted(file))", "    sha256: \"\(digest)\"", "    date: \(date.iso)",
      "    sheets:",
    ] + names.map { "      - \($0)" }
  }
}

extension SourceText {
  /// A YAML file in which some keys of the top level have other lines; new ones are at the end.
  ///
  /// - Returns: `nil` if the keys do not start lines of their own.
  fileprivate func setting(_ keys: [(key: String, lines: String)]) -> SourceText? {
    guard let blocks = keyLines else { return nil }
    let lineEnd = bytes.contains(0x0D) ? "\r\n" : "\n"
    var edits: [(range: Range<Int>, text: String)] = []
    var added = ""
    for (key, lines) in keys {
      let text = lines.replacing("\n", with: lineEnd) + lineEnd
      if let range = blocks[key] {
        edits.append((range, text))
      } else {
        added += text
      }
    }
    if !added.isEmpty {
      let isEnded = bytes.last == 0x0A || bytes.isEmpty
      edits.append((bytes.count..<bytes.count, (isEnded ? "" : lineEnd) + added))
    }
    return SourceText(path: path, bytes: bytes(replacing: edits))
  }

  /// The YAML file in which a text, in the lines of a key of the top level and after another text,
  /// is replaced where it occurs first; unchanged if it does not.
  package func replacing(
    _ old: String,
    after mark: String,
    inKey key: String,
    by new: String
  ) -> SourceText {
    guard let block = keyLines?[key],
      let start = bytes[block].firstRange(of: Array(mark.utf8)),
      let range = bytes[start.upperBound..<block.upperBound].firstRange(of: Array(old.utf8))
    else { return self }
    return SourceText(path: path, bytes: bytes(replacing: [(range, new)]))
  }

  /// The lines of each key of the top level of a YAML file; `nil` if one does not start a line.
  private var keyLines: [String: Range<Int>]? {
    var ignored: [Diagnostic] = []
    guard let node = parseYAMLFile(self, into: &ignored), case .mapping(let members) = node.value
    else { return nil }
    let places = members.map { located($0.keyLocation) }
    guard places.allSatisfy({ $0.column == 1 }),
      zip(places, places.dropFirst()).allSatisfy({ $0.line < $1.line })
    else { return nil }
    let starts = places.map { offset(ofLine: $0.line) } + [bytes.count]
    var lines: [String: Range<Int>] = [:]
    for (member, range) in zip(members, zip(starts, starts.dropFirst())) {
      lines[member.key] = range.0..<endOfBlock(range.0..<range.1)
    }
    return lines
  }

  /// The end of the last line of a range that is neither blank nor a comment about what follows.
  private func endOfBlock(_ range: Range<Int>) -> Int {
    var (end, start) = (range.lowerBound, range.lowerBound)
    while start < range.upperBound {
      let line = bytes[start..<range.upperBound]
      let next = line.firstIndex(of: 0x0A).map { $0 + 1 } ?? range.upperBound
      let isBlank = bytes[start..<next].allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
      if !isBlank, bytes[start] != UInt8(ascii: "#") { end = next }
      start = next
    }
    return end
  }
}
