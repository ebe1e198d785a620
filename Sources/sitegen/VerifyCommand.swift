import ArgumentParser
import Content
import Diagnostics
import Digests
import Foundation
import Pages
import SiteFiles
import SiteOutline
import SitePlanning

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Say whether a built site is as it was built.",
    discussion: """
      Every file is held against the hash in manifest.json of the site. With a source, the inputs are held \
      against it too, and the site is made again, in memory, as of the moment of its build: the same \
      version of sitegen makes the same bytes of the same source. docs/verifying.md says more.

        sitegen verify public
        sitegen verify public --source .

      Exit codes: 0 the site is as it was built; 1 something differs, or with --strict stands there \
      besides; 2 the disk said no.
      """
  )

  @Argument(help: "The folder of the built site.")
  var folder = "public"

  @Option(
    name: .customLong("source"),
    help: "The folder that the site should have been built from."
  )
  var source: String?

  @Option(name: .customLong("templates"), help: "The folder of templates that it was built with.")
  var templates: String?

  @Option(name: .customLong("threads"), help: "How many threads may work at once.")
  var threads: Int = processorCount

  @Flag(name: .customLong("strict"), help: "Fail also on files that sitegen did not build.")
  var isStrict = false

  func validate() throws {
    if templates != nil && source == nil {
      throw ValidationError("--templates needs --source")
    }
    if threads < 1 { throw ValidationError("--threads takes a number from 1") }
  }

  func run() async throws {
    let found = try await withDisk { try verifySite(at: folder) }
    printLines("changed", found.changed, "is not what was built")
    printLines("missing", found.missing, "was built and is gone")
    printLines("other", found.others, "was not built by sitegen")
    if found.isUnfinished {
      print("unfinished: the last build was ended before it was done: build again")
    }
    if let record = found.record {
      let inputs = counted(record.inputs.count, "known input")
      print("built as of \(record.now.iso) by \(record.tool) from \(inputs)")
    }
    var holds = found.holds && !(isStrict && !found.others.isEmpty)
    print(
      "\(counted(found.files.count, "file")): \(found.changed.count) changed, "
        + "\(found.missing.count) missing, \(found.others.count) of others"
    )
    if let source, try await !holdsAgainst(source, found) { holds = false }
    if !holds { throw ExitCode(1) }
  }

  /// Whether the source makes the same site.
  private func holdsAgainst(_ source: String, _ found: Verification) async throws -> Bool {
    guard let record = found.record else {
      print("the manifest does not say what the site was built from: build it again")
      return false
    }
    let tree = try await withDisk {
      try await readSourceTree(at: source, templates: templates, threads: threads)
    }
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(
      now: record.now,
      threads: threads,
      delivery: .published(integrity: record.options.contains(integrityOption))
    )
    let plan = await buildPlan(tree, options, into: &diagnostics)
    let now = BuildRecord(plan, from: tree, options: record.options)
    if now.tool != record.tool {
      print("note: this is \(now.tool), which may make other bytes than \(record.tool)")
    }
    let paths = Set(record.inputs.names).union(now.inputs.names).sorted()
    let inputs = paths.filter { record.inputs[$0] != now.inputs[$0] }
    printLines("input", inputs, "is not what the site was built from")
    if diagnostics.hasErrors {
      print("the source has faults, so that no site can be made of it: run sitegen check")
      return false
    }
    let made = try await withDisk { try await hashes(of: plan, record) }
    let differing = Set(made.names).union(found.files.names).sorted().filter { path in
      made[path] != found.files[path]
    }
    printLines("differs", differing.map(\.text), "is not what this source makes")
    print(
      "the source: \(counted(inputs.count, "input")) changed, "
        + "\(counted(differing.count, "file")) would differ"
    )
    return inputs.isEmpty && differing.isEmpty
  }

  private func hashes(
    of plan: SitePlan,
    _ record: BuildRecord
  ) async throws -> DigestTable<SitePath> {
    let isPrecompressed = record.options.contains(precompressOption)
    let made = await concurrentMap(plan.pages, threads: threads) { page in
      Result {
        try files(of: page, in: plan, isPrecompressed: isPrecompressed)
          .map { ($0.path, Digest(of: $0.bytes)) }
      }
    }
    return DigestTable(try made.flatMap { try $0.get() })
  }

  private func printLines(_ word: String, _ names: [String], _ meaning: String) {
    for name in names { print("\(word): \(name) \(meaning)") }
  }
}
