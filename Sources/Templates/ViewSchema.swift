package import Markup

/// The view of a model, declared once: each field's name, type, meaning and how to read it.
///
/// ```swift
/// let forceSchema = ViewSchema<Force>("force", [
///   .text("name", "its short name") { $0.name },
///   .list("findings", "what was found", findingSchema) { $0.findings },
/// ])
/// ```
package struct ViewSchema<Model>: Sendable {
  package let shape: ViewShape
  /// One reader for each field of the shape, in order.
  fileprivate let readers: [ValueReader<Model>]

  /// Declares a view; declaring a name twice is a programming error and traps.
  package init(_ name: String, _ entries: [SchemaEntry<Model>]) {
    let fields = entries.flatMap(\.fields)
    let names = Set(fields.map(\.name))
    precondition(names.count == fields.count, "the view \(name) declares a name twice")
    precondition(entries.count(where: \.isInclusion) < 2, "the view \(name) includes two others")
    self.shape = ViewShape(name, fields)
    self.readers = entries.flatMap(\.readers)
  }

  /// The view of a model.
  package func view(_ model: Model) -> View {
    View(shape: shape) { [readers] slot, view in readers[slot](model, slot, view) }
  }
}

/// Reads one field of a model; the slot and the view are for fields computed from another field.
private typealias ValueReader<Model> = @Sendable (Model, _ slot: Int, View) -> ViewValue

/// One entry of a schema: a field, or all fields of another schema.
package struct SchemaEntry<Model>: Sendable {
  fileprivate let fields: [ViewField]
  /// One reader for each field.
  fileprivate let readers: [ValueReader<Model>]
  /// Whether the entry includes all fields of another schema; a view can include only one.
  fileprivate var isInclusion = false

  private init(
    _ name: String,
    _ type: FieldType,
    _ meaning: String,
    _ read: @escaping ValueReader<Model>
  ) {
    fields = [ViewField(name, type, meaning)]
    readers = [read]
  }

  private init(_ fields: [ViewField], _ readers: [ValueReader<Model>]) {
    self.fields = fields
    self.readers = readers
  }
}

extension SchemaEntry {
  /// A text that is never missing; an empty one counts as false in a section.
  package static func text(
    _ name: String,
    _ meaning: String,
    _ read: @escaping @Sendable (Model) -> String
  ) -> SchemaEntry {
    SchemaEntry(name, .text, meaning) { model, _, _ in .text(read(model)) }
  }

  /// A text that may be missing.
  package static func optionalText(
    _ name: String,
    _ meaning: String,
    _ read: @escaping @Sendable (Model) -> String?
  ) -> SchemaEntry {
    SchemaEntry(name, .optionalText, meaning) { model, _, _ in
      read(model).map(ViewValue.text) ?? .none
    }
  }

  /// Finished markup, which prints unescaped.
  package static func markup(
    _ name: String,
    _ meaning: String,
    _ read: @escaping @Sendable (Model) -> PrintedMarkup
  ) -> SchemaEntry {
    SchemaEntry(name, .markup, meaning) { model, _, _ in .markup(read(model)) }
  }

  /// True or false, for sections.
  package static func flag(
    _ name: String,
    _ meaning: String,
    _ read: @escaping @Sendable (Model) -> Bool
  ) -> SchemaEntry {
    SchemaEntry(name, .flag, meaning) { model, _, _ in .flag(read(model)) }
  }

  /// A nested model.
  package static func record<Inner>(
    _ name: String,
    _ meaning: String,
    _ schema: ViewSchema<Inner>,
    _ read: @escaping @Sendable (Model) -> Inner
  ) -> SchemaEntry {
    SchemaEntry(name, .record(schema.shape), meaning) { model, _, _ in
      .record(schema.view(read(model)))
    }
  }

  /// A nested model that may be missing.
  package static func optionalRecord<Inner>(
    _ name: String,
    _ meaning: String,
    _ schema: ViewSchema<Inner>,
    _ read: @escaping @Sendable (Model) -> Inner?
  ) -> SchemaEntry {
    SchemaEntry(name, .optionalRecord(schema.shape), meaning) { model, _, _ in
      read(model).map { .record(schema.view($0)) } ?? .none
    }
  }

  /// A list of models, with a flag `has_<name>` that is true if there are any.
  ///
  /// Mustache has no other way to print a heading once above a list, and none if the list is empty.
  package static func list<Item>(
    _ name: String,
    _ meaning: String,
    _ schema: ViewSchema<Item>,
    _ read: @escaping @Sendable (Model) -> [Item]
  ) -> SchemaEntry {
    list(name, meaning, schema.shape) { ViewList(read($0), schema.view) }
  }

  /// A list of texts, with its flag; within the section each is `{{.}}`.
  package static func texts(
    _ name: String,
    _ meaning: String,
    _ read: @escaping @Sendable (Model) -> [String]
  ) -> SchemaEntry {
    let shape = ViewShape.plainText(meaning: meaning)
    return list(name, meaning, shape) { model in
      ViewList(read(model)) { View(shape: shape, values: [.text($0)]) }
    }
  }

  private static func list(
    _ name: String,
    _ meaning: String,
    _ shape: ViewShape,
    _ read: @escaping @Sendable (Model) -> ViewList
  ) -> SchemaEntry {
    let fields = [
      ViewField("has_\(name)", .flag, "whether there are any \(name)"),
      ViewField(name, .list(shape), meaning),
    ]
    return SchemaEntry(
      fields,
      [
        // The list is in the next slot.
        { _, slot, view in .flag(view.value(at: slot + 1).isTrue) },
        { model, _, _ in .list(read(model)) },
      ]
    )
  }

  /// The name of a partial for `{{>*name}}`; the raw values of `Choice` are the partials.
  package static func template<Choice: CaseIterable & RawRepresentable<String> & Sendable>(
    _ name: String,
    _ meaning: String,
    _ read: @escaping @Sendable (Model) -> Choice
  ) -> SchemaEntry {
    let names = Choice.allCases.map(\.rawValue)
    return SchemaEntry(name, .template(names), meaning) { model, _, _ in
      .text(read(model).rawValue)
    }
  }

  /// All fields of another schema, as if they were declared here, such as the frame that all pages
  /// share.
  package static func including<Inner>(
    _ schema: ViewSchema<Inner>,
    _ read: @escaping @Sendable (Model) -> Inner
  ) -> SchemaEntry {
    let readers = schema.shape.fields.indices.map { slot -> ValueReader<Model> in
      { model, _, view in view.included { schema.view(read(model)) }.value(at: slot) }
    }
    var entry = SchemaEntry(schema.shape.fields, readers)
    entry.isInclusion = true
    return entry
  }
}
