/// The names that a template may use: the fields of a page kind, or of a record within it.
package struct ViewShape: Sendable {
  /// The name in messages and listings: `force`, `finding`.
  package let name: String
  /// The fields in the order of declaration; the index of a field is its slot in a `View`.
  package let fields: [ViewField]

  package init(_ name: String, _ fields: [ViewField]) {
    self.name = name
    self.fields = fields
  }

  /// The shape of an item that is only a text: a template prints it as `{{.}}`.
  package static func plainText(meaning: String) -> ViewShape {
    ViewShape("text", [ViewField(ownName, .text, meaning)])
  }

  /// The slot of a field; `nil` if there is no field of that name.
  func slot(of name: String) -> Int? {
    fields.firstIndex { $0.name == name }
  }

  /// The name of the field that answers `{{.}}`.
  static let ownName = "."

  /// Whether `plainText` made the shape, which then has no names of its own.
  var isPlainText: Bool { fields.count == 1 && fields[0].name == Self.ownName }
}

/// One name that a template may use, with its type and its meaning to a designer.
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
  /// Printed escaped; true as a section unless empty.
  case text
  /// A text that may be missing, which counts as empty.
  case optionalText
  /// Finished markup, printed unescaped; true as a section unless empty.
  case markup
  /// True or false; usable only as a section.
  case flag
  /// Fields of its own, named with dots or within a section.
  case record(ViewShape)
  /// A record that may be missing; its section is skipped if it is.
  case optionalRecord(ViewShape)
  /// A list, whose section prints its content once for each item.
  case list(ViewShape)
  /// The name of one of these partials, for `{{>*name}}`.
  case template([String])
}

extension FieldType {
  /// The type as messages and listings name it.
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
