import CYAML
package import Diagnostics

/// Parses one YAML document whose lines are in a file.
///
/// A syntax error or a duplicate key is reported and gives `nil`; an empty document gives an empty
/// mapping.
package func parseYAML(
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
  let finder = LocationFinder(text, in: source, at: lines)
  var text = text
  let result = text.withUTF8 { bytes in
    Result { () throws(YAMLError) in try composed(bytes, finder) }
  }
  switch result {
  case .success(let (node, cuts)):
    diagnostics += cuts
    checkInvisibleCharacters(text, in: source, at: lines, into: &diagnostics)
    return node
  case .failure(let error):
    diagnostics.report(error.rule, error.message, at: error.spot.location)
    return nil
  }
}

private struct YAMLError: Error {
  var rule: Rule = .yamlSyntax
  var message: String
  var spot: YAMLSpot
}

private func composed(
  _ bytes: UnsafeBufferPointer<UInt8>,
  _ finder: LocationFinder
) throws(YAMLError) -> (YAMLNode, [Diagnostic]) {
  // The parser keeps a pointer to itself, so its address must not change.
  let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  defer { parser.deallocate() }
  parser.initialize(to: yaml_parser_t())
  guard let start = bytes.baseAddress, yaml_parser_initialize(parser) == 1 else {
    return (YAMLNode(value: .mapping([]), spot: finder.start), [])
  }
  defer { yaml_parser_delete(parser) }
  yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  yaml_parser_set_input_string(parser, start, bytes.count)
  var composer = Composer(parser: parser, finder: finder, comments: comments(in: bytes))
  let node = try composer.document()
  composer.checkAnchors()
  return (node, composer.cuts.diagnostics)
}

/// Builds nodes from the events of libyaml.
///
/// It recurses to the nesting depth of the text, which `yamlHazard` limits. Aliases share the node
/// of their anchor.
private struct Composer {
  let parser: UnsafeMutablePointer<yaml_parser_t>
  let finder: LocationFinder
  private var anchors: [String: YAMLNode] = [:]
  /// The anchors that no alias has repeated yet, with their marks.
  private var unused: [String: (line: Int, column: Int)] = [:]
  private(set) var cuts: ValueCuts

  init(
    parser: UnsafeMutablePointer<yaml_parser_t>,
    finder: LocationFinder,
    comments: [YAMLComment]
  ) {
    self.parser = parser
    self.finder = finder
    cuts = ValueCuts(comments: comments, finder: finder)
  }

  mutating func document() throws(YAMLError) -> YAMLNode {
    try pass()
    guard try pass() != YAML_STREAM_END_EVENT else {
      return YAMLNode(value: .mapping([]), spot: finder.start)
    }
    let root = try nextNode()
    try pass()
    var end = try next()
    defer { yaml_event_delete(&end) }
    guard end.type == YAML_STREAM_END_EVENT else {
      throw YAMLError(
        message: "cannot read the YAML: found another document",
        spot: finder.spot(end.start_mark)
      )
    }
    return root ?? YAMLNode(value: .mapping([]), spot: finder.start)
  }

