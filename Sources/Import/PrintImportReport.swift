import Diagnostics
package import Formats

extension ImportReport {
  /// The sections that are not empty, each with a title and its lines.
  private var sections: [(title: String, lines: [String])] {
    let unequal = totals.filter { !$0.isEqual }
    let all: [(String, [String])] = [
      ("Read", sheets.map { "\($0.title) (\($0.format)): \($0.rows) rows" }),
      ("Sheets that were not read", unread),
      ("New rows", added),
      ("Revised values, largest change first", revised.map(\.line)),
      ("In the table, but not in the workbooks", vanished),
      ("Bodies without a row", bodiesWithoutRow),
      ("Incomplete: a part of the period is missing", incomplete),
      ("Left out: no body has all parts of the period", unfinished),
      ("Texts of the recipe that no row has", unmatched),
      ("Sums that differ from the stated totals", unequal.map(\.line)),
      ("Large changes from one period to the next", jumps.map(\.line)),
      ("Rows equal to those of another body", copies),
      ("The release", facts),
      ("Measures to move on", lags.map(\.line)),
      ("Once they are moved on, sitegen check will say", laterDiagnostics.map(\.line)),
    ]
    return all.filter { !$0.1.isEmpty }
  }

  /// Whether the tables stay as they are.
  package var isUnchanged: Bool { added.isEmpty && revised.isEmpty }

  private var summary: String {
    let equal = totals.count(where: \.isEqual)
    let sums = equal > 0 ? ["\(equal) sums equal the stated totals"] : []
    let changes =
      isUnchanged
      ? ["the tables have all of it already"]
      : ["\(added.count) new rows", "\(revised.count) revised values"]
    return (changes + sums).joined(separator: ", ")
  }

  /// The report for a terminal: the first 20 lines of each section, without what a check will say,
  /// which is printed as by a check.
  package var text: String {
    let parts = sections.map { title, lines in
      let rest = lines.count - mostShown
      let more = rest > 0 ? ["  and \(rest) more; --format json prints all"] : []
      let shown = lines.prefix(mostShown).map { "  \($0)" } + more
      return (["\(title): \(lines.count)"] + shown).joined(separator: "\n")
    }
    return (parts + [summary]).joined(separator: "\n")
  }

  /// The report for a pull request: all lines, those of long sections folded.
  package var markdown: String {
    let check = ("What sitegen check will say", diagnostics.map(\.line))
    let all = sections + (diagnostics.isEmpty ? [] : [check])
    let parts = all.map { title, lines in
      let list = lines.map { "- \(markdownText($0))" }.joined(separator: "\n")
      if lines.count <= mostShown { return "## \(title)\n\n\(list)" }
      let summary = "<summary>\(lines.count) lines</summary>"
      return "## \(title)\n\n<details>\(summary)\n\n\(list)\n\n</details>"
    }
    return ([summary] + parts).joined(separator: "\n\n")
  }

  package var json: JSON {
    func texts(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
    return .object([
      .init("version", .integer(1)),
      .init("read", .array(sheets.map(\.json))),
      .init("unread", texts(unread)),
      .init("added", texts(added)),
      .init("revised", .array(revised.map(\.json))),
      .init("vanished", texts(vanished)),
      .init("bodies_without_row", texts(bodiesWithoutRow)),
      .init("incomplete", texts(incomplete)),
      .init("unfinished", texts(unfinished)),
      .init("unmatched", texts(unmatched)),
      .init("totals", .array(totals.map(\.json))),
      .init("jumps", .array(jumps.map(\.json))),
      .init("copies", texts(copies)),
      .init("release", texts(facts)),
      .init("measures", .array(lags.map(\.json))),
      .init("check", jsonReport(diagnostics)),
      .init("check_later", jsonReport(laterDiagnostics)),
    ])
  }
}

extension ReadSheet {
  fileprivate var json: JSON {
    .object([
      .init("file", .string(file)), .init("sha256", .string(digest)),
      .init("sheet", .string(name)), .init("rows", .integer(rows)),
      .init("format", .string(format)),
    ])
  }
}

extension ImportReport.Revision {
  fileprivate var line: String {
    let change = percent.map { ", \($0 < 0 ? "" : "+")\(wholeText($0))%" } ?? ""
    return "\(body), \(period), \(column): \(old.isEmpty ? "nothing" : old) → \(new)\(change)"
  }

  fileprivate var json: JSON {
    .object([
      .init("body", .string(body)), .init("period", .string(period)),
      .init("column", .string(column)), .init("old", .string(old)), .init("new", .string(new)),
    ])
  }
}

extension ImportReport.Total {
  fileprivate var line: String {
    let place = "\(name), \(period), \(column)"
    let words = sum.map { "the sum is \($0)" } ?? "a part of the sum is not known"
    return "\(place): \(stated) is stated, \(words)"
  }

  fileprivate var json: JSON {
    .object([
      .init("name", .string(name)), .init("period", .string(period)),
      .init("column", .string(column)), .init("stated", .string(stated)),
      .init("sum", sum.map { .string($0) } ?? .null), .init("equal", .bool(isEqual)),
    ])
  }
}

extension ImportReport.Lag {
  fileprivate var line: String {
    "\(path): \(key == "periods" ? "periods.to" : key) from \(old) to \(new)"
  }

  fileprivate var json: JSON {
    .object([
      .init("file", .string(path)), .init("key", .string(key)), .init("old", .string(old)),
      .init("new", .string(new)),
    ])
  }
}

extension Diagnostic {
  fileprivate var line: String {
    let place = "\(location.path):\(location.line):\(location.column)"
    return "\(place): \(severity.rawValue): \(message) [\(rule.id)]; \(help ?? rule.advice)"
  }
}

/// A number without its fraction; one outside of all bounds keeps its bound.
private func wholeText(_ number: Double) -> String {
  String(Int(min(max(number, -1e15), 1e15)))
}

/// A text that Markdown prints as it is.
private func markdownText(_ text: String) -> String {
  text.map { "\\`*_[]<>|&#".contains($0) ? "\\\($0)" : String($0) }.joined()
}

/// How many lines of a section are printed in a terminal.
private let mostShown = 20
