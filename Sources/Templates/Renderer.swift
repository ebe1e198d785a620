import Markup

/// Executes the instructions of strict and lenient templates.
struct Renderer {
  /// The templates in which late partials are looked up; empty for a compiled template.
  let templates: [String: ParsedTemplate]
  /// The contexts, innermost last.
  private var contexts: [ViewValue]
  private var depth = 0
  /// Whether the depth limit was reached; no further partial is then expanded, since each could
  /// branch again.
  private var isCutOff = false
  /// The number of list items rendered so far.
  private(set) var items = 0

  init(_ view: View, templates: [String: ParsedTemplate]) {
    self.templates = templates
    contexts = [.record(view)]
  }

  mutating func render(_ list: InstructionList, into output: inout [UInt8]) {
    render(list.instructions.indices, of: list, into: &output)
  }

  private mutating func render(
    _ positions: Range<Int>,
    of list: InstructionList,
    into output: inout [UInt8]
  ) {
    var next = positions.lowerBound
    while next < positions.upperBound {
      let instruction = list.instructions[next]
      next += 1
      switch instruction {
      case .literal(let span):
        list.text.withUnsafeBufferPointer { text in
          output.append(contentsOf: UnsafeBufferPointer(rebasing: text[span.range]))
        }
      case .value(let lookup, let isEscaped):
        append(value(lookup, in: list), isEscaped: isEscaped, to: &output)
      case .section(let lookup, let end):
        renderSection(over: value(lookup, in: list), next..<Int(end), of: list, into: &output)
        next = Int(end)
      case .inverted(let lookup, let end):
        if !value(lookup, in: list).isTrue { render(next..<Int(end), of: list, into: &output) }
        next = Int(end)
      case .choice(let lookup, let end):
        if case .text(let name) = value(lookup, in: list) {
          renderChoice(name, next..<Int(end), of: list, into: &output)
        }
        next = Int(end)
      case .alternative(_, let end):
        // An alternative is rendered only through its choice.
        next = Int(end)
      case .late(let index):
        renderLate(list.latePartials[Int(index)], of: list, into: &output)
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
    _ content: Range<Int>,
    of list: InstructionList,
    into output: inout [UInt8]
  ) {
    guard value.isTrue else { return }
    switch value {
    case .none:
      return
    case .flag:
      render(content, of: list, into: &output)
    case .text, .markup, .record:
      render(content, of: list, within: value, into: &output)
    case .list(let items):
      self.items += items.count
      for index in 0..<items.count {
        render(content, of: list, within: .record(items.view(at: index)), into: &output)
      }
    }
  }

  private mutating func render(
    _ positions: Range<Int>,
    of list: InstructionList,
    within context: ViewValue,
    into output: inout [UInt8]
  ) {
    contexts.append(context)
    render(positions, of: list, into: &output)
    contexts.removeLast()
  }

  private mutating func renderChoice(
    _ name: String,
    _ alternatives: Range<Int>,
    of list: InstructionList,
    into output: inout [UInt8]
  ) {
    var position = alternatives.lowerBound
    while position < alternatives.upperBound,
      case .alternative(let alternative, let end) = list.instructions[position]
    {
      if list.names[Int(alternative)] == name {
        return render(position + 1..<Int(end), of: list, into: &output)
      }
      position = Int(end)
    }
  }

  private mutating func renderLate(
    _ partial: LatePartial,
    of list: InstructionList,
    into output: inout [UInt8]
  ) {
    let name: String
    switch partial.name {
    case .known(let known): name = known
    case .value(let lookup):
      guard case .text(let text) = value(lookup, in: list) else { return }
      name = text
    }
    if depth == deepestPartial { isCutOff = true }
    guard !isCutOff else { return }
    depth += 1
    defer { depth -= 1 }
    var expansion = Expansion(templates: templates, isStrict: false)
    var list = InstructionList()
    guard expansion.insert(name, partial.tag, in: partial.scope, into: &list) else { return }
    render(list, into: &output)
  }
}

/// The limit on the depth of partials in lenient mode, where a partial may include itself.
private let deepestPartial = 100

// Values of names.
extension Renderer {
  private func value(_ lookup: Instruction.Lookup, in list: InstructionList) -> ViewValue {
    switch lookup {
    case .slots(let up, let path): value(up: Int(up), path: path.range, of: list.slots)
    case .name(let parts): value(list.names[parts.range])
    }
  }

  private func value(up: Int, path: Range<Int>, of slots: [Int]) -> ViewValue {
    guard up < contexts.count else { return .none }
    var value = contexts[contexts.count - 1 - up]
    for position in path {
      guard case .record(let view) = value else { return .none }
      value = view.value(at: slots[position])
    }
    return value
  }

  private func value(_ parts: ArraySlice<String>) -> ViewValue {
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
  /// The field of a record by name; `nil` if there is none.
  fileprivate func field(_ name: String) -> ViewValue? {
    guard case .record(let view) = self, let slot = view.shape.slot(of: name) else { return nil }
    return view.value(at: slot)
  }
}
