/// The severity of a diagnostic: an error prevents the write, a warning does not.
package enum Severity: String, Comparable, Sendable {
  case error, warning

  /// Orders errors before warnings.
  package static func < (left: Severity, right: Severity) -> Bool {
    left == .error && right == .warning
  }
}

/// One error or warning about the source of a site: what is wrong, where, and what to do.
package struct Diagnostic: Hashable, Sendable {
  package var rule: Rule
  package var severity: Severity
  /// One line that suffices for an editor; quotes what the author wrote, and ends without a full
  /// stop.
  package var message: String
  package var location: SourceLocation
  /// What to do about it; if it is missing, a report prints the advice of the rule.
  package var help: String?
  /// How often it was found; the message says so if it is more than once.
  package var occurrences = 1
  /// The second and third location, if there are any.
  package var otherLocations: [SourceLocation] = []

  /// Makes a diagnostic with the severity of its rule.
  ///
  /// Line ends in quoted values become middle dots, as reports show all control characters.
  package init(_ rule: Rule, _ message: String, at location: SourceLocation, help: String? = nil) {
    self.rule = rule
    self.severity = rule.severity
    self.message = onOneLine(message)
    self.location = location
    self.help = help.map(onOneLine)
  }
}

private func onOneLine(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: endsLine) else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.map { endsLine($0) ? "·" : $0 }))
}

private func endsLine(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
  default: false
  }
}

extension [Diagnostic] {
  /// Whether any diagnostic prevents the write.
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// The diagnostics by location, without duplicates: the order in which every report prints them.
  package var inReportOrder: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.sorted {
      ($0.location, $0.rule.id, $0.message, $0.help ?? "", $0.severity)
        < ($1.location, $1.rule.id, $1.message, $1.help ?? "", $1.severity)
    }
  }

  /// Appends a diagnostic.
  package mutating func report(
    _ rule: Rule,
    _ message: String,
    at location: SourceLocation,
    help: String? = nil
  ) {
    append(Diagnostic(rule, message, at: location, help: help))
  }
}
