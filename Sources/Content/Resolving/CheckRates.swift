/// A way in which a column can be calculated from two counts.
private enum RateForm: CaseIterable {
  /// 3 of 300.
  case share
  /// 297 of 300.
  case rest
  /// 3 beside 297.
  case shareOfBoth

  /// The rate, or one of its kind in another scale; `nil` for a whole of none.
  func value(_ part: Int, _ other: Int) -> Double? {
    let whole = self == .shareOfBoth ? part + other : other
    guard whole > 0 else { return nil }
    return Double(self == .rest ? other - part : part) / Double(whole)
  }

  func text(_ part: String, _ other: String) -> String {
    switch self {
    case .share: "\(part) / \(other)"
    case .rest: "1 - \(part) / \(other)"
    case .shareOfBoth: "\(part) / (\(part) + \(other))"
    }
  }
}

extension Dataset {
  /// Columns that are calculated from two others, so that each gives away another.
  func undeclaredRates(_ policy: Suppression) -> [Tie] {
    let counts = columns.indices.filter { columns[$0].type == .count }
    let protected = Set(policy.columns.compactMap(column))
    let pairs = counts.flatMap { part in
      counts.filter { $0 != part && !protected.isDisjoint(with: [part, $0]) }.map { (part, $0) }
    }
    return columns.indices.flatMap { rate -> [Tie] in
      let name = columns[rate].name
      guard columns[rate].type.canBeRate, !protected.contains(rate),
        !policy.derived.contains(name)
      else { return [] }
      for form in RateForm.allCases {
        let ties = pairs.filter { part, whole in
          rate != part && rate != whole && isRate(rate, form, part, whole)
        }.map { part, whole in
          let text = "\(name) = \(form.text(columns[part].name, columns[whole].name))"
          return Tie(
            text: text,
            message: "\"\(text)\" is true in every row, so withheld counts can be computed",
            help: "list \"\(name)\" under `derived`, so that it is withheld with them"
          )
        }
        // What is true of one form is often true of another, too.
        if !ties.isEmpty { return ties }
      }
      return []
    }
  }

  /// Whether a column has the ratio of two others in every row, in per cent or another scale.
  private func isRate(_ rate: Int, _ form: RateForm, _ part: Int, _ whole: Int) -> Bool {
    // Whole numbers are equal by accident more often.
    let isWhole = columns[rate].type != .percent && columns[rate].type != .number
    let required = 4 + (isWhole ? 2 : 0) + (form == .share ? 0 : 1)
    return [1.0, 100, 1000, 10_000, 100_000, 1_000_000].contains { scale in
      var digits = 0
      var different: Set<String> = []
      for row in rows {
        guard let value = row.cells[rate].value.number, let part = row.cells[part].value.count,
          let whole = row.cells[whole].value.count
        else { continue }
        guard let ratio = form.value(part, whole) else {
          if value != 0 { return false }
          continue
        }
        let text = row.cells[rate].text
        let decimals = text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
        let half = (0..<decimals).reduce(0.5) { half, _ in half / 10 }
        let difference = (value - scale * ratio).magnitude
        guard difference <= half * (1 + 1e-6) else { return false }
        if value != 0, different.insert(text).inserted {
          digits += text.utf8.count { $0 != UInt8(ascii: ".") }
        }
      }
      return digits >= required
    }
  }
}

extension ColumnType {
  /// Whether its cells can be rates of counts.
  fileprivate var canBeRate: Bool { self == .percent || self == .number || isAdditive }
}
