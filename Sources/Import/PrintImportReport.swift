package import Formats

extension ImportReport {
  /// The sections that are not empty, each with a title and its lines.
  private var sections: [(title: String, lines: [String])] {
    let all: [(String, [String])] = [
      ("Read", sheets.map { "\($0.file), \($0.name): \($0.rows) rows" }),
      ("New rows", added),
      ("Revised values, largest change first", revised.map(\.line)),
      ("In the table, but not in the workbooks", vanished),
      ("Bodies without a row", bodiesWithoutRow),
      ("Incomplete: a part of the period is missing", incomplete),
      ("Left out: no body has all parts of the period", unfinished),
      ("Large changes from one period to the next", jumps.map(\.line)),
      ("Rows equal to those of another body", copies),
    ]
    return all.filter { !$0.1.isEmpty }
  }

  /// Whether the tables stay as they are.
  package var isUnchanged: Bool { added.isEmpty && revised.isEmpty }

  private var summary: String {
    isUnchanged
      ? "the tables have all of it already"
      : "\(added.count) new rows, \(revised.count) revised values"
  }

  /// The report for a terminal: the first 20 lines of each section.
  package var text: String {
    let parts = sections.map { title, lines in
      let rest = lines.count - mostShown
      let more = rest > 0 ? ["  and \(rest) more; --format json prints all"] : []
      let shown = lines.prefix(mostShown).map { "  \($0)" } + more
      return (["\(title): \(lines.count)"] + shown).joined(separator: "\n")
    }
    return (parts + [summary]).joined(separator: "\n")
  }

  /// The report for a pull request.
  package var markdown: String {
    let parts = sections.map { title, lines in
      "## \(title)\n\n" + lines.map { "- \($0)" }.joined(separator: "\n")
    }
    return (parts + [summary]).joined(separator: "\n\n")
  }

  package var json: JSON {
    func texts(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
    return .object([
      .init(
        "read",
        .array(
          sheets.map {
            .object([
              .init("file", .string($0.file)), .init("sheet", .string($0.name)),
              .init("rows", .integer($0.rows)),
            ])
          }
        )
      ),
      .init("added", texts(added)),
      .init("revised", .array(revised.map(\.json))),
      .init("vanished", texts(vanished)),
      .init("bodies_without_row", texts(bodiesWithoutRow)),
      .init("incomplete", texts(incomplete)),
      .init("unfinished", texts(unfinished)),
      .init("jumps", .array(jumps.map(\.json))),
      .init("copies", texts(copies)),
    ])
  }
}

extension ImportReport.Revision {
  fileprivate var line: String {
    let change = percent.map { ", \($0 < 0 ? "" : "+")\(Int($0)) %" } ?? ""
    return "\(body), \(period), \(column): \(old.isEmpty ? "nothing" : old) → \(new)\(change)"
  }

  fileprivate var json: JSON {
    .object([
      .init("body", .string(body)), .init("period", .string(period)),
      .init("column", .string(column)), .init("old", .string(old)), .init("new", .string(new)),
    ])
  }
}

/// How many lines of a section are printed in a terminal.
private let mostShown = 20
