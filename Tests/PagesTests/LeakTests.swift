import Content
import Diagnostics
import Exports
import Foundation
import Pages
import SitePlanning
import TestSupport
import Testing

/// Withheld counts are in no byte of a build, and cannot be calculated from it.
struct LeakTests {
  private let folder = "content/data/complaints"

  /// The example with another table of complaints and a policy for withholding.
  private func example(table: String, policy: String) async throws -> Built {
    let own = try files(in: repositoryRoot.appending(path: "Examples/harbours"))
    let shared = try files(in: repositoryRoot).filter { $0.path.hasPrefix("templates/") }
    let contract = try #require(own.first { $0.path == "\(folder)/dataset.yml" }).text
    let kept = contract[..<(try #require(contract.range(of: "suppression:")).lowerBound)]
    let changed = [
      SourceText(path: "\(folder)/dataset.yml", text: kept + policy),
      SourceText(
        path: "\(folder)/data.csv",
        text: "harbour,year,received,decided,upheld\n" + table
      ),
    ]
    let now = try #require(Instant("2031-09-01"))
    return await build(
      laid(changed, over: laid(own, over: shared)),
      sharedTemplates: Set(shared.map(\.path)),
      now: now
    )
  }

  private let policy = "suppression: {columns: [upheld], below: 5, totals: [bodies]}\n"

  private func table(_ upheld: [Int]) -> String {
    let harbours = ["gull-haven", "old-mole", "tern-sound", "sandlark-quay", "far-skerry"]
    return zip(harbours, upheld).map { harbour, count in
      ["2030", "2031"].map { "\(harbour),\($0),120,110,\(count)\n" }.joined()
    }.joined()
  }

  /// Two tables that differ only in withheld counts, with the same known total, give the same
  /// bytes.
  ///
  /// What does not affect the bytes cannot be inferred from them.
  @Test func withheldCountsChangeNoByte() async throws {
    // The first harbour protects the last, whatever its count.
    let one = try await example(table: table([31, 33, 38, 7, 2]), policy: policy)
    let other = try await example(table: table([29, 33, 38, 7, 4]), policy: policy)
    #expect(!one.diagnostics.contains { $0.rule == .suppressionUnsafe })
    #expect(one.files == other.files)
    // The manifest has no hash of the table with which guesses could be tested.
    #expect(one.publicInputs == other.publicInputs)
    #expect(
      try one.text("data/complaints/complaints.csv").contains("gull-haven,2031,120,110,[c]\n")
    )
    #expect(
      try one.text("data/complaints/complaints.csv").contains("far-skerry,2031,120,110,[c]\n")
    )
    let records = try one.text("data/complaints/complaints.json")
    #expect(records.contains("120,110,null]") && records.contains("{\"upheld\":{\"code\":\"[c]\""))
    // Without withholding the builds differ, so the comparison is not vacuous.
    let open = try await example(table: table([29, 33, 38, 7, 4]), policy: "")
    #expect(open.files != other.files)
    #expect(open.publicInputs.map(\.path).contains("\(folder)/data.csv"))
  }

  /// Counts of nine digits that do not occur by accident: neither they nor their shares are in a
  /// build.
  ///
  /// No two numbers of a build differ by one of them.
  @Test func withheldCountsAreNeitherPrintedNorDifferences() async throws {
    let upheld = [731_846_529, 846_172_953, 617_384_295, 583_917_246, 127_394_658, 98_273_641]
    let decided = [992_837_465, 1_084_615_237, 958_274_136, 871_463_925, 941_728_563, 967_182_354]
    let harbours = [
      "gull-haven", "old-mole", "tern-sound", "kittiwake-bay", "sandlark-quay", "far-skerry",
    ]
    let rows = harbours.indices.map { "\(harbours[$0]),2031,1,\(decided[$0]),\(upheld[$0])\n" }
    let built = try await example(
      table: rows.joined(),
      policy: "suppression: {columns: [upheld], below: 200000000, totals: [bodies]}\n"
    )
    var published: Set<Int> = []
    for (path, bytes) in built.files {
      let text = String(decoding: bytes, as: UTF8.self)
      published.formUnion(largeNumbers(in: text))
      for (count, whole) in zip(upheld, decided).suffix(2) {
        let share = String(format: "%.1f%%", Double(count) / Double(whole) * 100)
        let isSaid = path.hasPrefix("harbours/far-skerry") && text.contains(">\(share)<")
        #expect(!isSaid, "\(path) says \(share)")
      }
    }
    #expect(published.isSuperset(of: upheld[1...3]) && published.isSuperset(of: decided))
    let total = upheld.reduce(0, +)
    for count in upheld.suffix(2) {
      #expect(!published.contains(count))
      // A reader who also knows the total can subtract from one more number.
      for number in published.union([total]) {
        #expect(!published.contains(number - count))
        #expect(!published.contains(number + count))
      }
      let shown = upheld.filter { published.contains($0) }
      #expect(total - shown.reduce(0, +) != count)
    }
  }

  /// The numbers from a million up, in prose (`912,837,465`) and in the cells of a CSV row.
  private func largeNumbers(in text: String) -> [Int] {
    text.split { !("0"..."9").contains($0) && $0 != "," }.flatMap { run -> [Int] in
      let parts = run.split(separator: ",")
      let isGrouped = parts.dropFirst().allSatisfy { $0.utf8.count == 3 }
      let words = isGrouped ? [parts.joined()] : parts.map(String.init)
      return words.compactMap { $0.utf8.count > 6 ? Int($0) : nil }
    }
  }

  /// A rounded table reveals no exact count.
  @Test func roundedCountsAreRoundedEverywhere() async throws {
    let policy = "suppression: {columns: [decided, upheld], below: 5, round_to: 10}\n"
    let built = try await example(table: table([31, 33, 38, 12, 9]), policy: policy)
    #expect(try built.text("data/complaints/complaints.csv").contains("old-mole,2030,120,110,30\n"))
    let page = try built.text("measures/complaints-upheld/index.html")
    #expect(page.contains("27.3%") && !page.contains("30.0%"))
    let note = "Counts are rounded to the nearest 10, and rates come from the rounded counts."
    #expect(page.contains(note))
    #expect(try built.text("harbours/old-mole/index.html").contains(note))
  }
}
