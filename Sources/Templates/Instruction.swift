/// What the renderer does for one piece of a template; partials and blocks are already in place.
indirect enum Instruction: Sendable {
  case literal([UInt8])
  case value(Reference, isEscaped: Bool)
  case section(Reference, [Instruction])
  case inverted(Reference, [Instruction])
  /// The partial that the value names, of the few that its type allows.
  case choice(Reference, [PartialChoice])
  /// A partial that is looked up while rendering: in lenient mode, where it may lead back to itself.
  case lateChoice(Reference, PartialTag, Scope)
  case late(String, PartialTag, Scope)
}

/// One of the partials that a value may name, ready to render.
struct PartialChoice: Sendable {
  var name: String
  var instructions: [Instruction]
}

/// How the renderer reaches a value.
enum Reference: Sendable {
  /// Strict: so many contexts up, then from slot to slot.
  case slot(up: Int, path: [Int])
  /// Lenient: by name, from the innermost context outwards; no parts for the context itself.
  case name([String])
}

/// Instructions under way: literal bytes that follow each other become one.
struct InstructionList {
  private var finished: [Instruction] = []
  private var pending: [UInt8] = []

  /// All that was appended.
  var instructions: [Instruction] {
    pending.isEmpty ? finished : finished + [.literal(pending)]
  }

  mutating func append(_ bytes: some Sequence<UInt8>) {
    pending += bytes
  }

  mutating func append(_ instruction: Instruction) {
    finished = instructions
    pending = []
    finished.append(instruction)
  }
}
