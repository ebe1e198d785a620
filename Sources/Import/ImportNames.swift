import Content

/// Reads the names of bodies and the periods of workbooks, each text once.
struct ImportNames {
  /// The keys of the bodies by their plain names; `nil` for names that are left out.
  private var bodies: [String: String?] = [:]
  /// The plain names that two bodies have.
  private var ambiguous: Set<String> = []
  private let column: DataColumn?
  private var periods: [PeriodText: WrittenPeriod] = [:]

  private struct PeriodText: Hashable {
    var period: String
    var part: String?
  }

  init(_ recipe: ImportRecipe, _ dataset: Dataset, _ bodies: [Body]) {
    column = dataset.columns.first { $0.name == dataset.periodColumn }
    for body in bodies {
      for name in body.idNamesAndCodes {
        let old = self.bodies.updateValue(body.head.id, forKey: plainName(name))
        if let old, old != body.head.id { ambiguous.insert(plainName(name)) }
      }
    }
    func state(_ name: String, _ key: String?) {
      self.bodies.updateValue(key, forKey: plainName(name))
      ambiguous.remove(plainName(name))
    }
    for (name, id) in recipe.bodies { state(name, id) }
    for name in recipe.leftOutBodies { state(name, nil) }
    // Names that totals include are added, but belong to no row of the tables.
    for name in recipe.totals.flatMap({ [$0.key] + $0.value }) { state(name, totalKey(name)) }
  }

  /// Whether a name is that of a body, of a total, or left out.
  func knows(body text: String) -> Bool { bodies[plainName(text)] != nil }

  /// The id of a body, or the key of a total; `nil` for a name that is left out or unknown.
  mutating func body(
    _ text: String,
    _ location: String,
    _ problems: inout ImportProblems
  ) -> String? {
    if !ambiguous.contains(text), let known = bodies[text] { return known }
    let plain = plainName(text)
    guard !ambiguous.contains(plain), let found = bodies[plain] else {
      let help = "list it under `bodies` or `leave_out_bodies`"
      let what = ambiguous.contains(plain) ? "two bodies are called" : "unknown body"
      problems.report("\(what) \"\(text.trimmed)\"; \(help)", at: location)
      return nil
    }
    bodies.updateValue(found, forKey: text)
    return found
  }

  /// The period of a heading; nothing is reported if it is none.
  func unread(period text: String) -> WrittenPeriod? {
    column.flatMap { WrittenPeriod(text.trimmed, nil, in: $0) }
  }

  mutating func period(
    _ text: String,
    _ part: String?,
    _ kind: PeriodPart?,
    _ location: String,
    _ problems: inout ImportProblems
  ) -> WrittenPeriod? {
    let written = PeriodText(period: text, part: part)
    if let known = periods[written] { return known }
    let partOfYear = part.flatMap { part in kind.map { (text: part.trimmed, kind: $0) } }
    guard let column, let found = WrittenPeriod(text.trimmed, partOfYear, in: column) else {
      if let partOfYear, let column, WrittenPeriod(text.trimmed, nil, in: column) != nil {
        let message = "\"\(partOfYear.text)\" is not a \(partOfYear.kind.rawValue) of \(text)"
        problems.report(message, at: location)
      } else {
        problems.report("\"\(text)\" is not a \(column?.type.rawValue ?? "period")", at: location)
      }
      return nil
    }
    periods[written] = found
    return found
  }
}

/// The key of the sums of a name that is no body of the site; no id begins so.
func totalKey(_ name: String) -> String { "=" + plainName(name) }

/// What a table has of a period of a body.
struct Coverage {
  private(set) var months: UInt16 = 0
  private(set) var wholeMonths: UInt16 = 0
  private var parts: [(months: UInt16, sheet: Int)] = []

  var isWhole: Bool { months == wholeMonths && months != 0 }

  /// Adds a row of a sheet.
  ///
  /// - Returns: The sheet with another row about the same months, if these are not added together.
  mutating func add(_ period: WrittenPeriod, sheet: Int) -> Int? {
    wholeMonths = period.wholeMonths
    if months & period.months != 0 {
      for part in parts where part.months & period.months != 0 {
        if part.months == period.months, part.sheet == sheet { return nil }
        return part.sheet
      }
    }
    months |= period.months
    parts.append((period.months, sheet))
    return nil
  }
}
