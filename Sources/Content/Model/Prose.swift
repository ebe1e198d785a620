import Diagnostics
package import Markdown

/// A Markdown text of a record, with the targets of its links once they are resolved.
package struct Prose: Sendable {
  @inlinable package var document: MarkdownDocument { shared.document }
  /// What each link and image of the document leads to, in the order of `document.links`.
  ///
  /// Nil where a link leads nowhere, which is an error.
  package internal(set) var targets: [LinkTarget?] = []
  /// The charts that its open blocks declare, in their order; nil for a block with a fault.
  package internal(set) var charts: [Reference<ChartDeclaration>?] = []
  /// How places map to the file, when the text is a value in a YAML file.
  var embedding: Embedding? { shared.embedding?.wrappedValue }
  /// For `document` alone, which other modules reach without a copy.
  package let shared: SharedDocument

  init(document: MarkdownDocument, embedding: Embedding? = nil) {
    shared = SharedDocument(document: document, embedding: embedding)
  }

  package var isEmpty: Bool { document.isEmpty }

  /// The sources that numbers of the text name.
  package var literalSources: [Reference<Source>] {
    targets.compactMap { target in
      if case .literal(let source) = target { source } else { nil }
    }
  }

  /// The prose of a record that has none.
  package static let empty = Prose(
    document: {
      var none: [Diagnostic] = []
      let text = SourceText(path: "", bytes: [])
      return parseMarkdown(text, from: 0, options: MarkdownOptions(), into: &none)
    }()
  )

  /// Whether it is a value in a YAML file.
  var isEmbedded: Bool { embedding != nil }

  /// Where the author wrote the address of a link.
  func location(of link: MarkdownLink) -> SourceLocation {
    locationInFile(document.location(of: link))
  }

  /// A place of the document as a place of the file.
  func locationInFile(_ location: SourceLocation) -> SourceLocation {
    embedding?.locationInFile(document.source.located(location)) ?? location
  }
}

/// What never changes of a text, behind one reference: a preview copies the records of a large site for
/// every edit.
package final class SharedDocument: Sendable {
  package let document: MarkdownDocument
  let embedding: Boxed<Embedding>?

  init(document: MarkdownDocument, embedding: Embedding?) {
    self.document = document
    self.embedding = embedding.map(Boxed.init)
  }
}

/// Where a link leads within a site, or out of it.
package enum LinkTarget: Hashable, Sendable {
  case record(RecordKey, anchor: String?)
  /// A heading of the page that the text itself stands on.
  case anchor(String)
  case image(path: String)
  /// An address on the web, with the name of what is there.
  case web(url: String, title: String)
  /// A figure of a measure: its value is the text where the author wrote none.
  case figure(BoundFigure)
  /// A cell of a dataset, whose value the author's words repeat.
  case cell(Reference<Dataset>, text: String)
  /// A statement that the figures were found to bear out.
  case claim
  /// A number that is in no data here, with the source that gives it.
  case literal(Reference<Source>)
  /// Words that were wrong until a day, which the record's changes tell of.
  case correction(CalendarDate)
}

/// How the places of a Markdown text inside a YAML value map to the file.
///
/// Exact for `|` blocks and for values on one line. YAML joins the lines of a folded value, so there
/// the marked words are looked for from the start of the value on.
struct Embedding: Sendable {
  var source: SourceText
  /// The line on which the text starts, from 1.
  var firstLine: Int
  /// Columns before the text, for a value that starts on the line of its key; nil for a block.
  var columnsBefore: Int?

  func locationInFile(_ location: SourceLocation) -> SourceLocation {
    let line = source.located(source.location(line: location.line, column: 1)).lineText
    let indent = line.prefix { $0 == " " }.count
    let mapped = SourceLocation(
      path: location.path,
      line: location.line,
      column: location.column + (columnsBefore ?? indent),
      length: location.length,
      lineText: line
    )
    return mapped.markedText == location.markedText ? mapped : search(for: location) ?? mapped
  }

  private func search(for location: SourceLocation) -> SourceLocation? {
    let wanted = Array(location.markedText.utf8)
    let rest = source.bytes[source.offset(ofLine: firstLine)...]
    guard !wanted.isEmpty, let found = rest.firstRange(of: wanted) else { return nil }
    return source.located(source.location(at: found))
  }
}

extension SourceLocation {
  /// The words that the caret marks.
  fileprivate var markedText: String {
    let scalars = lineText.unicodeScalars.dropFirst(column - 1).prefix(length)
    return String(String.UnicodeScalarView(scalars))
  }
}
