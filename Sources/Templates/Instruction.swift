/// What the renderer does for one piece of a template; partials and blocks are already in place.
///
/// What an instruction is about stands in its list. The instruction itself counts no references: all threads go through the same
/// templates, and would count in the same places.
enum Instruction: BitwiseCopyable, Sendable {
  /// Bytes of the literal text.
  case literal(Span)
  case value(Lookup, isEscaped: Bool)
  /// The instructions that follow, up to `end`, for each item of the value.
  case section(Lookup, end: Int32)
  /// The same where the value is not true.
  case inverted(Lookup, end: Int32)
  /// The partial that the value names: one of the alternatives that follow, up to `end`.
  case choice(Lookup, end: Int32)
  /// A partial by its place among the names, with the instructions that follow, up to `end`.
  case alternative(name: Int32, end: Int32)
  /// A partial that is looked up while rendering, by its place among the late ones: in lenient mode, where it may lead
  /// back to itself.
  case late(Int32)

  /// Where the bytes, the slots or the names of an instruction stand.
  struct Span: BitwiseCopyable, Sendable {
    private let start: Int32
    private let end: Int32

    init(_ range: Range<Int>) {
      start = Int32(range.lowerBound)
      end = Int32(range.upperBound)
    }

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// How the renderer reaches a value.
  enum Lookup: BitwiseCopyable, Sendable {
    /// Strict: so many contexts up, then from slot to slot.
    case slots(up: Int32, path: Span)
    /// Lenient: by name, from the innermost context outwards; no parts for the context itself.
    case name(parts: Span)
  }
}

/// A value as a template names it.
enum Reference: Sendable {
  /// Strict: so many contexts up, then from slot to slot.
  case slot(up: Int, path: [Int])
  /// Lenient: by name, from the innermost context outwards; no parts for the context itself.
  case name([String])
}

/// A partial that only the renderer can put in place.
struct LatePartial: Sendable {
  /// Its name, or the value that names it.
  var name: Name
  var tag: PartialTag
  var scope: Scope

  enum Name: Sendable {
    case known(String)
    case value(Instruction.Lookup)
  }
}

/// Instructions one after the other, with what they are about; literal bytes that follow each other are one.
struct InstructionList: Sendable {
  private(set) var instructions: [Instruction] = []
  private(set) var text: [UInt8] = []
  private(set) var slots: [Int] = []
  private(set) var names: [String] = []
  private(set) var latePartials: [LatePartial] = []
  /// Whether the last instruction is literal and bytes may still be added to it.
  private var endsInLiteral = false

  mutating func append(_ bytes: some Sequence<UInt8>) {
    let start = text.count
    text += bytes
    if endsInLiteral, case .literal(let span) = instructions.last {
      instructions[instructions.count - 1] = .literal(.init(span.range.lowerBound..<text.count))
    } else if text.count > start {
      append(.literal(.init(start..<text.count)))
      endsInLiteral = true
    }
  }

  mutating func appendValue(_ reference: Reference, isEscaped: Bool) {
    append(.value(lookup(reference), isEscaped: isEscaped))
  }

  /// Starts a section; the instructions that are appended until it is closed are its content.
  ///
  /// - Returns: The place of the section, for `close`.
  mutating func openSection(_ reference: Reference, isInverted: Bool) -> Int {
    let lookup = lookup(reference)
    append(isInverted ? .inverted(lookup, end: 0) : .section(lookup, end: 0))
    return instructions.count - 1
  }

  /// Starts a choice, in which only alternatives may stand.
  mutating func openChoice(_ reference: Reference) -> Int {
    append(.choice(lookup(reference), end: 0))
    return instructions.count - 1
  }

  mutating func openAlternative(_ name: String) -> Int {
    names.append(name)
    append(.alternative(name: Int32(names.count - 1), end: 0))
    return instructions.count - 1
  }

  /// Ends what was opened last and is still open, which stands at `place`.
  mutating func close(_ position: Int) {
    let end = Int32(instructions.count)
    endsInLiteral = false
    switch instructions[position] {
    case .section(let lookup, _): instructions[position] = .section(lookup, end: end)
    case .inverted(let lookup, _): instructions[position] = .inverted(lookup, end: end)
    case .choice(let lookup, _): instructions[position] = .choice(lookup, end: end)
    case .alternative(let name, _): instructions[position] = .alternative(name: name, end: end)
    case .literal, .value, .late: preconditionFailure("nothing was opened there")
    }
  }

  mutating func appendLate(_ tag: PartialTag, in scope: Scope) {
    let name: LatePartial.Name =
      switch tag.target {
      case .file(let name): .known(name)
      case .dynamic(let name): .value(lookup(.name(name.parts)))
      }
    latePartials.append(LatePartial(name: name, tag: tag, scope: scope))
    append(.late(Int32(latePartials.count - 1)))
  }

  private mutating func append(_ instruction: Instruction) {
    instructions.append(instruction)
    endsInLiteral = false
  }

  private mutating func lookup(_ reference: Reference) -> Instruction.Lookup {
    switch reference {
    case .slot(let up, let path):
      slots += path
      return .slots(up: Int32(up), path: .init(slots.count - path.count..<slots.count))
    case .name(let parts):
      names += parts
      return .name(parts: .init(names.count - parts.count..<names.count))
    }
  }
}
