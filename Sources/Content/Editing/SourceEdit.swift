package import Diagnostics

/// Changes to the files of a source folder, made in memory.
package struct SourceEdit: Sendable {
  /// The whole text of each file that is new or different.
  package var written: [SourceText]
  /// The paths of the files that no longer exist.
  package var removed: [String]

  package init(written: [SourceText] = [], removed: [String] = []) {
    (self.written, self.removed) = (written, removed)
  }
}

extension SourceEdit {
  /// The files after the changes.
  package func applied(to tree: SourceTree) -> SourceTree {
    let replaced = Set(written.map(\.path) + removed)
    return SourceTree(
      tree.files.filter { !replaced.contains($0.path) } + written,
      sharedTemplates: tree.sharedTemplates,
      refused: tree.refused
    )
  }

  /// Replaces what the changes have made of a file so far.
  package mutating func write(_ source: SourceText) {
    written.removeAll { $0.path == source.path }
    written.append(source)
  }
}

/// Why the content cannot be edited as requested, for the person who asked.
package struct EditError: Error, CustomStringConvertible {
  package var description: String

  package init(_ description: String) {
    self.description = description
  }
}

extension Site {
  /// The record that a name means, for an edit.
  ///
  /// - Throws: `EditError` if there is none, or more than one.
  package func onlyRecord(named name: String) throws -> RecordKey {
    let found = records(named: name)
    if let only = found.first, found.count == 1 { return only }
    if found.count > 1 {
      let names = found.map(self.name).joined(separator: ", ")
      throw EditError("\"\(name)\" names \(found.count) records: \(names)")
    }
    if let other = withdrawn.first(where: { [$0.path, $0.fullID].contains(name) }) {
      throw EditError("\(other.path) has been withdrawn")
    }
    let names = recordKeys.map(self.name)
    let help = suggestion(for: name, among: names, what: "names")
    throw EditError("unknown record \"\(name)\"; \(help)")
  }
}

extension SourceText {
  /// The bytes with some ranges replaced; of those that overlap, only the first.
  func bytes(replacing edits: [(range: Range<Int>, text: String)]) -> [UInt8] {
    var (result, end): ([UInt8], Int) = ([], 0)
    for (range, text) in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where range.lowerBound >= end {
      result += bytes[end..<range.lowerBound] + Array(text.utf8)
      end = range.upperBound
    }
    return result + bytes[end...]
  }

  /// The file with the text at a location replaced.
  package func replacing(_ location: SourceLocation, by text: String) -> SourceText {
    guard let range = range(of: location) else { return self }
    return SourceText(path: path, bytes: bytes(replacing: [(range, text)]))
  }

  /// The bytes at a location; `nil` if it is that of the file as a whole.
  func range(of location: SourceLocation) -> Range<Int>? {
    let place = located(location)
    if place.lineText.isEmpty { return nil }
    let scalars = place.lineText.unicodeScalars
    func length(_ count: Int) -> Int {
      String(String.UnicodeScalarView(scalars.prefix(count))).utf8.count
    }
    let line = offset(ofLine: place.line)
    return line + length(place.column - 1)..<line + length(place.column - 1 + place.length)
  }
}
