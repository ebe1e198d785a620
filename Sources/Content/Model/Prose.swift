package import Diagnostics
package import Markdown

/// A Markdown text of a record, with the targets of its links once they are resolved.
package struct Prose: Sendable {
  @inlinable package var document: MarkdownDocument { shared.document }
  /// The targets of the document's links and images, in the order of `document.links`.
  ///
  /// `nil` for a link without a valid target, which is an error.
  package internal(set) var targets: [LinkTarget?] = []
  /// The charts that its open blocks declare, in order; `nil` for a block with an error.
  package internal(set) var charts: [Reference<ChartDeclaration>?] = []
  /// How locations map to the file, if the text is a value in a YAML file.
  var embedding: Embedding? { shared.embedding?.wrappedValue }
  /// Only for access to `document`, which other modules reach without a copy.
  package let shared: SharedDocument

  init(document: MarkdownDocument, embedding: Embedding? = nil) {
    shared = SharedDocument(document: document, embedding: embedding)
  }

  package var isEmpty: Bool { document.isEmpty }

  /// The sources that numbers in the text name.
  package var literalSources: [Reference<Source>] {
    targets.compactMap { target in
      if case .literal(let source) = target { source } else { nil }
    }
  }

  /// The prose of a record without any.
  package static let empty = Prose(
    document: {
      var none: [Diagnostic] = []
      let text = SourceText(path: "", bytes: [])
      return parseMarkdown(text, from: 0, options: MarkdownOptions(), into: &none)
    }()
  )

  /// Whether the text is a value in a YAML file.
  var isEmbedded: Bool { embedding != nil }

  /// The location of a link's address in the file.
  func location(of link: MarkdownLink) -> SourceLocation {
    locationInFile(document.location(of: link))
  }

  /// The location of an address in raw HTML in the file.
  package func location(of address: RawAddress) -> SourceLocation {
    locationInFile(document.location(of: address))
  }

  /// Converts a location in the document to a location in the file.
  func locationInFile(_ location: SourceLocation) -> SourceLocation {
    embedding?.locationInFile(document.source.located(location)) ?? location
  }
}

/// The immutable parts of a text, behind one reference, because a preview copies the records of a
/// large site for every edit.
package final class SharedDocument: Sendable {
  package let document: MarkdownDocument
  let embedding: Boxed<Embedding>?

  init(document: MarkdownDocument, embedding: Embedding?) {
    self.document = document
    self.embedding = embedding.map(Boxed.init)
  }
}

/// The target of a link, on the site or on the web.
package enum LinkTarget: Hashable, Sendable {
  case record(RecordKey, anchor: String?)
  /// A heading on the page of the text itself.
  case anchor(String)
  /// An image by its source path; the fragment names a part of an SVG file.
  case image(path: String, fragment: String?)
  /// An address on the web, with the title of its page.
  case web(url: String, title: String)
  /// A statistic of a measure; its value is the link text if the author wrote none.
  case figure(BoundFigure)
  /// A cell of a dataset, whose value the author's text repeats.
  case cell(Reference<Dataset>, text: String)
  /// A statement that was checked against the data.
  case claim
  /// A number that is not in the site's data, with the source that gives it.
  case literal(Reference<Source>)
  /// The notice at the address of a withdrawn record, with the text for a link without one.
  case withdrawn(Reference<WithdrawnRecord>, text: String)
  /// A text that was wrong until a date, as the record's changes explain.
  case correction(CalendarDate)
}

/// How locations in a Markdown text inside a YAML value map to the file.
///
/// Exact for `|` blocks and for values on one line. YAML joins the lines of a folded value, so
/// there the marked text is searched for from the start of the value.
struct Embedding: Sendable {
  var source: SourceText
  /// The line on which the text starts, counted from 1.
  var firstLine: Int
  /// Columns before the text, for a value that starts on the line of its key; `nil` for a block.
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
  /// The text that the caret marks.
  fileprivate var markedText: String {
    let scalars = lineText.unicodeScalars.dropFirst(column - 1).prefix(length)
    return String(String.UnicodeScalarView(scalars))
  }
}
