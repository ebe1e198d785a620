import Diagnostics

/// One file as parsed: its content and its diagnostics.
struct ParsedFile: Sendable {
  var content: FileContent?
  var diagnostics: [Diagnostic] = []
}

/// The content of a file of the source tree.
enum FileContent: Sendable {
  case record(any ParsedRecord)
  case records([any ParsedRecord])
  case sources([Source])
  case responses([ParsedResponse])
  case table(SourceTable)
  case revisions(SourceTable)
  case image(String)
  case redirects([WrittenRedirect])
  case addresses([PublishedAddress])
  case releases([Release])
  case snapshot(SourceText)
  case template(SourceText)
  case translation(TranslatedFile)
}

extension FileContent {
  /// The record in the file, if it contains one.
  var record: (any ParsedRecord)? {
    if case .record(let record) = self { record } else { nil }
  }
}
