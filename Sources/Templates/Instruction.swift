/// One step of the renderer; partials and blocks are already expanded.
///
/// Payloads are ranges into the arrays of an `InstructionList`. An instruction contains no
/// references of its own, because all threads render the same templates and would contend on the
/// reference counts.
enum Instruction: BitwiseCopyable, Sendable {
  /// The bytes of literal text.
  case literal(Span)
  case value(Lookup, isEscaped: Bool)
  /// The following instructions, up to `end`, rendered once for each item of the value.
  case section(Lookup, end: Int32)
  /// The following instructions, up to `end`, rendered if the value is false or empty.
  case inverted(Lookup, end: Int32)
  /// The partial that the value names: one of the alternatives that follow, up to `end`.
  case choice(Lookup, end: Int32)
  /// A partial, by the index of its name, with the instructions that follow, up to `end`.
  case alternative(name: Int32, end: Int32)
  /// A partial that is looked up while rendering, by its index in `latePartials`: only in lenient
  /// mode, where a partial may include itself.
  case late(Int32)

  /// The range of an instruction's bytes, slots or names.
  struct Span: BitwiseCopyable, Sendable {
    private let start: Int32
    private let end: Int32

    init(_ range: Range<Int>) {
      start = Int32(range.lowerBound)
      end = Int32(range.upperBound)
    }

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// How the renderer finds a value.
  enum Lookup: BitwiseCopyable, Sendable {
    /// Strict: a number of contexts up, then from slot to slot.
    case slots(up: Int32, path: Span)
    /// Lenient: by name, from the innermost context outwards; no parts for the context itself.
    case name(parts: Span)
  }
}

/// A value that a template refers to.
enum Reference: Sendable {
  /// Strict: a number of contexts up, then from slot to slot.
  case slot(up: Int, path: [Int])
  /// Lenient: by name, from the innermost context outwards; no parts for the context itself.
  case name([String])
}

/// A partial that the renderer expands.
struct LatePartial: Sendable {
  /// The name of the partial, or the value that gives it.
  var name: Name
  var tag: PartialTag
  var scope: Scope

  enum Name: Sendable {
    case known(String)
    case value(Instruction.Lookup)
  }
}

/// A list of instructions with their payloads; adjacent literals are merged.
struct InstructionList: Sendable {
  private(set) var instructions: [Instruction] = []
  private(set) var text: [UInt8] = []
  private(set) var slots: [Int] = []
  private(set) var names: [String] = []
  private(set) var latePartials: [LatePartial] = []
  /// Whether the last instruction is a literal that can still grow.
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

  /// Starts a section; the instructions appended until `close` are its content.
  ///
  /// - Returns: The index of the section, for `close`.
  mutating func openSection(_ reference: Reference, isInverted: Bool) -> Int {
    let lookup = lookup(reference)
    append(isInverted ? .inverted(lookup, end: 0) : .section(lookup, end: 0))
    return instructions.count - 1
  }

  /// Starts a choice, which may contain only alternatives.
  mutating func openChoice(_ reference: Reference) -> Int {
    append(.choice(lookup(reference), end: 0))
    return instructions.count - 1
  }

  mutating func openAlternative(_ name: String) -> Int {
    names.append(name)
    append(.alternative(name: Int32(names.count - 1), end: 0))
    return instructions.count - 1
  }

  /// Closes the most recently opened section, choice or alternative, whose index is `position`.
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
