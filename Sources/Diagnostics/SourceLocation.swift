/// A location in a source file: compact while a site is read, with line and excerpt once it is printed.
///
/// A build lets go of most texts once they are read. What a diagnostic needs of one is looked up by
/// `located(in:)` only where there is a diagnostic.
package struct SourceLocation: Hashable, Sendable {
  /// Path from the source folder: `content/reports/soteria/findings/bail.md`.
  package var path: String
  var position: Position

  enum Position: Hashable, Sendable {
    /// The file as a whole, for a diagnostic that has no line.
    case file
    /// Byte offsets.
    case bytes(Range<Int32>)
    /// A line and a column in Unicode scalars, both counted from 1, and a length in Unicode scalars.
    case line(Int32, column: Int32, length: Int32)
    /// The first occurrence of a text that is not part of a longer word or number.
    indirect case word(String)
    /// What a report prints.
    indirect case excerpt(Excerpt)
  }

  /// What a report prints of a location, so that it needs no file.
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
  /// Counted from 1; 1 where it is not known yet.
  package var line: Int {
    switch position {
    case .line(let line, _, _): Int(line)
    case .excerpt(let excerpt): excerpt.line
    case .file, .bytes, .word: 1
    }
  }

  /// Counted from 1, in Unicode scalars: what most editors show, and right after `é` or an emoji.
  package var column: Int {
    switch position {
    case .line(_, let column, _): Int(column)
    case .excerpt(let excerpt): excerpt.column
    case .file, .bytes, .word: 1
    }
  }

  /// How many Unicode scalars the caret line marks; at least 1.
  package var length: Int {
    if case .excerpt(let excerpt) = position { excerpt.length } else { 1 }
  }

  /// The source line without its line end; empty where it is not known.
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
    // Every member counts, or two locations could be neither equal nor in order.
    (left.path, left.line, left.column, left.length, left.lineText)
      < (right.path, right.line, right.column, right.length, right.lineText)
  }
}

extension [Diagnostic] {
  /// The diagnostics with the lines and excerpts of their locations.
  ///
  /// `text` is asked once for each file; where it answers nil, the locations stay as they are.
  package func located(in text: (String) -> SourceText?) -> [Diagnostic] {
    var tables: [String: LineTable?] = [:]
    return map { diagnostic in
      let path = diagnostic.location.path
      guard diagnostic.location.isCompact else { return diagnostic }
      let table = tables[path] ?? text(path).map(LineTable.init)
      tables[path] = .some(table)
      var located = diagnostic
      if let table { located.location = table.located(diagnostic.location) }
      return located
    }
  }
}
