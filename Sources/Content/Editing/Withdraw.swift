import Diagnostics

extension Site {
  /// Withdraws a record: adds the date and the reason to its file, and changes nothing else.
  ///
  /// - Throws: `EditError` if the record has no page of its own, or the reason is not one line.
  package func withdrawing(
    _ key: RecordKey,
    on day: CalendarDate,
    because reason: String,
    in tree: SourceTree
  ) throws -> SourceEdit {
    let record = self[key]
    if key.kind == .home { throw EditError("the home page cannot be withdrawn") }
    if key.kind.type.filePattern == nil {
      let path = record.head.path
      throw EditError("\(name(of: key)) has no page of its own: remove its entry in \(path)")
    }
    if let other = unpublished.first(where: { $0.path == record.head.path }) {
      throw EditError("\(other.path) has never been public: \(other.reason.words)")
    }
    let hasControls = reason.unicodeScalars.contains { $0.properties.generalCategory == .control }
    if hasControls || reason.allSatisfy(\.isWhitespace) {
      throw EditError("the reason must be one line of text for readers")
    }
    guard let source = tree[record.head.path] else {
      throw EditError("\(record.head.path) has not been read")
    }
    let keys = "withdrawn:\n  date: \(day.iso)\n  reason: \(quoted(reason))\n"
    return SourceEdit(written: [source.adding(keys: keys)])
  }
}

extension SourceText {
  /// The file with more lines at the end of its front matter, or of the whole if it is YAML.
  fileprivate func adding(keys: String) -> SourceText {
    let lineFeed = UInt8(ascii: "\n")
    var end = bytes.count
    if path.hasSuffix(".md") {
      // The start of the line that closes the front matter.
      let before = bytes[..<textOffset(in: self)]
      let line = before.last == lineFeed ? before.dropLast() : before
      end = line.lastIndex(of: lineFeed).map { $0 + 1 } ?? line.startIndex
    }
    let isCarriageReturned = bytes[..<end].suffix(2).elementsEqual([UInt8(ascii: "\r"), lineFeed])
    let text = isCarriageReturned ? keys.replacing("\n", with: "\r\n") : keys
    let lineBreak = end == 0 || bytes[end - 1] == lineFeed ? [] : [lineFeed]
    return SourceText(path: path, bytes: bytes[..<end] + lineBreak + text.utf8 + bytes[end...])
  }
}
