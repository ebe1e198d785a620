/// What the format of a cell makes of its number.
enum NumberFormat: Sendable {
  case plain, percent, date

  /// The format of a number below 164, which has no code.
  ///
  /// Source: ECMA-376, part 1, 18.8.30.
  init(builtIn id: Int) {
    switch id {
    case 9, 10: self = .percent
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
    default: self = .plain
    }
  }

  /// Reads a code such as `0.0%` or `[$-809]dd/mm/yyyy`; a time of day alone is plain.
  init(code: String) {
    var letters: Set<Character> = []
    var (isQuoted, isBracketed, isEscaped) = (false, false, false)
    for character in code {
      // What follows is for negative numbers.
      if character == ";", !isQuoted, !isBracketed, !isEscaped { break }
      switch character {
      case _ where isEscaped: isEscaped = false
      case "\"": isQuoted.toggle()
      case _ where isQuoted: break
      case "\\", "_", "*": isEscaped = true
      case "[": isBracketed = true
      case "]": isBracketed = false
      case _ where isBracketed: break
      default: letters.formUnion(character.lowercased())
      }
    }
    let isTime = letters.contains("h") || letters.contains("s")
    let isDate =
      letters.contains("y") || letters.contains("d") || letters.contains("m") && !isTime
    // A name and not a code; it contains such letters.
    let isStandard = code.lowercased().hasPrefix("standard")
    self = letters.contains("%") ? .percent : isDate && !isStandard ? .date : .plain
  }
}
