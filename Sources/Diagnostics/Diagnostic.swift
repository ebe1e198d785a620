/// How much a fault matters: an error stops the write, a warning does not.
package enum Severity: String, Comparable, Sendable {
  case error, warning

  /// Errors come before warnings.
  package static func < (left: Severity, right: Severity) -> Bool {
    left == .error && right == .warning
  }
}

/// One fault in the source of a site: what is wrong, where, and what to do.
package struct Diagnostic: Hashable, Sendable {
  package var rule: Rule
  package var severity: Severity
  /// One line that is enough for an editor; quotes what the author wrote, ends without a full stop.
  package var message: String
  package var location: SourceLocation
  /// What to do about it; where it is missing, a report prints the advice of the rule.
  package var help: String?

  /// Makes a fault with the severity that its rule has by default.
  ///
  /// The ends of lines that a quoted value has in it become middle dots, as a report shows all controls.
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
  /// Whether any of them stops the write.
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// The faults by place, each only once: the order in which every report prints them.
  package var inReportOrder: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.sorted {
      ($0.location, $0.rule.id, $0.message, $0.help ?? "", $0.severity)
        < ($1.location, $1.rule.id, $1.message, $1.help ?? "", $1.severity)
    }
  }

  /// Adds one fault.
  package mutating func report(
    _ rule: Rule,
    _ message: String,
    at location: SourceLocation,
    help: String? = nil
  ) {
    append(Diagnostic(rule, message, at: location, help: help))
  }
}
