import Diagnostics
import TestSupport
import Workbooks

extension FuzzBench {
  /// Reads all sheets of a workbook within small limits.
  func runWorkbook(_ input: [UInt8]) throws(BrokenPromise) {
    var limits = WorkbookLimits()
    (limits.bytes, limits.cells, limits.sharedTexts) = (1 << 24, 1 << 18, 1 << 20)
    var (sheet, last, cells, isInOrder) = ("", 0, 0, true)
    var otherNumber: String?
    do throws(WorkbookError) {
      _ = try readWorkbook(bytes(of: input), limits: limits, where: { _ in true }) { row in
        isInOrder = isInOrder && (row.sheet != sheet || row.number > last)
        (sheet, last, cells) = (row.sheet, row.number, cells + row.cells.count)
        otherNumber = otherNumber ?? row.cells.firstOtherNumber
        return .nextRow
      }
    } catch {
      try hold(!error.message.isEmpty && !error.help.isEmpty, "an error says nothing")
    }
    try hold(isInOrder, "the rows are out of order")
    try hold(cells <= limits.cells, "\(cells) cells were read")
    try hold(otherNumber == nil, "\(otherNumber ?? "") is not in decimal notation")
  }

  private func bytes(of input: [UInt8]) -> [UInt8] {
    guard input.starts(with: "-- ".utf8) else { return input }
    let parts = site(String(decoding: input, as: UTF8.self))
    return zipArchive(parts.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }
}

extension [SheetCell] {
  /// The first number that is not in decimal notation.
  fileprivate var firstOtherNumber: String? {
    lazy.compactMap { cell in
      switch cell {
      case .number(let text), .percent(let text): decimalText(text) == text ? nil : text
      default: nil
      }
    }.first
  }
}
