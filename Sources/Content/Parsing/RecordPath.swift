/// The kind and the ids that the path of a record's file contains.
struct RecordPath: Hashable, Sendable {
  var kind: RecordKind
  /// Empty for the only record of its kind.
  var id = ""
  /// The id of the report in whose folder it is filed.
  var report: String?

  /// The id, unique among all records of the kind.
  ///
  /// The id of a recommendation is its number, which its file name may write with leading zeros.
  var fullID: String {
    let own = kind == .recommendation ? digits(of: id).map(String.init) ?? id : id
    return report.map { "\($0)/\(own)" } ?? own
  }
}

extension RecordPath {
  /// `nil` if no kind has records at the path, whose parts start below `content/`.
  init?(_ parts: [String], bodies: String) {
    for pattern in filePatterns where pattern.parts.count == parts.count {
      if let path = pattern.match(parts, bodies: bodies) {
        self = path
        return
      }
    }
    return nil
  }
}

/// The path pattern of a kind's files, part by part.
private struct FilePattern {
  var kind: RecordKind
  var parts: [String]

  func match(_ found: [String], bodies: String) -> RecordPath? {
    var path = RecordPath(kind: kind)
    for (wanted, part) in zip(parts, found) {
      switch wanted {
      case "<bodies>" where part == bodies: continue
      case "<report>": path.report = part
      case "<id>": path.id = part
      case "<id>.md", "<id>.yml":
        let suffix = wanted.dropFirst("<id>".count)
        guard part.hasSuffix(suffix), part.count > suffix.count else { return nil }
        path.id = String(part.dropLast(suffix.count))
      case part: continue
      default: return nil
      }
    }
    return path
  }
}

private let filePatterns = RecordKind.allCases.compactMap { kind in
  kind.type.filePattern.map {
    FilePattern(kind: kind, parts: $0.split(separator: "/").map(String.init))
  }
}
