import Diagnostics

/// A rule that leaves out numbers of which too little is counted, or shows them with a note.
///
/// It is the same for all bodies and periods, so that equal gaps are treated alike.
package struct CompletenessRule: Sendable {
  /// What is compared with what: "Outcomes so far, as a share of the crimes recorded".
  package var name: String
  /// The column that counts a part, and the column that it is divided by.
  var counted: String
  var whole: String
  /// The columns whose numbers the rule is about.
  var columns: [String]
  /// The percentages below which a number is not shown, and below which it has a note.
  package var incompleteBelow: Int
  package var cautionBelow: Int
  /// The last period to which the rule applies; `nil` for all.
  package var lastPeriod: String?
  /// The location of the last period or, if there is none, of the rule.
  var location: SourceLocation
}

extension CompletenessRule {
  /// The rule for readers, made from its numbers.
  package var sentence: String {
    "\(name): below \(incompleteBelow)% a figure is not shown, and below \(cautionBelow)% it has a"
      + " note" + (lastPeriod.map { ", in the periods up to \($0)." } ?? ".")
  }

  /// The effect on the numbers of a row; `nil` if enough is counted or the share is not known.
  func effect(_ part: Int, of whole: Int) -> (effect: IssueEffect, note: String)? {
    guard part >= 0, whole > 0 else { return nil }
    let percent = Double(part) / Double(whole) * 100
    guard percent < Double(max(incompleteBelow, cautionBelow)) else { return nil }
    // Rounded down, so that no share below a limit is printed as the limit.
    let tenths = Int(percent * 10)
    return (
      effect: percent < Double(incompleteBelow) ? .incomplete : .caution,
      note: "\(name): \(tenths / 10).\(tenths % 10)%."
    )
  }
}

extension Site {
  /// The rules that decide which values of a measure are shown, each once.
  package func completenessRules(of measure: Measure) -> [CompletenessRule] {
    let rules = measure.columns.flatMap { reference in
      let dataset = self[reference.dataset]
      let column = dataset.columns[reference.column].name
      return dataset.completeness.filter { $0.columns.contains(column) }
    }
    var seen: Set<String> = []
    return rules.filter { seen.insert($0.sentence).inserted }
  }
}

extension Dataset {
  /// The columns of each row whose numbers are known to be incomplete.
  package var incompleteColumns: [[String]] {
    let incomplete = IssuesByBody(issues.filter { $0.effect == .incomplete })
    return rows.map { row in
      guard let body = row.body, let period = row.period else { return [] }
      let found = incomplete.concerning(body, in: CollectionOfOne(period))
      if found.isEmpty { return [] }
      return zip(columns, row.cells).compactMap { column, cell in
        let isKnown = found.contains { $0.columns?.contains(column.name) != false }
        switch cell.value {
        case .count, .number: return isKnown ? column.name : nil
        case .text, .missing, .blank: return nil
        }
      }
    }
  }
}
