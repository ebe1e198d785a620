import Diagnostics

/// One file as read: its record, when it has one, and its faults.
struct ParsedFile: Sendable {
  var record: ParsedRecord?
  var diagnostics: [Diagnostic] = []
}

/// Indirect, since records are large, and arrays of files are put together from the parts that threads have read.
indirect enum ParsedRecord: Sendable {
  case sources([Source])
  case terms([Term])
  case home(ProsePage)
  case page(ProsePage)
  case report(Report)
  case finding(Finding)
  case recommendation(Recommendation)
  case responses([Response])
  case body(Body)
  case dataset(Dataset)
  case table(SourceTable)
  case measure(Measure)
  case image(String)
  case redirects([WrittenRedirect])
  case template(SourceText)
  case translation(TranslatedFile)
}
