import Content
import Diagnostics
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
    let templates = try realSite().filter { $0.path.hasPrefix("templates/") }
    let content = laid(Self.report.files, over: try baseFiles())
    let built = await build(
      content.filter { !$0.path.hasPrefix("templates/") } + templates,
      now: now
    )
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
