import Formats

/// One text file of the source tree: its path as editors know it, and its bytes.
package struct SourceText: Hashable, Sendable {
  /// Path from the source folder, with `/` between the parts: `content/site.yml`.
  package let path: String
  /// The file as read; UTF-8 unless the file is faulty.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Makes a text from a literal, for tests and for text that was never a file.
  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The whole text; bytes that are not UTF-8 become U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The location of a range of byte offsets.
  ///
  /// A range over several lines is cut at the end of its first line; an offset past the end is the
  /// location after the last byte.
  package func location(at range: Range<Int>) -> SourceLocation {
    SourceLocation(
      path: path,
      position: .bytes(Int32(clamping: range.lowerBound)..<Int32(clamping: range.upperBound))
    )
  }

  /// The location of `length` Unicode scalars from a line and a scalar column, both counted from 1.
  ///
  /// A line past the end is the last line, and what goes over several lines is cut at the end of the
  /// first. This is how libyaml counts.
  package func location(line: Int, column: Int, length: Int = 1) -> SourceLocation {
    SourceLocation(
      path: path,
      position: .line(
        Int32(clamping: line),
        column: Int32(clamping: column),
        length: Int32(clamping: length)
      )
    )
  }

  /// The byte offset at which a line starts; lines are counted from 1.
  ///
  /// A line past the end is the last line.
  package func offset(ofLine line: Int) -> Int { LineTable(self).start(ofLine: line) }

  /// A location of this text with its line and excerpt.
  package func located(_ location: SourceLocation) -> SourceLocation {
    LineTable(self).located(location)
  }
}
