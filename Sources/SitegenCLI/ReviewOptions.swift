import ArgumentParser
import Content
import Exports
import SiteFiles

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The options of a review copy: a site with unpublished records, for people without a terminal.
struct ReviewOptions: ParsableArguments {
  @Flag(
    name: .customLong("review"),
    help: ArgumentHelp(
      "Build a copy with the unpublished records, for reviewers, into review/.",
      discussion: "Each page and each printed sheet says that it is not public."
    )
  )
  var isReview = false

  @Option(
    name: .customLong("since"),
    help: ArgumentHelp(
      "Mark what has changed since a git revision, a folder or a snapshot.",
      discussion: "By default: since the last release, if content/release.json exists.",
      valueName: "version"
    )
  )
  var since: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("The person that the review copy is for; needs --only.", valueName: "name")
  )
  var recipient: String?

  @Option(
    name: .customLong("only"),
    help: ArgumentHelp(
      "The report whose unpublished records the person may see: report:the-report-2031.",
      valueName: "report"
    )
  )
  var only: String?

  @Option(
    name: .customLong("expires"),
    help: ArgumentHelp("The last day on which the person may use the copy.", valueName: "date"),
    transform: calendarDate
  )
  var expires: CalendarDate?

  @Option(
    name: .customLong("log"),
    help: ArgumentHelp(
      "The CSV file that gets a line for each copy for a person.",
      discussion: "By default: access-log.csv in the source folder.",
      valueName: "file"
    )
  )
  var log: String?

  func validate() throws {
    let needsReview = [
      ("--since", since != nil), ("--for", recipient != nil), ("--only", only != nil),
      ("--expires", expires != nil), ("--log", log != nil),
    ]
    if !isReview, let (option, _) = needsReview.first(where: \.1) {
      throw ValidationError("\(option) is an option of a review copy: add --review")
    }
    switch (recipient, only) {
    case (_?, nil):
      throw ValidationError(
        "--for needs --only: name the report that the person may see, as in --only report:ID"
      )
    case (nil, _?):
      throw ValidationError(
        "--only needs --for: name the person that the copy is for, as in --for \"A. Reader\""
      )
    case (nil, nil):
      if expires != nil || log != nil {
        throw ValidationError("\(expires == nil ? "--log" : "--expires") needs --for and --only")
      }
    case (let name?, let report?):
      if let problem = problem(of: name) { throw ValidationError("--for \(problem)") }
      if reportID(of: report) == nil {
        throw ValidationError("--only must be a report, as in report:the-report-2031")
      }
    }
    if let since, since.isEmpty || since.unicodeScalars.contains(where: isUnprintable) {
      throw ValidationError("--since must be a git revision, a folder or a snapshot")
    }
  }
}

/// The date that an option gives.
///
/// - Throws: `ValidationError` if it is not one.
func calendarDate(_ text: String) throws -> CalendarDate {
  guard let date = CalendarDate(text) else {
    throw ValidationError("\"\(text)\" is not a date: write it as 2030-01-31")
  }
  return date
}

/// The id of the report that `report:ID` names; `nil` for anything else.
private func reportID(of name: String) -> String? {
  let parts = name.split(separator: ":", omittingEmptySubsequences: false)
  guard parts.count == 2, parts[0] == "report", !parts[1].isEmpty,
    !parts[1].unicodeScalars.contains(where: isUnprintable)
  else { return nil }
  return String(parts[1])
}

/// Why a name cannot be printed on each page; `nil` if it can.
private func problem(of name: String) -> String? {
  if name.allSatisfy(\.isWhitespace) { return "is empty: give the name of a person" }
  if name.unicodeScalars.count > 100 { return "is longer than 100 characters: shorten the name" }
  if name.unicodeScalars.contains(where: isUnprintable) {
    return "has a line break or an invisible character: write the name on one line"
  }
  return nil
}

/// Whether a character has no place in a line of text: controls, line ends, and those that are
/// invisible or reorder others.
private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
  // Some scripts need the joiners.
  case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
  default: false
  }
}

extension ReviewOptions {
  /// The folder into which a build writes by default.
  var folder: String { isReview ? "review" : "public" }

  /// The review copy to make from a source; `nil` for any other build.
  func copy(of source: String) -> ReviewCopy? {
    guard isReview else { return nil }
    let release = "\(source)/\(releaseSnapshotPath)"
    let hasRelease = FileManager.default.fileExists(atPath: release)
    return ReviewCopy(
      since: since ?? (hasRelease ? releaseSnapshotPath : nil),
      recipient: recipient.flatMap { name in
        only.flatMap(reportID).map { report in
          Recipient(name: trimmed(name), report: report, expires: expires)
        }
      }
    )
  }
}
