/// HTML, SVG and XML as a value: the only way in which code of this package makes markup.
///
/// Text is escaped by the printer and nowhere else.
package indirect enum Markup: Hashable, Sendable {
  /// Text as the reader sees it.
  case text(String)
  case element(Element)
  /// Several nodes without an element around them.
  case fragment([Markup])
  /// Markup that the printer has made before.
  case printed(PrintedMarkup)
  /// JSON-LD for programs that read a page: a block of data, which no browser runs.
  case linkedData(String)

  package static let empty = Markup.fragment([])
}

/// One element: its name, its attributes in the order in which they print, and its content.
package struct Element: Hashable, Sendable {
  package var name: String
  package var attributes: [Attribute]
  package var content: [Markup]

  package init(name: String, attributes: [Attribute], content: [Markup] = []) {
    self.name = name
    self.attributes = attributes
    self.content = content
  }
}

/// One attribute; a nil value prints the name alone, as `hidden`.
package struct Attribute: Hashable, Sendable {
  package var name: String
  package var value: String?

  package init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }
}

/// Bytes of finished markup.
///
/// Only a printer makes them, so they never hold unescaped text.
package struct PrintedMarkup: Hashable, Sendable {
  package private(set) var bytes: [UInt8]

  /// Takes bytes that a printer made: the one of this module, the Markdown renderer, a template.
  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  package static let empty = PrintedMarkup(bytes: [])

  package var isEmpty: Bool { bytes.isEmpty }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension Markup {
  /// An element from a name, attributes in order and content.
  ///
  /// An attribute whose value is nil is left out: `["href": link, "rel": isExternal ? "external" : nil]`.
  package static func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?> = [:],
    _ content: [Markup] = []
  ) -> Markup {
    let given = attributes.compactMap { key, value in value.map { Attribute(key, $0) } }
    return .element(Element(name: name, attributes: given, content: content))
  }

  /// An element that holds one text.
  package static func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?> = [:],
    text: String
  ) -> Markup {
    element(name, attributes, [.text(text)])
  }
}

extension Markup: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) {
    self = .text(value)
  }
}
