import Diagnostics

/// One file as read: what it holds, and what is wrong with it.
struct ParsedFile: Sendable {
  var content: FileContent?
  var diagnostics: [Diagnostic] = []
}

/// What a file of the source tree holds.
enum FileContent: Sendable {
  case record(any ParsedRecord)
  case terms([Parsed<Term>])
  case sources([Source])
  case responses([ParsedResponse])
  case table(SourceTable)
  case image(String)
  case redirects([WrittenRedirect])
  case template(SourceText)
  case translation(TranslatedFile)
}

extension FileContent {
  /// The record of a file that holds one.
  var record: (any ParsedRecord)? {
    if case .record(let record) = self { record } else { nil }
  }
}
