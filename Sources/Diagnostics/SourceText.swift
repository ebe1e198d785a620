import Formats

/// One text file of the source tree: its path and its bytes.
package struct SourceText: Hashable, Sendable {
  /// The path from the source folder, with `/` between the parts: `content/site.yml`.
  package let path: String
  /// The file as read; UTF-8 unless the file is invalid.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Makes a text from a string, for tests and for text that was never a file.
  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The whole text, without a byte order mark; invalid UTF-8 becomes U+FFFD.
  package var text: String { String(decoding: bytes[textStart...], as: UTF8.self) }

  /// The offset of the text in the file: the length of its byte order mark.
  package var textStart: Int { bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0 }

  /// The location of a range of byte offsets.
  ///
  /// A range over several lines is cut at the end of its first line. An offset past the end becomes
  /// the location after the last byte.
  package func location(at range: Range<Int>) -> SourceLocation {
    SourceLocation(
      path: path,
      position: .bytes(Int32(clamping: range.lowerBound)..<Int32(clamping: range.upperBound))
    )
  }

  /// The location of `length` Unicode scalars at a line and a scalar column, both counted from 1.
  ///
  /// A line past the end becomes the last line, and a range over several lines is cut at the end of
  /// the first. libyaml counts in the same way.
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

  /// The byte offset at which a line starts; lines count from 1.
  ///
  /// A line past the end becomes the last line.
  package func offset(ofLine line: Int) -> Int { LineTable(self).start(ofLine: line) }

  /// A location of this text with its line and excerpt.
  package func located(_ location: SourceLocation) -> SourceLocation {
    LineTable(self).located(location)
  }
}

/// U+FEFF in UTF-8, with which some editors begin a file.
package let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
