import Diagnostics
import Testing
import YAML

/// Tests of YAML texts as nodes: every scalar is a text, and every node has a location.
struct YAMLTests {
  private func parse(_ text: String, from line: Int = 1) -> (node: YAMLNode?, faults: [Diagnostic])
  {
    var faults: [Diagnostic] = []
    let before = String(repeating: "\n", count: line - 1)
    let source = SourceText(path: "content/a.yml", text: before + text)
    return (parseYAML(text, in: source, at: .whole(from: line), into: &faults), faults)
  }

  /// A node on one line: `{a: [b, c]}`.
  private func outline(_ node: YAMLNode?) -> String {
    switch node?.value {
    case .scalar(let text): "<\(text)>"
    case .sequence(let items): "[\(items.map(outline).joined(separator: ", "))]"
    case .mapping(let members):
      "{\(members.map { "\($0.key): \(outline($0.value))" }.joined(separator: ", "))}"
    case nil: "nil"
    }
  }

  @Test(arguments: [
    ("", "{}"),
    ("# a comment alone\n", "{}"),
    ("---\n", "<>"),
    ("word", "<word>"),
    ("a: no\nb: 012\nc: 1.50\nd: 2024-01-01\n", "{a: <no>, b: <012>, c: <1.50>, d: <2024-01-01>}"),
    (
      "a: ~\nb: null\nc:\nd: ''\ne: '~'\nf: \"null\"",
      "{a: <>, b: <>, c: <>, d: <>, e: <~>, f: <null>}"
    ),
    ("- a\n- [b, c]\n- {d: e}\n-\n", "[<a>, [<b>, <c>], {d: <e>}, <>]"),
    ("a: |\n  one\n  two\nb: >\n  one\n  two\n", "{a: <one\ntwo\n>, b: <one two\n>}"),
    ("a: \"\\u00e9\\n\\\"\"\nb: 'it''s'\n", "{a: <é\n\">, b: <it's>}"),
    ("a: !!int 5\nb: !own {c: d}\n", "{a: <5>, b: {c: <d>}}"),
    // An alias has the value of its anchor; `<<` is an ordinary key.
    ("a: &x [1]\nb: *x\nc: &x 2\nd: *x\n", "{a: [<1>], b: [<1>], c: <2>, d: <2>}"),
    ("a: &x {b: 1}\nc: {<<: *x}\n", "{a: {b: <1>}, c: {<<: {b: <1>}}}"),
    ("null: a\n'~': b\n", "{null: <a>, ~: <b>}"),
    ("? [a]\n: b\n? {c: d}\n: e\n", "{: <b>, : <e>}"),
    ("--- a\n...\n", "<a>"),
    ("%YAML 1.1\n---\na: b\n", "{a: <b>}"),
    ("a: \u{1F600}é\r\nb: c\r\n", "{a: <\u{1F600}é>, b: <c>}"),
  ])
  func textsReadAsNodes(text: String, expected: String) {
    let (node, faults) = parse(text)
    #expect(faults == [])
    #expect(outline(node) == expected)
  }

  @Test(arguments: [
    ("a: [b\n", Rule.yamlSyntax, 1, 4),
    ("a: b: c\n", .yamlSyntax, 1, 5),
    ("a: \"b\n", .yamlSyntax, 1, 4),
    ("a: *x\n", .yamlSyntax, 1, 4),
    ("a: &x [*x]\n", .yamlSyntax, 1, 8),
    ("a: b\n--- c\n", .yamlSyntax, 2, 1),
    ("a:\tb\n\t- c\n", .yamlSyntax, 2, 1),
    ("a: 1\nb: 2\na: 3\n", .duplicateKey, 3, 1),
    ("b: {a: 1, 'a': 2}\n", .duplicateKey, 1, 11),
    ("- a: 1\n  b: {a: 1}\n  \"a\": 2\n", .duplicateKey, 3, 3),
    ("é: 1\ne\u{301}: 2\n", .duplicateKey, 2, 1),
  ])
  func faultsHaveTheirLocation(text: String, rule: Rule, line: Int, column: Int) {
    let (node, faults) = parse(text, from: 3)
    #expect(node == nil)
    #expect(faults.map(\.rule) == [rule])
    #expect(faults.first?.location.line == line + 2)
    #expect(faults.first?.location.column == column)
  }

  @Test func keysAndValuesKnowTheirLocation() throws {
    let text = "one: first\ntwo:\n  - 'a b'\n  - |\n    c\n\"three\": {x: y}\n"
    let (node, _) = parse(text)
    func length(_ location: Diagnostics.SourceLocation) -> Int {
      SourceText(path: "content/a.yml", text: text).located(location).length
    }
    guard case .mapping(let members) = node?.value else { throw NoMapping() }
    #expect(members.map(\.keyLocation.line) == [1, 2, 6])
    #expect(members.map { length($0.keyLocation) } == [3, 3, 5])
    #expect(members[0].value.location.column == 6)
    guard case .sequence(let items) = members[1].value.value else { throw NoMapping() }
    #expect(items.map(\.location.line) == [3, 4])
    #expect(items.map(\.location.column) == [5, 5])
    #expect(items.map { length($0.location) } == [5, 1])
    #expect(items.map(\.isBlock) == [false, true])
  }

  @Test func columnsCountCharactersNotBytes() throws {
    let text = "a: 'é'\nb: [😀, wrong]\n"
    let (node, _) = parse(text)
    guard case .mapping(let members) = node?.value,
      case .sequence(let items) = members[1].value.value
    else { throw NoMapping() }
    #expect(items[1].location.line == 2)
    #expect(items[1].location.column == 8)
    let located = SourceText(path: "content/a.yml", text: text).located(items[1].location)
    #expect(located.length == 5)
  }

  @Test func linesOfAPartAreThoseOfTheFile() throws {
    let source = SourceText(path: "content/a.md", text: "> a: 1\n>\n>  b: [\n")
    var faults: [Diagnostic] = []
    let lines = TextLines.parts([(line: 1, column: 2), (line: 3, column: 3)])
    let node = parseYAML("a: 1\nb: 2\n", in: source, at: lines, into: &faults)
    guard case .mapping(let members) = node?.value else { throw NoMapping() }
    #expect(members.map(\.keyLocation.line) == [1, 3])
    #expect(members.map(\.keyLocation.column) == [3, 4])
  }

  @Test(arguments: [
    String(repeating: "[", count: 101),
    String(repeating: "{a: ", count: 101),
    String(repeating: " ", count: 201) + "a: 1\n",
    String(repeating: "- ", count: 101) + "a\n",
    "a: &x 1\nb: [" + String(repeating: "*x, ", count: 31) + "]\n",
  ])
  func hazardsAreNotParsed(text: String) {
    let (node, faults) = parse(text)
    #expect(node == nil)
    #expect(faults.map(\.rule) == [.overLimit])
  }

  @Test func deepestTextsThatAreAllowedAreParsed() {
    let open = String(repeating: "[", count: 100), close = String(repeating: "]", count: 100)
    #expect(parse(open + close).node != nil)
    #expect(parse(String(repeating: "- ", count: 99) + "a\n").node != nil)
    let doubled = (1...14).map { "x\($0): &x\($0) [*x\($0 - 1), *x\($0 - 1)]\n" }.joined()
    #expect(parse("x0: &x0 1\n" + doubled).node != nil)
  }
}

private struct NoMapping: Error {}
