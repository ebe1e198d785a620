/// What prevents an import; the same fault in many rows is one problem with their number.
package struct ImportProblems: Sendable {
  private var rows: [String: (first: String, last: String, count: Int)] = [:]
  private var order: [String] = []
  /// The name of the workbook that is being read.
  var file = ""

  package init() {}

  package var isEmpty: Bool { order.isEmpty }
  var count: Int { order.count }

  /// Adds a problem; the location is in the workbook that is being read, or empty for all of it.
  mutating func report(_ message: String, at location: String? = nil) {
    let location = location.map { $0.isEmpty ? file : "\(file), \($0)" } ?? ""
    if rows[message] == nil { order.append(message) }
    // Several values can be sums of one cell.
    if !location.isEmpty, rows[message]?.last == location { return }
    rows[message, default: (location, "", 0)].count += 1
    rows[message]?.last = location
  }

  /// The problems in the order in which they were found.
  package var lines: [String] {
    order.map { message in
      guard let (first, _, count) = rows[message], !first.isEmpty else { return message }
      return count == 1 ? "\(first): \(message)" : "\(first): \(message), in \(count) rows"
    }
  }
}
