import Diagnostics

/// The surroundings of a template node while it is expanded: everything but the values.
struct Scope: Sendable {
  /// The file that contains the node.
  var source: SourceText
  /// The indentation prepended to each line.
  var prefix: [UInt8] = []
  /// How much of its own leading whitespace each line loses.
  var margin = 0
  var overrides: [String: Override] = [:]
  /// The contexts in which names are resolved; unknown in lenient mode.
  var contexts: [ViewContext] = []
  /// The chain of templates that includes the node, starting with the page's own.
  var trail: [String] = []
  var nesting = ListNesting()

  /// The indentation prepended to the lines of a partial whose tag has this indentation.
  func prefix(with indentation: [UInt8]) -> [UInt8] {
    prefix + indentation.dropFirst(margin)
  }
}

/// The content with which a parent tag replaces a block, and the scope in which it was written.
///
/// It sees the blocks of its own file, and the values of the block that it replaces.
struct Override: Sendable {
  var block: TemplateBlock
  var scope: Scope
  /// The inner overrides that this one supersedes; other pages print them.
  var replaced: [Override] = []
}

/// Turns templates into instructions: expands partials and blocks, and resolves names to slots.
///
/// In strict mode every name is checked and every partial is expanded immediately. In lenient mode
/// names stay unresolved, and the renderer comes back here to expand each partial.
struct Expansion {
  let templates: [String: ParsedTemplate]
  let isStrict: Bool
  /// The translation to compile the templates into, if any.
  var translation: TemplateTranslation?
  var diagnostics: [Diagnostic] = []
  /// The names of the templates expanded so far.
  var files: Set<String> = []
  /// The texts of the translatable tags found so far.
  var texts: Set<String> = []
  /// The names of the blocks found so far, so that unknown blocks of a parent tag can be reported.
  var blocks: Set<String> = []
  /// How many more nodes may be expanded.
  ///
  /// Without a limit, partials that each include others twice would grow exponentially.
  private var remaining = mostPieces
  private var isOver = false

  init(
    templates: [String: ParsedTemplate],
    isStrict: Bool,
    translation: TemplateTranslation? = nil,
    diagnostics: [Diagnostic] = []
  ) {
    self.templates = templates
    self.isStrict = isStrict
    self.translation = translation
    self.diagnostics = diagnostics
  }

  mutating func expand(_ nodes: [TemplateNode], in scope: Scope) -> InstructionList {
    var list = InstructionList()
    expand(nodes[...], in: scope, into: &list)
    return list
  }

  mutating func expand(
    _ nodes: ArraySlice<TemplateNode>,
    in scope: Scope,
    into list: inout InstructionList
  ) {
    for node in nodes {
      guard pay(for: node, in: scope) else { return }
      switch node {
      case .lineStart(let whitespace):
        list.append(scope.prefix(with: whitespace))
      case .text(let text):
        list.append(text)
      case .variable(let name, let isEscaped):
        expandVariable(name, isEscaped: isEscaped, in: scope, into: &list)
      case .words(let text):
        expandWords(text, in: scope, into: &list)
      case .section(let name, let isInverted, let content):
        expandSection(name, isInverted: isInverted, content, in: scope, into: &list)
      case .partial(let tag):
        expandPartial(tag, in: scope, into: &list)
      case .block(let block):
        expandBlock(block, in: scope, into: &list)
      }
    }
  }

  /// Whether the limit allows another node; the first node beyond it is reported against the page's
  /// template.
  private mutating func pay(for node: TemplateNode, in scope: Scope) -> Bool {
    var price = 1
    if case .lineStart(let whitespace) = node {
      price += (scope.prefix.count + whitespace.count) / 64
    }
    if case .text(let text) = node { price += text.count / 64 }
    if remaining >= price {
      remaining -= price
      return true
    }
    guard !isOver else { return false }
    (remaining, isOver) = (0, true)
    guard isStrict, let name = scope.trail.first, let page = templates[name] else { return false }
    let message = "the template \"\(name)\" expands to more than \(mostPieces) nodes"
    let help = "include fewer partials that include other partials several times"
    diagnostics.report(.overLimit, message, at: page.source.location(at: 0..<1), help: help)
    return false
  }

