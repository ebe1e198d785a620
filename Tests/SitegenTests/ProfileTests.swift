import Foundation
import TestSupport
import Testing

/// Tests of the output of `sitegen build --profile` and of the progress line on a terminal.
struct ProfileTests {
  @Test func profileHasStagesKindsAndTheSlowestFiles() throws {
    let site = try SiteFolder()
    for _ in 1...2 {
      // The second build has nothing to do, but is profiled nevertheless.
      let run = try site.sitegen("build", "--profile", "--threads", "2", "--now", "2026-03-02")
      #expect(run.status == 0)
      let lines = run.errors.split(separator: "\n", omittingEmptySubsequences: false)
      let words = lines.map { $0.split(separator: " ").map(String.init) }
      #expect(
        words.prefix(7).map(\.first) == [
          "stage", "read", "parse", "resolve", "translate", "plan", "write",
        ]
      )
      #expect(words[1...6].allSatisfy { $0.count == 2 && Double($0[1]) != nil })
      #expect(run.errors.contains("summed over 2 threads"))
      let page = try #require(words.first { $0.first == "page" })
      // One page: its time, the time per page in milliseconds, its size in KB, and the items of its
      // lists.
      #expect(page.count == 6 && page[1] == "1")
      #expect(try (3...20).contains(#require(Int(page[5]))), "its menu, and little more")
      #expect(words.contains { $0.first == "*.xml" && $0.count == 5 })
      let slowest = try #require(lines.firstIndex(of: "slowest files"))
      #expect(
        lines[(slowest + 1)...].filter { $0.contains(" ms ") && $0.contains(" KB ") }.count == 10
      )
      #expect(!run.errors.contains("square of the size"))
    }
  }

  /// Each of more than a hundred pages has all of them in its menu.
  @Test func templateThatWalksTheSiteIsNamed() throws {
    let site = try SiteFolder()
    for number in 1...120 {
      let page = "---\ntitle: Page \(number)\ndescription: A page.\n---\nText.\n"
      try site.write(page, to: "content/pages/page-\(number).md")
    }
    let menu = (["about"] + (1...120).map { "page-\($0)" }).map { "page:\($0)" }
    let settings = try #require(site.read("content/site.yml"))
    try site.write(
      settings.replacing(
        "[findings, bodies, page:about]",
        with: "[\(menu.joined(separator: ", "))]"
      ),
      to: "content/site.yml"
    )
    let run = try site.sitegen("build", "--profile", "--now", "2026-03-02")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("page.html: each of 121 pages iterates over "))
  }

  /// Compressing the shipped site takes one thread over two seconds, and the line appears after the
  /// first.
  ///
  /// On a busy machine it only takes longer. `ProgressLineTests` test without a clock when exactly
  /// the line appears and disappears.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func longBuildSaysOnATerminalHowFarItIs() throws {
    let site = try SiteFolder()
    func build(in terminal: String) throws -> Run {
      let command = """
        $SITEGEN build --source '\(repositoryRoot.path)' --output \(terminal) \
        --now 2026-11-01 --precompress --threads 1
        """
      return try site.shell(#"TERM=\#(terminal) script -qec "\#(command)" /dev/null"#)
    }
    let run = try build(in: "xterm")
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains(#/\r[0-9]+ of [0-9]+ files/#))
    #expect(run.output.contains(#/\r\x1B\[K[0-9]+ pages, /#))
    #expect(try !build(in: "dumb").output.contains(#/[0-9]+ of [0-9]+ files/#))
  }
}
