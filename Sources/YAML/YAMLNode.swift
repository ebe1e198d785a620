import Diagnostics
import Yams

/// A YAML value that knows its place in the file; the only use of the YAML library.
///
/// Scalars stay text: what a value means is decided by the key that asks for it, so that `no` is a
/// word where a word is wanted.
struct YAMLNode: Sendable {
  enum Value: Sendable {
    case scalar(String)
    case mapping([YAMLMember])
    case sequence([YAMLNode])
  }

  var value: Value
  var spot: YAMLSpot
  /// Whether the text starts on the line after its mark, as with `|` and `>`.
  var isBlock = false

  var location: SourceLocation { spot.location }

  /// What an editor would call the value.
  var kindInWords: String {
    switch value {
    case .scalar(let text): text.isEmpty ? "nothing" : "a single value"
    case .mapping: "a mapping"
    case .sequence: "a list"
    }
  }
}

/// One key of a mapping and its value.
struct YAMLMember: Sendable {
  var key: String
  var keySpot: YAMLSpot
  var value: YAMLNode

  var keyLocation: SourceLocation { keySpot.location }
}

/// Where something stands, as the library counts; the place is worked out only when it is asked for.
struct YAMLSpot: Sendable {
  var source: SourceText
  var line: Int
  var column: Int
  var length: Int

  var location: SourceLocation { source.location(line: line, column: column, length: length) }
}

/// Parses one YAML document whose lines stand in a file.
///
/// A syntax fault or a duplicate key is reported and gives nil; an empty document gives a mapping
/// without members.
func parseYAML(
  _ text: String,
  in source: SourceText,
  at lines: TextLines,
  into diagnostics: inout [Diagnostic]
) -> YAMLNode? {
  if let hazard = yamlHazard(text) {
    let spot = lines.spot(line: hazard.line, column: hazard.column, length: 1, in: source)
    diagnostics.report(.overLimit, hazard.message, at: spot.location)
    return nil
  }
  do {
    // Nothing is made of the nodes, so nothing that the library would make them with.
    let constructor = Constructor([:], [:], [:])
    let parser = try Parser(
      yaml: text,
      resolver: .basic,
      constructor: constructor,
      encoding: .utf8
    )
    guard let root = try parser.singleRoot() else {
      let spot = lines.spot(line: 1, column: 1, length: 1, in: source)
      return YAMLNode(value: .mapping([]), spot: spot)
    }
    return converted(root, LocationFinder(text, in: source, at: lines))
  } catch let error as YamlError {
    let finder = LocationFinder(text, in: source, at: lines)
    diagnostics.append(diagnostic(for: error, text: text, finder))
  } catch {
    diagnostics.report(.yamlSyntax, "cannot read the YAML", at: .file(source.path))
  }
  return nil
}

extension LocationFinder {
  /// Where a mark of the library stands; the start of the text where there is none.
  fileprivate func spot(_ mark: Mark?, length: Int = 1) -> YAMLSpot {
    spot(line: mark?.line ?? 1, column: mark?.column ?? 1, length: length)
  }

  fileprivate func location(_ mark: Mark?, length: Int = 1) -> SourceLocation {
    spot(mark, length: length).location
  }
}

private func converted(_ node: Node, _ finder: LocationFinder) -> YAMLNode {
  switch node {
  case .scalar(let scalar):
    let isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
    let isBlock = scalar.style == .literal || scalar.style == .folded
    let isNull = !isQuoted && ["~", "null"].contains(scalar.string)
    let length = scalar.string.unicodeScalars.count + (isQuoted ? 2 : 0)
    let spot = finder.spot(scalar.mark, length: isBlock ? 1 : length)
    return YAMLNode(value: .scalar(isNull ? "" : scalar.string), spot: spot, isBlock: isBlock)
  case .mapping(let mapping):
    let members = mapping.map { key, value in
      let name = key.scalar?.string ?? ""
      let spot = finder.spot(key.mark, length: name.unicodeScalars.count)
      return YAMLMember(key: name, keySpot: spot, value: converted(value, finder))
    }
    return YAMLNode(value: .mapping(members), spot: finder.spot(mapping.mark))
  case .sequence(let sequence):
    let items = sequence.map { converted($0, finder) }
    return YAMLNode(value: .sequence(items), spot: finder.spot(sequence.mark))
  case .alias(let alias):
    return YAMLNode(value: .scalar(""), spot: finder.spot(alias.mark))
  }
}

private func diagnostic(
  for error: YamlError,
  text: String,
  _ finder: LocationFinder
) -> Diagnostic {
  switch error {
  case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
    .composer(_, let problem, let mark, _):
    return Diagnostic(.yamlSyntax, "cannot read the YAML: \(problem)", at: finder.location(mark))
  case .duplicatedKeysInMapping(let duplicates, let context):
    let key = duplicates.min() ?? ""
    let location = locationOfSecond(key, after: context.mark, in: text, finder)
    return Diagnostic(.duplicateKey, "the key \"\(key)\" stands here twice", at: location)
  default:
    return Diagnostic(.yamlSyntax, "cannot read the YAML", at: finder.location(nil))
  }
}

/// Where a key stands for the second time with the same indent; the library names only the mapping.
private func locationOfSecond(
  _ key: String,
  after first: Mark,
  in text: String,
  _ finder: LocationFinder
) -> SourceLocation {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  var indentOfFirst: Int?
  for (index, line) in lines.enumerated().dropFirst(first.line - 1) {
    let bare = line.drop { $0 == " " || $0 == "-" }
    let unquoted = bare.filter { $0 != "\"" && $0 != "'" }
    guard unquoted.hasPrefix(key + ":") else { continue }
    let indent = line.count - bare.count
    if indentOfFirst == indent {
      return finder.location(
        textLine: index + 1,
        column: indent + 1,
        length: key.unicodeScalars.count
      )
    }
    if indentOfFirst == nil { indentOfFirst = indent }
  }
  return finder.location(first, length: key.unicodeScalars.count)
}
