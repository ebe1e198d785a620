/// The syntax in which markup is printed.
package enum MarkupDialect: Sendable {
  /// HTML with embedded SVG: void elements have no end tag, and empty shapes close themselves.
  case html
  /// XML, for feeds and SVG files: an element without content closes itself.
  case xml
}

extension Markup {
  /// Prints the value as finished markup.
  package func printed(as dialect: MarkupDialect = .html) -> PrintedMarkup {
    var bytes: [UInt8] = []
    print(as: dialect, into: &bytes)
    return PrintedMarkup(bytes: bytes)
  }

  /// Prints the value, appending to `output`.
  package func print(as dialect: MarkupDialect = .html, into output: inout [UInt8]) {
    switch self {
    case .text(let text): appendEscapedContent(text, to: &output)
    case .printed(let printed): output.append(contentsOf: printed.bytes)
    case .linkedData(let json):
      output.append(contentsOf: "<script type=\"application/ld+json\">".utf8)
      appendEscapedJSON(json, to: &output)
      output.append(contentsOf: "</script>".utf8)
    case .fragment(let nodes):
      for node in nodes { node.print(as: dialect, into: &output) }
    case .element(let element): element.print(as: dialect, into: &output)
    }
  }
}

/// The HTML elements that have no content and no end tag.
///
/// Source: https://html.spec.whatwg.org/multipage/syntax.html#void-elements
private let voidElements: Set<String> = [
  "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
  "wbr",
]

/// The SVG elements that drawings use without content; in HTML, elements of SVG may close themselves.
private let shapes: Set<String> = ["circle", "path", "rect", "use"]

extension Element {
  fileprivate func print(as dialect: MarkupDialect, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: name.utf8)
    for attribute in attributes { attribute.print(as: dialect, into: &output) }
    if content.isEmpty && (dialect == .xml || shapes.contains(name)) {
      output.append(contentsOf: "/>".utf8)
      return
    }
    output.append(UInt8(ascii: ">"))
    if dialect == .html && content.isEmpty && voidElements.contains(name) { return }
    for node in content { node.print(as: dialect, into: &output) }
    output.append(contentsOf: "</".utf8)
    output.append(contentsOf: name.utf8)
    output.append(UInt8(ascii: ">"))
  }
}

extension Attribute {
  fileprivate func print(as dialect: MarkupDialect, into output: inout [UInt8]) {
    // HTML knows the namespace of an `svg`.
    if dialect == .html && name == "xmlns" { return }
    output.append(UInt8(ascii: " "))
    output.append(contentsOf: name.utf8)
    guard let value = value ?? (dialect == .xml ? name : nil) else { return }
    output.append(contentsOf: "=\"".utf8)
    appendEscaped(value, to: &output)
    output.append(UInt8(ascii: "\""))
  }
}
