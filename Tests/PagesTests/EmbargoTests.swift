import Content
import Diagnostics
import Exports
import Foundation
import Pages
import SitePlanning
import TestSupport
import Testing

/// Nothing of an embargoed record, and of what only it uses, is in a build before its instant; all
/// of it is there from that instant on, without an edit.
struct EmbargoTests {
  private static let report = EmbargoedReport()

  /// Seven instants around the end of each embargo.
  static let instants = EmbargoedReport.ends.values.sorted().compactMap { Instant($0) }
    .flatMap { end in
      [-86_400, -3600, -60, -1, 0, 1, 3600].map { Instant(seconds: end.seconds + $0) }
    }

  @Test func everyTextIsAWordOfItsOwn() {
    let report = Self.report
    #expect(report.shown.count >= 300 && report.shown.isDisjoint(with: report.unseen))
    for letter in EmbargoedReport.ends.keys {
      #expect(report.shown.contains { $0.hasPrefix("\(madeStart)\(letter)") })
    }
  }

  @Test(arguments: instants)
  func nothingIsEarlyAndNothingIsLost(now: Instant) async throws {
    let built = await build(try files(), now: now)
    #expect(!built.diagnostics.hasErrors, "\(textReport(built.diagnostics))")
    let found = madeWords(of: built)
    var isPublic: [Character: Bool] = [:]
    for (letter, end) in EmbargoedReport.ends {
      let start = "\(madeStart)\(letter)"
      isPublic[letter] = try #require(Instant(end)) <= now
      if isPublic[letter] == true {
        let missing = Self.report.shown.filter { $0.hasPrefix(start) }.subtracting(found)
        #expect(missing.isEmpty, "\(missing.sorted())")
      } else {
        let early = found.filter { $0.hasPrefix(start) }
        #expect(early.isEmpty, "\(early.sorted())")
      }
    }
    if isPublic["a"] == true { return }
    // Not even a warning tells of what is still to come.
    #expect(built.diagnostics == [], "\(textReport(built.diagnostics))")
    for (path, bytes) in built.files {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains(madeCount) && !text.contains("773,194,6"), "\(path)")
    }
  }

  private func files() throws -> [SourceText] {
    try inShippedTemplates(laid(Self.report.files, over: try baseFiles()))
  }

  /// A review copy for a named person contains the unpublished records of one report, and nothing
  /// of other unpublished records.
  @Test(arguments: [("one", "c", "ab"), ("qzxareport", "a", "bc")])
  func copyForAPersonContainsNothingOfOthers(
    report: String,
    own: Character,
    others: String
  ) async throws {
    let copy = ReviewCopy(recipient: Recipient(name: "A. Reader", report: report))
    let now = try #require(Instant("2026-04-30"))
    let built = await build(
      try files(),
      now: now,
      unpublished: copy.scope,
      audience: .reviewers(copy)
    )
    let found = madeWords(of: built)
    for letter in others {
      let leaked = found.filter { $0.hasPrefix("\(madeStart)\(letter)") }
      #expect(leaked.isEmpty, "\(leaked.sorted())")
    }
    #expect(found.contains { $0.hasPrefix("\(madeStart)\(own)") })
    let names = built.plan.site.unpublished.filter(\.isIncluded).map(\.name).joined(separator: " ")
    for letter in others { #expect(!names.contains("\(madeStart)\(letter)"), "\(names)") }
    guard report == "one" else { return }
    #expect(!built.diagnostics.hasErrors, "\(textReport(built.diagnostics))")
    let expected = Self.report.shown.filter { $0.hasPrefix("\(madeStart)c") }
    #expect(expected.isSubset(of: found), "\(expected.subtracting(found).sorted())")
  }

  /// The made words in the names and the bytes of all files, and in the inputs whose hashes the
  /// manifest has.
  private func madeWords(of built: Built) -> Set<String> {
    var found: Set<String> = []
    func collect(_ text: String) {
      for rest in text.lowercased().components(separatedBy: madeStart).dropFirst() {
        found.insert(madeStart + rest.unicodeScalars.prefix { ("a"..."z").contains($0) }.text)
      }
    }
    for (path, bytes) in built.files {
      collect(path)
      collect(String(decoding: bytes, as: UTF8.self))
    }
    for input in built.publicInputs {
      collect(input.path)
      collect(input.text)
    }
    return found
  }
}

extension Substring.UnicodeScalarView {
  fileprivate var text: String { String(self) }
}
