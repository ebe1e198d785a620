import Content
import Exports
import Search
import SiteOutline
import Templates

/// A line of the A to Z: a title, or another name that leads to it.
struct IndexLineView: Sendable {
  var name: String
  var entry: SearchEntry

  /// The title of the page, if the line has another name.
  fileprivate var see: String? { name == entry.title ? nil : entry.title }
}

private let indexLineSchema = ViewSchema<IndexLineView>(
  "line of the A to Z",
  [
    .text("name", "its title, or another name of it") { $0.name },
    .text("href", "its address") { $0.entry.href },
    .text("kind", "what it is, in words") { $0.entry.kind },
    .optionalText("see", "its title, where `name` is another name") { $0.see },
  ]
)

/// The lines that begin with one letter.
struct IndexLetterView: Sendable {
  var letter: String
  var lines: [IndexLineView]
}

private let indexLetterSchema = ViewSchema<IndexLetterView>(
  "letter of the A to Z",
  [
    .text("letter", "the letter, or `0–9`") { $0.letter },
    .text("id", "its anchor") { "letter-\(slug($0.letter))" },
    .list("entries", "the entries that begin with it", indexLineSchema) { $0.lines },
  ]
)

/// The A to Z of the site, to which a script adds a search.
let searchSchema = ViewSchema<FrameView>(
  "search",
  [
    .including(frameSchema) { $0 },
    .list("letters", "everything on the site by its first letter", indexLetterSchema) {
      $0.context.indexLetters
    },
    .flag("leaves_out_bodies", "whether many inspected bodies are only in their own list") {
      $0.context.site.hasManyBodies
    },
    .text("index_href", "the index file that the script searches") {
      $0.context.href(searchIndexPath)
    },
    .flag("forgets_query", "whether the address of the page must not contain what was searched for")
    {
      $0.context.settings.search.forgetsQuery
    },
  ]
)

extension PageContext {
  var searchFrame: FrameView {
    FrameView(
      context: self,
      title: "Search and A to Z",
      description: "Everything on this site by its first letter, and by the words in it.",
      above: [homeLink],
      showsSupport: true
    )
  }

  /// The A to Z: each entry under its title and under each of its other names.
  fileprivate var indexLetters: [IndexLetterView] {
    let lines = searchEntries.flatMap { entry in
      ([entry.title] + entry.otherNames).map { name in
        (key: indexKey(of: name), line: IndexLineView(name: name, entry: entry))
      }
    }
    var letters: [IndexLetterView] = []
    for (key, line) in lines.sorted(by: {
      ($0.key, $0.line.entry.href) < ($1.key, $1.line.entry.href)
    }) {
      let letter = indexLetter(of: key)
      if letters.last?.letter != letter {
        letters.append(IndexLetterView(letter: letter, lines: []))
      }
      letters[letters.count - 1].lines.append(line)
    }
    return letters
  }
}
