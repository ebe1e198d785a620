import Foundation
import FuzzTargets
import TestSupport
import Testing

/// A short version of `scripts/fuzz`, which runs for hours: every stored input, and some thousand
/// mutations of them.
struct FuzzCorpusTests {
  private static let bench = Task { try await FuzzBench() }

  @Test(.timeLimit(.minutes(3)), arguments: FuzzTarget.allCases)
  func everyInputKeepsThePromises(target: FuzzTarget) async throws {
    let bench = try await Self.bench.value
    let inputs = try inputs(of: target)
    #expect(inputs.count >= 8)
    for input in inputs {
      await expectPromises(bench, target, input.bytes, "\(input.name)")
    }
  }

  @Test(.timeLimit(.minutes(3)), arguments: FuzzTarget.allCases)
  func inputsNearThemKeepThePromises(target: FuzzTarget) async throws {
    let bench = try await Self.bench.value
    let inputs = try inputs(of: target).map(\.bytes)
    var random = SeededGenerator(seed: 1)
    for run in 0..<target.runs {
      let input = mutated(inputs, using: &random)
      await expectPromises(
        bench,
        target,
        input,
        "run \(run): \(String(decoding: input, as: UTF8.self))"
      )
    }
  }

  private func expectPromises(
    _ bench: FuzzBench,
    _ target: FuzzTarget,
    _ input: [UInt8],
    _ name: String
  ) async {
    do { try await bench.run(target, input) } catch { Issue.record("\(error), by \(name)") }
  }

  private func inputs(of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    try ["Corpus", "Found"].flatMap { kind -> [(name: String, bytes: [UInt8])] in
      let folder = repositoryRoot.appending(path: "Tests/Fuzzing/\(kind)/\(target.rawValue)")
      guard kind == "Corpus" || FileManager.default.fileExists(atPath: folder.path) else {
        return []
      }
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
        (name, [UInt8](try Data(contentsOf: folder.appending(path: name))))
      }
    }
  }
}

extension FuzzTarget {
  /// The number of mutated inputs, which is lower for targets that resolve a site or compile
  /// templates.
  fileprivate var runs: Int {
    switch self {
    case .frontMatter, .csv, .settings, .template: 60
    case .markdown: 600
    case .request, .workbook: 1500
    }
  }
}

/// A random input with a few random changes.
private func mutated(_ inputs: [[UInt8]], using random: inout SeededGenerator) -> [UInt8] {
  var input = inputs.randomElement(using: &random) ?? []
  for _ in 0..<Int.random(in: 1...6, using: &random) {
    let start = Int.random(in: 0...input.count, using: &random)
    let end = Int.random(in: start...min(input.count, start + 40), using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: input.removeSubrange(start..<end)
    case 1: input.insert(contentsOf: input[start..<end], at: start)
    case 2: input.insert(UInt8.random(in: 0...255, using: &random), at: start)
    case 3: input.insert(contentsOf: signs.randomElement(using: &random) ?? [], at: start)
    default:
      let other = inputs.randomElement(using: &random) ?? []
      let first = Int.random(in: 0...other.count, using: &random)
      input.replaceSubrange(start..<end, with: other[first..<min(other.count, first + 60)])
    }
  }
  return Array(input.prefix(4096))
}

/// Tokens with a meaning in one of the input languages.
private let signs: [[UInt8]] = [
  "\n", "\r\n", "\"", "'", ",", ": ", "- ", "---\n", "[", "]", "{", "}", "{{", "}}", "{{/", "{{#",
  "|", "&a ", "*a",
  "`", "~", "<", ">", "](", "%", "é", "\u{1F642}", "\u{FEFF}", "\u{2028}", "999999999999999999",
  "-1", "1e308",
].map { Array($0.utf8) }
