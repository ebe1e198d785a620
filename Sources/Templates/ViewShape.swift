/// What a template may name: the fields of a page kind, or of a record within it.
package struct ViewShape: Sendable {
  /// What messages and listings call it: `force`, `finding`.
  package let name: String
  /// In the order in which they were declared; the position of a field is its slot in a `View`.
  package let fields: [ViewField]

  package init(_ name: String, _ fields: [ViewField]) {
    self.name = name
    self.fields = fields
  }

  /// The shape of an item that is a text and nothing else: a template prints it as `{{.}}`.
  package static func plainText(meaning: String) -> ViewShape {
    ViewShape("text", [ViewField(ownName, .text, meaning)])
  }

  /// The slot of a field, or nil when there is no field of that name.
  func slot(of name: String) -> Int? {
    fields.firstIndex { $0.name == name }
  }

  /// The field that answers `{{.}}` itself has this name.
  static let ownName = "."

  /// Whether it was made by `plainText`, and so has no names of its own.
  var isPlainText: Bool { fields.count == 1 && fields[0].name == Self.ownName }
}

/// One name that a template may use, with its type and what it means to a designer.
package struct ViewField: Sendable {
  package let name: String
  package let type: FieldType
  /// A phrase for `sitegen list templates`: "its short name".
  package let meaning: String

  package init(_ name: String, _ type: FieldType, _ meaning: String) {
    self.name = name
    self.type = type
    self.meaning = meaning
  }
}

/// How a template may use a field.
package enum FieldType: Sendable {
  /// Printed escaped; as a section it is true unless empty.
  case text
  /// A text that may be missing, which counts as empty.
  case optionalText
  /// Finished markup, printed as it is; as a section it is true unless empty.
  case markup
  /// True or false; a section only.
  case flag
  /// Fields of its own, named with dots or within a section.
  case record(ViewShape)
  /// A record that may be missing: within its section it is there.
  case optionalRecord(ViewShape)
  /// A section prints its content once for each item.
  case list(ViewShape)
  /// The name of one of these partials, for `{{>*name}}`.
  case template([String])
}

extension FieldType {
  /// The type in the words of messages and listings.
  var words: String {
    switch self {
    case .text: "text"
    case .optionalText: "optional text"
    case .markup: "markup"
    case .flag: "flag"
    case .record: "record"
    case .optionalRecord: "optional record"
    case .list(let shape): shape.isPlainText ? "list of texts" : "list"
    case .template: "partial"
    }
  }

  /// The type with its article: `an optional text`.
  var wordsInSentence: String {
    switch self {
    case .markup: words
    case .optionalText, .optionalRecord: "an \(words)"
    case .text, .flag, .record, .list, .template: "a \(words)"
    }
  }
}
