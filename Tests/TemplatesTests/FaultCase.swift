import Templates
import Diagnostics
import Testing

/// Faulty templates, with the rules that their reports must name.
struct FaultCase: Sendable, CustomTestStringConvertible {
  var name: String
  var rules: Set<Rule>
  var archive: String

  var testDescription: String { name }

  private init(_ name: String, _ rules: Set<Rule>, _ archive: String) {
    self.name = name
    self.rules = rules
    self.archive = archive
  }

  static let all = syntax + names + partials
}

extension FaultCase {
  private static let syntax = [
    FaultCase(
      "syntax",
      [.templateSyntax],
      """
      -- templates/page.mustache --
      <p>{{}}</p>
      {{short name}}
      {{report..title}}
      {{#.name}}{{nothing}}{{/.name}}
      {{=<%=}}
      {{> two words}}
      """
    ),
    FaultCase(
      "unclosed",
      [.templateUnclosed],
      """
      -- templates/page.mustache --
      {{name
      {{#findings}}
      {{{body}} {{name}}
      {{#areas}}{{.}}
      """
    ),
    FaultCase(
      "end-tags",
      [.templateUnclosed],
      """
      -- templates/page.mustache --
      {{/report}}
      {{#findings}}
        {{title}}
      {{/fidnings}}
      {{#report}}
        {{#isInspected}}
      {{/report}}
        {{/isInspected}}
      {{^updated}}
      {{/wholly-different}}
      """
    ),
  ]

  private static let names = [
    FaultCase(
      "unknown-names",
      [.templateUnknownName],
      """
      -- templates/page.mustache --
      <h1>{{nmae}}</h1>
      {{^isInspected}}{{#findings}}{{titel}}{{/findings}}{{/isInspected}}
      {{report.titel}}
      {{#fidnings}}{{whatever}}{{/fidnings}}
      {{wholly.different}}
      {{#findings}}{{#themes}}{{.}} {{nmae}}{{/themes}}{{/findings}}
      """
    ),
    FaultCase(
      "wrong-types",
      [.templateWrongType],
      """
      -- templates/page.mustache --
      {{findings}} {{report}} {{previous}} {{isInspected}} {{part}} {{areas}}
      {{#part}}{{/part}}
      {{findings.title}}
      {{name.first}}
      {{>*name}}
      {{#findings}}{{.}}{{/findings}}
      """
    ),
    FaultCase(
      "unescaped",
      [.templateUnescaped],
      """
      -- templates/page.mustache --
      {{{name}}} {{&updated}} {{{body}}} {{&body}} {{body}}
      {{#areas}}{{{.}}}{{/areas}}
      """
    ),
  ]

  private static let partials = [
    FaultCase(
      "missing",
      [.templateMissing],
      """
      -- templates/pages.mustache --
      {{name}}
      """
    ),
    FaultCase(
      "missing-partials",
      [.templateMissingPartial, .templateUnknownName],
      """
      -- templates/page.mustache --
      {{>parts/crad}}
      {{<fraem}}{{$main}}{{nmae}}{{/main}}{{/fraem}}
      {{>*part}}
      -- templates/parts/card.mustache --
      {{name}}
      -- templates/frame.mustache --
      {{$main}}{{/main}}
      """
    ),
    FaultCase(
      "recursion",
      [.templateRecursion],
      """
      -- templates/page.mustache --
      {{>a}}
      -- templates/a.mustache --
      <p>{{>b}}</p>
      -- templates/b.mustache --
      {{<a}}{{$main}}{{/main}}{{/a}}
      """
    ),
    FaultCase(
      "blocks",
      [.templateUnknownName, .templateSyntax],
      """
      -- templates/page.mustache --
      {{<middle}}
      <p>lost</p>
      {{$title}}{{tilte}}{{/title}}
      {{$mian}}{{nmae}}{{/mian}}
      {{$title}}again{{/title}}
      {{/middle}}
      -- templates/middle.mustache --
      {{<frame}}{{$title}}{{replaced}}{{/title}}{{/frame}}
      -- templates/frame.mustache --
      {{$title}}{{default}}{{/title}}{{$main}}{{unmet}}{{/main}}
      """
    ),
  ]
}
