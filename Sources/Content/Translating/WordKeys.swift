import Diagnostics

/// A text of a record that a translation replaces, under the key that it has in the original.
struct WordKey<Record>: Sendable {
  var name: String
  /// Whether a translation must have it where the original has; a name of its own may stay.
  var isNeeded = true
  /// The key whose text it repeats where the original gives it none of its own.
  var follows: String?
  var read: @Sendable (Record) -> String?
  var write: @Sendable (inout Record, String) -> Void
}

extension WordKey<ProsePage> {
  static let all = [
    WordKey(name: "title", read: { $0.title }, write: { $0.title = $1 }),
    WordKey(name: "description", read: { $0.description }, write: { $0.description = $1 }),
    WordKey(name: "lead", read: { $0.lead }, write: { $0.lead = $1 }),
    WordKey(
      name: "content_note",
      read: { $0.head.contentNote },
      write: { $0.head.contentNote = $1 }
    ),
  ]
}

extension WordKey<Report> {
  static let all = [
    WordKey(name: "title", read: { $0.title }, write: { $0.title = $1 }),
    WordKey(
      name: "short_title",
      follows: "title",
      read: { $0.shortTitle },
      write: { $0.shortTitle = $1 }
    ),
    WordKey(
      name: "publisher",
      isNeeded: false,
      read: { $0.publisher },
      write: { $0.publisher = $1 }
    ),
    WordKey(name: "summary", read: { $0.summary }, write: { $0.summary = $1 }),
    WordKey(
      name: "content_note",
      read: { $0.head.contentNote },
      write: { $0.head.contentNote = $1 }
    ),
    WordKey(name: "inspected_note", read: { $0.inspectedNote }, write: { $0.inspectedNote = $1 }),
  ]
}

extension WordKey<Finding> {
  static let all = [
    WordKey(name: "title", read: { $0.title }, write: { $0.title = $1 }),
    WordKey(name: "summary", read: { $0.summary }, write: { $0.summary = $1 }),
    WordKey(name: "figure.value", read: { $0.figure?.value }, write: { $0.figure?.value = $1 }),
    WordKey(name: "figure.label", read: { $0.figure?.label }, write: { $0.figure?.label = $1 }),
  ]
}

extension WordKey<Recommendation> {
  static let all = [WordKey(name: "title", read: { $0.title }, write: { $0.title = $1 })]
}

extension WordKey<Body> {
  static let all = [
    WordKey(name: "name", read: { $0.name }, write: { $0.name = $1 }),
    WordKey(
      name: "full_name",
      isNeeded: false,
      follows: "name",
      read: { $0.fullName },
      write: { $0.fullName = $1 }
    ),
  ]
}

extension WordKey<SiteSettings> {
  static let all = [
    WordKey(name: "title", read: { $0.title }, write: { $0.title = $1 }),
    WordKey(
      name: "short_title",
      follows: "title",
      read: { $0.shortTitle },
      write: { $0.shortTitle = $1 }
    ),
    WordKey(name: "description", read: { $0.description }, write: { $0.description = $1 }),
    WordKey(
      name: "publisher",
      isNeeded: false,
      read: { $0.publisher },
      write: { $0.publisher = $1 }
    ),
    WordKey(name: "notice", read: { $0.notice }, write: { $0.notice = $1 }),
    WordKey(name: "card.alt", read: { $0.card?.alt }, write: { $0.card?.alt = $1 }),
    WordKey(name: "exit.label", read: { $0.exit?.label }, write: { $0.exit?.label = $1 }),
    WordKey(
      name: "bodies.singular",
      read: { $0.bodies.singular },
      write: { $0.bodies.singular = $1 }
    ),
    WordKey(name: "bodies.plural", read: { $0.bodies.plural }, write: { $0.bodies.plural = $1 }),
    WordKey(name: "responses.by", read: { $0.responses?.by }, write: { $0.responses?.by = $1 }),
    WordKey(
      name: "responses.basis",
      read: { $0.responses?.basis },
      write: { $0.responses?.basis = $1 }
    ),
  ]
}

extension WordKey<Vocabulary> {
  /// The names that a vocabulary declares, by their ids; of choices, those by which lists are grouped are
  /// needed.
  static func all(of vocabulary: Vocabulary, grouping: [String]) -> [WordKey] {
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
          isNeeded: grouping.contains(vocabulary.facts[index].id),
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
    isNeeded: Bool = true,
    _ entries: [Entry],
    _ list: any WritableKeyPath<Vocabulary, [Entry]> & Sendable,
    _ id: (Entry) -> String,
    _ read: @escaping @Sendable (Entry) -> String,
    _ write: @escaping @Sendable (inout Entry, String) -> Void
  ) -> [WordKey] {
    entries.enumerated().map { index, entry in
      WordKey(
        name: "\(key).\(id(entry))",
        isNeeded: isNeeded,
        read: { read($0[keyPath: list][index]) },
        write: { write(&$0[keyPath: list][index], $1) }
      )
    }
  }
}

extension TranslatedFile {
  /// Writes the words of the file into a record; what it lacks, and what the record has not, is a fault.
  func write<Record>(
    _ keys: [WordKey<Record>],
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
        } else if key.isNeeded {
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
      "there are no words in \"\(language)\" for \"\(key)\"",
      at: location,
      help: "the original has: \(text)"
    )
  }

  private func checkKeys(_ keys: [String], into diagnostics: inout [Diagnostic]) {
    let known = keys + (prose == nil ? [] : ["translated_from", "translation_note"])
    for word in words where !known.contains(word.key) {
      diagnostics.report(
        .unknownKey,
        "a translation has no key \"\(word.key)\" here",
        at: word.keyLocation,
        help: suggestion(for: word.key, among: known, what: "keys")
      )
    }
  }
}