  /// Reports a diagnostic once, however many pages and partials lead to it.
  mutating func report(
    _ rule: Rule,
    _ message: String,
    at range: Range<Int>,
    in scope: Scope,
    help: @autoclosure () -> String? = nil
  ) {
    let location = scope.source.location(at: range)
    let isKnown = diagnostics.contains { known in
      // The message may differ, because it names the context. A dynamic name, however, may be
      // missing several partials.
      known.rule == rule && known.location == location
        && (rule != .templateMissingPartial || known.message == message)
    }
    if !isKnown { diagnostics.report(rule, message, at: location, help: help()) }
  }

  /// The slot and the type of a name; `nil` after a report.
  mutating func resolved(_ name: TemplateName, in scope: Scope) -> ResolvedName? {
    switch resolve(name, in: scope.contexts) {
    case .success(let resolved): return resolved
    case .failure(let error):
      report(error.rule, error.message, at: name.range, in: scope, help: error.help())
      return nil
    }
  }
}

// Variables and sections.
extension Expansion {
  mutating func expandVariable(
    _ name: TemplateName,
    isEscaped: Bool,
    in scope: Scope,
    into list: inout InstructionList
  ) {
    guard isStrict else {
      return list.appendValue(.name(name.parts), isEscaped: isEscaped)
    }
    guard let found = resolved(name, in: scope) else { return }
    switch found.type {
    case .text, .optionalText:
      if !isEscaped {
        let message = "\"\(name.text)\" is text and cannot be printed unescaped"
        let help = "write {{\(name.text)}}; only markup is printed unescaped"
        report(.templateUnescaped, message, at: name.range, in: scope, help: help)
      }
      list.appendValue(found.reference, isEscaped: true)
    case .markup:
      list.appendValue(found.reference, isEscaped: true)
    case .flag, .record, .optionalRecord, .list, .template:
      let message = "\"\(name.text)\" is \(found.type.wordsInSentence) and cannot be printed"
      let help = found.type.use(name.text)
      report(.templateWrongType, message, at: name.range, in: scope, help: help)
    }
  }

  private mutating func expandSection(
    _ name: TemplateName,
    isInverted: Bool,
    _ content: [TemplateNode],
    in scope: Scope,
    into list: inout InstructionList
  ) {
    var inner = scope
    var reference = Reference.name(name.parts)
    if isStrict {
      // The names inside are not checked, because they may belong to what the faulty name was meant
      // to be. One mistake gives one message.
      guard let found = resolved(name, in: scope) else { return }
      reference = found.reference
      if case .template = found.type {
        let message = "\"\(name.text)\" is \(found.type.wordsInSentence) and cannot be a section"
        let help = found.type.use(name.text)
        return report(.templateWrongType, message, at: name.range, in: scope, help: help)
      }
      if case .list = found.type, !isInverted {
        guard enterList(found, name, in: &inner) else { return }
      }
      if !isInverted, let context = found.type.sectionContext { inner.contexts.append(context) }
    }
    let section = list.openSection(reference, isInverted: isInverted)
    expand(content[...], in: inner, into: &list)
    list.close(section)
  }
}

/// Far more than a page needs.
private let mostPieces = 20_000

extension FieldType {
  /// The context that a section over this type adds; must match the renderer.
  fileprivate var sectionContext: ViewContext? {
    switch self {
    case .text, .optionalText, .markup: .value(self)
    case .record(let shape), .optionalRecord(let shape), .list(let shape): .record(shape)
    case .flag, .template: nil
    }
  }

  /// A help line on how a template may use a field of this type.
  fileprivate func use(_ name: String) -> String {
    switch self {
    case .text, .optionalText, .markup: "write {{\(name)}}"
    case .flag: "test it with {{#\(name)}}…{{/\(name)}} or {{^\(name)}}…{{/\(name)}}"
    case .record(let shape), .optionalRecord(let shape):
      "print one of its fields: \(shape.fields.prefix(6).map(\.name).joined(separator: ", "))"
    case .list: "print its items with {{#\(name)}}…{{/\(name)}}"
    case .template: "include the partial that it names with {{>*\(name)}}"
    }
  }
}
