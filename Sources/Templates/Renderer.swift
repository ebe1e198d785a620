import Markup

/// Carries out instructions on values; the same for checked templates and for lenient ones.
struct Renderer {
  /// What partials are looked up in; empty for a checked template, which holds its own.
  let templates: [String: ParsedTemplate]
  /// The contexts, innermost last.
  private var contexts: [ViewValue]
  private var depth = 0
  /// Whether partials led too deep once; from then on none is followed, for each might branch anew.
  private var isCutOff = false
  /// How many items of lists it has gone through.
  private(set) var items = 0

  init(_ view: View, templates: [String: ParsedTemplate]) {
    self.templates = templates
    contexts = [.record(view)]
  }

  mutating func render(_ instructions: [Instruction], into output: inout [UInt8]) {
    for instruction in instructions {
      switch instruction {
      case .literal(let bytes):
        output.append(contentsOf: bytes)
      case .value(let reference, let isEscaped):
        append(value(reference), isEscaped: isEscaped, to: &output)
      case .section(let reference, let content):
        renderSection(over: value(reference), content, into: &output)
      case .inverted(let reference, let content):
        if !value(reference).isTrue { render(content, into: &output) }
      case .choice(let reference, let choices):
        guard case .text(let name) = value(reference) else { continue }
        guard let choice = choices.first(where: { $0.name == name }) else { continue }
        render(choice.instructions, into: &output)
      case .lateChoice(let reference, let tag, let scope):
        guard case .text(let name) = value(reference) else { continue }
        renderLate(name, tag, scope, into: &output)
      case .late(let name, let tag, let scope):
        renderLate(name, tag, scope, into: &output)
      }
    }
  }

  private func append(_ value: ViewValue, isEscaped: Bool, to output: inout [UInt8]) {
    switch value {
    case .text(let text) where isEscaped: appendEscaped(text, to: &output)
    case .text(let text): output.append(contentsOf: text.utf8)
    case .markup(let markup): output.append(contentsOf: markup.bytes)
    case .none, .flag, .record, .list: return
    }
  }

  private mutating func renderSection(
    over value: ViewValue,
    _ content: [Instruction],
    into output: inout [UInt8]
  ) {
    guard value.isTrue else { return }
    switch value {
    case .none:
      return
    case .flag:
      render(content, into: &output)
    case .text, .markup, .record:
      contexts.append(value)
      render(content, into: &output)
      contexts.removeLast()
    case .list(let list):
      items += list.count
      for item in list {
        contexts.append(.record(item))
        render(content, into: &output)
        contexts.removeLast()
      }
    }
  }

  private mutating func renderLate(
    _ name: String,
    _ tag: PartialTag,
    _ scope: Scope,
    into output: inout [UInt8]
  ) {
    if depth == deepestPartial { isCutOff = true }
    guard !isCutOff else { return }
    depth += 1
    defer { depth -= 1 }
    var expansion = Expansion(templates: templates, isStrict: false)
    var list = InstructionList()
    guard expansion.place(name, tag, in: scope, into: &list) else { return }
    render(list.instructions, into: &output)
  }
}

/// How deep partials may lead to partials in lenient mode, where one may lead back to itself.
private let deepestPartial = 100

// Values by reference.
extension Renderer {
  private func value(_ reference: Reference) -> ViewValue {
    switch reference {
    case .slot(let up, let path): value(up: up, path: path)
    case .name(let parts): value(parts)
    }
  }

  private func value(up: Int, path: [Int]) -> ViewValue {
    guard up < contexts.count else { return .none }
    var value = contexts[contexts.count - 1 - up]
    for slot in path {
      guard case .record(let view) = value else { return .none }
      value = view.value(at: slot)
    }
    return value
  }

  private func value(_ parts: [String]) -> ViewValue {
    guard let first = parts.first else {
      let own = contexts.last ?? .none
      return own.field(ViewShape.ownName) ?? own
    }
    for context in contexts.reversed() {
      guard let start = context.field(first) else { continue }
      return parts.dropFirst().reduce(start) { $0.field($1) ?? .none }
    }
    return .none
  }
}

extension ViewValue {
  /// The field of a record by name, or nil where there is none.
  fileprivate func field(_ name: String) -> ViewValue? {
    guard case .record(let view) = self, let slot = view.shape.slot(of: name) else { return nil }
    return view.value(at: slot)
  }
}
