import ArgumentParser
import Content
import Diagnostics
import Formats
import Markup
import SiteFiles
import SitePlanning
import Snapshots

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What to do about what becomes public for the first time.
struct FirstPublishedOptions: ParsableArguments {
  @Option(
    name: .customLong("first-published"),
    help: ArgumentHelp(
      "Write what is public for the first time since the last release, as JSON.",
      valueName: "file"
    )
  )
  var path: String?
}

extension FirstPublishedOptions {
  /// Writes the list, if that was asked for, and prints its summary.
  ///
  /// `comparison` is `nil` for a site without a release, of which everything is new.
  ///
  /// - Throws: `SiteFilesError`, `OutputFailure`.
  func report(
    _ comparison: ReleaseComparison?,
    of plan: SitePlan,
    _ reporting: ReportOptions
  ) throws {
    if let path {
      let table = firstPublishedTable(comparison ?? ReleaseComparison(ofFirst: plan))
      let file = try OutputFile(path, option: "--first-published")
      try file.write(Array(table.json(of: .new, asOf: plan.now).utf8))
    }
    if let summary = comparison?.firstPublishedSummary { try reporting.summarise(summary) }
  }
}

/// What readers have not seen in the last release.
func firstPublishedTable(_ comparison: ReleaseComparison) -> ListTable {
  ListTable(
    ["kind", "name", "text"],
    comparison.firstPublications.map { [.text($0.kind.rawValue), .text($0.name), .text($0.text)] }
  )
}

/// The list of a plan; a damaged snapshot of the last release is reported, and gives an empty list.
func newTable(_ plan: SitePlan, into diagnostics: inout [Diagnostic]) -> ListTable {
  let comparison = compareWithRelease(plan, into: &diagnostics)
  if comparison == nil, diagnostics.hasErrors { return ListTable(["kind", "name", "text"], []) }
  return firstPublishedTable(comparison ?? ReleaseComparison(ofFirst: plan))
}

extension ReleaseComparison {
  /// The number of new things of each kind, with the first few names; `nil` if nothing is new.
  var firstPublishedSummary: String? {
    let new = firstPublications
    guard !new.isEmpty else { return nil }
    let kinds = FirstPublication.Kind.allCases.compactMap { kind -> String? in
      let count = new.count { $0.kind == kind }
      return count == 0 ? nil : counted(count, kind.rawValue, kind.plural)
    }
    let names = new.prefix(3).map(\.name).joined(separator: ", ")
    return "new to the public since \(releaseName): "
      + "\(kinds.joined(separator: ", ")) (\(names)\(new.count > 3 ? ", …" : "")); "
      + "`sitegen list new` names all"
  }
}

extension FirstPublication.Kind {
  fileprivate var plural: String { self == .status ? "statuses" : "\(rawValue)s" }
}

/// The names of what is expected to be public for the first time.
struct Expectation {
  private var names: Set<String>

  /// Reads a file that `--first-published` has written, or a list of names: in JSON, or one on each
  /// line.
  ///
  /// - Throws: `ExpectationFailure` if the file cannot be read.
  init(file path: String) throws {
    let data = try readFile(path)
    let text = String(decoding: data, as: UTF8.self)
    guard let first = text.first(where: { !$0.isWhitespace }), "[{".contains(first) else {
      let lines = text.split(whereSeparator: \.isNewline).map(trimmed)
      names = Set(lines.filter { !$0.isEmpty && !$0.hasPrefix("#") })
      return
    }
    do {
      let json = try JSON(parsing: data)
      guard let found = Self.names(in: json) else {
        let words = "\(path) is neither a list of names nor a file written by --first-published"
        throw ExpectationFailure(description: words)
      }
      names = Set(found)
    } catch let error as JSONError {
      throw ExpectationFailure(description: "\(path) is not JSON: \(error)")
    }
  }

  private static func names(in json: JSON) -> [String]? {
    switch json {
    case .array(let items):
      let names = items.compactMap { item -> String? in
        switch item {
        case .string(let name): name
        case .object(let members):
          if case .string(let name)? = members.first(where: { $0.key == "name" })?.value {
            name
          } else {
            nil
          }
        default: nil
        }
      }
      return names.count == items.count ? names : nil
    case .object(let members):
      return members.first { $0.key == "entries" }.flatMap { member in
        if case .array = member.value { Self.names(in: member.value) } else { nil }
      }
    default: return nil
    }
  }

  /// What differs, in lines for the terminal: what is new and not expected, then the reverse.
  func differences(from publications: [FirstPublication]) -> [String] {
    let new = publications.map(\.name)
    let missing = names.subtracting(new).sorted()
    return new.filter { !names.contains($0) }.map { "new to the public, but not expected: \($0)" }
      + missing.map { "expected, but not new to the public: \($0)" }
  }
}

/// A text without white space around it.
func trimmed(_ line: some StringProtocol) -> String {
  let start = line.drop(while: \.isWhitespace)
  return String(start.reversed().drop(while: \.isWhitespace).reversed())
}

struct ExpectationFailure: Error, CustomStringConvertible {
  var description: String
}
