package import Content

extension Suppression {
  /// The explanation of suppressed cells that readers of a table need.
  package var words: String {
    let mark = MissingCode.suppressed.mark
    let zeros = hidesZeros ? "0" : "1"
    let rounding = roundsTo.map { " All other counts are rounded to the nearest \($0)." } ?? ""
    return
      "Counts from \(zeros) to \(threshold - 1) are withheld and marked \(mark), so that nobody can be "
      + "identified. Where a total would reveal one, others are withheld too." + rounding
  }
}
