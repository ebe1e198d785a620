import Content
package import Diagnostics
import Markdown

extension ChangedRecords {
  /// A warning for each heading or paragraph of the last release whose address now leads to another
  /// text.
  ///
  /// Addresses are made from the words of a heading, or the first words of a paragraph, so a new
  /// one with the same words takes the address of an old one.
  var reusedAddresses: [Diagnostic] {
    (pages + translatedPages).flatMap { record, old, new -> [Diagnostic] in
      let (before, after) = (old.passages, new.passages)
      let quoted = site.head(of: record).changes.compactMap(\.before)
      return before.compactMap { passage in
        guard let other = after.first(where: { $0.anchor == passage.anchor }),
          passage.hasOtherText(than: other, among: before, after, quoted: quoted)
        else { return nil }
        let moved = after.first { $0.isLike(passage) }.map { ", which is now at #\($0.anchor)" }
        return Diagnostic(
          .addressReused,
          "\(new.address)#\(passage.anchor) leads to another text than in "
            + "\(comparison.releaseName): \"\(passage.excerpt)\"\(moved ?? "")",
          at: location(of: other, in: record, new.language),
          help: """
            begin \(other.isHeading ? "the heading" : "the paragraph") with other words, so that \
            it has an address of its own
            """
        )
      }
    }
  }

  private func location(
    of passage: Passage,
    in record: RecordKey,
    _ language: String?
  ) -> SourceLocation {
    let path = site.head(of: record).path
    if let language {
      let file = "content/translations/\(language)/" + path.dropFirst("content/".count)
      return .word(passage.firstWords, in: file)
    }
    let document = site.prose(of: record).document
    let heading = document.headings.first { document.anchor(of: $0) == passage.anchor }
    return heading.map { document.location(of: $0) } ?? .word(passage.firstWords, in: path)
  }
}

/// What an address on a page leads to: a paragraph, or a heading with the blocks below it.
private struct Passage {
  var anchor: String
  var isHeading: Bool
  var words: [String]
  /// The first words, without formatting.
  var firstWords: String
}

extension PageSnapshot {
  fileprivate var passages: [Passage] {
    var passages: [Passage] = []
    /// The index of the heading above the block.
    var heading: Int?
    for entry in entries where entry.part == .text {
      let element = entry.details.first ?? ""
      let isHeading = element.count == 2 && element.hasPrefix("h")
      let words = words(of: entry.text)
      if isHeading { heading = nil }
      if let heading { passages[heading].words += words }
      guard !entry.key.isEmpty else { continue }
      if isHeading { heading = passages.count }
      passages.append(
        Passage(
          anchor: entry.key,
          isHeading: isHeading,
          words: words,
          firstWords: entry.firstWords
        )
      )
    }
    return passages
  }
}

extension SnapshotEntry {
  /// Up to five words before the first inline element, as the source contains them.
  fileprivate var firstWords: String {
    let marks = details.count > 1 ? details[1] : ""
    let offset = marks.prefix { $0 != "," }.split(separator: " ").last.flatMap { Int($0) }
    let plain = String(decoding: text.utf8.prefix(offset ?? text.utf8.count), as: UTF8.self)
    return words(of: plain).prefix(5).joined(separator: " ")
  }
}

extension Passage {
  var excerpt: String {
    words.prefix(16).joined(separator: " ") + (words.count > 16 ? " …" : "")
  }

  /// Whether two passages are the same, or one an edited version of the other.
  func isLike(_ other: Passage) -> Bool {
    isHeading == other.isHeading && similarity(words, other.words) >= 0.6
  }

  /// Whether a passage with the same address is not this one: it is more like another one of its
  /// version or this is more like another one of the other version, or they have nothing in common
  /// but the words of the address.
  ///
  /// A text that an entry in `changes` quotes was replaced on purpose.
  func hasOtherText(
    than other: Passage,
    among before: [Passage],
    _ after: [Passage],
    quoted: [String]
  ) -> Bool {
    guard !isLike(other) else { return false }
    if after.contains(where: isLike) || before.contains(where: other.isLike) { return true }
    let text = words.joined(separator: " ")
    guard !isHeading, !quoted.contains(where: text.contains) else { return false }
    let shared = zip(words, other.words).prefix { $0 == $1 }.count
    let rest = [Array(words.dropFirst(shared)), Array(other.words.dropFirst(shared))]
    return rest.allSatisfy { $0.count > 3 } && similarity(rest[0], rest[1]) < 0.25
  }
}

extension Rule {
  package static let addressReused = Rule(
    "address-reused",
    .warning,
    advice: """
      Begin the new text with other words; if it replaces the old text, add an entry to `changes` \
      that quotes the old one in `from`.
      """,
    meaning: """
      The address of a heading or a paragraph that a release has published now leads to another \
      text, because that begins with the same words. Whoever has cited the old text would be \
      taken to have cited the new one. Only `sitegen check`, `build` and `release` report this.
      """,
    example: RuleExample(
      "content/reports/one/findings/wait.md",
      wrong: "Those who call the control room at night reach a machine that takes their names.",
      right: "At night, those who call the control room reach a machine that takes their names."
    )
  )
}
