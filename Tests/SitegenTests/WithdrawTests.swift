import Foundation
import Testing

/// Tests of the command that takes a published page down.
struct WithdrawTests {
  @Test func oneCommandAndOneBuildTakeAPageDown() throws {
    let folder = try SiteFolder()
    #expect(try folder.sitegen("build").status == 0)
    let page = try #require(folder.read("content/pages/about.md"))
    let run = try folder.sitegen(
      "withdraw",
      "page:about",
      "--reason",
      "It named a \"witness\".",
      "--date",
      "2026-01-05"
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("withdrawn: content/pages/about.md: /about/\n"))
    let parts = page.split(separator: "---\n", omittingEmptySubsequences: false)
    let lines = "withdrawn:\n  date: 2026-01-05\n  reason: \"It named a \\\"witness\\\".\"\n"
    #expect(
      folder.read("content/pages/about.md") == "---\n\(parts[1])\(lines)---\n\(parts[2])"
    )
    #expect(try folder.sitegen("build").status == 0)
    let notice = try #require(folder.read("public/about/index.html"))
    #expect(notice.contains("withdrawn on 5 January 2026. Reason: It named a "))
    #expect(!notice.contains("Text."))
    let again = try folder.sitegen("withdraw", "about", "--reason", "Again.")
    #expect(again.status == 64 && again.errors.contains("has been withdrawn"))
  }

  @Test(arguments: [
    (["home", "--reason", "No."], "the home page cannot be withdrawn"),
    (["page:abuot", "--reason", "No."], "did you mean \"page:about\"?"),
    (["about", "--reason", " "], "one line of text"),
    (["about", "--reason", "No.", "--date", "soon"], "is not a date"),
  ])
  func wrongRequestChangesNothing(arguments: [String], words: String) throws {
    let folder = try SiteFolder()
    let before = folder.tree("content")
    let run = try folder.sitegen(["withdraw"] + arguments)
    #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
    #expect(folder.tree("content") == before)
  }

  @Test func futureDateAndDryRunChangeNothing() throws {
    let folder = try SiteFolder()
    let before = folder.tree("content")
    let future = ["withdraw", "about", "--reason", "No.", "--date", "9000-01-01"]
    #expect(try folder.sitegen(future).status == 1)
    #expect(try folder.sitegen("withdraw", "about", "--reason", "No.", "--dry-run").status == 0)
    #expect(folder.tree("content") == before)
  }
}
