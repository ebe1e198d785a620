/// HTML, SVG and XML as a value: the only way to make markup in this package.
///
/// Text is escaped by the printer and nowhere else.
package indirect enum Markup: Hashable, Sendable {
  /// Text, unescaped.
  case text(String)
  case element(Element)
  /// Several nodes without an enclosing element.
  case fragment([Markup])
  /// Markup that is already printed.
  case printed(PrintedMarkup)
  /// JSON-LD for programs that read a page: a data block, which no browser runs.
  case linkedData(String)

  package static let empty = Markup.fragment([])
}

/// One element: its name, its attributes in print order, and its content.
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

/// One attribute; without a value it prints as the name alone, such as `hidden`.
package struct Attribute: Hashable, Sendable {
  package var name: String
  package var value: String?

  package init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }
}

/// Finished markup as bytes.
///
/// Only printers make it, so it never contains unescaped text.
package struct PrintedMarkup: Hashable, Sendable {
  package private(set) var bytes: [UInt8]

  /// Wraps bytes made by a printer: the one of this module, the Markdown renderer or a template.
  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  package static let empty = PrintedMarkup(bytes: [])

  package var isEmpty: Bool { bytes.isEmpty }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension Markup {
  /// Makes an element from a name, attributes in order and content.
  ///
  /// Attributes whose value is `nil` are omitted:
  /// `["href": link, "rel": isExternal ? "external" : nil]`.
  package static func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?> = [:],
    _ content: [Markup] = []
  ) -> Markup {
    var given: [Attribute] = []
    given.reserveCapacity(attributes.count)
    for (key, value) in attributes {
      if let value { given.append(Attribute(key, value)) }
    }
    return .element(Element(name: name, attributes: given, content: content))
  }

  /// Makes an element that contains only a text.
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
