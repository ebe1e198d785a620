import Diagnostics

/// A text of a record that a translation replaces, under its key in the original.
struct TextKey<Record>: Sendable {
  let name: String
  /// Whether a translation must have it if the original has it.
  let isRequired: Bool
  /// The key whose text it repeats if the original has no text of its own for it.
  let follows: String?
  let read: @Sendable (Record) -> String?
  let write: @Sendable (inout Record, String) -> Void

  init(
    _ name: String,
    isRequired: Bool = true,
    follows: String? = nil,
    _ read: @escaping @Sendable (Record) -> String?,
    _ write: @escaping @Sendable (inout Record, String) -> Void
  ) {
    self.name = name
    self.isRequired = isRequired
    self.follows = follows
    self.read = read
    self.write = write
  }
}

extension SiteSettings {
  /// The texts that a translation replaces.
  static let translatable: [TextKey<SiteSettings>] = [
    TextKey("title", { $0.title }, { $0.title = $1 }),
    TextKey("short_title", follows: "title", { $0.shortTitle }, { $0.shortTitle = $1 }),
    TextKey("description", { $0.description }, { $0.description = $1 }),
    TextKey("publisher", isRequired: false, { $0.publisher }, { $0.publisher = $1 }),
    TextKey("notice", { $0.notice }, { $0.notice = $1 }),
    TextKey("card.alt", { $0.card?.alt }, { $0.card?.alt = $1 }),
    TextKey("exit.label", { $0.exit?.label }, { $0.exit?.label = $1 }),
    TextKey("bodies.singular", { $0.bodies.singular }, { $0.bodies.singular = $1 }),
    TextKey("bodies.plural", { $0.bodies.plural }, { $0.bodies.plural = $1 }),
    TextKey("responses.by", { $0.responses?.by }, { $0.responses?.by = $1 }),
    TextKey("responses.basis", { $0.responses?.basis }, { $0.responses?.basis = $1 }),
  ]
}

extension TextKey<Vocabulary> {
  /// The names that a vocabulary declares, by id; names of choices are required only if lists are
  /// grouped by them.
  static func all(of vocabulary: Vocabulary, grouping: [String]) -> [TextKey] {
    names("themes", vocabulary.themes, \.themes, { $0.id }, { $0.name }, { $0.name = $1 })
      + names("kinds", vocabulary.kinds, \.kinds, { $0.id }, { $0.name }, { $0.name = $1 })
      + names(
        "addressees",
        vocabulary.addressees,
        \.addressees,
        { $0.id },
        { $0.name },
        { $0.name = $1 }
      )
      + names("statuses", vocabulary.statuses, \.statuses, { $0.id }, { $0.name }, { $0.name = $1 })
      + vocabulary.facts.indices.flatMap { index in
        names(
          "choices.\(vocabulary.facts[index].id)",
          isRequired: grouping.contains(vocabulary.facts[index].id),
          vocabulary.facts[index].choices,
          \.facts[index].choices,
          { $0.id },
          { $0.name },
          { $0.name = $1 }
        )
      }
  }

  private static func names<Entry>(
    _ key: String,
    isRequired: Bool = true,
    _ entries: [Entry],
    _ list: any WritableKeyPath<Vocabulary, [Entry]> & Sendable,
    _ id: (Entry) -> String,
    _ read: @escaping @Sendable (Entry) -> String,
    _ write: @escaping @Sendable (inout Entry, String) -> Void
  ) -> [TextKey] {
    entries.enumerated().map { index, entry in
      TextKey(
        "\(key).\(id(entry))",
        isRequired: isRequired,
        { read($0[keyPath: list][index]) },
        { write(&$0[keyPath: list][index], $1) }
      )
    }
  }
}

extension TranslatedFile {
  /// Writes the texts of the file into a record; texts missing from the file or from the record are
  /// errors.
  func write<Record>(
    _ keys: [TextKey<Record>],
    to record: inout Record,
    into diagnostics: inout [Diagnostic]
  ) {
    let original = record
    for key in keys {
      switch (words(key.name), key.read(original)) {
      case (let words?, _?): key.write(&record, words.text)
      case (let words?, nil):
        let message = "the original has no \"\(key.name)\""
        diagnostics.report(.unknownKey, message, at: words.keyLocation)
      case (nil, let text?):
        if let followed = keys.first(where: { $0.name == key.follows }),
          followed.read(original) == text, let words = words(followed.name)
        {
          key.write(&record, words.text)
        } else if key.isRequired {
          reportMissing(key.name, text, into: &diagnostics)
        }
      case (nil, nil): break
      }
    }
    checkKeys(keys.map(\.name), into: &diagnostics)
  }

  private func reportMissing(
    _ key: String,
    _ text: String,
    into diagnostics: inout [Diagnostic]
  ) {
    diagnostics.report(
      .translationMissing,
      "there is no \"\(language)\" translation of \"\(key)\"",
      at: location,
      help: "translate: \(text)"
    )
  }

  private func checkKeys(_ keys: [String], into diagnostics: inout [Diagnostic]) {
    let known = keys + (prose == nil ? [] : ["translated_from", "translation_note"])
    for word in words where !known.contains(word.key) {
      diagnostics.report(
        .unknownKey,
        "unknown key \"\(word.key)\"",
        at: word.keyLocation,
        help: suggestion(for: word.key, among: known, what: "keys")
      )
    }
  }
}
