/// A location in a source file: compact until it is printed, then with line and excerpt.
///
/// A build releases most texts once they are parsed. `located(in:)` looks up the line and excerpt
/// only if there is a diagnostic.
package struct SourceLocation: Hashable, Sendable {
  /// The path from the source folder: `content/reports/soteria/findings/bail.md`.
  package var path: String
  var position: Position

  enum Position: Hashable, Sendable {
    /// The file as a whole, for a diagnostic that has no line.
    case file
    /// A range of byte offsets.
    case bytes(Range<Int32>)
    /// A line and a column, counted from 1, and a length; column and length in Unicode scalars.
    case line(Int32, column: Int32, length: Int32)
    /// The first occurrence of a text that is not part of a longer word or number.
    indirect case word(String)
    /// The line and excerpt that a report prints.
    indirect case excerpt(Excerpt)
  }

  /// What a report prints of a location, so that it does not need the file.
  struct Excerpt: Hashable, Sendable {
    var line: Int
    var column: Int
    var length: Int
    var lineText: String
  }

  init(path: String, position: Position) {
    self.path = path
    self.position = position
  }

  package init(path: String, line: Int, column: Int, length: Int, lineText: String) {
    let (line, column, length) = (max(1, line), max(1, column), max(1, length))
    let excerpt = Excerpt(line: line, column: column, length: length, lineText: lineText)
    self.init(path: path, position: .excerpt(excerpt))
  }

  /// The location of a file as a whole, for a diagnostic that has no line.
  package static func file(_ path: String) -> SourceLocation {
    SourceLocation(path: path, position: .file)
  }

  /// The first occurrence of a text in a file that is not part of a longer word or number.
  package static func word(_ text: String, in path: String) -> SourceLocation {
    SourceLocation(path: path, position: .word(text))
  }
}

extension SourceLocation {
  /// The line, counted from 1; 1 if it is not known yet.
  package var line: Int {
    switch position {
    case .line(let line, _, _): Int(line)
    case .excerpt(let excerpt): excerpt.line
    case .file, .bytes, .word: 1
    }
  }

  /// The column in Unicode scalars, counted from 1; 1 if it is not known yet.
  ///
  /// Most editors count scalars, so the column is right even after `é` or an emoji.
  package var column: Int {
    switch position {
    case .line(_, let column, _): Int(column)
    case .excerpt(let excerpt): excerpt.column
    case .file, .bytes, .word: 1
    }
  }

  /// The number of Unicode scalars that the caret line marks; at least 1.
  package var length: Int {
    if case .excerpt(let excerpt) = position { excerpt.length } else { 1 }
  }

  /// The source line without its line end; empty if it is not known.
  package var lineText: String {
    if case .excerpt(let excerpt) = position { excerpt.lineText } else { "" }
  }

  /// Whether a report needs the text of the file.
  package var isCompact: Bool {
    switch position {
    case .file, .excerpt: false
    case .bytes, .line, .word: true
    }
  }
}

extension SourceLocation: Comparable {
  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    // Compares every member, because two locations must be either equal or ordered.
    (left.path, left.line, left.column, left.length, left.lineText)
      < (right.path, right.line, right.column, right.length, right.lineText)
  }
}

extension [Diagnostic] {
  /// The diagnostics with the lines and excerpts of their locations.
  ///
  /// `text` is called once for each file; if it returns `nil`, the locations in that file stay
  /// compact.
  package func located(in text: (String) -> SourceText?) -> [Diagnostic] {
    var tables: [String: LineTable?] = [:]
    func located(_ location: SourceLocation) -> SourceLocation {
      guard location.isCompact else { return location }
      let table = tables[location.path] ?? text(location.path).map(LineTable.init)
      tables[location.path] = .some(table)
      return table?.located(location) ?? location
    }
    return map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.location = located(diagnostic.location)
      diagnostic.otherLocations = diagnostic.otherLocations.map(located)
      return diagnostic
    }
  }
}