  private func next() throws(YAMLError) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
    return event
  }

  /// Skips an event and returns its type.
  @discardableResult
  private func pass() throws(YAMLError) -> yaml_event_type_t {
    var event = try next()
    defer { yaml_event_delete(&event) }
    return event.type
  }

  /// The next value; `nil` at the end of the enclosing mapping or list.
  private mutating func nextNode(asKey isKey: Bool = false) throws(YAMLError) -> YAMLNode? {
    var event = try next()
    defer { yaml_event_delete(&event) }
    switch event.type {
    case YAML_ALIAS_EVENT:
      unused[String(cString: event.data.alias.anchor)] = nil
      guard let node = anchors[String(cString: event.data.alias.anchor)] else {
        throw YAMLError(
          message: "cannot read the YAML: found undefined alias",
          spot: finder.spot(event.start_mark)
        )
      }
      return node
    case YAML_SCALAR_EVENT:
      checkCuts(event)
      return keep(scalar(event, isKey), as: event.data.scalar.anchor, at: event.start_mark)
    case YAML_SEQUENCE_START_EVENT:
      var items: [YAMLNode] = []
      while let item = try nextNode() { items.append(item) }
      let node = YAMLNode(value: .sequence(items), spot: finder.spot(event.start_mark))
      return keep(node, as: event.data.sequence_start.anchor, at: event.start_mark)
    case YAML_MAPPING_START_EVENT:
      let node = YAMLNode(value: .mapping(try members()), spot: finder.spot(event.start_mark))
      return keep(node, as: event.data.mapping_start.anchor, at: event.start_mark)
    default:
      return nil
    }
  }

  private mutating func checkCuts(_ event: yaml_event_t) {
    let (start, end, scalar) = (event.start_mark, event.end_mark, event.data.scalar)
    if let tag = scalar.tag {
      cuts.check(tag: String(cString: tag), line: start.line, column: start.column)
    }
    if scalar.style == YAML_PLAIN_SCALAR_STYLE {
      let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      cuts.check(
        endLine: end.line,
        column: end.column,
        isProse: text.contains(UInt8(ascii: " "))
      )
    }
  }

  private func scalar(_ event: yaml_event_t, _ isKey: Bool) -> YAMLNode {
    let scalar = event.data.scalar
    let text = String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length),
      as: UTF8.self
    )
    let isQuoted = [YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE]
      .contains(scalar.style)
    let isBlock = [YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE].contains(scalar.style)
    let isNull = !isKey && !isQuoted && ["~", "null"].contains(text)
    // The location of a key excludes its quotes.
    let length = text.unicodeScalars.count + (isQuoted && !isKey ? 2 : 0)
    return YAMLNode(
      value: .scalar(isNull ? "" : text),
      spot: finder.spot(event.start_mark, length: isBlock ? 1 : length),
      isBlock: isBlock
    )
  }

  private mutating func members() throws(YAMLError) -> [YAMLMember] {
    var members: [YAMLMember] = []
    var keys: Set<String> = []
    while let key = try nextNode(asKey: true), let value = try nextNode() {
      guard case .scalar(let name) = key.value else {
        members.append(YAMLMember(key: "", keySpot: key.spot, value: value))
        continue
      }
      guard keys.insert(name).inserted else {
        let message = "duplicate key \"\(name)\""
        throw YAMLError(rule: .duplicateKey, message: message, spot: key.spot)
      }
      members.append(YAMLMember(key: name, keySpot: key.spot, value: value))
    }
    return members
  }

  private mutating func keep(
    _ node: YAMLNode,
    as anchor: UnsafePointer<UInt8>?,
    at mark: yaml_mark_t
  ) -> YAMLNode {
    if let anchor {
      let name = String(cString: anchor)
      anchors[name] = node
      unused[name] = (line: mark.line, column: mark.column)
    }
    return node
  }

  mutating func checkAnchors() { cuts.check(unused: unused) }
}

extension Composer {
  /// The error that the parser reports for invalid YAML.
  private func syntaxError() -> YAMLError {
    let error = parser.pointee
    guard error.error == YAML_SCANNER_ERROR || error.error == YAML_PARSER_ERROR,
      let problem = error.problem
    else { return YAMLError(message: "cannot read the YAML", spot: finder.start) }
    let explained = explained(String(cString: problem), at: finder.character(error.problem_mark))
    return YAMLError(
      message: "cannot read the YAML: \(explained.message)",
      spot: finder.spot(explained.isAtStart ? error.context_mark : error.problem_mark)
    )
  }
}

extension LocationFinder {
  fileprivate var start: YAMLSpot { spot(line: 1, column: 1, length: 1) }

  /// The spot of a mark of the parser, which counts from 0.
  fileprivate func spot(_ mark: yaml_mark_t, length: Int = 1) -> YAMLSpot {
    spot(line: mark.line + 1, column: mark.column + 1, length: length)
  }

  /// The character at a mark of the parser; empty at the end of a line.
  fileprivate func character(_ mark: yaml_mark_t) -> String {
    let location = source.located(spot(mark).location)
    return String(location.lineText.unicodeScalars.dropFirst(location.column - 1).prefix(1))
  }
}
