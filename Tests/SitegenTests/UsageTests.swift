import Foundation
import Testing

struct UsageTests {
  @Test(arguments: [
    ["build", "--colour"], ["build", "--now", "tomorrow"], ["build", "--threads", "0"],
    ["list", "nothing"], ["publish"], ["check", "--format", "xml"],
    ["list", "due", "--format", "sarif"], ["list", "due", "--within", "soon"],
    ["list", "orphans", "--within", "3d"],
  ])
  func wrongUsageEndsWith64(arguments: [String]) throws {
    let site = try SiteFolder()
    let line = (["$SITEGEN"] + arguments).joined(separator: " ")
    let run = try site.shell(line)
    #expect(run.status == 64)
    #expect(run.errors.contains("Error: "))
  }

  @Test(arguments: [
    ("$SITEGEN build --source nowhere", "does not exist"),
    ("$SITEGEN build --source content/index.md", "is not a folder"),
    ("$SITEGEN build --output content/out", "content"),
    ("$SITEGEN build --output content/index.md", "not a folder"),
    ("ln -s /etc link && $SITEGEN build --output link", "link"),
    ("mkdir public && echo theirs > public/index.html && $SITEGEN build", "index.html"),
    ("rm -r content && $SITEGEN build", "no content/ folder"),
    ("mv content c && ln -s c content && $SITEGEN build", "symbolic link"),
  ])
  func whatTheDiskSaysEndsWith2(line: String, words: String) throws {
    let site = try SiteFolder()
    let run = try site.shell(line)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("sitegen: "))
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.output == "")
  }

  @Test func helpTellsANewcomerWhatToDo() throws {
    let site = try SiteFolder()
    let run = try site.sitegen("--help")
    #expect(run.status == 0)
    for words in ["sitegen build", "sitegen check", "Exit codes"] {
      #expect(run.output.contains(words))
    }
    #expect(try site.sitegen("--version").output == "0.1.0\n")
  }

  @Test func listsSayWhatASiteHolds() throws {
    let site = try SiteFolder()
    let pages = try site.sitegen("list", "pages").output
    #expect(pages.contains("forces/durham/index.html"))
    #expect(pages.contains("content/forces/durham.md"))
    let records = try site.sitegen("list", "records").output
    #expect(records.contains("force  durham  content/forces/durham.md\n"))
    let templates = try site.sitegen("list", "templates").output
    #expect(templates.contains("templates/body.html\n"))
    #expect(templates.contains("has_scores"))
    #expect(try site.sitegen("list", "held").output == "")
  }

  @Test func emptyWorklistPrintsNothing() throws {
    let site = try SiteFolder()
    for list in ["overdue", "due", "drafts", "next", "unsourced", "unbound", "orphans"] {
      let run = try site.sitegen("list", list)
      #expect(run.status == 0 && run.output == "" && run.errors == "", "\(list): \(run)")
    }
    let json = try site.sitegen("list", "redirects", "--format", "json", "--now", "2026-01-01")
    #expect(json.output.contains("\"as_of\": \"2026-01-01T09:30:00Z\",\n  \"entries\": []"))
  }

  private let results = [
    "build", "build --quiet --format json", "check", "check --format sarif", "list pages",
    "list templates", "explain /about/", "explain broken-link", "verify", "new page more", "--help",
    "build --help", "--version",
  ]

  /// `/dev/full` exists on Linux alone.
  @Test(
    arguments: FileManager.default.fileExists(atPath: "/dev/full")
      ? [(">/dev/full", "No space left on device"), (">&-", "standard output is closed")]
      : [(">&-", "standard output is closed")]
  )
  func resultThatCannotBePrintedEndsWith2(output: String, reason: String) throws {
    let site = try SiteFolder()
    #expect(try site.sitegen("build").status == 0)
    for command in results {
      // Each build has something to write.
      try site.write("---\ntitle: A\ndescription: \(command)\n---\n", to: "content/pages/a.md")
      let run = try site.shell("\"$SITEGEN\" \(command) \(output)")
      #expect(run.status == 2, "\(command)")
      let message = "sitegen: cannot print the result: \(reason)\n"
      #expect(run.errors.hasSuffix(message), "\(command): \(run.errors)")
    }
    let preview = try site.shell("\"$SITEGEN\" serve \(output)")
    #expect(preview.status == 2 && preview.errors.contains(reason), "\(preview)")
  }

  /// A file that is opened must not get the number of a closed stream.
  @Test func closedStreamsDoNotEndUpInFiles() throws {
    let site = try SiteFolder()
    #expect(try site.shell("\"$SITEGEN\" build --now 2026-01-01 <&- >&- 2>&-").status == 2)
    #expect(try site.sitegen("verify", "--strict").status == 0)
  }

  @Test func explanationOfContentWithErrorsEndsWith1() throws {
    let site = try SiteFolder()
    try site.write("---\nname: Durham\nnmae: x\n---\n", to: "content/forces/durham.md")
    for command in ["explain /about/", "list pages"] {
      let run = try site.shell("\"$SITEGEN\" \(command)")
      #expect(run.status == 1 && run.output.contains("about"), "\(command)")
      #expect(run.errors == "sitegen: the content has errors; `sitegen check` prints them\n")
    }
  }

  @Test func readerThatStopsReadingIsNoFault() throws {
    let site = try SiteFolder()
    let run = try site.shell("$SITEGEN list templates | head -n 1")
    #expect(run.status == 0)
    #expect(run.output == "templates/home.html\n")
    #expect(run.errors == "")
  }

  /// The shell waits until the reader has gone, so that nothing at all can be written.
  @Test func readerThatStopsReadingDoesNotChangeTheExitCode() throws {
    let site = try SiteFolder()
    let gone = "{ sleep 0.2; $SITEGEN check --format json; echo $? >&2; } | true"
    #expect(try site.shell(gone).errors.hasSuffix("\n0\n"))
    try site.write("---\nname: Durham\nnmae: x\n---\n", to: "content/forces/durham.md")
    #expect(try site.shell(gone).errors.hasSuffix("\n1\n"))
    let joined = "{ sleep 0.2; $SITEGEN check 2>&1; echo $? >status; } | true; cat status"
    #expect(try site.shell(joined).output == "1\n")
  }
}
