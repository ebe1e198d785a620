package import Content
import Diagnostics
import Pages
import SiteOutline
import SitePlanning

/// What a build reveals of something unpublished, which no build should.
package struct EmbargoLeak: Hashable, Sendable {
  /// The instant as of which the build was made.
  package var moment: Instant
  /// The sentence that says what is where: `index.html contains "Northgate"`.
  package var message: String
  /// The source file of what is revealed, if it is known.
  package var source: String?
}

extension EmbargoLeak {
  /// What to do about it, as an instruction.
  package var help: String {
    let secret = source ?? "what is unpublished"
    return "do not publish this build, because sitegen should have left this out; keep \(secret) "
      + "out of the source until its time, and report the error"
  }
}

/// The differences between a public build and one of a source without the parts that are unpublished
/// in it.
func leaks(
  of plan: SitePlan,
  from tree: SourceTree,
  _ options: BuildOptions
) async -> [EmbargoLeak] {
  var ignored: [Diagnostic] = []
  let parts = UnpublishedParts(of: plan.site, in: tree)
  let rest = parts.deleted(from: tree)
  let expected = await buildPlan(rest, options, into: &ignored)
  let finder = SecretFinder(parts.texts(in: tree), besides: rest)
  let inputs = Set(plan.publicInputs(of: tree).map { tree.files[$0].path })
  let others = Set(expected.publicInputs(of: rest).map { rest.files[$0].path })
  return await differences(between: plan, expected, finder, threads: options.threads).map {
    EmbargoLeak(moment: options.now, message: $0.message, source: $0.source)
  }
    + inputs.subtracting(others).sorted().map {
      EmbargoLeak(moment: options.now, message: "the manifest names \($0)", source: $0)
    }
}

/// The files that differ between two builds, with the source of what one of them reveals.
func differences(
  between plan: SitePlan,
  _ expected: SitePlan,
  _ finder: SecretFinder,
  threads: Int
) async -> [(message: String, source: String?)] {
  let others = Dictionary(expected.pages.map { ($0.path, $0) }) { first, _ in first }
  let found = await concurrentMap(plan.pages, threads: threads) {
    page -> (message: String, source: String?)? in
    guard let other = others[page.path] else {
      return ("there is a file \(page.path.text)", page.origin)
    }
    let bytes = render(page, of: plan).bytes
    guard bytes != render(other, of: expected).bytes else { return nil }
    guard let secret = finder.secret(in: bytes) else {
      return ("\(page.path.text) depends on something unpublished", nil)
    }
    return ("\(page.path.text) contains \"\(secret.word)\"", secret.path)
  }
  let paths = Set(plan.pages.map(\.path))
  return found.compactMap(\.self)
    + expected.pages.filter { !paths.contains($0.path) }.map { page in
      ("there is no file \(page.path.text)", page.origin)
    }
}

/// Finds words that only unpublished texts contain.
struct SecretFinder: Sendable {
  /// The path of the first file that contains each word, by the word in lower case.
  private var paths: [String: String] = [:]

  init(_ secrets: [SourceText], besides tree: SourceTree) {
    var known: Set<String> = []
    for file in tree.files where isText(file.path) {
      for word in words(in: file.bytes) { known.insert(lowercased(file.bytes[word])) }
    }
    for file in secrets {
      for range in words(in: file.bytes) {
        let word = lowercased(file.bytes[range])
        if !known.contains(word), paths[word] == nil { paths[word] = file.path }
      }
    }
  }

  /// The longest word of a file that only unpublished texts contain: it says most.
  func secret(in bytes: [UInt8]) -> (word: String, path: String)? {
    var longest: (range: Range<Int>, path: String)?
    for range in words(in: bytes) where range.count > longest?.range.count ?? 0 {
      if let path = paths[lowercased(bytes[range])] { longest = (range, path) }
    }
    return longest.map { (String(decoding: bytes[$0.range], as: UTF8.self), $0.path) }
  }
}
