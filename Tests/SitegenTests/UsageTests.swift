import Foundation
import Testing

struct UsageTests {
  @Test(arguments: [
    ["build", "--colour"], ["build", "--now", "tomorrow"], ["build", "--threads", "0"],
    ["list", "nothing"], ["publish"], ["check", "--format", "xml"],
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

  @Test func readerThatStopsReadingIsNoFault() throws {
    let site = try SiteFolder()
    let run = try site.shell("$SITEGEN list templates | head -n 1")
    #expect(run.status == 0)
    #expect(run.output == "templates/home.html\n")
    #expect(run.errors == "")
  }
}
